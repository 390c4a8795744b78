/** Spans against a clock that walks minute by minute, and the laws they keep. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, datesBetween } from '../../shared/calendar/localDate.ts'
import { openSpans } from '../../shared/calendar/openingHours.ts'
import { merge, type Span } from '../../shared/calendar/spans.ts'
import type { Blocks } from '../../shared/calendar/blocks.ts'
import { mergeBlocks, writeTimes, writeWeek } from '../../shared/calendar/weekPattern.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { lineOpen } from './lineHours.ts'
import { slowBlocks } from './slowRules.ts'
import { wallReader } from './wallReader.ts'
import { dayBlocks, weekPatterns } from './weekPatterns.ts'

const MINUTE = 60_000
/** Zone and Monday of weeks worth walking through: clock changes by an hour, by half an hour, at midnight, over a whole day, and none. */
const weeks = [
  ['Europe/Amsterdam', '2026-03-23'],
  ['Europe/Amsterdam', '2026-10-19'],
  ['Europe/Amsterdam', '2024-03-25'],
  ['Europe/Amsterdam', '2024-12-30'],
  ['Asia/Jerusalem', '1999-03-29'],
  ['Asia/Jerusalem', '1999-08-30'],
  ['Australia/Lord_Howe', '2026-03-30'],
  ['Australia/Lord_Howe', '2026-09-28'],
  ['America/Sao_Paulo', '2018-10-29'],
  ['America/Sao_Paulo', '2018-02-12'],
  ['America/Havana', '2025-10-27'],
  ['Pacific/Apia', '2011-12-26'],
  ['Asia/Kathmandu', '2026-06-01'],
] as const

const walked = weeks.map(([zone, monday]) => ({ zone, monday: LocalDate.parse(monday), wall: walk(zone, monday) }))

/** What the wall shows at each minute from four days before the week to four days after it, and the first minute that shows it. */
function walk(zone: string, monday: string) {
  const read = wallReader(zone)
  const start = Date.parse(monday) - 4 * 86_400_000
  const shown = Array.from({ length: 15 * 1_440 }, (_, i) => read(start + i * MINUTE))
  const firstShowing = new Map<string, number>()
  for (const [i, text] of shown.entries()) if (!firstShowing.has(text)) firstShowing.set(text, start + i * MINUTE)
  return { start, shown, firstShowing }
}
type Walk = ReturnType<typeof walk>

/** The first minute that shows this time; for a time never shown: as long after the last one shown before it as the clock says. */
function minuteShowing({ firstShowing }: Walk, date: LocalDate, minute: number): number {
  const wall = Date.parse(`${date}T00:00Z`) + minute * MINUTE
  for (let back = 0; ; back++) {
    const found = firstShowing.get(new Date(wall - back * MINUTE).toISOString().slice(0, 16).replace('T', ' '))
    if (found !== undefined) return found + back * MINUTE
  }
}

function slowSpans(wall: Walk, blocksOn: (date: LocalDate) => Blocks, from: LocalDate, to: LocalDate): readonly Span[] {
  const isOpen = new Set<number>()
  const shownDates = new Set(wall.shown.map((text) => text.slice(0, 10)))
  for (const date of datesBetween(addDays(from, -2), to).filter((date) => shownDates.has(date)))
    for (const { fromMinute, untilMinute } of blocksOn(date))
      for (let ms = minuteShowing(wall, date, fromMinute); ms < minuteShowing(wall, date, untilMinute); ms += MINUTE) isOpen.add(ms)
  const spans: { from: number; until: number }[] = []
  wall.shown.forEach((text, i) => {
    const ms = wall.start + i * MINUTE
    if (!isOpen.has(ms) || text.slice(0, 10) < from || text.slice(0, 10) > to) return
    const last = spans.at(-1)
    if (last?.until === ms) last.until = ms + MINUTE
    else spans.push({ from: ms, until: ms + MINUTE })
  })
  return spans
}

const situation = fc.record({
  week: fc.constantFrom(...walked),
  before: weekPatterns,
  after: weekPatterns,
  changesOn: fc.integer({ min: 0, max: 6 }),
  exceptionOn: fc.integer({ min: 0, max: 6 }),
  exception: dayBlocks,
  isExtra: fc.boolean(),
  days: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })).map((days) => days.sort((a, b) => a - b)),
})
type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never

const lineOf = ({ week, before, after, changesOn, exceptionOn, exception, isExtra }: Situation) =>
  lineOpen(
    [
      { from: '1990-01-01', week: writeWeek(before), schoolHolidays: 'midden' },
      { from: addDays(week.monday, changesOn), week: writeWeek(after), schoolHolidays: 'midden' },
    ],
    { timeZone: week.zone, exceptions: [{ date: addDays(week.monday, exceptionOn), week: writeTimes(exception), ...(isExtra && { extra: true as const }) }] },
  )

function blocksOf({ week, before, after, changesOn, exceptionOn, exception, isExtra }: Situation): (date: LocalDate) => Blocks {
  const usual = (date: LocalDate) => slowBlocks(date < addDays(week.monday, changesOn) ? before : after, date)
  return (date) => (date !== addDays(week.monday, exceptionOn) ? usual(date) : isExtra ? mergeBlocks([...usual(date), ...exception]) : exception)
}
const daysOf = ({ week, days }: Situation) => days.map((day) => addDays(week.monday, day)) as [LocalDate, LocalDate, LocalDate]

describe('the spans in which a line is open', () => {
  it('are those of a clock that is read minute by minute', () => {
    fc.assert(
      fc.property(situation, (some) => {
        const [from, , to] = daysOf(some)
        expect(openSpans(lineOf(some), from, to)).toEqual(slowSpans(some.week.wall, blocksOf(some), from, to))
      }),
      { seed: 1, numRuns: 400 },
    )
  })
  it('are in order and do not touch', () => {
    fc.assert(
      fc.property(situation, (some) => {
        const [from, , to] = daysOf(some)
        const spans = openSpans(lineOf(some), from, to)
        expect(spans.every((span, i) => span.from < span.until && (spans[i - 1]?.until ?? -1) < span.from)).toBe(true)
      }),
      { seed: 2, numRuns: 400 },
    )
  })
  it('of a stretch of days are those of its two parts put together', () => {
    fc.assert(
      fc.property(situation, (some) => {
        const [from, middle, to] = daysOf(some)
        const line = lineOf(some)
        expect(merge([...openSpans(line, from, middle), ...openSpans(line, addDays(middle, 1), to)])).toEqual(openSpans(line, from, to))
      }),
      { seed: 3, numRuns: 400 },
    )
  })
})
