import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Instant } from '../../../shared/contacts/identifiers.ts'
import { webhook } from '../../../shared/providers/voys/webhook.ts'
import { providerDeliveries, delivery, fixture } from '../../builders/providerDeliveries.ts'
import { reasonsIn } from '../reasonsIn.ts'

const secret = Buffer.alloc(32, 'v').toString('base64url')
const voys = providerDeliveries(webhook, { provider: 'voys', lines: { '0999201239999': 'telefoon', '+999201239999': 'telefoon', chat: 'chat' } }, secret)
const { attemptsOf, contactsOf } = voys
const moment = (time: string) => (time.includes('T') ? time : `2026-09-21T${time}.120000+00:00`)
const at = (time: string) => new Date(moment(time)).toISOString()
type Fields = Record<string, unknown>
const sent = (name: string, time: string, more: Fields = {}) => delivery({ ...fixture(`voys/${name}.json`), timestamp: moment(time), ...more }, at(time))
const created = sent('created', '14:00:00')
const rings = [sent('ringing', '14:00:01'), sent('ringing', '14:00:09')]
const taken = sent('inProgress', '14:00:20')
const ended = (time: string, reason?: string) => sent('ended', time, { reason })

describe('the secret address of Voys', () => {
  const verify = (pathToken: string | undefined, secrets: readonly string[] = [secret]) =>
    webhook.verify(
      {
        headers: new Map(),
        body: new Uint8Array(),
        now: Instant.parse(0),
        url: 'https://bel.example/hooks/voys',
        ...(pathToken === undefined ? {} : { pathToken }),
      },
      secrets.map((own) => webhook.keyOf(own)!),
      voys.source,
    )
  const next = webhook.newSecret!(Buffer.alloc(32, 'n'))
  it('is 32 to 128 characters behind the address, one of ours', () => {
    const hexadecimal = Buffer.alloc(32, 'v').toString('hex')
    expect(verify(hexadecimal, [hexadecimal])).toBe('authentic')
    expect(verify(secret)).toBe('authentic')
    expect(verify(secret, [next, secret])).toBe('authentic')
    expect(verify(secret, [next])).toBe('wrong')
    expect(verify(secret, [])).toBe('wrong')
  })
  it('is missing or malformed otherwise', () => {
    expect(verify(undefined)).toBe('missing')
    expect([secret.slice(12), secret.repeat(3), `${secret.slice(1)}=`].map((token) => verify(token))).toEqual(['malformed', 'malformed', 'malformed'])
    expect([secret.slice(1), `${secret}a`].map((token) => verify(token))).toEqual(['wrong', 'wrong'])
  })
  it('differs in any letter', () =>
    fc.assert(
      fc.property(fc.nat(42), fc.constantFrom('A', 'b', '0', '9', '-', '_'), (place, letter) => {
        const changed = secret.slice(0, place) + letter + secret.slice(place + 1)
        if (changed !== secret) expect(verify(changed)).toBe('wrong')
      }),
      { seed: 1 },
    ))
  it('stands behind the address before its query, and is all there is: the source is weak', () => {
    expect(webhook.sign({ url: 'https://bel.example/hooks/voys?x=1', body: '{}', now: Instant.parse(0), id: 'x' }, secret)?.url).toBe(
      `https://bel.example/hooks/voys/${secret}?x=1`,
    )
    expect(webhook.strength).toBe('token')
    expect(webhook.keyOf('short')).toBeUndefined()
  })
})

describe('a call by Voys', () => {
  it('is answered when somebody takes it, however many telephones rang', async () =>
    expect(await attemptsOf(created, ...rings, taken, ended('14:05:20', 'completed'))).toEqual([
      { at: at('14:00:00'), outcome: 'answered', wait: 20, talk: 300 },
    ]))
  it('that ended as completed without that was not helped: a menu or a queue had picked up', async () =>
    expect(await attemptsOf(created, ...rings, ended('14:00:50', 'completed'))).toEqual([{ at: at('14:00:00'), outcome: 'left', wait: 50 }]))
  it('cancelled after three seconds was left after three seconds', async () =>
    expect(await attemptsOf(created, ended('14:00:03', 'cancelled'))).toEqual([{ at: at('14:00:00'), outcome: 'left', wait: 3 }]))
  it.each([
    ['no-answer', 'turned_away', 'timeout'],
    ['busy', 'turned_away', 'full'],
    ['rejected', 'turned_away', 'no_agents'],
    ['failed', 'turned_away', 'error'],
    ['answered-elsewhere', 'unknown', undefined],
    ['something new', 'left', undefined],
    [undefined, 'left', undefined],
  ])('that ends as %s is %s (%s)', async (reason, outcome, why) =>
    expect(await contactsOf([created, ...rings, ended('14:00:50', reason)])).toMatchObject([
      { outcome, reason: why, waitSeconds: outcome === 'unknown' ? undefined : 50 },
    ]),
  )
  it('whose end never comes is unknown', async () => expect(await attemptsOf(created, ...rings)).toEqual([{ at: at('14:00:00'), outcome: 'unknown' }]))
  it('that is passed on stays one attempt, whether somebody was asked first or not', async () => {
    const passed = [sent('warmTransfer', '14:02:00'), sent('warmTransfer', '14:02:00', { call_id: 'node1-1790000000.91', direction: undefined })]
    const between = sent('created', '14:01:30', { call_id: 'node1-1790000000.91', status: 'ringing', caller: { number: '202', account_number: 502 } })
    const underBothNames = [ended('14:08:20', 'completed'), sent('ended', '14:08:20', { call_id: 'node1-1790000000.91' })]
    expect(await attemptsOf(created, ...rings, taken, between, ...passed, ...underBothNames)).toEqual([
      { at: at('14:00:00'), outcome: 'answered', wait: 20, talk: 480 },
    ])
    expect(
      await attemptsOf(created, taken, sent('warmTransfer', '14:02:00', { status: 'cold-transfer', merged_id: undefined }), ended('14:08:20', 'completed')),
    ).toMatchObject([{ outcome: 'answered' }])
  })
  it('in the doubled hour of 25 October 2026 is told with its offset', async () =>
    expect(await attemptsOf(sent('created', '2026-10-25T02:59:50.000000+02:00'), sent('inProgress', '2026-10-25T02:00:20.000000+01:00'))).toEqual([
      { at: '2026-10-25T00:59:50.000Z', outcome: 'answered', wait: 30 },
    ]))
  it('from a withheld number is from nobody', async () =>
    expect(await contactsOf([sent('created', '14:00:00', { caller: { number: null, account_number: null } })])).toMatchObject([{ caller: 'withheld' }]))
  it('names the telephone that took it, and one that rang alone', () => {
    expect(voys.readingsOf(taken)).toMatchObject([{ report: { type: 'contact.answered', agent: '502' } }])
    expect(voys.readingsOf(rings[0]!)[0]).not.toHaveProperty('report.agent')
    const targets = [{ account_number: 501, number: '+999201239999' }]
    expect(voys.readingsOf(sent('ringing', '14:00:01', { destination: { number: '+999201239999', targets } }))).toMatchObject([{ report: { agent: '501' } }])
  })
})

describe('what is no attempt by a caller', () => {
  const reasonOf = (given: ReturnType<typeof delivery>) => reasonsIn(voys.readingsOf(given))
  it('is a call to somebody outside, or between colleagues', () => {
    expect(reasonOf(sent('ringing', '14:00:00', { direction: 'outbound' }))).toEqual(['not_a_contact'])
    expect(reasonOf(sent('inProgress', '14:00:00', { caller: { number: '201', account_number: 501 } }))).toEqual(['not_a_contact'])
  })
  it('is a moment we do not know, without a zone, or without a call', () => {
    expect(reasonOf(sent('created', '14:00:00', { status: 'parked' }))).toEqual(['unknown_type'])
    expect(reasonOf(sent('created', '14:00:00', { timestamp: '2026-09-21T14:00:00' }))).toEqual(['bad_time'])
    expect(reasonOf(sent('created', '14:00:00', { call_id: '' }))).toEqual(['wrong_shape'])
    expect(reasonOf(delivery('[]', at('14:00:00')))).toEqual(['wrong_shape'])
    expect(reasonOf(delivery('{', at('14:00:00')))).toEqual(['bad_json'])
  })
  it('tells its shape, and never a number', () => {
    const [reading] = voys.readingsOf(sent('created', '14:00:00', { status: 'parked' }))
    expect(reading).toMatchObject({ type: 'parked', shape: expect.stringContaining('timestamp:2026-09-21T14:00') })
    expect(JSON.stringify(reading)).not.toContain('999')
  })
})
