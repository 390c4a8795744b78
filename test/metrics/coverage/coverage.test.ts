import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intersect, lengthOf, type Span } from '../../../shared/calendar/spans.ts'
import { noticeAfter } from '../../../shared/metrics/coverage/noticeAfter.ts'
import { slotStates, sourceNow } from '../../../shared/metrics/coverage/slotStates.ts'
import { sourceGaps } from '../../../shared/metrics/coverage/sourceGaps.ts'
import type { SourceTimeline } from '../../../shared/metrics/coverage/sourceTimeline.ts'
import { type Feeds, judged, lineNamed, type Told, written } from '../../builders/feeds.ts'
import { settingsWith } from '../../builders/report.ts'

const hour = 3_600_000
const day = 24 * hour
const at = (text: string) => Date.parse(`${text}Z`)
const start = at('2026-01-05T00:00')
const always = { hours: [{ from: '2000-01-01', week: '24/7' }], timeZone: 'UTC' }
const source = (id: string, more: object = {}) => ({ id, provider: 'generic', secretFrom: 'stored', ...more })
/** One attempt every hour for eight weeks, without those in the holes. */
const hourly = (holes: readonly Span[] = [], days = 56) =>
  Array.from({ length: days * 24 }, (_, n) => start + n * hour + 600_000).filter((moment) => !holes.some(({ from, until }) => from <= moment && moment < until))
const hole = (from: string, until: string) => ({ from: at(from), until: at(until) })
const period = { from: '2026-01-05', to: '2026-03-01' }
const week4 = hole('2026-01-28T00:00', '2026-01-31T00:00')
const line = lineNamed('telefoon')

const feeds = (
  told: Readonly<Record<string, Told>>,
  { sources = ['centrale'].map((id) => source(id)), gaps = [], ...more }: { sources?: readonly object[]; gaps?: readonly object[] } & Partial<Feeds> = {},
) => judged({ settings: settingsWith(always, { sources, gaps }), told: { telefoon: told }, ...period, ...more })

describe('a source (C1)', () => {
  it('that stops for three days is silent for them, and the line is not measured then', () => {
    const coverage = feeds({ centrale: { contacts: hourly([week4]) } })
    expect(written(coverage.sources[0]!.silent)).toEqual(['2026-01-27T23:15/2026-01-31T00:10'])
    expect(coverage.of(line).gaps.map(({ cause, found, source: whose }) => ({ cause, found, whose }))).toEqual([
      { cause: 'unknown', found: 'silence', whose: 'centrale' },
    ])
    expect(intersect(coverage.of(line).measured, [week4])).toEqual([])
  })
  it('is not silent where it sent heartbeats, however long nobody called: a heartbeat beats the usual (C2)', () => {
    const beats = Array.from({ length: 56 * 24 }, (_, n) => start + n * hour)
    expect(feeds({ centrale: { contacts: hourly([week4]), beats } }).sources[0]!.silent).toEqual([])
  })
  it('whose heartbeat stays away is silent after two beats and a quarter of an hour, long before its calls would tell', () => {
    const stop = hole('2026-02-10T10:00', '2026-02-10T14:00')
    const beats = Array.from({ length: 56 * 24 }, (_, n) => start + n * hour).filter((beat) => beat <= stop.from || beat >= stop.until)
    const contacts = Array.from({ length: 56 }, (_, n) => start + n * day + 15 * hour)
    const { sources } = feeds({ centrale: { contacts, beats } })
    expect(written(sources[0]!.silent)).toEqual(['2026-02-10T10:00/2026-02-10T14:00'])
    expect(noticeAfter(sources[0]!, { from: start, until: at('2026-03-02T00:00') })).toEqual({ by: 'heartbeat', seconds: 8100 })
  })
  it('that switched its heartbeat on later is judged by the usual before', () => {
    const beats = Array.from({ length: 28 * 96 }, (_, n) => start + 28 * day + n * 900_000)
    expect(written(feeds({ centrale: { contacts: hourly([week4]), beats } }).sources[0]!.silent)).toEqual(['2026-01-27T23:15/2026-01-31T00:10'])
  })
  it('is unknown, not silent, before its first event', () => {
    const contacts = hourly().filter((moment) => moment >= start + 14 * day)
    const { sources, of } = feeds({ centrale: { contacts } }, { firstDate: '2026-01-19' })
    expect(sources[0]!.silent).toEqual([])
    expect(slotStates(sources[0]!, [{ from: start, until: start + day }], at('2026-03-01T00:00'))).toEqual(['unknown'])
    expect(of(line).gaps).toMatchObject([{ cause: 'before_first_data', found: 'no_data_yet' }])
  })
  it('that was set up and never heard of is unknown, and holds up nobody', () => {
    const coverage = feeds({ centrale: { contacts: hourly() } }, { sources: [source('centrale'), source('nieuw')], now: start + 50 * day })
    const states = new Map(coverage.sources.map((one) => [one.id as string, sourceNow(one, coverage.window.until).state]))
    expect([...states]).toEqual([
      ['centrale', 'delivers'],
      ['nieuw', 'never'],
    ])
    expect(coverage.of(line).gaps).toEqual([])
  })
  it('is judged up to now: silent while it goes on', () => {
    const now = start + 49 * day + 30 * hour
    const coverage = feeds({ centrale: { contacts: hourly().filter((moment) => moment < start + 49 * day) } }, { now })
    expect(sourceNow(coverage.sources[0]!, coverage.window.until)).toEqual({ state: 'silent', since: start + 49 * day - hour + 900_000 })
    expect(coverage.of(line).gaps.at(-1)).toMatchObject({ cause: 'after_last_data', until: now })
  })
  it('that has long stopped measures nothing, however far back its last event lies (C4)', () => {
    const coverage = feeds({}, { firstDate: '2025-03-01' })
    expect(coverage.of(line).measured).toEqual([])
    expect(coverage.of(line).gaps).toMatchObject([{ cause: 'after_last_data', found: 'silence', source: 'centrale' }])
    expect(sourceNow(coverage.sources[0]!, coverage.window.until)).toEqual({ state: 'long_ago' })
  })
  it('that was a file is over, and not silent, where all of it lies before what is asked for', () => {
    const coverage = feeds({}, { firstDate: '2025-03-01', sources: [source('lijst', { provider: 'csv', secretFrom: undefined })] })
    expect(coverage.sources[0]!.silent).toEqual([])
    expect(coverage.of(line).measured).toEqual([])
    expect(coverage.of(line).gaps).toMatchObject([{ cause: 'after_last_data', source: null }])
  })
  it('does not teach silence: an outage of half the time is found whole', () => {
    const long = hole('2026-01-20T00:00', '2026-02-17T00:00')
    const contacts = Array.from({ length: 56 * 6 }, (_, n) => start + n * 4 * hour).filter((moment) => moment < long.from || moment >= long.until)
    const other = hole('2026-01-10T00:00', '2026-01-12T12:00')
    const { silent } = feeds({ centrale: { contacts: contacts.filter((moment) => moment < other.from || moment >= other.until) } }).sources[0]!
    expect(silent).toHaveLength(2)
  })
})

describe('a line with several sources (C4)', () => {
  const two = [source('telefooncentrale'), source('chatdienst')]
  it('is measured only where all of them are: one that is silent is enough', () => {
    const coverage = feeds({ telefooncentrale: { contacts: hourly() }, chatdienst: { contacts: hourly([week4]) } }, { sources: two })
    expect(intersect(coverage.of(line).measured, [week4])).toEqual([])
    expect(coverage.of(line).gaps).toMatchObject([{ source: 'chatdienst', found: 'silence' }])
    // As one heap of attempts nothing would have been seen.
    expect(feeds({ '': { contacts: hourly() } }, { sources: two }).of(line).gaps).toEqual([])
  })
  it('is measured by the other where one was replaced and people said when', () => {
    const end = at('2026-02-01T00:00')
    const told = {
      telefooncentrale: { contacts: hourly().filter((moment) => moment < end) },
      chatdienst: { contacts: hourly().filter((moment) => moment >= end - day) },
    }
    expect(feeds(told, { sources: two }).of(line).gaps).toMatchObject([{ source: 'telefooncentrale' }])
    const replaced = [source('telefooncentrale', { usedUntil: new Date(end).toISOString() }), source('chatdienst')]
    expect(feeds(told, { sources: replaced }).of(line).gaps).toEqual([])
  })
  it('is measured by the other where one was taken out of the settings, or is only imported', () => {
    const end = at('2026-02-01T00:00')
    const told = { oud: { contacts: hourly().filter((moment) => moment < end) }, centrale: { contacts: hourly().filter((moment) => moment >= end - day) } }
    expect(feeds(told).of(line).gaps).toEqual([])
    expect(feeds(told, { sources: [{ id: 'oud', provider: 'asterisk' }, source('centrale')] }).of(line).gaps).toEqual([])
  })
})

describe('a source of several lines', () => {
  it('that is silent on the busy one is silent for the quiet one too', () => {
    const lines = ['druk', 'stil'].map((id) => ({ id, name: id, channel: 'phone', closedRecorded: 'yes', ...always }))
    const settings = settingsWith({}, { lines, sources: [source('centrale', { lines: { a: 'druk', b: 'stil' } })] })
    const quiet = Array.from({ length: 56 }, (_, n) => start + n * day + 12 * hour).filter((moment) => moment < week4.from || moment >= week4.until)
    const coverage = judged({ settings, told: { druk: { centrale: { contacts: hourly([week4]) } }, stil: { centrale: { contacts: quiet } } }, ...period })
    for (const id of ['druk', 'stil']) expect(intersect(coverage.of(lineNamed(id)).measured, [week4])).toEqual([])
  })
})

describe('what people told', () => {
  const gap = (from: string, until: string, more: object = {}) => ({ source: 'centrale', from: `${from}:00Z`, until: `${until}:00Z`, cause: 'outage', ...more })
  it('is a gap even where something came in', () =>
    expect(feeds({ centrale: { contacts: hourly() } }, { gaps: [gap('2026-02-02T10:00', '2026-02-02T14:00')] }).of(line).gaps).toMatchObject([
      { found: 'told', cause: 'outage' },
    ]))
  it('is filled by a file that lies over it (C6), as far as it does', () => {
    const gaps = [gap('2026-02-02T10:00', '2026-02-02T14:00')]
    const coverage = feeds({ centrale: { contacts: hourly(), files: [hole('2026-02-02T08:00', '2026-02-02T13:00')] } }, { gaps })
    expect(written(coverage.of(line).gaps)).toEqual(['2026-02-02T13:00/2026-02-02T14:00'])
  })
  it('names a silence, which stays one gap however long it was by then', () => {
    const named = gap('2026-01-27T23:15', '2026-01-31T00:10', { found: 'silence', cause: 'migration', note: 'nieuwe centrale' })
    const told = { centrale: { contacts: hourly([week4]) } }
    const coverage = feeds(told, { gaps: [named] })
    expect(coverage.of(line).gaps).toMatchObject([{ cause: 'migration', found: 'silence', note: 'nieuwe centrale' }])
    // Delivered late after all: nothing of the name is left.
    expect(feeds({ centrale: { contacts: hourly() } }, { gaps: [named] }).of(line).gaps).toEqual([])
  })
  it('names a silence that goes on: it stays one gap until the source is heard of again, and is still said to be silent', () => {
    const stop = start + 49 * day
    const contacts = hourly().filter((moment) => moment < stop)
    const named = gap(new Date(stop - hour + 900_000).toISOString().slice(0, 16), new Date(stop + 30 * hour).toISOString().slice(0, 16), {
      found: 'silence',
      cause: 'outage',
    })
    const settings = settingsWith(always, { sources: [source('centrale')], gaps: [named] })
    const later = judged({ settings, told: { telefoon: { centrale: { contacts } } }, ...period, now: stop + 60 * hour })
    expect(later.of(line).gaps).toMatchObject([{ cause: 'outage', found: 'silence', until: stop + 60 * hour }])
    expect(sourceGaps(settings, later)).toMatchObject([{ isRunning: true, needsName: false }])
    const back = judged({ settings, told: { telefoon: { centrale: { contacts: [...contacts, stop + 70 * hour] } } }, ...period, now: stop + 71 * hour })
    expect(back.of(line).gaps).toMatchObject([{ cause: 'outage', until: stop + 70 * hour }])
  })
  it('may count as closed: neither measured nor missing, and no silence to explain', () => {
    const coverage = feeds({ centrale: { contacts: hourly([week4]) } }, { gaps: [gap('2026-01-27T23:00', '2026-01-31T00:15', { countsAsClosed: true })] })
    expect(coverage.of(line).gaps).toEqual([])
    expect(intersect(coverage.of(line).measured, [week4])).toEqual([])
    expect(slotStates(coverage.sources[0]!, [{ from: week4.from, until: week4.from + day }], at('2026-03-01T00:00'))).toEqual(['closure'])
  })
  it('does not leave a splinter of silence beside it', () => {
    const beats = hourly([week4]).map((moment) => moment - 600_000)
    expect(feeds({ centrale: { contacts: hourly([week4]), beats } }, { gaps: [gap('2026-01-28T00:00', '2026-01-31T00:00')] }).of(line).gaps).toHaveLength(1)
  })
})

describe('a file with a hole in it', () => {
  it('fills nothing there: the silence in it is found by the usual', () => {
    const files = [{ from: start, until: start + 56 * day }]
    expect(written(feeds({ centrale: { contacts: hourly([week4]), files } }).sources[0]!.silent)).toEqual(['2026-01-27T23:15/2026-01-31T00:10'])
  })
  it('fills a silence of the heartbeat in which nobody need have called', () => {
    const stop = hole('2026-02-10T10:00', '2026-02-10T14:00')
    const beats = Array.from({ length: 56 * 24 }, (_, n) => start + n * hour).filter((beat) => beat <= stop.from || beat >= stop.until)
    const told = { contacts: Array.from({ length: 56 }, (_, n) => start + n * day + 15 * hour), beats }
    expect(feeds({ centrale: { ...told, files: [hole('2026-02-10T00:00', '2026-02-11T00:00')] } }).sources[0]!.silent).toEqual([])
  })
})

describe('gaps as people see them', () => {
  it('have a name that stays while their facts do, and say what they cost', () => {
    const settings = settingsWith(always, { sources: [source('centrale')] })
    const told = { telefoon: { centrale: { contacts: hourly([week4]) } } }
    const [gap] = sourceGaps(settings, judged({ settings, told, ...period }))
    expect(gap).toMatchObject({ source: 'centrale', needsName: true, isRunning: false, lines: ['telefoon'] })
    expect(gap!.expectedAttempts).toBeCloseTo(73, 0)
    const [later] = sourceGaps(settings, judged({ settings, told, from: '2026-01-12', to: '2026-02-22' }))
    expect(later!.begins).toBe(gap!.begins)
  })
  it('told of a time that was not loaded do not say that they cost nothing', () => {
    const gaps = [{ source: 'centrale', from: '2025-06-09T00:00:00Z', until: '2025-06-12T00:00:00Z', cause: 'outage' }]
    const settings = settingsWith(always, { sources: [source('centrale')], gaps })
    const told = sourceGaps(settings, judged({ settings, told: { telefoon: { centrale: { contacts: hourly([]) } } }, ...period })).find(
      ({ found }) => found === 'told',
    )
    expect(told).toMatchObject({ cause: 'outage', expectedAttempts: undefined })
  })
})

describe('a day of a clock change (O5)', () => {
  it.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
  ])('%s is measured for as long as it was', (date, hours) => {
    const zone = { hours: always.hours, timeZone: 'Europe/Amsterdam' }
    const middle = Date.parse(`${date}T12:00:00Z`)
    const contacts = Array.from({ length: 60 * 24 }, (_, n) => middle - 30 * day + n * hour)
    const settings = settingsWith(zone, { sources: [source('centrale')] })
    const from = new Date(middle - 28 * day).toISOString().slice(0, 10)
    const to = new Date(middle + 28 * day).toISOString().slice(0, 10)
    const coverage = judged({ settings, told: { telefoon: { centrale: { contacts } } }, from, to })
    const own = {
      from: Date.parse(`${date}T00:00:00+0${hours === 23 ? 1 : 2}:00`),
      until: Date.parse(`${date}T00:00:00+0${hours === 23 ? 1 : 2}:00`) + hours * hour,
    }
    expect(lengthOf(intersect(coverage.of(line).measured, [own])) / hour).toBe(hours)
    expect(slotStates(coverage.sources[0]!, [own], middle + 40 * day)).toEqual(['covered'])
  })
})

/** Minute by minute, as the words of the decision have it. */
function slowly(sources: readonly SourceTimeline[], minute: number): 'measured' | 'gap' | 'closed' {
  const within = (spans: readonly Span[]) => spans.some(({ from, until }) => from <= minute && minute < until)
  if (sources.some(({ closures }) => within(closures))) return 'closed'
  if (sources.some((one) => within(one.silentOn.get(line) ?? []) || within(one.told))) return 'gap'
  const first = Math.min(...sources.map(({ firstSign = Number.POSITIVE_INFINITY }) => firstSign))
  const hasBegun = ({ firstSign }: SourceTimeline) => firstSign !== undefined && (firstSign === first || firstSign <= minute)
  return sources.some((one) => hasBegun(one) && !within(one.ended)) ? 'measured' : 'gap'
}

describe('every minute', () => {
  it('is measured, in a gap, or closed: never two of them, and always one', () => {
    const anyHole = fc
      .record({ from: fc.integer({ min: 1, max: 50 }), hours: fc.integer({ min: 1, max: 200 }) })
      .map(({ from, hours }) => ({ from: start + from * day, until: start + from * day + hours * hour }))
    const anyGap = fc
      .tuple(anyHole, fc.constantFrom('outage', 'closed', 'unknown'))
      .map(([span, cause]) => ({ source: 'a', cause, from: new Date(span.from).toISOString(), until: new Date(span.until).toISOString() }))
    fc.assert(
      fc.property(
        fc.array(anyHole, { maxLength: 3 }),
        fc.array(anyHole, { maxLength: 2 }),
        fc.array(anyGap, { maxLength: 2 }),
        fc.integer({ min: 0, max: 30 }),
        (holes, otherHoles, gaps, begins) => {
          const told = { a: { contacts: hourly(holes) }, b: { contacts: hourly(otherHoles).filter((moment) => moment > start + begins * day) } }
          const coverage = feeds(told, { sources: [source('a'), source('b')], gaps })
          const { measured, gaps: found, closures } = coverage.of(line)
          for (let minute = coverage.window.from; minute < coverage.window.until; minute += 37 * 60_000) {
            const is = (spans: readonly Span[]) => spans.some(({ from, until }) => from <= minute && minute < until)
            const expected = slowly(coverage.sources, minute)
            expect(is(measured)).toBe(expected === 'measured')
            expect(is(closures)).toBe(expected === 'closed')
            if (expected === 'gap') expect(is(found)).toBe(true)
            if (expected === 'measured') expect(is(found)).toBe(false)
          }
        },
      ),
      { seed: 11, numRuns: 25 },
    )
  })
})
