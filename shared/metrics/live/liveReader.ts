/**
 * Reads what the live page says, at the price of a look at the day files of today. What changes slowly (the weeks before, what is usual, which sources
 * are silent) is read anew every five minutes; what everybody looks at is shared for a few seconds, so that many eyes cost no more than one.
 */
import { hourMs, minuteMs } from '../../calendar/durations.ts'
import { addDays } from '../../calendar/localDate.ts'
import { localTimeOf } from '../../calendar/localTime.ts'
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import type { Line, Settings } from '../../settings/settings.ts'
import type { Coverage } from '../coverage.ts'
import type { CoverageReader } from '../coverage/coverageReader.ts'
import { presenceToldFrom } from '../presenceToldFrom.ts'
import type { DayReader } from '../reportQuestion.ts'
import { type Days, type LineNow, lineNow } from './lineNow.ts'

/** `readAt`: when the day files were looked at, UTC milliseconds. */
export type LiveReading = LineNow & { readonly readAt: number }
/** @param lines of these settings. @param now UTC milliseconds */
export type LiveReader = (settings: Settings, lines: readonly Line[], now: number) => Promise<readonly LiveReading[]>

type Slow = {
  readonly settings: Settings /** UTC milliseconds from which on it is read anew. */
  until: number
  readonly at: number
  readonly coverage: Promise<Coverage>
  readonly before: Map<string, Promise<Days>>
}

/** Milliseconds. */
const slowMs = 5 * minuteMs
const sharedMs = 5_000
const firstHeardMs = 30_000
/** What was told so long ago is still of now. */
const recentMs = hourMs
/** Eight weeks, and the day before, which is always read anew. */
const daysBefore = 57

/** Of a line whose reports come in heaps: the moment (UTC milliseconds) of the last heap, which is then the moment that is spoken of. undefined: they come as things happen. */
export type HeardUpTo = (line: LineId) => number | undefined

/** Make it once: it keeps what it read. */
export function liveReader(days: Pick<DayReader, 'readDays'>, readCoverage: CoverageReader, heardUpTo: HeardUpTo = () => undefined): LiveReader {
  let slow: Slow | undefined
  const shared = new Map<string, { readonly at: number; readonly reading: Promise<LiveReading> }>()

  const slowPart = (settings: Settings, now: number): Slow => {
    if (slow?.settings === settings && now >= slow.at && now < slow.until) return slow
    const today = todayOf(settings.lines[0], now)
    const coverage = readCoverage(settings, { from: addDays(today, -1), to: today }, now)
    const made: Slow = { settings, at: now, until: now + slowMs, coverage, before: new Map() }
    slow = made
    shared.clear()
    // What failed is tried again by whoever asks next.
    coverage.catch(() => {
      if (slow === made) slow = undefined
    })
    return made
  }
  const daysOf = async (line: Line, from: LocalDate, to: LocalDate): Promise<Days> =>
    new Map([...Map.groupBy(await days.readDays(line, from, to), ({ date }) => date)].map(([date, own]) => [date, own.map(({ columns }) => columns)]))
  const read = async (line: Line, own: Slow, moment: number): Promise<LiveReading> => {
    const now = Math.min(moment, heardUpTo(line.id) ?? moment)
    const today = todayOf(line, now)
    const key = `${line.id} ${today}`
    const [usual, told] = [addDays(today, -daysBefore), presenceToldFrom(own.settings.privacy, today)]
    const before = own.before.get(key) ?? daysOf(line, told < usual ? told : usual, addDays(today, -2))
    own.before.set(key, before)
    const [coverage, past, recent] = await Promise.all([own.coverage, before, daysOf(line, addDays(today, -1), today)])
    const reading = { ...lineNow({ line, recent, before: past, coverage, now }), readAt: now }
    if (isFirstHeard(reading, now)) own.until = Math.min(own.until, own.at + firstHeardMs)
    return reading
  }
  return (settings, lines, now) => {
    const own = slowPart(settings, now)
    return Promise.all(
      lines.map((line) => {
        const known = shared.get(line.id)
        if (known !== undefined && now - known.at < sharedMs && now >= known.at) return known.reading
        const reading = read(line, own, now)
        shared.set(line.id, { at: now, reading })
        reading.catch(() => {
          own.before.clear()
          shared.delete(line.id)
        })
        return reading
      }),
    )
  }
}

const todayOf = (line: Line | undefined, now: number): LocalDate => localTimeOf(line?.timeZone ?? 'UTC').dateOf(now)

/** Something came in of a line of which nothing was known when its sources were judged: that must be done again, and soon. */
const isFirstHeard = ({ feed }: LineNow, now: number): boolean => feed.state === 'not_connected' && feed.lastAt !== undefined && now - feed.lastAt < recentMs
