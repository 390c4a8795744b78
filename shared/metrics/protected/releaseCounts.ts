/**
 * Every count that the reports of a line and a period print outside, and which of them add up to which: the four reports are one release, as
 * somebody who has all four can subtract across them.
 */
import { type Cause, causes, missedAs } from '../../contacts/cause.ts'
import type { LineId } from '../../contacts/identifiers.ts'
import type { CountCell } from '../../privacy/disclosure/countCell.ts'
import type { Release, Tables } from '../../privacy/disclosure/protectRelease.ts'
import type { MaybeEstimate } from '../../contacts/estimate.ts'
import type { Figures, Grain, TrendMonth, WeekCell } from '../figures.ts'
import { cellAt, coarserCells, coarserOf, type GridCellName } from './gridGrains.ts'
import { LinkedCounts } from './linkedCounts.ts'
import { measuredOf } from './measuredOf.ts'
import { daysIn } from './outsidePeriod.ts'
import { type CallerShares, inMonth, shareOfOne } from './shareOfOne.ts'

export type ReleaseInput = {
  readonly line: LineId
  readonly figures: Figures
  /** See `largestCallerShares`. */
  readonly callerShares?: CallerShares
}

export const ladder = ['answered', 'missed_open', 'missed_closed', 'short', 'unknown'] as const
export const statuses = ['reached_at_once', 'later', 'never', 'still_open'] as const
export const gridCounts = ['attempts', 'missed_open', 'missed_closed', 'never'] as const
/** `closed` and `short` are the ladder's own. */
export const causeKeys = {
  closed: 'missed_closed',
  unstaffed: 'unstaffed',
  busy: 'busy',
  refused: 'refused',
  gave_up: 'gave_up',
  technical: 'cause technical',
  short: 'short',
  unknown: 'cause unknown',
} as const satisfies Record<Cause, string>

/** What is hidden first to protect another; what a report cannot do without goes last. */
const keep = { grid: -20, beside: -10, cause: 0, month: 10, step: 20, headline: 40 } as const
/** A week grid over fewer days says when single people were on duty. */
const leastGridDays = 91
/** A month of fewer attempts prints the ladder, causes and people only: every number more would cost its quarter one. */
const enoughForAll = 500
const longestMonth = 31
/** Whoever reads a cell of next to no hours knows who was on duty. */
const leastExposureHours = 2

/** The cell that is the whole week is the number of the period itself. */
export const gridKeyOf = (what: (typeof gridCounts)[number], { weekday, from, to }: GridCellName): string =>
  weekday === 0 ? what : `${what} ${weekday} ${from}-${to}`
export const hasGrid = ({ filters }: Figures): boolean => daysIn(filters) >= leastGridDays

/** @param grain of the week grid, as fine as that of the figures or coarser; undefined: no grid */
export function releaseCounts(input: ReleaseInput, grain: Grain | undefined, earlier: readonly Release[]): Tables {
  const period = input.figures.filters
  const counts = new LinkedCounts(input.line)
  const add = (what: string, count: number, about: Omit<CountCell, 'key' | 'count'> = {}) =>
    counts.add(period, what, count, { measured: measuredOf(input.figures.coverage, what), ...shareOfOne(input.callerShares, what), ...about })
  addLadder(input.figures, counts, add)
  addPeople(input.figures, counts, add)
  addBeside(input.figures, counts, add)
  addMonths(input, counts)
  if (grain !== undefined) addGrid(input.figures, grain, counts, add)
  counts.linkTo(earlier, period)
  return counts.tables()
}

type Add = (what: string, count: number, about?: Omit<CountCell, 'key' | 'count'>) => string

function addLadder({ metrics }: Figures, counts: LinkedCounts, add: Add): void {
  const steps = ladder.map((step) => add(step, metrics[step], { importance: keep.step }))
  counts.sum(steps, add('attempts', metrics.attempts, { importance: keep.headline }))
  for (const step of ['missed_open', 'unknown'] as const) {
    const own = causes.filter((cause) => missedAs(cause) === step).map((cause) => add(causeKeys[cause], metrics.cause[cause], { importance: keep.cause }))
    counts.sum(own, add(step, metrics[step]))
  }
}

function addPeople({ metrics }: Figures, counts: LinkedCounts, add: Add): void {
  const known = (what: string, { value }: MaybeEstimate, importance: number) => (value === null ? [] : [add(what, Math.round(value), { importance })])
  const { never_closed: closed, never_open: open, people_by_status: people } = metrics
  const parts = statuses.flatMap((status) => known(`people ${status}`, people[status], status === 'never' ? keep.headline : keep.step))
  const all = statuses.reduce((sum, status) => sum + Math.round(people[status].value ?? 0), 0)
  if (parts.length === statuses.length) counts.sum(parts, add('people', all, { importance: keep.headline }))
  const [never] = parts.slice(statuses.indexOf('never'))
  const split = [...known('people never closed', closed, keep.cause), ...known('people never open', open, keep.cause)]
  if (never !== undefined && split.length === 2) counts.sum(split, never)
  const [needs] = known('needs', metrics.needs, keep.step)
  const [series] = known('series', metrics.series, keep.step)
  const chain = [add('people', all), needs, series, add('attempts', metrics.attempts)].filter((key) => key !== undefined)
  chain.slice(1).forEach((more, index) => counts.within([chain[index] ?? more], more))
}

/** What shares, waits and availability rest on. */
function addBeside({ metrics, availability, waits, filters }: Figures, counts: LinkedCounts, add: Add): void {
  const beside = { importance: keep.beside, published: daysIn(filters) > longestMonth || metrics.attempts >= enoughForAll }
  const attempts = add('attempts', metrics.attempts)
  const answered = add('answered', metrics.answered)
  const withheld = metrics.withheld + metrics.unlinked
  counts.within([add('withheld', withheld, beside)], attempts)
  counts.sum([add('short', metrics.short), add('tried', metrics.attempts - metrics.short, beside)], attempts)
  const ofOffered = add('answered of offered', availability.answeredWhileOpen, beside)
  const missedOfOffered = add('missed of offered', availability.offered - availability.answeredWhileOpen, { published: false })
  counts.sum([ofOffered, missedOfOffered], add('offered', availability.offered, beside))
  counts.within([ofOffered], answered)
  const gaveUp = add('gave up of offered', Math.round((availability.abandonment ?? 0) * availability.offered), beside)
  counts.within([gaveUp], missedOfOffered)
  counts.within([gaveUp], add(causeKeys.gave_up, metrics.cause.gave_up))
  counts.within(
    [add('hours without answer', availability.unansweredHours.hours, beside)],
    add('not answered', metrics.attempts - metrics.answered, { published: false }),
  )
  counts.sum([answered, add('not answered', metrics.attempts - metrics.answered)], attempts)
  const withWait = add('answered in measured time', waits.answered, beside)
  counts.within([withWait], answered)
  counts.within([add('answered within', waits.serviceLevel.answeredWithin, beside)], withWait)
  const left = add('left while waiting', waits.leavers.count, beside)
  counts.within([left], add('not answered', metrics.attempts - metrics.answered))
  counts.sum([withWait, left], add('answered or left', waits.answered + waits.leavers.count, beside))
}

/** The trend outside is by month. A period of one month is its own. */
function addMonths({ figures: { months, filters }, callerShares }: ReleaseInput, counts: LinkedCounts): void {
  const whats = [...ladder, 'attempts'] as const
  if (months.length < 2) return
  for (const month of months) {
    const measured = measuredMonth(month)
    const [attempts, ...steps] = [...whats].reverse().map((what) =>
      counts.add(month, what, month[what], {
        measured,
        importance: keep.month,
        ...shareOfOne(callerShares, inMonth(what, month)),
        published: what !== 'short' && what !== 'unknown',
      }),
    )
    if (attempts !== undefined) counts.sum(steps, attempts)
  }
  for (const what of whats) {
    const parts = months.map((month) => counts.add(month, what, month[what]))
    counts.sum(parts, counts.add(filters, what, 0))
  }
}
const measuredMonth = ({ measuredHours, hours }: TrendMonth) => (measuredHours <= 0 ? 'none' : measuredHours < hours * (1 - 1e-9) ? 'partly' : 'full')

/** With the sums of all coarser grains, so that a grid of another period can be held against it whatever its grain. */
function addGrid({ weekGrid, metrics }: Figures, grain: Grain, counts: LinkedCounts, add: Add): void {
  const fine = coarserCells(weekGrid.cells, grain).map((cell) => ({ ...cell, never: Math.round(cell.never) }))
  coarserOf(grain).forEach((level, index, levels) => {
    const parent = levels[index + 1]
    const cells = coarserCells(fine, level)
    for (const what of gridCounts) {
      const keys = cells.map((cell) => add(gridKeyOf(what, cell), cell[what], { importance: keep.grid, published: level === grain, ...measuredCell(cell) }))
      if (parent === undefined) counts.sum(keys, add(what, what === 'never' ? (cells[0]?.never ?? 0) : metrics[what], { published: false }))
      else sumInto(parent, { what, cells, keys }, fine, { counts, add })
    }
    if (level === grain) for (const cell of cells) addWithinCell(cell, counts, add)
  })
}

type Level = { readonly what: (typeof gridCounts)[number]; readonly cells: readonly WeekCell[]; readonly keys: readonly string[] }
function sumInto(
  parent: Grain,
  { what, cells, keys }: Level,
  fine: readonly WeekCell[],
  { counts, add }: { readonly counts: LinkedCounts; readonly add: Add },
): void {
  for (const coarse of coarserCells(fine, parent)) {
    const name = gridKeyOf(what, coarse)
    const parts = keys.filter((_, index) => {
      const cell = cells[index]
      return cell !== undefined && gridKeyOf(what, cellAt(parent, cell)) === name
    })
    counts.sum(parts, add(name, coarse[what], { importance: keep.grid, published: false }))
  }
}

function addWithinCell(cell: WeekCell, counts: LinkedCounts, add: Add): void {
  const keyOf = (what: (typeof gridCounts)[number]) => add(gridKeyOf(what, cell), cell[what])
  counts.within([keyOf('missed_open'), keyOf('missed_closed')], keyOf('attempts'))
  counts.within([keyOf('never')], keyOf('attempts'))
}

const measuredCell = ({ exposureHours }: WeekCell) => (exposureHours < leastExposureHours ? ({ measured: 'none' } as const) : {})
