/** What one cell of the week grid says: a value, or which kind of unknown it is. None of them is zero. */
import type { CoverageFigures, WeekCell } from './figures.ts'

export const gridMeasures = ['never', 'missed_open', 'missed_closed', 'per_open_hour'] as const
/** `never` counts needs, the next two attempts; `per_open_hour` is attempts missed while open per 10 measured open hours. */
export type GridMeasure = (typeof gridMeasures)[number]
export type GridCell = { readonly known: true; readonly value: number } | { readonly known: false; readonly why: 'not_measured' | 'not_recorded' | 'not_open' }

export function gridCell(cell: WeekCell, measure: GridMeasure, closedRecorded: CoverageFigures['closedRecorded']): GridCell {
  if (cell.exposureHours === 0) return { known: false, why: 'not_measured' }
  const isClosed = cell.openHours === 0
  switch (measure) {
    case 'never':
    case 'missed_closed':
      if (isClosed && closedRecorded === 'no' && cell[measure] === 0) return { known: false, why: 'not_recorded' }
      return { known: true, value: cell[measure] }
    case 'missed_open':
      return isClosed && cell.missed_open === 0 ? { known: false, why: 'not_open' } : { known: true, value: cell.missed_open }
    case 'per_open_hour':
      return isClosed ? { known: false, why: 'not_open' } : { known: true, value: (10 * cell.missed_open_measured) / cell.openHours }
  }
}

/** Open for at least half of the measured time, for a part of it, or not at all. */
export function openness({ openHours, exposureHours }: Pick<WeekCell, 'openHours' | 'exposureHours'>): 'open' | 'partly' | 'closed' {
  if (openHours <= 0 || exposureHours <= 0) return 'closed'
  return openHours >= exposureHours / 2 ? 'open' : 'partly'
}
