/** The figures of one line and one period as they may leave the organisation: all four reports, protected together, at the finest grain that still reads. */
import type { CountCell } from '../../privacy/disclosure/countCell.ts'
import { usualThreshold } from '../../privacy/disclosure/printedCount.ts'
import { protectRelease, type Protection, type Release, type Tables } from '../../privacy/disclosure/protectRelease.ts'
import type { Grain } from '../figures.ts'
import { coarserCells, coarserOf } from './gridGrains.ts'
import { countKey } from './linkedCounts.ts'
import { gridCounts, gridKeyOf, hasGrid, releaseCounts, type ReleaseInput } from './releaseCounts.ts'

export type ProtectedRelease = Release & {
  /** Of the week grid; undefined: the period is too short for one. */
  readonly grain: Grain | undefined
}

/** A grid says something where this part of what is in it may be shown. */
const leastShown = 0.8

/** @throws RangeError where earlier releases already say too much */
export function protectedRelease(input: ReleaseInput, protection: Protection): ProtectedRelease {
  const { filters, weekGrid } = input.figures
  const id = `${input.line} ${filters.from}..${filters.to}`
  const countsAt = (grain: Grain | undefined) => releaseCounts(input, grain, protection.earlier ?? [])
  const at = (grain: Grain | undefined, counts = countsAt(grain)) => ({ grain, ...protectRelease(id, counts, protection) })
  if (!hasGrid(input.figures)) return at(undefined)
  for (const grain of coarserOf(weekGrid.grain)) {
    const counts = countsAt(grain)
    const filled = filledCells(input, counts, grain)
    const isShown = (shown: readonly CountCell[]) => grain === 'week' || shown.length >= leastShown * filled.length
    // What is small is hidden in any case: often that is too much already.
    if (!isShown(filled.filter(({ count }) => count >= (protection.threshold ?? usualThreshold)))) continue
    const release = at(grain, counts)
    if (isShown(filled.filter(({ key }) => release.printed.get(key)?.shown === 'number'))) return release
  }
  return at(undefined)
}

/** Of the cells of the grid, those in which there is something. */
function filledCells({ line, figures }: ReleaseInput, { cells }: Tables, grain: Grain): readonly CountCell[] {
  const names = new Set(
    coarserCells(figures.weekGrid.cells, grain).flatMap((cell) => gridCounts.map((what) => countKey(line, figures.filters, gridKeyOf(what, cell)))),
  )
  return cells.filter(({ key, count }) => names.has(key) && count > 0)
}
