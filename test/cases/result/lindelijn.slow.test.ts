import { beforeAll, describe, expect, it } from 'vitest'
import { demoCalendarOf } from '../../../infra/local/demo/demoCalendar.ts'
import { demoLine, demoSettings } from '../../../infra/local/demo/demoSettings.ts'
import { newRecorder } from '../../../infra/local/demo/recorder.ts'
import { lindelijn } from '../../../infra/local/demo/scenarios.ts'
import { simulateYear } from '../../../infra/local/demo/simulateYear.ts'
import { caseFigures } from '../../../shared/cases/caseFigures.ts'
import { usualSwitches } from '../../../shared/cases/caseRequest.ts'
import { readExtraHours } from '../../../shared/cases/extraHours.ts'
import { type CasePromise, promiseResult } from '../../../shared/cases/result/promiseResult.ts'
import type { LineId, LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { FiguresInput } from '../../../shared/metrics/figuresOf.ts'
import { memoryVault } from '../../../shared/privacy/memoryVault.ts'
import { date } from '../../builders/report.ts'
import { eventsOfSimulation, inputOfEvents } from '../../simulation/figuresOfSimulation.ts'
import { amsterdam } from '../../simulation/simulatedLine.ts'

const key = new Uint8Array(32).fill(7)
const vault = memoryVault({ caller: key, visitor: key, agent: key, provider: key })
const line = 'lindelijn' as LineId
/** What the invented line added in May 2026, beside the hours of the year before. */
const [before, after] = [lindelijn.hours[1]!, lindelijn.hours[2]!]
const read = readExtraHours('Mo-Th 21:00-22:00; Sa,Su 19:00-22:00', 1)
const blocks = 'problem' in read ? [] : read.blocks.map((block) => ({ ...block, staff: block.weekday < 5 ? 2 : 1 }))

type Played = { readonly input: FiguresInput; readonly began: LocalDate; readonly year: number }

/**
 * The invented line over two years as its exchange reports it; by its settings the hours were extended in the middle.
 * @param isExtended whether callers and staff knew of it
 */
async function twoYears(year: number, isExtended: boolean): Promise<Played> {
  const until = Date.parse(`${year + 2}-06-01T00:00:00Z`)
  const began = date(`${year + 1}-05-04`)
  const told = { ...lindelijn, hours: [before, { ...after, from: began }] }
  const scenario = isExtended ? told : { ...told, hours: [before] }
  const calendar = demoCalendarOf(demoLine(scenario, year - 1, year + 2))
  const recorder = newRecorder(scenario, calendar, (asked) => simulateYear(scenario, calendar, asked, until))
  const toldLine = { ...demoLine(told, year - 1, year + 2), closedRecorded: 'yes' as const }
  const simulated = {
    line: toldLine,
    calendar,
    truth: { attempts: [], presence: [], needs: [] },
    reportsOn: (day: string) => recorder.reportsOn(day as LocalDate, { from: 0, until }),
  }
  const invented = demoSettings(Date.parse(`${year + 2}-05-20T00:00:00Z`))
  const settings = { ...invented, lines: invented.lines.map((own) => (own.id === line ? toldLine : own)) }
  const [from, to] = [`${year}-05-05`, `${year + 2}-05-02`]
  const events = await eventsOfSimulation(simulated, from, to, { vault, settings })
  const input = inputOfEvents(simulated, from, to, { events, settings, isTurned: false })
  return { input: { ...input, firstDates: [date(from)], now: amsterdam.dayStart(date(`${year + 2}-05-18`)) }, began, year }
}

const within = (input: FiguresInput, from: string, to: string): FiguresInput => ({ ...input, filters: { ...input.filters, from: date(from), to: date(to) } })

function promised({ input, year, began }: Played): CasePromise {
  const [from, to] = [date(`${year}-05-05`), date(`${year + 1}-05-03`)]
  const request = { line, from, to, plans: [{ name: 'avonden', blocks }], switches: usualSwitches, handOverMinutes: 0 }
  const people = caseFigures(within(input, from, to), request).plans[0]!.peoplePerYear!
  return { line, blocks, people, level: 0.9, began }
}

describe('an invented line that opened its evenings and weekends', () => {
  let played: Played
  let promise: CasePromise
  beforeAll(async () => {
    played = await twoYears(2025, true)
    promise = promised(played)
  })

  it('is held against what the year before had promised, and kept it', () => {
    const result = promiseResult(played.input, promise)
    // A week in June is left out: for three days of it nothing was recorded.
    expect(result).toMatchObject({ verdict: 'within', weeks: 47, leftOut: 1, before: { from: '2025-06-02' }, after: { from: '2026-06-01' } })
    expect(result.reachedInHours!).toBeGreaterThan(result.measured!.value)
    expect(result.neverAfter!).toBeLessThan(result.neverExpected!)
  })
  it('says nothing yet in its first weeks, and from when it will', () => {
    const early = promiseResult(within({ ...played.input, now: amsterdam.dayStart(date('2026-07-01')) }, '2025-05-05', '2026-06-30'), promise)
    expect(early).toMatchObject({ verdict: 'cannot_tell_yet', reason: 'too_early', tellableFrom: '2026-08-03' })
  })
  it('cannot be judged on hours that were never opened, on a part of what changed, or where closed attempts are not recorded', () => {
    const of = (text: string, input = played.input) => {
      const own = readExtraHours(text, 1)
      return promiseResult(input, { ...promise, blocks: 'problem' in own ? [] : own.blocks })
    }
    expect(of('Su 07:00-10:00')).toMatchObject({ reason: 'hours_not_open' })
    expect(of('Mo-Th 21:00-22:00')).toMatchObject({ reason: 'hours_changed_otherwise' })
    const { settings } = played.input
    const silent = { ...settings, lines: settings.lines.map((own) => ({ ...own, closedRecorded: 'no' as const })) }
    expect(of('Mo-Th 21:00-22:00; Sa,Su 19:00-22:00', { ...played.input, settings: silent })).toMatchObject({ reason: 'closed_not_recorded' })
  })
  it('cannot be judged without the same season before', () => {
    const without = (firstDate: string, now: string) =>
      promiseResult(within({ ...played.input, firstDates: [date(firstDate)], now: amsterdam.dayStart(date(now)) }, '2025-05-05', '2027-05-02'), promise)
    expect(without('2026-04-01', '2027-05-18')).toMatchObject({ reason: 'no_weeks_before' })
    expect(without('2026-04-01', '2027-05-18').tellableFrom).toBeUndefined()
    // The season that was measured before comes round again.
    expect(without('2025-10-20', '2026-11-22')).toMatchObject({ reason: 'no_weeks_before', weeks: 3, tellableFrom: '2026-12-21' })
  })
  it('is not said to have gained or lost where nobody knew of it', async () => {
    const { input, began } = await twoYears(2027, false)
    const { measured } = promiseResult(input, { ...promise, began, people: { value: 0, low: 0, high: 0 } })
    expect(measured!.low).toBeLessThan(0)
    expect(measured!.high).toBeGreaterThan(0)
  })
  it('measures about what was promised, in other years too', async () => {
    const shares = [played, await twoYears(2027, true)].map((own) => {
      const hope = promised(own)
      return promiseResult(own.input, hope).measured!.value / hope.people.value
    })
    const mean = shares.reduce((sum, own) => sum + own, 0) / shares.length
    expect(mean).toBeGreaterThan(0.7)
    expect(mean).toBeLessThan(1.3)
  })
})
