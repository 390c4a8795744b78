import { describe, expect, it } from 'vitest'
import { addDays, dayNumberOf } from '../../shared/calendar/localDate.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { type AnswerKeeper, type KeptAnswer, keepingAnswers, longestKeptMs } from '../../shared/metrics/keptAnswers.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { packDay, unpackDay } from '../../shared/dayfiles/pack.ts'
import { daysOf, filters, from, to } from '../bench/inventedInput.ts'
import { inventedContacts, lineId, settings } from '../bench/inventedYear.ts'

const hour = 3_600_000
const version = { version: 1, settings }
/** Within the last day of the period. */
const now = Date.parse(`${to}T12:05:00Z`)
const today = LocalDate.parse(new Date(now).toISOString().slice(0, 10))

/** A line whose facts can be changed day by day, and a keeper in memory. */
function line(many = 100) {
  let seed = 1
  let readings = 0
  const changed = new Map<string, number>()
  const kept = new Map<string, { answer: string; until: number }>()
  const days = {
    readDays: () => {
      readings++
      const own = daysOf(inventedContacts(300, seed))
      return Promise.resolve(own.map(({ date, facts }) => ({ date, digest: `${seed} ${date}`, columns: unpackDay(packDay(facts)) })))
    },
    firstDate: () => Promise.resolve(from),
    factsVersion: (_: unknown, first: LocalDate, last: LocalDate) =>
      Promise.resolve([
        {
          line: lineId,
          days: Array.from({ length: dayNumberOf(last) - dayNumberOf(first) + 1 }, (__, n) => String(changed.get(addDays(first, n)) ?? 0)),
        },
      ]),
  }
  const keeper: AnswerKeeper = {
    read: (question) => {
      const known = kept.get(question)
      return Promise.resolve(known && (JSON.parse(known.answer) as KeptAnswer))
    },
    write: (question, answer, until) => {
      kept.set(question, { answer: JSON.stringify(answer), until })
      return Promise.resolve()
    },
  }
  // Made anew for each question: what a warm process remembers is not what is tested here.
  const exactly = (...asked: Parameters<ReturnType<typeof reportLoader>>) => reportLoader(days)(...asked)
  return {
    figures: keepingAnswers(exactly, days, keeper, many),
    exactly,
    change: (date: LocalDate) => {
      seed++
      changed.set(date, seed)
    },
    readings: () => readings,
    kept,
  }
}

describe('figures of a great many attempts', () => {
  it('are read by the next one as they were worked out, to the last digit', async () => {
    const { figures, exactly, readings } = line()
    const first = await figures(version, filters, now)
    const second = await figures(version, filters, now)
    expect(readings()).toBe(1)
    expect(second.dataVersion).toBe(first.dataVersion)
    const { coverage, ...rest } = second.figures
    const direct = (await exactly(version, filters, now)).figures
    expect({ ...rest, coverage: { ...coverage, uncounted: undefined } }).toEqual({ ...direct, coverage: { ...direct.coverage, uncounted: undefined } })
  })
  it('say of which moment they are, and which lines that concerns', async () => {
    const { figures } = line()
    expect((await figures(version, filters, now)).figures.coverage.uncounted).toBeUndefined()
    const later = await figures(version, filters, now + 5 * hour)
    expect(later.figures.coverage.uncounted).toEqual([{ reason: 'tonight', since: new Date(now - (now % 900_000)).toISOString(), lines: filters.line }])
  })
  it('stay those of last night when events of the last days come in', async () => {
    const { figures, change, readings } = line()
    await figures(version, filters, now)
    for (const daysAgo of [0, 1, 7]) change(addDays(today, -daysAgo))
    await figures(version, filters, now + hour)
    expect(readings()).toBe(1)
  })
  it.each([
    ['an older day was imported, erased or stripped', (own: ReturnType<typeof line>) => own.change(addDays(today, -8)), version, filters, hour],
    ['they are older than a night', () => undefined, version, filters, longestKeptMs + 1],
    ['somebody decided otherwise', () => undefined, { ...version, version: 2 }, filters, hour],
    ['something else is asked', () => undefined, version, { ...filters, hours: 'open' } as const, hour],
  ])('are worked out anew where %s', async (_, happens, asked, askedFilters, after) => {
    const own = line()
    await own.figures(version, filters, now)
    happens(own)
    const { figures } = await own.figures(asked, askedFilters, now + after)
    expect(own.readings()).toBe(2)
    expect(figures.coverage.uncounted).toBeUndefined()
    expect(figures.metrics).toEqual((await own.exactly(asked, askedFilters, now + after)).figures.metrics)
  })
  it('of a time that is over for good need no mark, however long ago they were worked out', async () => {
    const { figures, readings, change } = line()
    const overAt = Date.parse(addDays(to, 31))
    await figures(version, filters, overAt)
    expect((await figures(version, filters, overAt + 30 * 24 * hour)).figures.coverage.uncounted).toBeUndefined()
    expect(readings()).toBe(1)
    change(from)
    await figures(version, filters, overAt + 30 * 24 * hour)
    expect(readings()).toBe(2)
  })
  it('are kept for a night, or for weeks where nothing can change them any more', async () => {
    const { figures, kept } = line()
    await figures(version, filters, now)
    await figures(version, { ...filters, to: addDays(today, -40) }, now)
    expect([...kept.values()].map(({ until }) => until - now)).toEqual([longestKeptMs, 35 * 24 * hour])
  })
})

describe('figures of fewer attempts', () => {
  it('are always of now and nowhere kept', async () => {
    const { figures, kept, readings } = line(301)
    await figures(version, filters, now)
    const { figures: second } = await figures(version, filters, now + hour)
    expect([kept.size, readings(), second.coverage.uncounted]).toEqual([0, 2, undefined])
  })
})
