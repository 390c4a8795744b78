/** Which figures exist outside the organisation, and what to ask for in place of those that do not. */
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import type { Filters } from '../figures.ts'
import { nearestPeriods, type OutsidePeriod, outsidePeriodOf } from './outsidePeriod.ts'

export type OutsideRefusal = {
  readonly refused: 'period' | 'not_over' | 'lines' | 'filters'
  /** Periods that can be had. */
  readonly nearest: readonly OutsidePeriod[]
}
export type Allowed = { readonly period: OutsidePeriod; readonly line: LineId }

/** @param today on the line's own wall */
export function outsideRefusal(filters: Filters, today: LocalDate): Allowed | OutsideRefusal {
  const nearest = nearestPeriods(filters, today)
  const [line, ...others] = filters.line
  if (line === undefined || others.length > 0) return { refused: 'lines', nearest }
  if (filters.short !== 'exclude' || filters.hours !== 'all' || filters.unit !== 'people' || filters.grain !== 'auto') return { refused: 'filters', nearest }
  const period = outsidePeriodOf(filters)
  if (period === undefined) return { refused: 'period', nearest }
  return period.to < today ? { period, line } : { refused: 'not_over', nearest }
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
      return `figures for outside are for a whole calendar month, quarter or year: ${choices}`
    case 'not_over':
      return `figures for outside are made when their period is over: ${choices}`
  }
}
