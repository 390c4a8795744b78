/** Everything an answer rests on, one a row: so that a sheet that is passed on can be followed and turned. */
import { clockText, endClockText } from '../../../../../shared/calendar/clockText.ts'
import type { CaseRequest } from '../../../../../shared/cases/caseRequest.ts'
import { weeksInYear } from '../../../../../shared/cases/caseEvidence.ts'
import type { ShownAnswer } from '../../../../../shared/cases/savedCase.ts'
import { weekPatternOn } from '../../../../../shared/calendar/openingHours.ts'
import { writeWeek } from '../../../../../shared/calendar/weekPattern.ts'
import { metricRegistry } from '../../../../../shared/metrics/registry.ts'
import type { View } from '../../../view.ts'
import { type DataTable, text } from '../../../components/dataTable.ts'
import { lineName } from '../../../view.ts'

type Pair = readonly [name: string, value: string]

export function assumptionsTable(view: View, answer: ShownAnswer): DataTable {
  const words = view.texts.case.file
  return {
    key: 'assumptions',
    caption: words.assumptions,
    columns: [
      { key: 'assumption', label: words.assumption, kind: 'text' },
      { key: 'value', label: words.value, kind: 'text' },
    ],
    rows: assumptionsOf(view, answer).map(([name, value]) => [text(name), text(value)]),
  }
}

export function assumptionsOf(view: View, answer: ShownAnswer): readonly Pair[] {
  const { texts, formats, settings } = view
  const words = texts.case
  const { request, weeks, coverage, closedRecorded, recognisedShare, level } = answer
  const line = settings.lines.find(({ id }) => id === request.line)
  const pattern = line && weekPatternOn(line, request.to)
  const { costPerStaffHour, handOverMinutes } = request
  return [
    [words.file.line, lineName(view, request.line)],
    [words.file.period, formats.days(request.from, request.to)],
    [words.file.weeks, formats.whole(weeks)],
    [words.file.coverage, formats.percent(coverage, 1)],
    [words.file.closed, words.file.closedOf[closedRecorded]],
    [words.file.recognised, formats.percent(recognisedShare)],
    [words.file.present, pattern === undefined ? texts.states.none : writeWeek(pattern)],
    [words.file.year, words.file.yearOf(formats.decimal(weeksInYear, 2))],
    [words.file.level, formats.percent(level)],
    [words.file.cost, costPerStaffHour === undefined ? words.file.costNone : formats.price(costPerStaffHour)],
    [words.file.handOver, words.file.minutes(formats.whole(handOverMinutes))],
    ...limitPairs(view, request),
    ...switchPairs(view, request),
    [words.file.newcomers, words.file.yes],
    ...definitions(view),
  ]
}

function limitPairs({ texts, formats }: View, { propose }: CaseRequest): readonly Pair[] {
  if (propose === undefined) return []
  const words = texts.case.form
  return [
    [words.budget, formats.decimal(propose.budgetHours, 1)],
    [words.block, formats.decimal(propose.minBlockMinutes / 60, 1)],
    [words.earliest, clockText(propose.earliest)],
    [words.latest, endClockText(propose.latest)],
    [words.leastStaff, formats.whole(propose.minStaff)],
    [words.mostStaff, formats.whole(propose.maxStaff)],
    [words.goal, words.goals[propose.goal]],
  ]
}

function switchPairs({ texts }: View, { switches }: CaseRequest): readonly Pair[] {
  const { of } = texts.case.switches
  return [
    [of.withheld.title, of.withheld.choices[switches.withheld]],
    [of.short.title, of.short.choices[switches.short]],
    [of.shifting.title, of.shifting.choices[switches.shifting]],
    [of.newcomers.title, of.newcomers.choices[switches.newcomers]],
    [of.holidays.title, of.holidays.choices[switches.holidays]],
  ]
}

/** Of the words that the figures are said in. */
function definitions({ texts, settings, language }: View): readonly Pair[] {
  const current = settings.definitions.at(-1)
  if (current === undefined) return []
  return ['people', 'needs', 'people_per_year', 'people_per_ten_staff_hours', 'cost_per_person'].flatMap((key): readonly Pair[] => {
    const metric = metricRegistry.get(key)
    return metric === undefined ? [] : [[texts.case.file.definition(metric.name[language]), metric.definition(current)[language]]]
  })
}
