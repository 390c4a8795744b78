/** When things happened: status callbacks and events say so, requests for instructions do not. */
import { minuteMs } from '../../calendar/durations.ts'
import { Instant } from '../../contacts/identifiers.ts'
import type { Fields, Told } from './fields.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Sun, 25 Oct 2026 00:30:00 +0000` (RFC 2822); undefined for a time that is on no calendar. */
export function readMailTime(text: string): Instant | undefined {
  const parts = /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:([+-])(\d{2})(\d{2})|GMT|UTC)$/.exec(text)
  if (parts === null) return undefined
  const [, day, month = '', year, hour, minute, second, sign, offsetHours = '0', offsetMinutes = '0'] = parts
  const wall = [Number(year), months.indexOf(month), Number(day), Number(hour), Number(minute), Number(second)] as const
  const written = new Date(Date.UTC(...wall))
  const isReal = written.getUTCMonth() === wall[1] && written.getUTCDate() === wall[2] && wall[3] < 24 && wall[4] < 60 && wall[5] < 60
  const offsetMs = (sign === '-' ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes)) * minuteMs
  return isReal ? Instant.safeParse(written.getTime() - offsetMs).data : undefined
}

/** Milliseconds, or seconds, since 1970 as digits, or ISO with a zone. */
export function readEventTime(fields: Fields): Instant | undefined {
  const milliseconds = fields.get('TimestampMs')
  if (milliseconds !== undefined && /^\d{12,13}$/.test(milliseconds)) return Instant.safeParse(Number(milliseconds)).data
  const time = fields.get('Timestamp') ?? ''
  if (/^\d{9,10}$/.test(time)) return Instant.safeParse(Number(time) * 1000).data
  return Instant.safeParse(isoTime.test(time) ? Date.parse(time) : undefined).data
}
const isoTime = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/

/** Of a request that tells no time: when it came in, to the second, which is as fine as everything else that the provider tells of a call. */
export const receivedAt = ({ now }: Pick<Told, 'now'>): Instant => Instant.parse(now - (now % 1000))

/** So many seconds before. */
export const before = (at: Instant, seconds: number): Instant => Instant.parse(Math.max(0, at - seconds * 1000))

/**
 * The order within one second. Where a call left one queue and joined the next, that of the requests; a hang-up and the end of the call come after all else,
 * however late a request before them arrived.
 */
export const inOrderReceived = ({ now }: Pick<Told, 'now'>): number => now % 1000
export const lastOfItsSecond = 1000
