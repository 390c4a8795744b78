/** Which figures exist outside the organisation, and what to ask for in place of those that do not. */
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import type { Filters } from '../figures.ts'
import { nearestPeriods, type OutsidePeriod, piecesOf } from './outsidePeriod.ts'

export type OutsideRefusal = {
  readonly refused: 'period' | 'not_over' | 'lines' | 'filters'
  /** Stretches that can be had. */
  readonly nearest: readonly Pick<OutsidePeriod, 'from' | 'to'>[]
}
/** One piece: a month, quarter or year. Several: put together from what they print. */
export type Allowed = { readonly pieces: readonly OutsidePeriod[]; readonly line: LineId }

/** @param today on the line's own wall */
export function outsideRefusal(filters: Filters, today: LocalDate): Allowed | OutsideRefusal {
  const nearest = nearestPeriods(filters, today)
  const [line, ...others] = filters.line
  if (line === undefined || others.length > 0) return { refused: 'lines', nearest }
  if (filters.short !== 'exclude' || filters.hours !== 'all' || filters.unit !== 'people' || filters.grain !== 'auto') return { refused: 'filters', nearest }
  const pieces = piecesOf(filters)
  if (pieces === undefined) return { refused: 'period', nearest }
  return filters.to < today ? { pieces, line } : { refused: 'not_over', nearest }
}

/** For the operator's terminal. */
export function refusalSentence({ refused, nearest }: OutsideRefusal): string {
  const choices = nearest.map(({ from, to }) => `--from ${from} --to ${to}`).join(', or ')
  switch (refused) {
    case 'lines':
      return 'figures for outside are for one line: choose one with --line'
    case 'filters':
      return 'figures for outside are made once, for everybody: leave --short, --hours, --unit and --grain out'
    case 'period':
      return `figures for outside are for whole calendar months: ${choices}`
    case 'not_over':
      return `figures for outside are made when their months are over: ${choices}`
  }
}
