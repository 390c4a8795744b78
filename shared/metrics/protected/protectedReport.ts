/**
 * A report as JSON for outside the organisation: the shape of the manager's own, with `"<10"`, `"*"` or null in place of what is not given.
 * Everything in it is the printed count, a share of printed counts, or a length on a base of 20 or more, rounded to 5 seconds.
 */
import { type Cause, causes } from '../../contacts/cause.ts'
import { jsonOfCount, type PrintedCount } from '../../privacy/disclosure/printedCount.ts'
import { jsonOfShare, leastBase, protectedEstimate, protectedShare } from '../../privacy/disclosure/protectedShare.ts'
import type { Release } from '../../privacy/disclosure/protectRelease.ts'
import type { MaybeEstimate } from '../../contacts/estimate.ts'
import type { CoverageFigures, Figures } from '../figures.ts'
import type { ReportName } from '../reportJson.ts'
import { seriesInJson } from '../seriesInJson.ts'
import { coarserCells } from './gridGrains.ts'
import { countKey } from './linkedCounts.ts'
import { outsideGaps, outsideMeasured } from './outsideCoverage.ts'
import { outsidePeriodOf } from './outsidePeriod.ts'
import type { ProtectedRelease } from './protectedRelease.ts'
import { causeKeys, gridCounts, gridKeyOf, ladder, statuses } from './releaseCounts.ts'

export type OutsideReport = {
  readonly figures: Figures
  readonly release: ProtectedRelease
  /** The releases it was protected against; its months are looked up in them. */
  readonly earlier: readonly Release[]
  readonly dataVersion: string
  /** Names of the periods it was put together from; absent: a period of its own. */
  readonly composedOf?: readonly string[]
}
type Json = number | string | null
type CountOf = (what: string) => PrintedCount

export function protectedReport(name: ReportName, report: OutsideReport): Readonly<Record<string, unknown>> {
  const { figures, release, dataVersion } = report
  const { filters, definitions, timeZone, coverage } = figures
  const countOf = reader(report, filters)
  const head = {
    report: name,
    filters,
    period: outsidePeriodOf(filters)?.name ?? null,
    definitions,
    timeZone,
    dataVersion,
    protected: true,
    threshold: release.threshold,
    ...(report.composedOf && { composedOf: report.composedOf }),
    coverage: { share: outsideMeasured(coverage, coverage.gapList).share, gaps: coverage.gaps, gapList: outsideGaps(coverage, timeZone) },
  }
  switch (name) {
    case 'missed':
      return { ...head, metrics: missedMetrics(report, countOf), weekGrid: weekGrid(report, countOf), trend: trend(report) }
    case 'availability':
      return { ...head, metrics: availabilityMetrics(report, countOf) }
    case 'waits':
      return { ...head, metrics: waitMetrics(report, countOf) }
    case 'coverage':
      return { ...head, metrics: coverageMetrics(coverage, timeZone) }
  }
}

/** What was never counted, such as a month of an earlier release that nobody made, is not given. */
const notGiven = { shown: 'hidden' } as const satisfies PrintedCount
function reader({ figures, release, earlier }: OutsideReport, period: { readonly from: string; readonly to: string }): CountOf {
  const [line] = figures.filters.line
  const all = [release, ...earlier.toReversed()]
  return (what) => {
    const key = line === undefined ? '' : countKey(line, period, what)
    return all.map(({ printed }) => printed.get(key)).find((count) => count !== undefined) ?? notGiven
  }
}

const json = (countOf: CountOf, what: string): Json => jsonOfCount(countOf(what))
const hasBase = (count: PrintedCount) => count.shown === 'number' && count.value >= leastBase
/** Hours and parts of hours, as coarse as a reader needs them. */
const tenth = (value: number) => Math.round(value * 10) / 10
const hundredth = (value: number) => Math.round(value * 100) / 100
const hoursOrNothing = (value: number | null) => (value === null ? null : tenth(value))
/** A length is somebody's own; on a base of 20 or more it is given to 5 seconds. */
const seconds = (value: number | null, base: PrintedCount) => (value === null || !hasBase(base) ? null : Math.round(value / 5) * 5)
const share = (countOf: CountOf, part: string, whole: string, rest?: string) =>
  jsonOfShare(protectedShare(countOf(part), countOf(whole), rest === undefined ? undefined : countOf(rest)))

function estimate(own: MaybeEstimate, count: PrintedCount, threshold: number) {
  if (own.value === null) return { value: null, low: null, high: null }
  const printed = protectedEstimate(own, count, threshold)
  if (printed.shown === 'estimate') return { value: printed.value, low: printed.low, high: printed.high }
  return { value: jsonOfCount(printed), low: null, high: null }
}

function missedMetrics({ figures: { metrics, filters }, release: { threshold } }: OutsideReport, countOf: CountOf) {
  const counts = ['attempts', ...ladder].map((what) => [what, json(countOf, what)] as const)
  const cause: Record<Cause, Json> = Object.assign({}, ...causes.map((own) => ({ [own]: json(countOf, causeKeys[own]) })))
  const people = statuses.map((status) => [status, estimate(metrics.people_by_status[status], countOf(`people ${status}`), threshold)] as const)
  return {
    ...Object.fromEntries(counts),
    cause,
    ...seriesInJson(estimate(metrics.series, countOf('series'), threshold)),
    needs: estimate(metrics.needs, countOf('needs'), threshold),
    people: estimate(metrics.people, countOf('people'), threshold),
    ...Object.fromEntries(filters.unit === 'people' ? people : []),
    never_closed: estimate(metrics.never_closed, countOf('people never closed'), threshold),
    never_open: estimate(metrics.never_open, countOf('people never open'), threshold),
    later_delay_hours: hasBase(countOf('people later')) && metrics.later_delay_hours !== null ? Math.round(metrics.later_delay_hours) : null,
    withheld_share: share(countOf, 'withheld', 'attempts'),
  }
}

/** null where the period is shorter than 13 weeks, or nearly every cell would be hidden. */
function weekGrid({ figures, release: { grain } }: OutsideReport, countOf: CountOf) {
  if (grain === undefined) return null
  const cells = coarserCells(figures.weekGrid.cells, grain).map((cell) => ({
    weekday: cell.weekday,
    from: cell.from,
    to: cell.to,
    ...Object.fromEntries(gridCounts.map((what) => [what, json(countOf, gridKeyOf(what, cell))])),
    openHours: tenth(cell.openHours),
    exposureHours: tenth(cell.exposureHours),
  }))
  return { grain, asked: 'auto', cells }
}

const trendCounts = ['attempts', 'answered', 'missed_open', 'missed_closed'] as const
function trend(report: OutsideReport) {
  return report.figures.months.map((month) => {
    const countOf = reader(report, month)
    return {
      month: month.month,
      ...Object.fromEntries(trendCounts.map((what) => [what, json(countOf, what)])),
      measuredHours: tenth(outsideMeasured(month).measuredHours),
      hours: month.hours,
    }
  })
}

function availabilityMetrics(report: OutsideReport, countOf: CountOf) {
  const { availability, months, filters, metrics } = report.figures
  const { days, openHours, measuredOpenHours, exposureHours, openHoursPerWeek, staffedHours, staffedShare } = availability
  const ladderCounts = Object.fromEntries(['attempts', ...ladder].map((what) => [what, json(countOf, what)]))
  const answerRate = share(countOf, 'answered of offered', 'offered')
  return {
    days,
    openHours: tenth(openHours),
    measuredOpenHours: tenth(measuredOpenHours),
    exposureHours: tenth(exposureHours),
    openHoursPerWeek: tenth(openHoursPerWeek),
    staffedHours: hoursOrNothing(staffedHours),
    staffedShare: staffedShare === null ? null : hundredth(staffedShare),
    offered: json(countOf, 'offered'),
    answeredWhileOpen: json(countOf, 'answered of offered'),
    answerRate,
    abandonment: share(countOf, 'gave up of offered', 'offered'),
    reachability: availability.reachability === null ? null : share(countOf, 'answered', 'tried'),
    peopleRate: peopleRate(metrics.people.value === null, countOf),
    unansweredHours: { hours: json(countOf, 'hours without answer'), attempts: null, list: [] },
    // No largest value: it is the moment of single people.
    peakInConversation: { value: null, firstAt: null },
    byLine: filters.line.map((line) => ({ line, ...ladderCounts, openHours: tenth(openHours), staffedHours: hoursOrNothing(staffedHours), answerRate })),
    byMonth: months.map((month) => {
      const own = reader(report, month)
      const counts = Object.fromEntries(trendCounts.map((what) => [what, json(own, what)]))
      return { month: month.month, ...counts, openHours: tenth(month.openHours), answerRate: share(own, 'answered of offered', 'offered') }
    }),
  }
}

/** Of printed numbers of people, so that it says no more than they do. */
function peopleRate(isUnknown: boolean, countOf: CountOf): number | null {
  const [all, atOnce, later] = ['people', 'people reached_at_once', 'people later'].map(countOf)
  if (isUnknown || all?.shown !== 'number' || atOnce?.shown !== 'number' || later?.shown !== 'number') return null
  return jsonOfShare(protectedShare({ shown: 'number', value: atOnce.value + later.value }, all))
}

function waitMetrics({ figures: { waits, metrics } }: OutsideReport, countOf: CountOf) {
  const left = countOf('left while waiting')
  const inMeasuredTime = countOf('answered in measured time')
  // Without gaps the two are one number, and the ladder has it where the other is not printed.
  const answered = inMeasuredTime.shown === 'hidden' && waits.answered === metrics.answered ? countOf('answered') : inMeasuredTime
  const { serviceLevel, patienceMeanSeconds: patience } = waits
  return {
    basis: waits.basis,
    answered: jsonOfCount(answered),
    asaSeconds: seconds(waits.asaSeconds, answered),
    medianSeconds: seconds(waits.medianSeconds, answered),
    p90Seconds: seconds(waits.p90Seconds, answered),
    untilAnswer: { medianSeconds: seconds(waits.untilAnswer.medianSeconds, answered), p90Seconds: seconds(waits.untilAnswer.p90Seconds, answered) },
    leavers: {
      count: jsonOfCount(left),
      meanSeconds: seconds(waits.leavers.meanSeconds, left),
      medianSeconds: seconds(waits.leavers.medianSeconds, left),
      p90Seconds: seconds(waits.leavers.p90Seconds, left),
    },
    serviceLevel: {
      seconds: serviceLevel.seconds,
      answeredWithin: json(countOf, 'answered within'),
      ofAttempts: share(countOf, 'answered within', 'attempts'),
      ofAnsweredAndLeftInQueue: share(countOf, 'answered within', 'answered or left'),
      ofAnswered: share(countOf, 'answered within', 'answered in measured time'),
    },
    patienceMeanSeconds: {
      value: seconds(patience.value, left),
      low: seconds(patience.low, left),
      high: seconds(patience.high, left),
      assumed: patience.assumed,
    },
    patienceMedianSeconds: seconds(waits.patienceMedianSeconds, left),
    talkSeconds: { mean: seconds(waits.talkSeconds.mean, answered), median: seconds(waits.talkSeconds.median, answered) },
  }
}

function coverageMetrics(coverage: CoverageFigures, timeZone: string) {
  const { gaps, gapList, hours, closedHours, closedRecorded, presenceFed, rosterSpeaks } = coverage
  const { share, measuredHours } = outsideMeasured(coverage, gapList)
  const about = {
    share,
    gaps,
    measuredHours: tenth(measuredHours),
    hours: tenth(hours),
    gapList: outsideGaps(coverage, timeZone),
    closedHours: tenth(closedHours),
  }
  return { ...about, closedRecorded, presenceFed, ...(rosterSpeaks && { rosterSpeaks }), firstDataAt: null, lastDataAt: null }
}
