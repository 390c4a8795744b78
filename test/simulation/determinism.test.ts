import { describe, expect, it } from 'vitest'
import { addDays, datesBetween } from '../../shared/calendar/localDate.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { demoSettings, demoWindow } from '../../infra/local/demo/demoSettings.ts'
import { demoScenarios, lindelijn, vlierlijn, wilgenlijn } from '../../infra/local/demo/scenarios.ts'
import { openSpans } from '../../shared/calendar/openingHours.ts'
import { simulated } from './simulatedLine.ts'

const datesOf = (from: string, to: string) => datesBetween(LocalDate.parse(from), LocalDate.parse(to))

describe('the same seed', () => {
  it('gives the same reports', () => {
    const [first, again] = [simulated(lindelijn, 2026), simulated(lindelijn, 2026)]
    for (const date of datesOf('2026-05-01', '2026-06-30')) expect(first.reportsOn(date)).toEqual(again.reportsOn(date))
  })
  it('gives the same yesterday when started today, tomorrow or months later', () => {
    const [today, tomorrow, later] = ['2026-03-10T14:20:00Z', '2026-03-11T09:00:00Z', '2026-09-01T00:00:00Z'].map((until) => simulated(lindelijn, 2026, until))
    for (const date of datesOf('2026-02-20', '2026-03-09')) {
      expect(today?.reportsOn(date).length).toBeGreaterThan(24)
      expect(tomorrow?.reportsOn(date)).toEqual(today?.reportsOn(date))
      expect(later?.reportsOn(date)).toEqual(today?.reportsOn(date))
    }
  })
  it('gives of a day that is still going on what is over, and the rest later', () => {
    const until = '2026-03-10T14:20:00Z'
    const [part, whole] = [simulated(lindelijn, 2026, until), simulated(lindelijn, 2026)].map(({ reportsOn }) => reportsOn('2026-03-10'))
    expect(part).toEqual(whole?.filter(({ at }) => at < Date.parse(until)))
    expect(part?.length).toBeLessThan(whole?.length ?? 0)
  })
})

describe('the settings of the invented lines', () => {
  const settings = demoSettings(Date.parse('2026-11-22T12:00:00Z'))
  it('say that the data are invented and belong to lines that do not exist', () => {
    expect(settings.organisation.demo).toBe(true)
    expect(settings.lines.map(({ id }) => id)).toEqual([vlierlijn, lindelijn, wilgenlijn].map(({ lineId }) => lineId))
    expect(settings.lines.map(({ closedRecorded }) => closedRecorded)).toEqual(['partly', 'yes', 'yes'])
  })
  it('tell of the outage, the extension and the campaign within the thirteen months', () => {
    expect(settings.gaps.map(({ from, until, cause }) => ({ from, until, cause }))).toEqual([
      { from: '2026-06-08T22:00:00.000Z', until: '2026-06-11T22:00:00.000Z', cause: 'outage' },
    ])
    expect(settings.markers.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['campaign', 'hours', 'other']))
    expect(settings.markers.filter(({ kind }) => kind === 'hours').map(({ date }) => date)).toEqual(['2026-05-04'])
  })
  it('always hold an extension, an outage and a campaign, and nothing from before the history of their line, for years to come', () => {
    for (let month = 0; month < 48; month++) {
      const now = Date.UTC(2026, 5 + month, 17, 12)
      const { to } = demoWindow(now)
      // One line has a longer history than the others.
      const since = new Map<string, string>(demoScenarios.map(({ lineId, historyDays }) => [lineId, demoWindow(now, historyDays).from]))
      const { markers, gaps, lines } = demoSettings(now)
      for (const kind of ['campaign', 'hours', 'other']) expect(markers.some((marker) => marker.kind === kind)).toBe(true)
      expect(gaps.length).toBeGreaterThan(0)
      expect(markers.every(({ date, lines: of = [] }) => (since.get(of[0] ?? '') ?? '9') <= date && date <= to)).toBe(true)
      for (const line of lines) expect(openSpans(line, addDays(to, -7), to).length).toBeGreaterThan(0)
    }
  })
})
