import { addDays } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import type { LocalDate } from '../../../shared/contacts/identifiers.ts'
import { Line, Settings } from '../../../shared/settings/settings.ts'
import { yearOf } from './demoCalendar.ts'
import type { Scenario } from './scenario.ts'
import { demoScenarios } from './scenarios.ts'
import { answeringServiceOf, campaignOf, demoTimeZone, outageOf, type Stretch } from './story.ts'

/** Days of history an invented line starts with: thirteen months, so that a year can be laid beside the same weeks of the year before. */
const demoDays = 400

/** First date of the history and date of the moment itself, on the lines' own wall. */
export type DemoWindow = { readonly from: LocalDate; readonly to: LocalDate }
export function demoWindow(now: number, days = demoDays): DemoWindow {
  const to = localTimeOf(demoTimeZone).dateOf(now)
  return { from: addDays(to, -days), to }
}

export const demoSourceId = (scenario: Scenario) => `demo-${scenario.lineId}`
/** Of one person for one hour, in euro. */
export const demoCostPerStaffHour = 35
/** Ids of the sources that are invented. */
export const demoSources: readonly string[] = demoScenarios.map(demoSourceId)

/** What somebody who runs these lines would have set by now. Nothing that is still to come, but the exceptions of next year. */
export function demoSettings(now: number): Settings {
  const { from, to } = demoWindow(now)
  // What happened before there is any history of the line is not told.
  const since = ({ historyDays }: Scenario) => demoWindow(now, historyDays).from
  const years = yearsBetween(yearOf(from) - 1, yearOf(to))
  return Settings.parse({
    organisation: { id: 'voorbeeldlijnen', name: 'Voorbeeldlijnen (verzonnen)', country: 'NL', demo: true },
    lines: demoScenarios.map((scenario) => {
      const line = demoLine(scenario, yearOf(from), yearOf(to) + 1)
      return { ...line, hours: line.hours.filter((version) => version.from <= to) }
    }),
    sources: demoScenarios.map((scenario) => ({
      id: demoSourceId(scenario),
      name: `Centrale ${scenario.name}`,
      provider: 'generic',
      lines: { [scenario.lineId]: scenario.lineId },
    })),
    gaps: demoScenarios
      .filter(({ hasOutages }) => hasOutages)
      .flatMap((scenario) =>
        years
          .map(outageOf)
          .filter((outage) => outage.from >= since(scenario) && outage.until <= to)
          .map((outage) => ({
            ...momentsOf(outage),
            source: demoSourceId(scenario),
            cause: 'outage',
            note: 'Storing in de telefooncentrale: niets geregistreerd',
          })),
      ),
    cases: { costPerStaffHour: demoCostPerStaffHour },
    markers: demoScenarios.flatMap((scenario) => markersOf(scenario, years).filter(({ date }) => since(scenario) <= date && date <= to)),
  })
}

/** One of the lines has its page for callers switched on; the others can be seen without. */
const lineWithPage = 'lindelijn'
const pageForCallers = {
  telephone: '0999 12 34 56',
  otherHelp: [
    { name: 'Wilgenlijn (verzonnen)', telephone: '0999 65 43 21' },
    { name: 'Hulpwijzer (verzonnen)', website: 'https://hulpwijzer.example' },
  ],
}

/** The line with every version of its hours, also those to come, and the exceptions of these years. */
export function demoLine(scenario: Scenario, firstYear: number, lastYear: number): Line {
  return Line.parse({
    id: scenario.lineId,
    name: scenario.name,
    channel: 'phone',
    timeZone: demoTimeZone,
    closedRecorded: scenario.hasAnsweringService ? 'partly' : 'yes',
    hours: scenario.hours.map(({ from, week, onHolidays }) => ({ from, week, onHolidays, holidays: 'NL' })),
    exceptions: yearsBetween(firstYear, lastYear).flatMap((year) =>
      scenario.yearlyExceptions.map(({ monthDay, week, reason }) => ({ date: `${year}-${monthDay}`, week, reason })),
    ),
    ...(scenario.lineId === lineWithPage && { publicPage: pageForCallers }),
  })
}

function markersOf({ lineId, name, hours, hasCampaigns, hasAnsweringService }: Scenario, years: readonly number[]) {
  const changes = hours.flatMap(({ from, change }) => (change === undefined ? [] : [{ date: from, kind: 'hours', text: `${name}: ${change}` }]))
  const campaigns = hasCampaigns ? years.map((year) => ({ date: campaignOf(year), kind: 'campaign', text: `${name}: campagne` })) : []
  const services = hasAnsweringService ? years.map(answeringServiceOf) : []
  const all = [
    ...changes,
    ...campaigns,
    ...services.map(({ from }) => ({
      date: from,
      kind: 'other',
      text: `${name}: antwoorddienst neemt oproepen buiten openingstijd over, deze worden niet geregistreerd`,
    })),
    ...services.map(({ until }) => ({ date: until, kind: 'other', text: `${name}: oproepen buiten openingstijd worden weer geregistreerd` })),
  ]
  return all.map((marker) => ({ ...marker, lines: [lineId] }))
}

/** As moments UTC: from the first midnight to the last. */
function momentsOf({ from, until }: Stretch): { readonly from: string; readonly until: string } {
  const { dayStart } = localTimeOf(demoTimeZone)
  return { from: new Date(dayStart(from)).toISOString(), until: new Date(dayStart(until)).toISOString() }
}

const yearsBetween = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)
