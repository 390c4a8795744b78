/** A break as people write it: from one time to another, or how long it is. */
import { minuteMs } from '../calendar/durations.ts'
import { Instant } from '../contacts/identifiers.ts'
import { readTime } from './rosterTime.ts'

export type RosterPause =
  | { readonly kind: 'none' }
  /** Minutes from the midnight that begins the date. */
  | { readonly kind: 'between'; readonly from: number; readonly until: number }
  /** When it is taken is not told. */
  | { readonly kind: 'length'; readonly minutes: number }

const dash = /\s*(?:[-–—]|\btot\b|\bto\b|\buntil\b|\bt\/m\b)\s*/i
const nothing = /^(?:0+|-|–|nee|geen|no|none|0?0[:.]00)?$/i

/** `12:30-13:00`, `12.30 tot 13.00`; `30`, `30 min`, `0:30`, `0,5 uur`. undefined for what is neither. */
export function readPause(text: string): RosterPause | undefined {
  const written = text.trim().toLowerCase()
  if (nothing.test(written)) return { kind: 'none' }
  const parts = written.split(dash)
  if (parts.length === 2) return between(parts[0] ?? '', parts[1] ?? '')
  const minutes = minutesOf(written)
  return minutes === undefined || minutes <= 0 ? undefined : { kind: 'length', minutes }
}

function between(start: string, end: string): RosterPause | undefined {
  const [from, until] = [readTime(start), readTime(end)]
  if (!('minutes' in from) || !('minutes' in until)) return undefined
  return { kind: 'between', from: from.minutes, until: until.minutes <= from.minutes ? until.minutes + 1440 : until.minutes }
}

/** A bare number is minutes; hours say so, or are written with their minutes. */
function minutesOf(written: string): number | undefined {
  const plain = /^(\d{1,3})(?:[.,]0+)?\s*(?:m|min|min\.|minuten|minutes?|')?$/.exec(written)
  if (plain) return Number(plain[1])
  const clock = /^(\d{1,2})[:u](\d{2})(?::00)?$/.exec(written)
  if (clock && Number(clock[2]) < 60) return Number(clock[1]) * 60 + Number(clock[2])
  const hours = /^(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:u|uur|h|hours?)$/.exec(written)
  return hours ? Math.round(Number(hours[1]?.replace(',', '.')) * 60) : undefined
}

type TimeSpan = { readonly from: Instant; readonly until: Instant }
type PauseTaken = { readonly spans: readonly TimeSpan[] /** Of which nobody told when. */; readonly pauseMinutes: number }

/** A break of which is told from when until when cuts the shift in two. It has to lie within. @param at minutes on the clock of the shift's first day */
export function withoutPause(
  { from, until }: TimeSpan,
  pause: RosterPause | undefined,
  at: (minutes: number) => Instant,
): PauseTaken | { readonly fault: 'bad_pause' } {
  if (pause === undefined) return { fault: 'bad_pause' }
  switch (pause.kind) {
    case 'none':
      return { spans: [{ from, until }], pauseMinutes: 0 }
    case 'length':
      return pause.minutes * minuteMs < until - from ? { spans: [{ from, until }], pauseMinutes: pause.minutes } : { fault: 'bad_pause' }
    case 'between': {
      const [begins, length] = [at(pause.from), (pause.until - pause.from) * minuteMs]
      const ends = Instant.parse(begins + length)
      if (begins < from || ends > until || length >= until - from) return { fault: 'bad_pause' }
      return {
        spans: [
          { from, until: begins },
          { from: ends, until },
        ].filter((span) => span.from < span.until),
        pauseMinutes: 0,
      }
    }
  }
}
