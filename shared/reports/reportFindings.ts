/** From figures to what a report may say: the grains in which it can be shown, protected together with everything that went out before. */
import { missedChange } from '../metrics/change.ts'
import type { Figures } from '../metrics/figures.ts'
import { openness } from '../metrics/gridCell.ts'
import { coarserCells } from '../metrics/protected/gridGrains.ts'
import { outsideGaps, outsideMeasured } from '../metrics/protected/outsideCoverage.ts'
import { protectedSwitchboard } from '../metrics/switchboard/protectedSwitchboard.ts'
import { usualThreshold } from '../privacy/disclosure/printedCount.ts'
import { type Protection, protectCounts, type Tables } from '../privacy/disclosure/protectRelease.ts'
import { leastBase, protectedShare } from '../privacy/disclosure/protectedShare.ts'
import type { OutsideEstimate } from '../settings/cases.ts'
import type { Line, Settings } from '../settings/settings.ts'
import { alone } from './aboutFinding.ts'
import type { CaseFindings, PromiseKept } from './caseFindings.ts'
import type { Findings, GridFinding } from './findings.ts'
import { monthFindings } from './monthFindings.ts'
import { outsideFinding } from './outsideFinding.ts'
import { peopleFindings } from './peopleFindings.ts'
import type { Count } from './printed.ts'
import { type CountsInput, type GridGrain, type Grains, neverKey, reportCounts, ruleKey } from './reportCounts.ts'
import { reportGrains } from './reportGrains.ts'
import { reportSubject } from './reportSubject.ts'
import { type ShownCounts, shownCounts } from './shownCounts.ts'
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
  const shownOn = (dates: Pick<Figures['filters'], 'from' | 'to'>) => shownCounts(printed, { line: line.id, dates, threshold })
  const shown = shownOn(filters)
  const { countOf } = shown
  const people = peopleFindings(shown, metrics)
  const grid = grains.grid === undefined ? undefined : { grain: grains.grid, cells: gridFindings(counts, grains.grid, printed) }
  return {
    ...reportSubject(line, figures, { settings, madeAt: input.now, dataVersion: input.dataVersion, threshold }),
    coverage: {
      ...outsideMeasured(coverage, coverage.gapList),
      hours: coverage.hours,
      closedRecorded: coverage.closedRecorded,
      gaps: outsideGaps(coverage, figures.timeZone).map(({ line: _, ...gap }) => gap),
    },
    ...attemptFindings(shown),
    ...people,
    ...(grid && { grid }),
    worst: worstMoments(grid, printed, counts),
    months: monthFindings(input.trend, grains.monthsABar, shownOn),
    monthsABar: grains.monthsABar,
    markers: markersOf(settings, line, input.trend),
    waits: waitsOf(waits),
    openHoursPerWeek: availability.openHoursPerWeek,
    ...(availability.staffedShare !== null && { staffedShare: availability.staffedShare }),
    offered: countOf('offered'),
    answerRate: protectedShare(countOf('answered of offered'), countOf('offered')),
    ...(input.before && { before: beforeFinding(input.before, figures, shownOn(input.before.filters)) }),
    ...(input.outside && { outside: outsideFinding(input.outside, filters, [people.people, people.reached_at_once, people.later]) }),
    ...(input.switchboard && { switchboard: switchboardFindings(protectedSwitchboard(printed, input.switchboard.serviceSeconds, ruleKey(counts))) }),
    ...(input.proposal && { proposal: input.proposal }),
    promises: [...(input.promises ?? [])],
  }
}

type AttemptFindings = Pick<Findings, 'attempts' | 'answered' | 'missed_open' | 'missed_closed' | 'short' | 'unknown' | 'causes'>
const attemptFindings = ({ countOf }: ShownCounts): AttemptFindings => ({
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
})

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
const toFive = (seconds: number) => Math.max(5, Math.round(seconds / 5) * 5)

function beforeFinding(before: Figures, now: Figures, { countOf, aboutOf }: ShownCounts): NonNullable<Findings['before']> {
  const { metrics, filters, coverage } = before
  const people = metrics.people_by_status
  return {
    from: filters.from,
    to: filters.to,
    measured: outsideMeasured(coverage, coverage.gapList).share,
    missed: countOf('missed'),
    people: aboutOf('people', people.all),
    never: aboutOf('people never', people.never),
    verdict: missedChange(now, before).verdict,
  }
}
