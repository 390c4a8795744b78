/** The figures of one line and one period as they may leave the organisation: all four reports, protected together, at the finest grain that still reads. */
import type { CountCell } from '../../privacy/disclosure/countCell.ts'
import { protectRelease, type Protection, type Release } from '../../privacy/disclosure/protectRelease.ts'
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
export function protectedRelease(input: ReleaseInput, protection: Protection = {}): ProtectedRelease {
  const { filters, weekGrid } = input.figures
  const id = `${input.line} ${filters.from}..${filters.to}`
  const at = (grain: Grain | undefined) => ({ grain, ...protectRelease(id, releaseCounts(input, grain, protection.earlier ?? []), protection) })
  if (!hasGrid(input.figures)) return at(undefined)
  for (const grain of coarserOf(weekGrid.grain)) {
    const release = at(grain)
    if (grain === 'week' || shareShown(input, release, grain) >= leastShown) return release
  }
  return at(undefined)
}

/** Of the cells in which there is something, those that show how much. */
function shareShown({ line, figures }: ReleaseInput, { cells, printed }: Release, grain: Grain): number {
  const names = new Set(
    coarserCells(figures.weekGrid.cells, grain).flatMap((cell) => gridCounts.map((what) => countKey(line, figures.filters, gridKeyOf(what, cell)))),
  )
  const some = cells.filter(({ key, count }: CountCell) => names.has(key) && count > 0 && printed.has(key))
  const shown = some.filter(({ key }) => printed.get(key)?.shown === 'number')
  return some.length === 0 ? 0 : shown.length / some.length
}
