/** "Stop the feed for three days in a demo line: no chart shows zero, no rate moves, the overview says so first." */
import { signedInAs } from '../builders/access.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { siteApp } from '../../functions/site/app.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import { demoSettings } from '../../infra/local/demo/demoSettings.ts'
import { lindelijn } from '../../infra/local/demo/scenarios.ts'
import { addDays, datesBetween } from '../../shared/calendar/localDate.ts'
import { Instant, LocalDate } from '../../shared/contacts/identifiers.ts'
import { factsOfDay } from '../../shared/dayfiles/dayOfEvents.ts'
import { packDay, unpackDay } from '../../shared/dayfiles/pack.ts'
import { coverageReader } from '../../shared/metrics/coverage/coverageReader.ts'
import { drillDown } from '../../shared/metrics/drillDown.ts'
import { gridCell } from '../../shared/metrics/gridCell.ts'
import type { Figures, Filters } from '../../shared/metrics/figures.ts'
import type { DayReader } from '../../shared/metrics/reportQuestion.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Report } from '../../shared/providers/provider.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { plain } from '../builders/siteStates.ts'
import { amsterdam, simulated } from './simulatedLine.ts'

const [first, last, now] = [LocalDate.parse('2026-07-15'), LocalDate.parse('2026-11-10'), Date.parse('2026-11-10T12:00:00Z')]
const period = { from: LocalDate.parse('2026-08-10'), to: LocalDate.parse('2026-11-08') }
/** From midnight to midnight, a Tuesday to a Thursday. */
const stopped = ['2026-10-06', '2026-10-07', '2026-10-08'].map((date) => LocalDate.parse(date))
const key = new Uint8Array(32).fill(7)
const { pseudonymise } = pseudonymiser(memoryVault({ caller: key, visitor: key, agent: key, provider: key }))

const all = demoSettings(Date.parse('2027-01-10T00:00:00Z'))
const settings: Settings = {
  ...all,
  lines: all.lines.filter(({ id }) => id === lindelijn.lineId),
  sources: all.sources.filter(({ lines }) => lindelijn.lineId in lines),
  gaps: [],
  markers: [],
}
const [line] = settings.lines
const [source] = settings.sources

async function daysOf(isHeard: (at: number, report: Report) => boolean): Promise<DayReader> {
  const demo = simulated(lindelijn, 2026, new Date(now).toISOString())
  const eventsOn = new Map(
    await Promise.all(
      datesBetween(addDays(first, -1), last).map(
        async (date) =>
          [
            date,
            await pseudonymise(
              source!,
              settings,
              demo.reportsOn(date).filter((report) => isHeard(report.at, report)),
            ),
          ] as const,
      ),
    ),
  )
  const days = datesBetween(first, last).map((date) => {
    const events = [addDays(date, -1), date].flatMap((utcDate) => eventsOn.get(utcDate) ?? [])
    const facts = factsOfDay(events, line!.id, { from: amsterdam.dayStart(date), until: amsterdam.dayStart(addDays(date, 1)) })
    return { date, digest: `${date} ${facts.contacts.length}`, columns: unpackDay(packDay(facts)) }
  })
  return { readDays: (_, from, to) => Promise.resolve(days.filter(({ date }) => from <= date && date <= to)), firstDate: () => Promise.resolve(first) }
}

function siteOver(days: DayReader, own: Settings) {
  const load = reportLoader(days)
  return siteApp({
    access: signedInAs(),
    settings: { current: () => Promise.resolve({ version: 1, settings: own }), save: () => Promise.resolve('saved') },
    reports: {
      load: async (version, filters, moment) => {
        const { input, figures, dataVersion } = await load(version, filters, moment)
        return { figures, dataVersion, rows: (query) => drillDown(input, query) }
      },
      firstDate: () => days.firstDate(line!),
    },
    now: () => Instant.parse(now),
    log: () => undefined,
    staticFiles: staticFiles(),
    dataQuality: { coverage: coverageReader(days), alerts: () => Promise.resolve([]) },
  })
}

async function figuresOf(days: DayReader, own: Settings): Promise<Figures> {
  const filters: Filters = { line: [line!.id], ...period, short: 'exclude', hours: 'all', unit: 'people', grain: 'hour' }
  return (await reportLoader(days)({ version: 1, settings: own }, filters, now)).figures
}

describe('three days in which the feed of an invented line stood still', () => {
  const down = { from: amsterdam.dayStart(stopped[0]!), until: amsterdam.dayStart(addDays(stopped[2]!, 1)) }
  let days: DayReader
  let holed: Figures
  let without: Figures
  let told: Settings['gaps'][number]
  beforeAll(async () => {
    days = await daysOf((at) => at < down.from || at >= down.until)
    holed = await figuresOf(days, settings)
    // The same with a person who said so at once: the three days simply left out.
    told = { source: source!.id, from: new Date(down.from).toISOString(), until: new Date(down.until).toISOString(), cause: 'outage', note: '' }
    without = await figuresOf(days, { ...settings, gaps: [told] })
  })

  it('are one gap, found by itself, and not measured', () => {
    expect(holed.coverage.gapList).toMatchObject([{ found: 'silence', cause: 'unknown', source: source!.id }])
    expect(holed.coverage.gapList[0]!.hours).toBeGreaterThanOrEqual(72)
    expect(holed.coverage.gapList[0]!.hours).toBeLessThanOrEqual(74)
    expect(holed.days.filter(({ measuredHours }) => measuredHours === 0).map(({ date }) => date)).toEqual(stopped)
  })
  it('move no rate: all are those of the period without them', () => {
    expect(holed.metrics).toEqual(without.metrics)
    expect(holed.waits).toEqual(without.waits)
    for (const rate of ['answerRate', 'abandonment', 'reachability'] as const) expect(holed.availability[rate]).toBe(without.availability[rate])
    // Silence begins with the last heartbeat, up to an hour before the feed stopped: so much and no more is between them.
    const perHour = ({ weekGrid }: Figures) => weekGrid.cells.map(({ attempts, exposureHours }) => attempts / exposureHours)
    const expected = perHour(without)
    for (const [cell, rate] of perHour(holed).entries()) expect(Math.abs(rate - expected[cell]!)).toBeLessThanOrEqual(Math.max(0.05, 0.1 * expected[cell]!))
    expect(holed.availability.measuredOpenHours).toBeCloseTo(without.availability.measuredOpenHours, 5)
  })
  it('move no rate either where a part came through all the same', async () => {
    const [from, until] = [down.from + 6 * 3_600_000, down.until - 6 * 3_600_000]
    // Not who signed in: that would tell causes apart on the day after.
    const comesThrough = (at: number, report: Report) => at >= from && at < until && (at - from) % 7_200_000 < 2_400_000 && report.kind === 'contact'
    const leaking = await daysOf((at, report) => at < down.from || at >= down.until || comesThrough(at, report))
    const partly = await figuresOf(leaking, { ...settings, gaps: [told] })
    expect(partly.metrics.attempts).toBeGreaterThan(without.metrics.attempts + 10)
    expect(partly.coverage.missedInGaps).toBeGreaterThan(0)
    expect(partly.waits).toEqual(without.waits)
    for (const rate of ['offered', 'answerRate', 'abandonment', 'reachability'] as const) expect(partly.availability[rate]).toBe(without.availability[rate])
    expect(partly.availability.byLine[0]!.answerRate).toBe(without.availability.byLine[0]!.answerRate)
    expect(partly.availability.byMonth.map(({ answerRate }) => answerRate)).toEqual(without.availability.byMonth.map(({ answerRate }) => answerRate))
    const perOpenHour = ({ weekGrid }: Figures) => weekGrid.cells.map((cell) => gridCell(cell, 'per_open_hour', 'yes'))
    expect(perOpenHour(partly)).toEqual(perOpenHour(without))
    // And the pages say that they are counted.
    const page = async (lang: string) =>
      plain(await (await siteOver(leaking, { ...settings, gaps: [told] }).request(`/missed?lang=${lang}&from=${period.from}&to=${period.to}`)).text())
    const number = partly.coverage.missedInGaps
    expect(await page('nl')).toContain(
      `In een gat kwamen toch ${number} gemiste pogingen binnen. Die staan in de aantallen, maar tellen in geen enkel percentage mee.`,
    )
    expect(await page('en')).toContain(
      `Within a gap ${number} missed attempts came through all the same. They are in the counts, but no percentage rests on them.`,
    )
    const whole = plain(await (await siteOver(days, settings).request(`/missed?lang=nl&from=${period.from}&to=${period.to}`)).text())
    expect(whole).not.toContain('kwamen toch')
  })
  it('are said first on the overview, before any figure', async () => {
    const html = await (await siteOver(days, settings).request(`/?lang=nl&from=${period.from}&to=${period.to}`)).text()
    const text = plain(html)
    expect(text).toContain('Er ontbreken gegevens')
    expect(text).toMatch(
      /Van 5 okt 2026, 23:\d\d tot 9 okt 2026, 00:\d\d \(7[2-4](,\d)? uur\) is bij Lindelijn niets gemeten\. Die tijd telt nergens mee en is geen nul\./,
    )
    expect(text.indexOf('Er ontbreken gegevens')).toBeLessThan(text.indexOf(plain(/<p class="sentence">(.*?)<\/p>/s.exec(html)?.[1] ?? '')))
  })
  it('are hatched in every chart over time, and nowhere a zero', async () => {
    const site = siteOver(days, settings)
    for (const path of ['/', '/missed', '/missed?unit=attempts']) {
      const html = await (await site.request(`${path}${path.includes('?') ? '&' : '?'}lang=nl&from=${period.from}&to=${period.to}`)).text()
      expect(html).toContain('class="gap-band"')
    }
    const week = await (await site.request('/missed?lang=nl&from=2026-10-05&to=2026-10-11&grain=hour')).text()
    const cells = [...week.matchAll(/title="([^"]*)"|aria-label="([^"]*)"/g)].map((match) => plain(match[1] ?? match[2] ?? ''))
    const ofStopped = cells.filter((cell) => /^(dinsdag|woensdag|donderdag) \d+–\d+ uur: /.test(cell))
    expect(ofStopped.length).toBeGreaterThanOrEqual(72)
    for (const cell of ofStopped) expect(cell).toMatch(/: niet gemeten/)
  })
  it('on their own are no report of nobody', async () => {
    const html = await (await siteOver(days, settings).request(`/?lang=nl&from=${stopped[0]}&to=${stopped[2]}`)).text()
    expect(plain(html)).toContain('In deze periode is niets gemeten.')
    expect(plain(html)).not.toMatch(/probeerde niemand/)
  })
  it('show in the four weeks of the source', async () => {
    const seenThen = siteOver(days, settings)
    const html = plain(await (await seenThen.request('/data/gaps?lang=nl')).text())
    expect(html).toContain('nog niet uitgelegd')
    expect(html).toMatch(/ongeveer \d+ pogingen die we anders hadden gezien/)
  })
})

describe('a feed that stands still now', () => {
  it('is said above everything, and the last three days are no zero', async () => {
    const stop = now - 3 * 86_400_000
    const days = await daysOf((at) => at < stop)
    const site = siteOver(days, settings)
    const text = plain(await (await site.request('/?lang=nl')).text())
    expect(text).toMatch(/Centrale Lindelijn levert niets meer\. Laatste gegevens van 7 nov 2026, 1\d:\d\d; daarna weten we het niet\./)
    const data = plain(await (await site.request('/data?lang=nl')).text())
    expect(data).toMatch(/Centrale Lindelijn is stil sinds 7 nov 2026/)
    for (const day of ['8 nov: stil', '9 nov: stil', '10 nov: stil']) expect(data).toContain(day)
    const recent = (await (await site.request('/api/v1/missed?from=2026-11-01&to=2026-11-10')).json()) as {
      days: readonly { date: string; measuredHours: number }[]
    }
    expect(recent.days.filter(({ measuredHours }) => measuredHours === 0).map(({ date }) => date)).toEqual(['2026-11-08', '2026-11-09', '2026-11-10'])
  })
})
