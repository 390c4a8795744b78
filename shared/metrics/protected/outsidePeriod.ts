/**
 * The periods that figures for outside are made for: a calendar month, quarter or year, each once. They lie within one another or apart, so that
 * what each says can be held against what the others said; sliding dates cannot.
 */
import { dayMs } from '../../calendar/durations.ts'
import { addDays, dateOfDayNumber, datesBetween, dayNumberOf } from '../../calendar/localDate.ts'
import type { LocalDate } from '../../contacts/identifiers.ts'

export type OutsidePeriod = {
  /** `2026-01`, `2026-Q1`, `2026`. */
  readonly name: string
  readonly kind: 'month' | 'quarter' | 'year'
  readonly from: LocalDate
  readonly to: LocalDate
}
type Dates = { readonly from: LocalDate; readonly to: LocalDate }

const monthsIn = { month: 1, quarter: 3, year: 12 } as const
const kinds = ['month', 'quarter', 'year'] as const

/** undefined where the dates are not exactly those of one month, quarter or year. */
export function outsidePeriodOf({ from, to }: Dates): OutsidePeriod | undefined {
  return kinds.map((kind) => periodAround(kind, from)).find((period) => period.from === from && period.to === to)
}

/** What has to be out before a period can be: its months, then its quarters. */
export function periodsWithin({ kind, from, to }: OutsidePeriod): readonly OutsidePeriod[] {
  return kinds.slice(0, kinds.indexOf(kind)).flatMap((smaller) => allWithin(smaller, { from, to }))
}

/** The periods that whole calendar months fall into, the largest first; undefined where the dates cut a month. */
export function piecesOf({ from, to }: Dates): readonly OutsidePeriod[] | undefined {
  const pieces: OutsidePeriod[] = []
  for (let start = from; start <= to; ) {
    const piece = [...kinds]
      .reverse()
      .map((kind) => periodAround(kind, start))
      .find((period) => period.from === start && period.to <= to)
    if (piece === undefined) return undefined
    pieces.push(piece)
    start = addDays(piece.to, 1)
  }
  return pieces
}

/** Whole months nearest to what was asked for that are over by a date: what to ask for in its place. */
export function nearestPeriods({ from, to }: Dates, today: LocalDate): readonly Dates[] {
  const length = dayNumberOf(to) - dayNumberOf(from)
  const soFar = { from: periodAround('month', from).from, to: lastOver('month', today).to }
  const periods = kinds.flatMap((kind) => [periodAround(kind, from), periodBefore(kind, from), lastOver(kind, today)])
  const over = [...(soFar.from < soFar.to && soFar.to < to ? [soFar] : []), ...periods.filter((period) => period.to < today)]
  const distance = (period: Dates) => Math.abs(dayNumberOf(period.from) - dayNumberOf(from)) + Math.abs(dayNumberOf(period.to) - dayNumberOf(from) - length)
  const unique = new Map(over.map((period) => [`${period.from} ${period.to}`, period]))
  return [...unique.values()].sort((a, b) => distance(a) - distance(b)).slice(0, 3)
}

export const daysIn = ({ from, to }: Dates): number => dayNumberOf(to) - dayNumberOf(from) + 1

function periodAround(kind: OutsidePeriod['kind'], date: LocalDate): OutsidePeriod {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1]
  const first = Math.floor(month / monthsIn[kind]) * monthsIn[kind]
  const from = monthStart(year, first)
  const to = addDays(monthStart(year, first + monthsIn[kind]), -1)
  return { name: nameOf(kind, from), kind, from, to }
}
const periodBefore = (kind: OutsidePeriod['kind'], date: LocalDate) => periodAround(kind, addDays(periodAround(kind, date).from, -1))
function lastOver(kind: OutsidePeriod['kind'], today: LocalDate): OutsidePeriod {
  const running = periodAround(kind, today)
  return running.to < today ? running : periodBefore(kind, today)
}

function allWithin(kind: OutsidePeriod['kind'], { from, to }: Dates): readonly OutsidePeriod[] {
  const starts = datesBetween(from, to).filter((date) => periodAround(kind, date).from === date)
  return starts.map((date) => periodAround(kind, date))
}

/** @param month 0 is January; 12 is January of the year after. */
const monthStart = (year: number, month: number): LocalDate => dateOfDayNumber(Date.UTC(year, month) / dayMs)

function nameOf(kind: OutsidePeriod['kind'], from: LocalDate): string {
  if (kind === 'year') return from.slice(0, 4)
  return kind === 'month' ? from.slice(0, 7) : `${from.slice(0, 4)}-Q${(Number(from.slice(5, 7)) + 2) / 3}`
}
