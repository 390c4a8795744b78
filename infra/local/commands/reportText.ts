/** A report as a small table for a terminal. Names come from the metric registry, and so does the rounding of estimates. */
import type { MaybeEstimate } from '../../../shared/contacts/estimate.ts'
import type { Figures, MissedFigures, WaitFigures } from '../../../shared/metrics/figures.ts'
import { metricRegistry, printedEstimate, printedShare } from '../../../shared/metrics/registry.ts'
import type { ReportName } from '../../../shared/metrics/reportJson.ts'

type Row = readonly [name: string, value: string]

export function reportText(name: ReportName, figures: Figures): string {
  const { filters, coverage } = figures
  const title = `${name}: ${filters.line.join(', ')}, ${filters.from} to ${filters.to}`
  const quiet = (coverage.tooQuiet ?? []).map(
    ({ source, noticedAfterDays }) => [`failure of ${source} is noticed`, `only after ${noticedAfterDays} days without data; switch a heartbeat on`] as const,
  )
  const rows = [...rowsOf(name, figures), ['measured', percent(coverage.share)] as const, ...quiet]
  const width = Math.max(...rows.map(([label]) => label.length))
  return [title, '', ...rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`.trimEnd())].join('\n')
}

function rowsOf(name: ReportName, { metrics, waits, availability, coverage }: Figures): readonly Row[] {
  switch (name) {
    case 'missed':
      return missedRows(metrics)
    case 'waits':
      return waitRows(waits)
    case 'availability':
      return [
        ['open hours', decimal(availability.openHours)],
        ['staffed share of open hours', percent(availability.staffedShare)],
        ['answered while open', String(availability.answeredWhileOpen)],
        [named('answer_rate'), percent(availability.answerRate)],
        [named('people_rate'), share(availability.peopleRate)],
        ['open hours with attempts and no answer', String(availability.unansweredHours.hours)],
        [
          'most in conversation at once',
          `${availability.peakInConversation.value}${availability.peakInConversation.firstAt === null ? '' : ` (${availability.peakInConversation.firstAt})`}`,
        ],
      ]
    case 'coverage':
      return [
        ['gaps', String(coverage.gaps)],
        ['measured hours', `${decimal(coverage.measuredHours)} of ${decimal(coverage.hours)}`],
        ['attempts while closed are recorded', coverage.closedRecorded],
        ['first and last data', `${coverage.firstDataAt ?? '-'} – ${coverage.lastDataAt ?? '-'}`],
      ]
  }
}

function missedRows(metrics: MissedFigures): readonly Row[] {
  const counts = ['attempts', 'answered', 'missed_open', 'missed_closed', 'short', 'unknown'] as const
  const estimates = ['people', 'reached_at_once', 'later', 'never', 'still_open'] as const
  return [
    ...counts.map((key) => [named(key), String(metrics[key])] as const),
    ...Object.entries(metrics.cause).map(([cause, count]) => [`  ${cause}`, String(count)] as const),
    ...estimates.map((key) => [named(key), estimated(metrics[key])] as const),
    [named('withheld_share'), percent(metrics.withheld_share)],
  ]
}

function waitRows(waits: WaitFigures): readonly Row[] {
  const { serviceLevel } = waits
  return [
    ['answered with a known wait', String(waits.answered)],
    ['mean wait of the answered', seconds(waits.asaSeconds)],
    ['median; 90th percentile', `${seconds(waits.medianSeconds)}; ${seconds(waits.p90Seconds)}`],
    [`answered within ${serviceLevel.seconds} s, of answered and left in queue`, percent(serviceLevel.ofAnsweredAndLeftInQueue)],
    ['left the queue', String(waits.leavers.count)],
    ['mean wait of those who left', seconds(waits.leavers.meanSeconds)],
    ['mean conversation', seconds(waits.talkSeconds.mean)],
  ]
}

const unknown = '-'
const named = (key: string) => metricRegistry.get(key)?.name.en ?? key
const decimal = (value: number) => String(Math.round(value * 10) / 10)
const seconds = (value: number | null) => (value === null ? unknown : `${decimal(value)} s`)
const percent = (value: number | null) => (value === null ? unknown : `${decimal(printedShare(value, 1) * 100)}%`)

function estimated(estimate: MaybeEstimate): string {
  const printed = printedEstimate(estimate)
  if (printed === null) return unknown
  return printed.exact ? String(printed.value) : `about ${printed.value} (${printed.low} to ${printed.high})`
}

const share = (estimate: MaybeEstimate) =>
  estimate.value === null
    ? unknown
    : estimate.low === estimate.high
      ? percent(estimate.value)
      : `about ${percent(estimate.value)} (${percent(estimate.low)} to ${percent(estimate.high)})`
