/** What a report looks like before there is one: a small line that is invented, with numbers as they are shown outside. */
import type { CaseFindings } from './caseFindings.ts'
import { Findings } from './findings.ts'
import type { About, Count } from './printed.ts'
import { Definitions } from '../settings/settings.ts'

export type SampleNames = {
  readonly organisation: string
  readonly line: string
  readonly source: string
  readonly marker: string
  readonly plan: string
  readonly promise: string
}

const count = (value: number): Count => ({ shown: 'number', value })
const small: Count = { shown: 'below', threshold: 10 }
const about = (value: number, low = value, high = value): About => ({ shown: 'estimate', value, low, high })
const smallAbout: About = { shown: 'below', threshold: 10 }
const rounded = (value: number, low: number, high: number) => ({ value, low, high, exact: false })

const dayparts = ['00:00', '06:00', '12:00', '18:00', '24:00']
/** Working days and the weekend: never reached by daypart, and whether the line is open. */
const week = [
  [1, [smallAbout, about(40), about(85), about(105)], ['closed', 'closed', 'partly', 'closed']],
  [6, [smallAbout, about(15), about(30), about(55)], ['closed', 'closed', 'closed', 'closed']],
] as const
const months = ['2025-01', '2025-04', '2025-07', '2025-10']
const lastDays = ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31']
const perQuarter = [
  [215, 60, 45, 105, 80],
  [225, 65, 50, 105, 85],
  [205, 55, 50, 95, 75],
  [230, 65, 50, 110, 90],
]

export function sampleFindings(names: SampleNames): Findings {
  return Findings.parse({
    organisation: names.organisation,
    isExample: true,
    line: { id: 'voorbeeld', name: names.line, channel: 'phone' },
    from: '2025-01-01',
    to: '2025-12-31',
    timeZone: 'Europe/Amsterdam',
    madeAt: Date.parse('2026-01-12T09:00:00Z'),
    dataVersion: '1-voorbeeld',
    definitions: { ...Definitions.parse({ from: '1970-01-01' }), version: 1, changedWithin: false },
    threshold: 10,
    keyPeriodDays: 28,
    sources: [{ name: names.source, provider: 'generic' }],
    hours: { from: '2024-01-01', week: 'Mo-Fr 13:00-17:00', holidays: 'NL', onHolidays: 'closed' },
    exceptions: [],
    coverage: {
      share: 0.993,
      hours: 8760,
      measuredHours: 8700,
      closedRecorded: 'yes',
      gaps: [{ from: '2025-06-11', to: '2025-06-13', hours: 60, cause: 'outage' }],
    },
    attempts: count(875),
    answered: count(245),
    missed_open: count(195),
    missed_closed: count(415),
    short: count(20),
    unknown: small,
    causes: {
      closed: count(415),
      unstaffed: count(30),
      busy: count(55),
      refused: { shown: 'not_measured' },
      gave_up: count(110),
      short: count(20),
      technical: small,
      unknown: { shown: 'not_measured' },
    },
    series: about(640, 520, 700),
    people: about(430, 350, 550),
    reached_at_once: about(120, 100, 140),
    later: about(70, 55, 90),
    never: about(240, 190, 310),
    still_open: { shown: 'not_measured' },
    neverClosed: about(170, 135, 220),
    neverOpen: about(70, 55, 90),
    tenths: { closed: 7, open: 3 },
    laterDelayHours: 26,
    withheld: { shown: 'share', value: 0.34 },
    grid: {
      grain: 'workweek',
      cells: week.flatMap(([weekday, never, open]) =>
        never.map((own, index) => ({
          weekday,
          from: dayparts[index] ?? '',
          to: dayparts[index + 1] ?? '',
          never: own,
          isUnrecorded: false,
          open: open[index] ?? 'closed',
        })),
      ),
    },
    worst: [
      { weekday: 1, from: '18:00', to: '24:00', grain: 'workweek', never: about(105) },
      { weekday: 1, from: '12:00', to: '18:00', grain: 'workweek', never: about(85) },
      { weekday: 6, from: '18:00', to: '24:00', grain: 'workweek', never: about(55) },
    ],
    months: perQuarter.map(([attempts = 0, answered = 0, open = 0, closed = 0, never = 0], index) => ({
      from: `${months[index]}-01`,
      to: lastDays[index],
      attempts: count(attempts),
      answered: count(answered),
      missed_open: count(open),
      missed_closed: count(closed),
      never: about(never),
      measured: index === 1 ? 0.973 : 1,
    })),
    monthsABar: 3,
    markers: [{ date: '2025-09-08', text: names.marker }],
    waits: { median: 35, most: 240, leftMedian: 130, leftMost: 420, patience: 190 },
    openHoursPerWeek: 19.2,
    staffedShare: 0.91,
    offered: count(430),
    answerRate: { shown: 'share', value: 0.56 },
    before: {
      from: '2024-01-01',
      to: '2024-12-31',
      measured: 1,
      missed: count(590),
      people: about(410, 330, 520),
      never: about(230, 180, 300),
      verdict: 'no_clear_difference',
    },
    proposal: sampleProposal(names),
    promises: [{ name: names.promise, since: '2024-03-04', promised: rounded(30, 18, 45), measured: rounded(26, 12, 40), verdict: 'within' }],
  })
}

function sampleProposal({ plan }: SampleNames): CaseFindings {
  const cost = { costPerYear: 10960 }
  return {
    name: plan,
    from: '2025-01-01',
    to: '2025-12-31',
    weeks: 52,
    costPerStaffHour: 35,
    plans: [
      {
        id: 'plan-1',
        kind: 'hours',
        name: plan,
        blocks: [
          { weekday: 1, from: 1140, until: 1320, staff: 1 },
          { weekday: 3, from: 1140, until: 1320, staff: 1 },
        ],
        hours: 'Tu,Th 19:00-22:00',
        openHoursPerWeek: 6,
        staffHoursPerWeek: 6,
        people: rounded(60, 40, 85),
        needs: rounded(70, 45, 95),
        earlier: rounded(25, 15, 40),
        ...cost,
        costPerPerson: { value: 185, low: 130, high: 270 },
        newcomers: [{ share: 0.25, needs: rounded(90, 60, 120) }],
        backtest: {
          fittedTo: '2025-09-30',
          checkedFrom: '2025-10-01',
          checkedTo: '2025-12-31',
          predicted: rounded(22, 14, 32),
          happened: count(25),
          isInside: true,
        },
        evidence: {
          mark: 'strong',
          conditions: [
            { condition: 'weeks', holds: true },
            { condition: 'coverage', holds: true },
            { condition: 'closed_recorded', holds: true },
            { condition: 'backtest', holds: true },
            { condition: 'beats_more_staff', holds: true },
          ],
        },
      },
      {
        id: 'moreStaff',
        kind: 'more_staff',
        name: '',
        blocks: [],
        hours: '',
        openHoursPerWeek: 0,
        staffHoursPerWeek: 6,
        people: rounded(14, 6, 25),
        ...cost,
        costPerPerson: { value: null, low: 440, high: null },
        newcomers: [],
      },
      { id: 'nothing', kind: 'nothing', name: '', blocks: [], hours: '', openHoursPerWeek: 0, staffHoursPerWeek: 0, newcomers: [] },
    ],
    chosen: 'plan-1',
    comparisons: [{ plan: 'plan-1', than: 'moreStaff', people: rounded(45, 20, 70), isClear: true }],
  }
}
