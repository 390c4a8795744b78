/** From figures to what a report may say: the grains in which it can be shown, protected together with everything that went out before. */
import { missedChange } from '../metrics/change.ts'
import type { MaybeEstimate } from '../contacts/estimate.ts'
import type { Figures } from '../metrics/figures.ts'
import { openness } from '../metrics/gridCell.ts'
import { coarserCells } from '../metrics/protected/gridGrains.ts'
import { countKey } from '../metrics/protected/linkedCounts.ts'
import { outsideGaps, outsideMeasured } from '../metrics/protected/outsideCoverage.ts'
import { protectedSwitchboard } from '../metrics/switchboard/protectedSwitchboard.ts'
import { usualThreshold } from '../privacy/disclosure/printedCount.ts'
import { type Protection, protectCounts, type Tables } from '../privacy/disclosure/protectRelease.ts'
import { leastBase, protectedShare } from '../privacy/disclosure/protectedShare.ts'
import type { OutsideEstimate } from '../settings/cases.ts'
import type { Line, Settings } from '../settings/settings.ts'
import { about, alone } from './aboutFinding.ts'
import type { CaseFindings, PromiseKept } from './caseFindings.ts'
import type { Findings, GridFinding, MonthsFinding } from './findings.ts'
import { outsideFinding } from './outsideFinding.ts'
import { type About, type Count, numberOf } from './printed.ts'
import { barsOf, type CountsInput, datesOfBar, type GridGrain, type Grains, neverKey, reportCounts, ruleKey } from './reportCounts.ts'
import { reportGrains } from './reportGrains.ts'
import { switchboardFindings } from './switchboardFindings.ts'
import { worstMoments } from './worstMoments.ts'

export type FindingsInput = Omit<CountsInput, 'line'> & {
  readonly settings: Settings
  readonly line: Line
  readonly dataVersion: string
  /** UTC milliseconds. */
  readonly now: number
  readonly protection: Protection
  readonly proposal?: CaseFindings
  readonly promises?: readonly PromiseKept[]
  readonly outside?: OutsideEstimate
}
export type ProtectedFindings = {
  readonly findings: Findings
  /** True counts; they stay inside, to hold later releases against. */
  readonly tables: Tables
  readonly printed: ReadonlyMap<string, Count>
  /** What went out before says too much about these: the report must not go out. */
  readonly unproven: readonly string[]
}

export function reportFindings(input: FindingsInput): ProtectedFindings {
  const counts: CountsInput = { ...input, line: input.line.id }
  const threshold = input.protection.threshold ?? usualThreshold
  const grains = reportGrains(counts, threshold)
  const tables = reportCounts(counts, grains, input.protection.earlier ?? [])
  const { printed, unproven } = protectCounts(tables.cells, tables.relations, input.protection)
  return { findings: findingsOf(input, counts, grains, printed), tables, printed, unproven }
}

function findingsOf(input: FindingsInput, counts: CountsInput, grains: Grains, printed: ReadonlyMap<string, Count>): Findings {
  const { figures, line, settings } = input
  const { filters, metrics, coverage, availability, waits } = figures
  const threshold = input.protection.threshold ?? usualThreshold
  const countOf = (what: string): Count => printed.get(countKey(line.id, filters, what)) ?? { shown: 'not_measured' }
  const aboutOf = (what: string, estimate: MaybeEstimate): About => about(estimate, countOf(what), threshold)
  const people = metrics.people_by_status
  const grid = grains.grid === undefined ? undefined : { grain: grains.grid, cells: gridFindings(counts, grains.grid, printed) }
  const neverClosed = aboutOf('people never closed', metrics.never_closed)
  const neverOpen = aboutOf('people never open', metrics.never_open)
  const tenths = tenthsOf(neverClosed, neverOpen)
  const own = settings.sources.filter(({ lines }) => Object.values(lines).includes(line.id))
  const answeredShare = protectedShare(countOf('answered of offered'), countOf('offered'))
  return {
    organisation: settings.organisation.name,
    isExample: settings.organisation.demo === true,
    line: { id: line.id, name: line.publicName ?? line.name, ...(line.purpose !== undefined && { purpose: line.purpose }), channel: line.channel },
    from: filters.from,
    to: filters.to,
    timeZone: figures.timeZone,
    madeAt: input.now,
    dataVersion: input.dataVersion,
    definitions: { ...figures.definitions },
    threshold,
    keyPeriodDays: keyPeriodDays(settings, filters.to),
    sources: own.map(({ id, name, provider }) => ({ name: name ?? id, provider })),
    ...hoursOf(line, filters.to),
    exceptions: line.exceptions.filter(({ date }) => filters.from <= date && date <= filters.to),
    coverage: {
      ...outsideMeasured(coverage, coverage.gapList),
      hours: coverage.hours,
      closedRecorded: coverage.closedRecorded,
      gaps: outsideGaps(coverage, figures.timeZone).map(({ line: _, ...gap }) => gap),
    },
    attempts: countOf('attempts'),
    answered: countOf('answered'),
    missed_open: countOf('missed_open'),
    missed_closed: countOf('missed_closed'),
    short: countOf('short'),
    unknown: countOf('unknown'),
    causes: {
      closed: countOf('missed_closed'),
      unstaffed: countOf('unstaffed'),
      busy: countOf('busy'),
      refused: countOf('refused'),
      gave_up: countOf('gave_up'),
      short: countOf('short'),
      technical: countOf('cause technical'),
      unknown: countOf('cause unknown'),
    },
    series: aboutOf('series', metrics.series),
    people: aboutOf('people', people.all),
    reached_at_once: aboutOf('people reached_at_once', people.reached_at_once),
    later: aboutOf('people later', people.later),
    never: aboutOf('people never', people.never),
    still_open: aboutOf('people still_open', people.still_open),
    neverClosed,
    neverOpen,
    ...(tenths && { tenths }),
    ...(metrics.later_delay_hours !== null && (people.later.value ?? 0) >= leastBase && { laterDelayHours: toHalf(metrics.later_delay_hours) }),
    withheld: protectedShare(countOf('withheld'), countOf('attempts')),
    ...(grid && { grid }),
    worst: worstMoments(grid, printed, counts),
    months: barsOf(input.trend, grains.monthsABar).map((bar) => {
      const dates = datesOfBar(bar)
      const count = (what: string): Count => printed.get(countKey(line.id, dates, what)) ?? { shown: 'not_measured' }
      const sum = (of: (month: (typeof bar)[number]) => number) => bar.reduce((all, month) => all + of(month), 0)
      return {
        ...dates,
        attempts: count('attempts'),
        answered: count('answered'),
        missed_open: count('missed_open'),
        missed_closed: count('missed_closed'),
        never: alone(count('never')),
        measured: outsideMeasured({ hours: sum(({ hours }) => hours), measuredHours: sum(({ measuredHours }) => measuredHours) }).share,
      } satisfies MonthsFinding
    }),
    monthsABar: grains.monthsABar,
    markers: markersOf(settings, line, input.trend),
    waits: waitsOf(waits),
    openHoursPerWeek: availability.openHoursPerWeek,
    ...(availability.staffedShare !== null && { staffedShare: availability.staffedShare }),
    offered: countOf('offered'),
    answerRate: answeredShare,
    ...(input.before && beforeOf(input.before, figures, line, printed, threshold)),
    ...(input.outside && {
      outside: outsideFinding(input.outside, figures.filters, [
        aboutOf('people', people.all),
        aboutOf('people reached_at_once', people.reached_at_once),
        aboutOf('people later', people.later),
      ]),
    }),
    ...(input.switchboard && { switchboard: switchboardFindings(protectedSwitchboard(printed, input.switchboard.serviceSeconds, ruleKey(counts))) }),
    ...(input.proposal && { proposal: input.proposal }),
    promises: [...(input.promises ?? [])],
  }
}

function keyPeriodDays({ privacy }: Settings, on: string): number {
  const held = privacy.keyPeriods.filter(({ from }) => from <= on).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return (held.at(-1) ?? privacy.keyPeriods[0])?.days ?? 28
}

/** Two parts of one whole in tenths, from the numbers as they are shown. */
function tenthsOf(closed: About, open: About): Findings['tenths'] {
  const [a, b] = [numberOf(closed), numberOf(open)]
  if (a === undefined || b === undefined || a + b < leastBase) return undefined
  const tenths = Math.round((10 * a) / (a + b))
  return { closed: tenths, open: 10 - tenths }
}

function hoursOf({ hours }: Line, on: string): Pick<Findings, 'hours'> {
  const holds = hours
    .filter(({ from }) => from <= on)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)
  return holds === undefined ? {} : { hours: holds }
}

function gridFindings(counts: CountsInput, grain: GridGrain, printed: ReadonlyMap<string, Count>): GridFinding[] {
  const { weekGrid, coverage } = counts.figures
  return coarserCells(weekGrid.cells, grain).map((cell) => {
    const open = openness(cell)
    const never = alone(printed.get(neverKey(counts, cell)) ?? { shown: 'not_measured' })
    const isUnrecorded = open === 'closed' && coverage.closedRecorded === 'no' && cell.never === 0
    return { weekday: cell.weekday, from: cell.from, to: cell.to, never: isUnrecorded ? { shown: 'unknown' } : never, isUnrecorded, open }
  })
}

function markersOf(settings: Settings, line: Line, { filters }: Figures): Findings['markers'] {
  const told = settings.markers.filter(({ lines }) => lines === undefined || lines.includes(line.id))
  return told.filter(({ date }) => filters.from <= date && date <= filters.to).map(({ date, text }) => ({ date, text }))
}

/** Medians of twenty and more, to five seconds. */
function waitsOf({ answered, medianSeconds, p90Seconds, leavers, patienceMedianSeconds }: Figures['waits']): Findings['waits'] {
  const [ofAnswered, ofLeavers] = [answered >= leastBase, leavers.count >= leastBase]
  return {
    ...(ofAnswered && medianSeconds !== null && { median: toFive(medianSeconds) }),
    ...(ofAnswered && p90Seconds !== null && { most: toFive(p90Seconds) }),
    ...(ofLeavers && leavers.medianSeconds !== null && { leftMedian: toFive(leavers.medianSeconds) }),
    ...(ofLeavers && leavers.p90Seconds !== null && { leftMost: toFive(leavers.p90Seconds) }),
    ...(ofLeavers && patienceMedianSeconds !== null && { patience: toFive(patienceMedianSeconds) }),
  }
}

/** Nobody's own moment can be told from it. */
const toHalf = (hours: number) => Math.max(0.5, Math.round(hours * 2) / 2)
const toFive = (seconds: number) => Math.max(5, Math.round(seconds / 5) * 5)

function beforeOf(before: Figures, now: Figures, line: Line, printed: ReadonlyMap<string, Count>, threshold: number): Pick<Findings, 'before'> {
  const countOf = (what: string): Count => printed.get(countKey(line.id, before.filters, what)) ?? { shown: 'not_measured' }
  const people = before.metrics.people_by_status
  return {
    before: {
      from: before.filters.from,
      to: before.filters.to,
      measured: outsideMeasured(before.coverage, before.coverage.gapList).share,
      missed: countOf('missed'),
      people: about(people.all, countOf('people'), threshold),
      never: about(people.never, countOf('people never'), threshold),
      verdict: missedChange(now, before).verdict,
    },
  }
}
