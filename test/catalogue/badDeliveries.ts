/** Deliveries to the door that are not as they should be, or only just are: what is sent, what is answered, and what the ledger says of it. */
import { plantedNumber } from '../canary/planted.ts'

export type BadDelivery = {
  readonly name: string
  /** Of the security rules it is about. */
  readonly rules: readonly string[]
  /** Of a good event, unless said. */
  readonly body?: string | Uint8Array
  /** Another system than the generic one signs it its own way. */
  readonly provider?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly method?: string
  /** After `/hooks/`; the address of the source, unless said. */
  readonly to?: string
  /** Seconds between signing and receipt. */
  readonly signedAgo?: number
  readonly withOtherKey?: true
  /** As it stands, without anything that makes it authentic. */
  readonly isUnsigned?: true
  readonly deliveryId?: string
  readonly status: 202 | 401 | 404 | 405 | 413
  /** What it adds to the ledger. */
  readonly counts?: Readonly<Partial<Record<'accepted' | 'duplicate' | 'unrecognised' | 'quarantined', number>>>
  readonly reason?: string
}

/** Of the host in the catalogue. */
export const moment = Date.parse('2026-10-30T11:00:00Z')
let made = 0
export const event = (more: object = {}): object => ({
  type: 'contact.queued',
  contact: `c-${++made}`,
  id: `e-${made}`,
  line: 'helplijn',
  at: '2026-10-30T10:59:00Z',
  caller: plantedNumber,
  ...more,
})
const json = (more: object = {}) => JSON.stringify(event(more))
/** With text in it that JSON.stringify would not write. */
const withRaw = (field: string, value: string) => json({ extra: 0 }).replace('"extra":0', `"${field}":${value}`)
const ofBytes = (bytes: number) => {
  const bare = json({ note: '' })
  return bare.replace('"note":""', `"note":"${'x'.repeat(bytes - bare.length)}"`)
}
const accepted = { status: 202, counts: { accepted: 1 } } as const
const aside = (reason: string) => ({ status: 202, counts: { unrecognised: 1 }, reason }) as const
const late = (reason: string) => ({ status: 202, counts: { quarantined: 1 }, reason }) as const
const refused = { status: 401 } as const
const notThere = { status: 404 } as const
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

const brokenBodies: readonly BadDelivery[] = [
  { name: 'only a number', rules: ['X1', 'P4'], body: plantedNumber.slice(1), ...aside('wrong_shape') },
  { name: 'broken just after a number', rules: ['X1', 'P4'], body: `${plantedNumber.slice(1)}x`, ...aside('bad_json') },
  { name: 'a number that JSON does not know', rules: ['X1', 'P4'], body: `{"caller": ${plantedNumber}}`, ...aside('bad_json') },
  { name: 'cut off within the caller', rules: ['X1', 'P4', 'W1'], body: `{"type":"contact.queued","caller":"${plantedNumber}`, ...aside('bad_json') },
  { name: 'empty', rules: ['W1'], body: '', ...aside('bad_json') },
  { name: 'blanks only', rules: ['W1'], body: ' \n\t ', ...aside('bad_json') },
  { name: 'null', rules: ['W1'], body: 'null', ...aside('wrong_shape') },
  { name: 'a text', rules: ['W1', 'P4'], body: `"${plantedNumber}"`, ...aside('wrong_shape') },
  { name: 'with a comma too many', rules: ['W1'], body: json().replace('}', ',}'), ...aside('bad_json') },
  { name: 'with a remark', rules: ['W1'], body: `/* ${plantedNumber} */ ${json()}`, ...aside('bad_json') },
  { name: 'two of them, one after the other', rules: ['W1'], body: `${json()}${json()}`, ...aside('bad_json') },
  { name: 'NaN for a value', rules: ['X3', 'W7'], body: withRaw('x', 'NaN'), ...aside('bad_json') },
  { name: 'a huge number in a field nobody reads', rules: ['X3', 'W11'], body: withRaw('x', '1e999'), ...accepted },
  { name: 'a huge number for a time', rules: ['X3', 'X5', 'W7'], body: json({ at: 0 }).replace('"at":0', '"at":1e999'), ...aside('bad_time') },
  { name: '__proto__ as a field', rules: ['X3', 'W11', 'H6'], body: withRaw('__proto__', '{"type":"contact.left","isAdmin":true}'), ...accepted },
  { name: 'constructor as a field', rules: ['X3', 'W11', 'H6'], body: withRaw('constructor', '{"prototype":{"type":"x"}}'), ...accepted },
  { name: '__proto__ in place of every field', rules: ['X3', 'H6'], body: `{"__proto__":${json()}}`, ...aside('wrong_shape') },
  { name: 'a type called constructor', rules: ['H6', 'W10'], body: json({ type: 'constructor' }), ...aside('unknown_type') },
  { name: 'a line called __proto__', rules: ['H6'], body: json({ line: '__proto__' }), ...aside('unknown_line') },
  { name: 'a field twice: the last holds', rules: ['X3'], body: json().replace('{', '{"type":"somewhat.else",'), ...accepted },
  { name: 'nested as deep as may be', rules: ['X2', 'W7'], body: withRaw('x', `${'['.repeat(31)}1${']'.repeat(31)}`), ...accepted },
  { name: 'nested one deeper', rules: ['X2', 'W7'], body: withRaw('x', `${'['.repeat(32)}1${']'.repeat(32)}`), ...aside('too_deep') },
  { name: 'thirty thousand lists, one in the other', rules: ['X2', 'W7'], body: '['.repeat(30_000), ...aside('too_deep') },
  { name: 'a great many closing brackets', rules: ['X2', 'W7'], body: ']'.repeat(30_000), ...aside('bad_json') },
  { name: 'half a character in its id', rules: ['X4', 'W7'], body: withRaw('id', '"\\ud800"').replace(/"id":"e-\d+",/, ''), ...aside('wrong_shape') },
  { name: 'the other half in its id', rules: ['X4', 'W7'], body: withRaw('id', '"\\udfff"').replace(/"id":"e-\d+",/, ''), ...aside('wrong_shape') },
  { name: 'bytes that are no UTF-8', rules: ['X4', 'W3', 'W7'], body: bytes(json().slice(0, -1), ',"x":"', [0xff, 0xfe], '"}'), ...aside('not_utf8') },
  { name: 'a character written too long', rules: ['X4', 'W7'], body: bytes('{"type":"', [0xc0, 0xaf], '"}'), ...aside('not_utf8') },
  { name: 'UTF-16', rules: ['X4', 'W7'], body: Buffer.from(`\ufeff${json()}`, 'utf16le'), ...aside('not_utf8') },
  { name: 'half a character in UTF-8', rules: ['X4', 'W7'], body: bytes('{"type":"', [0xed, 0xa0, 0x80], '"}'), ...aside('not_utf8') },
  { name: 'gzip said and not meant', rules: ['W7'], headers: { 'content-encoding': 'gzip' }, ...aside('content_coding') },
  { name: 'a coding nobody knows', rules: ['W7'], headers: { 'content-encoding': 'zstd, br' }, ...aside('content_coding') },
  { name: 'identity for a coding', rules: ['W7'], headers: { 'content-encoding': 'identity' }, ...accepted },
  { name: 'no content type', rules: ['W1'], headers: { 'content-type': '' }, ...aside('content_type') },
  { name: 'plain text', rules: ['W1'], headers: { 'content-type': 'text/plain' }, ...aside('content_type') },
  { name: 'JSON in another alphabet', rules: ['W1'], headers: { 'content-type': 'application/json; charset=utf-16' }, ...aside('content_type') },
  {
    name: 'a form',
    rules: ['W1'],
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `caller=${plantedNumber}`,
    ...aside('content_type'),
  },
  { name: 'as large as is parsed', rules: ['W7'], body: ofBytes(64 * 1024), ...accepted },
  { name: 'a byte larger', rules: ['W7', 'W1'], body: ofBytes(64 * 1024 + 1), ...aside('too_large') },
  { name: 'a mebibyte', rules: ['W7', 'W1'], body: ofBytes(2 ** 20), ...aside('too_large') },
  { name: 'a byte more', rules: ['W7'], body: ofBytes(2 ** 20 + 1), status: 413 },
]

const badFields: readonly BadDelivery[] = [
  ...(
    [
      ['a number for its id', { id: 7 }],
      ['a list for its id', { id: ['e'] }],
      ['an empty id', { id: '' }],
      ['an id of 257 characters', { id: 'x'.repeat(257) }],
      ['a number for its contact', { contact: 8812 }],
      ['no contact', { contact: null }],
      ['true for its caller', { caller: true }],
      ['a number for its caller', { caller: Number(plantedNumber) }],
      ['a caller of 300 characters', { caller: plantedNumber.repeat(24) }],
      ['an object for its line', { line: { name: 'helplijn' } }],
      ['a reason in own words', { reason: `belde ${plantedNumber}` }],
      ['a type that is no text', { type: 7 }],
    ] as const
  ).map(([name, more]): BadDelivery => ({ name, rules: ['W7', 'X5', 'P3'], body: json(more), ...aside('wrong_shape') })),
  { name: 'an id of 256 characters', rules: ['W7'], body: json({ id: 'x'.repeat(256) }), ...accepted },
  { name: 'a channel nobody knows', rules: ['W7'], body: json({ channel: plantedNumber }), ...aside('unknown_channel') },
  { name: 'a line nobody set up', rules: ['P6', 'W1'], body: json({ line: `wachtrij ${plantedNumber}` }), ...aside('unknown_line') },
  { name: 'fields nobody knows', rules: ['W11', 'P3'], body: json({ name: 'Kanariepiet Vogelaar', transcript: ['a', { b: plantedNumber }] }), ...accepted },
  ...[
    '2026-02-30T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-10-30T25:00:00Z',
    '2026-10-30T10:59:00',
    '2026-10-30',
    '0',
    '',
    '1793360340',
    '30 Oct 2026 10:59',
    '+010000-01-01T00:00:00Z',
    `${plantedNumber}`,
  ].map((at): BadDelivery => ({ name: `the time ${JSON.stringify(at)}`, rules: ['W9', 'X5', 'X6'], body: json({ at }), ...aside('bad_time') })),
  ...([null, 0, 1_793_360_340, true, {}] as const).map(
    (at): BadDelivery => ({ name: `the time ${JSON.stringify(at)}, which is no text`, rules: ['W9', 'X5'], body: json({ at }), ...aside('bad_time') }),
  ),
  { name: 'five minutes ahead', rules: ['W9'], body: json({ at: '2026-10-30T11:05:00Z' }), ...accepted },
  { name: 'a second more', rules: ['W9'], body: json({ at: '2026-10-30T11:05:01Z' }), ...late('ahead_of_time') },
  { name: 'from a period that is stripped', rules: ['W9', 'O6'], body: json({ at: '2026-01-30T10:00:00Z' }), ...late('late') },
  {
    name: 'an end before its beginning',
    rules: ['W9'],
    body: JSON.stringify([
      event({ type: 'contact.arrived', contact: 'turned' }),
      event({ type: 'contact.ended', contact: 'turned', at: '2026-10-30T10:58:00Z' }),
    ]),
    status: 202,
    counts: { accepted: 1, quarantined: 1 },
    reason: 'end_before_start',
  },
  ...['parked 0999 1234', 'call.1234', 'x'.repeat(65), 'ï', '<script>alert(1)</script>', `type ${plantedNumber}`, 'somewhat.new'].map(
    (type): BadDelivery => ({ name: `the type ${JSON.stringify(type.slice(0, 30))}`, rules: ['W10', 'P8'], body: json({ type }), ...aside('unknown_type') }),
  ),
  {
    name: 'a list of one good and three bad',
    rules: ['W2', 'W1'],
    body: JSON.stringify([event(), { type: 7 }, event({ at: 'x' }), event({ type: 'other.thing' })]),
    status: 202,
    counts: { accepted: 1, unrecognised: 3 },
  },
  {
    name: 'a list with the same event twice',
    rules: ['W8', 'W2'],
    body: JSON.stringify([event({ id: 'twice', contact: 'tw' }), event({ id: 'twice', contact: 'tw' })]),
    status: 202,
    counts: { accepted: 1, duplicate: 1 },
  },
  { name: 'an empty list', rules: ['W2'], body: '[]', status: 202 },
]

const same = json({ id: 'the-same', contact: 'the-same' })
const repeats: readonly BadDelivery[] = [
  { name: 'an event', rules: ['W8'], body: same, ...accepted },
  { name: 'the same event in another delivery', rules: ['W8'], body: same, status: 202, counts: { duplicate: 1 } },
  {
    name: 'the same identity saying something else',
    rules: ['W8'],
    body: same.replace('contact.queued', 'contact.left'),
    status: 202,
    counts: { duplicate: 1 },
  },
  { name: 'the same identity at another time', rules: ['W8'], body: same.replace('10:59:00', '09:00:00'), status: 202, counts: { duplicate: 1 } },
]

const stamp = String(moment / 1000)
const badSignatures: readonly BadDelivery[] = [
  { name: 'signed 300 seconds ago', rules: ['W4'], signedAgo: 300, ...accepted },
  { name: 'signed 301 seconds ago', rules: ['W4'], signedAgo: 301, ...refused },
  { name: 'signed 300 seconds from now', rules: ['W4'], signedAgo: -300, ...accepted },
  { name: 'signed 301 seconds from now', rules: ['W4'], signedAgo: -301, ...refused },
  ...[`${stamp}abc`, ` ${stamp}`, `+${stamp}`, `${stamp}.0`, '1e9', `-${stamp}`, '', '0x6543', `0${stamp}`].map(
    (value): BadDelivery => ({
      name: `the time of signing ${JSON.stringify(value)}`,
      rules: ['W4', 'X6'],
      headers: { 'webhook-timestamp': value },
      ...(value.trim() === stamp ? accepted : refused),
    }),
  ),
  ...['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (header): BadDelivery => ({ name: `no ${header}`, rules: ['W3', 'W15'], headers: { [header]: undefined }, ...refused }),
  ),
  ...['v1,', 'v1', 'v2,abc', 'v1a,abc', `v1,${'A'.repeat(44)}`, `v1,${'A'.repeat(5000)}`, 'v1,abc=', plantedNumber].map(
    (value): BadDelivery => ({
      name: `the signature ${JSON.stringify(value.slice(0, 20))} of ${value.length} characters`,
      rules: ['W3', 'X6'],
      headers: { 'webhook-signature': value },
      ...refused,
    }),
  ),
  { name: 'another id than was signed', rules: ['W3'], headers: { 'webhook-id': plantedNumber }, ...refused },
  { name: 'signed with the secret of somebody else', rules: ['W3'], withOtherKey: true, ...refused },
  { name: 'the body of another delivery', rules: ['W3'], headers: { 'x-replace-body': `{"caller":"${plantedNumber}"}` }, ...refused },
]

const badAddresses: readonly BadDelivery[] = [
  ...['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'].map((method): BadDelivery => ({ name: `by ${method}`, rules: ['W1'], method, status: 405 })),
  {
    name: 'by GET that says it is a POST',
    rules: ['H1'],
    method: 'GET',
    headers: { 'x-http-method-override': 'POST', 'x-method-override': 'POST' },
    status: 405,
  },
  { name: 'by POST that says it is a DELETE', rules: ['H1'], headers: { 'x-http-method-override': 'DELETE' }, ...accepted },
  {
    name: 'forwarded for another host',
    rules: ['H1'],
    headers: { 'x-forwarded-host': 'elders.example', 'x-forwarded-proto': 'http', 'x-original-url': '/settings' },
    ...accepted,
  },
  ...[
    'nobody',
    'GENERIC-IN-ORDER',
    'generic_in_order',
    '__proto__',
    'constructor',
    'toString',
    '%2e%2e%2fsettings',
    '%00',
    'generic-in-order%00',
    'x'.repeat(33),
    '%F0%9F%90%A6',
    encodeURIComponent(plantedNumber),
  ].map((to): BadDelivery => ({ name: `to ${to}`, rules: ['H6', 'W1'], to, ...notThere })),
  { name: 'to a source by a secret path it does not have', rules: ['W5'], to: `generic-in-order/${'k'.repeat(43)}`, ...notThere },
  { name: 'to something below a source', rules: ['H6'], to: 'generic-in-order/a/b', ...notThere },
]

const livechat = (more: object) => JSON.stringify({ webhook_id: 'w1', action: 'incoming_chat', payload: { note: plantedNumber }, ...more })
const otherSystems: readonly BadDelivery[] = [
  {
    name: 'a form with a name twice',
    rules: ['W6'],
    provider: 'twilio',
    body: 'CallSid=CA1&CallStatus=ringing&From=%2B999555012345&From=%2B999555012346',
    ...aside('wrong_shape'),
  },
  { name: 'a form of nothing', rules: ['W6'], provider: 'twilio', body: '', ...aside('wrong_shape') },
  {
    name: 'a form that says it is JSON',
    rules: ['W6', 'W3'],
    provider: 'twilio',
    body: 'CallSid=CA1',
    headers: { 'content-type': 'application/json' },
    ...refused,
  },
  { name: 'a form with a changed value', rules: ['W3'], provider: 'twilio', headers: { 'x-replace-body': 'CallSid=CA2' }, body: 'CallSid=CA1', ...refused },
  { name: 'a body without its token', rules: ['W16'], provider: 'livechat', isUnsigned: true, body: livechat({}), ...refused },
  { name: 'a body with another token', rules: ['W16'], provider: 'livechat', isUnsigned: true, body: livechat({ secret_key: 'x'.repeat(32) }), ...refused },
  { name: 'a body with a list for a token', rules: ['W16', 'X6'], provider: 'livechat', isUnsigned: true, body: livechat({ secret_key: ['x'] }), ...refused },
  {
    name: 'a body that cannot be read, so that no token is found',
    rules: ['W16', 'X1'],
    provider: 'livechat',
    isUnsigned: true,
    body: `{"secret_key": ${plantedNumber}`,
    ...refused,
  },
]

export const badDeliveries: readonly BadDelivery[] = [...brokenBodies, ...badFields, ...repeats, ...badSignatures, ...badAddresses, ...otherSystems]
