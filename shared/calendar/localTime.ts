/**
 * The wall clock of one time zone, both ways. From an instant to the clock: a table lookup. From the clock to an instant:
 * as Temporal's `compatible` (a doubled time is its first occurrence, a missing time moves forward by the gap).
 */
import type { Instant, LocalDate } from '../contacts/identifiers.ts'
import { dayMs, daySeconds, hourMs, hourSeconds, minuteMs } from './durations.ts'
import { dateOfDayNumber, dayNumberOf, nextDay } from './localDate.ts'
import { type OffsetSegment, offsetTableOf } from './offsetTable.ts'

/** `HH:mm` or `HH:mm:ss`, or seconds since the date's 00:00 on the wall; more than 24 hours runs on into the next dates. */
type WallTime = number | string

/** The clocks change at `atMs`: they stood `beforeMinutes` from UTC until then and `afterMinutes` from then on. */
type Transition = { readonly atMs: number; readonly beforeMinutes: number; readonly afterMinutes: number }

export type LocalTime = {
  readonly zone: string
  readonly dateOf: (ms: number) => LocalDate
  /** The first instant of a local day. Some zones have days without a midnight; a day the zone left out starts where the next one does. */
  readonly dayStart: (date: LocalDate) => Instant
  readonly nextDay: (date: LocalDate) => LocalDate
  /** Minutes to add to UTC. */
  readonly offsetMinutesAt: (ms: number) => number
  /** Wall hours since Monday 00:00: 0..167. The doubled hour of autumn is one cell, the missing hour of spring is never given. */
  readonly hourOfWeekOf: (ms: number) => number
  /** Whole seconds on the wall since 00:00: 0..86399. */
  readonly secondOfDayOf: (ms: number) => number
  /** Throws a RangeError for a text that is no time. */
  readonly fromWallClock: (date: LocalDate, time: WallTime, which?: { readonly ambiguous: 'first' | 'second' }) => Instant
  /** For walking: the first entry starts at `fromMs`, each holds until the next, the last until `untilMs`. */
  readonly offsetsBetween: (fromMs: number, untilMs: number) => readonly { readonly fromMs: number; readonly offsetMinutes: number }[]
  /** Clock changes with `fromMs <= atMs < untilMs`. */
  readonly transitionsBetween: (fromMs: number, untilMs: number) => readonly Transition[]
}

/** No zone stands further than this from UTC, and none has skipped more. */
const FURTHEST_OFFSET_MS = 26 * hourMs
const LAST_INSTANT_MS = 4_102_444_800_000

/** Tables only: what is kept here follows from the zone's name alone and is never changed, only filled in. */
const knownZones = new Map<string, LocalTime>()

/** The wall clock of an IANA zone; throws a RangeError for a name that is none. The product knows 1970 up to 2100; instants outside are moved to its edge. */
export function localTimeOf(zone: string): LocalTime {
  const known = knownZones.get(zone)
  if (known) return known
  const made = makeLocalTime(zone)
  knownZones.set(zone, made)
  return made
}

function makeLocalTime(zone: string): LocalTime {
  const table = offsetTableOf(zone)
  // Questions come in order of time, so the answer is nearly always in the segment, and on the day, of the one before.
  let recent: OffsetSegment = table.segmentAt(0)
  let recentDay = { number: 0, date: dateOfDayNumber(0) }

  const wallMsOf = (ms: number) => {
    if (ms < recent.fromMs || ms >= recent.untilMs) recent = table.segmentAt(ms)
    return ms + recent.offsetMinutes * minuteMs
  }
  const dateOf = (ms: number) => {
    const number = Math.floor(wallMsOf(ms) / dayMs)
    if (number !== recentDay.number) recentDay = { number, date: dateOfDayNumber(number) }
    return recentDay.date
  }
  const around = (wallMs: number) => table.segmentsBetween(wallMs - FURTHEST_OFFSET_MS, wallMs + FURTHEST_OFFSET_MS)
  const isFarFromChanges = ({ fromMs, untilMs }: OffsetSegment, wallMs: number) =>
    fromMs <= wallMs - FURTHEST_OFFSET_MS && wallMs + FURTHEST_OFFSET_MS <= untilMs
  /** When the wall shows a time, where no change is near, which is nearly always. */
  const plainInstant = (wallMs: number): number | undefined => {
    if (!isFarFromChanges(recent, wallMs)) recent = table.segmentAt(wallMs)
    return isFarFromChanges(recent, wallMs) ? wallMs - recent.offsetMinutes * minuteMs : undefined
  }
  const segmentsAsked = (fromMs: number, untilMs: number) => (fromMs < untilMs ? table.segmentsBetween(fromMs, untilMs) : [])

  return {
    zone,
    dateOf,
    nextDay,
    dayStart: (date) => {
      const wallMs = dayNumberOf(date) * dayMs
      const plain = plainInstant(wallMs)
      if (plain !== undefined) return instantOf(plain)
      const segments = around(wallMs)
      return instantOf(showing(wallMs, segments)[0] ?? gapAround(wallMs, segments).atMs)
    },
    offsetMinutesAt: (ms) => (wallMsOf(ms) - ms) / minuteMs,
    hourOfWeekOf: (ms) => (((Math.floor(wallMsOf(ms) / hourMs) + 72) % 168) + 168) % 168,
    secondOfDayOf: (ms) => ((Math.floor(wallMsOf(ms) / 1_000) % daySeconds) + daySeconds) % daySeconds,
    fromWallClock: (date, time, which) => {
      const wallMs = wallMsFrom(date, time)
      const plain = plainInstant(wallMs)
      if (plain !== undefined) return instantOf(plain)
      const segments = around(wallMs)
      const instants = showing(wallMs, segments)
      const asked = which?.ambiguous === 'second' ? instants.at(-1) : instants[0]
      return instantOf(asked ?? wallMs - gapAround(wallMs, segments).beforeMinutes * minuteMs)
    },
    offsetsBetween: (fromMs, untilMs) => segmentsAsked(fromMs, untilMs).map(({ fromMs, offsetMinutes }) => ({ fromMs, offsetMinutes })),
    // One second earlier, so that a change at `fromMs` itself has a segment before it.
    transitionsBetween: (fromMs, untilMs) => transitionsOf(segmentsAsked(fromMs - 1_000, untilMs)).filter(({ atMs }) => atMs >= fromMs),
  }
}

/** An instant by its making: whole, and within what the product knows. Reports ask for thousands. */
const instantOf = (ms: number): Instant => Math.min(Math.max(Math.round(ms), 0), LAST_INSTANT_MS) as Instant

const transitionsOf = (segments: readonly OffsetSegment[]): readonly Transition[] =>
  segments.slice(1).map((after, i) => ({ atMs: after.fromMs, beforeMinutes: segments[i]?.offsetMinutes ?? 0, afterMinutes: after.offsetMinutes }))

function showing(wallMs: number, segments: readonly OffsetSegment[]): readonly number[] {
  return segments.flatMap(({ fromMs, untilMs, offsetMinutes }) => {
    const ms = wallMs - offsetMinutes * minuteMs
    return fromMs <= ms && ms < untilMs ? [ms] : []
  })
}

/** The change that jumped over a wall time which never was. */
function gapAround(wallMs: number, segments: readonly OffsetSegment[]): Transition {
  const gap = transitionsOf(segments).find(
    ({ atMs, beforeMinutes, afterMinutes }) => wallMs - beforeMinutes * minuteMs >= atMs && wallMs - afterMinutes * minuteMs < atMs,
  )
  if (!gap) throw new Error(`wall time ${wallMs} neither shown nor skipped`)
  return gap
}

function wallMsFrom(date: LocalDate, time: WallTime): number {
  return dayNumberOf(date) * dayMs + (typeof time === 'number' ? time : secondsIn(time)) * 1_000
}

function secondsIn(time: string): number {
  const [, hours, minutes, seconds = '0'] = /^(\d\d):([0-5]\d)(?::([0-5]\d))?$/.exec(time) ?? []
  if (hours === undefined || Number(hours) > 48) throw new RangeError(`"${time}" is not a time such as 09:30`)
  return Number(hours) * hourSeconds + Number(minutes) * 60 + Number(seconds)
}
