/** What telephone and chat systems send about the planted person: right in every detail, and wrong in many ways. */
import type { Delivery, Feed, Sending } from '../conformance/feed.ts'
import { plantedNumber, plantedTexts, spellingsOf } from './planted.ts'

const [name, marked, email, text, place, browser, visitor, conversation, recording, address] = plantedTexts

/** Fields that no adapter knows, and some that many know. */
export const unknownFields: Readonly<Record<string, string>> = {
  x_caller: plantedNumber,
  caller_name: name,
  customer_name: marked,
  email_address: email,
  message_text: text,
  home_address: place,
  user_agent: browser,
  browser_id: visitor,
  recording_url: recording,
  remote_ip: address,
  transcript: `${text} ${plantedNumber}`,
  CallerCity: place,
  RecordingUrl: recording,
  From2: plantedNumber,
}
export const headersOfCallers = {
  'user-agent': browser,
  'x-forwarded-for': address,
  'x-real-ip': address,
  'x-caller-id': plantedNumber,
  forwarded: `for=${address};host=${visitor}`,
  referer: `https://elders.example/${encodeURIComponent(name)}?tel=${encodeURIComponent(plantedNumber)}`,
  'x-request-id': conversation,
  'x-correlation-id': plantedNumber,
} as const

/** The same delivery about the planted person, signed anew. */
export function aboutThePlanted(feed: Feed, { body, path }: Delivery, sending: Sending, n: number): Delivery {
  const bare = body.replace(/"secret_key":"[^"]*",/, '')
  const spellings = spellingsOf(plantedNumber)
  const spelling = spellings[n % spellings.length] ?? plantedNumber
  const isJson = bare.trimStart().startsWith('{') || bare.trimStart().startsWith('[')
  const put = (value: string) => (isJson ? JSON.stringify(value).slice(1, -1) : encodeURIComponent(value))
  const told = bare
    .replaceAll(/(?:\+|%2B)?9991000000\d\d/g, () => put(spelling))
    .replaceAll(/[\w.%]*(?:@|%40)ergens\.example/g, () => put(email))
    .replaceAll(/\bhallo\b/g, () => put(text))
    .replaceAll(/\bErgens\b/g, () => put(place))
    .replaceAll(/\bBezoeker\b/g, () => put(name))
  const kind = path?.match(/\?.*/)?.[0] ?? ''
  const signed = feed.sign(withUnknown(told, isJson), { ...sending, address: `${sending.address}${kind}` }, `msg_${conversation}_${n}`)
  return { ...signed, path: `${kind}${signed.path ?? ''}`, headers: { ...headersOfCallers, ...signed.headers } }
}

function withUnknown(body: string, isJson: boolean): string {
  if (!isJson) return `${body}${body === '' ? '' : '&'}${new URLSearchParams(unknownFields).toString()}`
  return body.startsWith('{') ? `{"extra":${JSON.stringify({ ...unknownFields, deep: [[unknownFields]] })},${body.slice(1)}`.replace(/,\}$/, '}') : body
}

/** Signed, and nothing anybody can use. */
export const signedNonsense: readonly string[] = [
  `{"caller": ${plantedNumber}`,
  plantedNumber,
  plantedNumber.slice(1),
  `"${text}"`,
  `{"type":"${text}","caller":"${plantedNumber}","at":"${plantedNumber}"}`,
  `{"type":"contact.queued","contact":"${conversation}","line":"${name}","caller":"${plantedNumber}","at":"2026-10-12T08:00:00Z"}`,
  `{"type":"contact.queued","contact":"${conversation}","line":"generic","caller":"${plantedNumber}","at":"2031-10-12T08:00:00Z"}`,
  `{"type":"contact.queued","contact":"${conversation}","line":"${plantedNumber}","caller":"${plantedNumber}","at":"2026-10-12T08:00:00Z","agent":"${name}","reason":"${text}"}`,
  `{"type":"${plantedNumber}","event":"${plantedNumber}","EventType":"${plantedNumber}","event_type":"${text}"}`,
  `[[["${plantedNumber}"]]]`,
  `${'['.repeat(50)}"${plantedNumber}"${']'.repeat(50)}`,
  `From=%2B${plantedNumber.slice(1)}&CallStatus=${encodeURIComponent(text)}&CallSid=${conversation}`,
  `From=${encodeURIComponent(name)}&From=%2B${plantedNumber.slice(1)}`,
  '',
]
