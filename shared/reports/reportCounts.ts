/**
 * Every true count that a report prints or could be worked out from what it prints, and which of them add up to which: what disclosure control is
 * given. A key names the number itself (line, dates, what), so that releases of overlapping periods are held against each other.
 */
import type { Cause } from '../contacts/cause.ts'
import type { LineId } from '../contacts/identifiers.ts'
import type { Figures, TrendMonth } from '../metrics/figures.ts'
import type { CountCell, Relation } from '../privacy/disclosure/countCell.ts'
import type { Tables } from '../privacy/disclosure/protectRelease.ts'
import { cellsOfGrain, type GridGrain, summedCell } from './gridGrains.ts'

export type CountsInput = {
  readonly line: LineId
  /** Of the period, with the week by single hours. */
  readonly figures: Figures
  /** Up to 24 months that end with the period. */
  readonly trend: Figures
  /** The same months a year earlier. */
  readonly before?: Figures
}
export type Grains = { readonly grid: GridGrain | undefined; readonly monthsABar: number }

const categories = ['answered', 'missed_open', 'missed_closed', 'short', 'unknown'] as const
const openCauses = ['unstaffed', 'busy', 'refused', 'gave_up'] as const satisfies readonly Cause[]
const unknownCauses = ['technical', 'unknown'] as const satisfies readonly Cause[]
/** What a report cannot do without goes last. */
const [ordinary, total, headline] = [0, 20, 40]

/** Where a number stands among the counts. */
export const countKey = (line: LineId, { from, to }: { readonly from: string; readonly to: string }, what: string) => `${line} ${from}..${to} ${what}`
export const gridKey = (input: CountsInput, cell: { readonly weekday: number; readonly from: string; readonly to: string }) =>
  countKey(input.line, input.figures.filters, `never ${cell.weekday} ${cell.from}-${cell.to}`)

/** In twos, threes and so on counted back from the last; those before the first data are left out. */
export function barsOf({ months }: Figures, monthsABar: number): readonly (readonly TrendMonth[])[] {
  const measured = months.slice(Math.max(0, months.findIndex(({ measuredHours }) => measuredHours > 0)))
  const first = measured.length % monthsABar
  const bars = Array.from({ length: Math.floor(measured.length / monthsABar) }, (_, index) => measured.slice(first + index * monthsABar, first + (index + 1) * monthsABar))
  return measured.some(({ measuredHours }) => measuredHours > 0) ? bars : []
}
export const datesOfBar = (bar: readonly TrendMonth[]) => ({ from: bar[0]?.from ?? '', to: bar.at(-1)?.to ?? '' })

export function reportCounts(input: CountsInput, grains: Grains): Tables {
  const cells = new Map<string, CountCell>()
  const relations: Relation[] = []
  const add = (cell: CountCell) => {
    if (!cells.has(cell.key)) cells.set(cell.key, cell)
    return cell.key
  }
  const sumUp = (parts: readonly string[], key: string) => {
    if (parts.length !== 1 || parts[0] !== key) relations.push({ parts, total: key })
  }
  const whole = [input.figures, ...(input.before ? [input.before] : [])]
  addMonths()
  for (const figures of whole) addPeriod(figures, figures === input.figures)
  addGrid()
  return { cells: [...cells.values()], relations }

  /** Every month by itself, printed or not: what ties releases of other periods to this one. */
  function addMonths(): void {
    const months = barsOf(input.trend, 1).flat()
    for (const month of months) {
      const isBar = grains.monthsABar === 1
      const measured = measuredOf(month)
      const parts = categories.map((what) =>
        add({ key: countKey(input.line, month, what), count: month[what], measured, published: isBar && what !== 'short' && what !== 'unknown' }),
      )
      sumUp(parts, add({ key: countKey(input.line, month, 'attempts'), count: month.attempts, measured, published: isBar, importance: total }))
      add({ key: countKey(input.line, month, 'never'), count: Math.round(month.never), measured, published: isBar, importance: total })
    }
    const never = months.map((month) => countKey(input.line, month, 'never'))
    // Never printed as such, but the people never reached are, and they are nearly as many.
    if (months.length > 1) sumUp(never, add({ key: countKey(input.line, datesOfBar(months), 'never by month'), count: sumOf(never), importance: headline }))
    if (grains.monthsABar === 1) return
    for (const bar of barsOf(input.trend, grains.monthsABar)) {
      const dates = datesOfBar(bar)
      for (const what of [...categories, 'attempts', 'never'] as const) {
        const count = bar.reduce((sum, month) => sum + (what === 'never' ? Math.round(month.never) : month[what]), 0)
        const key = add({ key: countKey(input.line, dates, what), count, published: what !== 'short' && what !== 'unknown', importance: total })
        sumUp(
          bar.map((month) => countKey(input.line, month, what)),
          key,
        )
      }
    }
  }

  function sumOf(keys: readonly string[]): number {
    return keys.reduce((sum, key) => sum + (cells.get(key)?.count ?? Number.NaN), 0)
  }

  function addPeriod({ metrics, filters, availability, waits, months, coverage }: Figures, isOwn: boolean): void {
    const keyOf = (what: string) => countKey(input.line, filters, what)
    const measured = coverage.share >= 1 ? 'full' : 'partly'
    const counted = (what: string, count: number, importance = ordinary, published = true) => add({ key: keyOf(what), count, importance, measured, published })
    const parts = categories.map((what) => counted(what, metrics[what], total))
    sumUp(parts, counted('attempts', metrics.attempts, headline))
    for (const what of [...categories, 'attempts'] as const) {
      const ownMonths = months.map((month) => countKey(input.line, month, what))
      // Loaded apart: facts that came in between would make another sum, and then there is none to guard.
      if (cells.get(keyOf(what))?.count === sumOf(ownMonths)) sumUp(ownMonths, keyOf(what))
    }
    const missed = counted('missed', metrics.missed_open + metrics.missed_closed, total)
    sumUp([keyOf('missed_open'), keyOf('missed_closed')], missed)
    addPeople(metrics, keyOf, counted)
    if (!isOwn) return
    sumUp(
      openCauses.map((cause) => counted(cause, metrics.cause[cause])),
      keyOf('missed_open'),
    )
    sumUp(
      unknownCauses.map((cause) => counted(`cause ${cause}`, metrics.cause[cause])),
      keyOf('unknown'),
    )
    relations.push({ parts: [counted('withheld', metrics.withheld, total)], total: keyOf('attempts'), atMost: true })
    sumUp(
      [counted('answered of offered', availability.answeredWhileOpen, total), counted('missed of offered', availability.offered - availability.answeredWhileOpen, ordinary, false)],
      counted('offered', availability.offered, total),
    )
    relations.push({ parts: [counted('left while waiting', waits.leavers.count, ordinary, false)], total: keyOf('attempts'), atMost: true })
  }

  function addPeople(
    { people_by_status: people, never_closed, never_open, series }: Figures['metrics'],
    keyOf: (what: string) => string,
    counted: (what: string, count: number, importance?: number, published?: boolean) => string,
  ): void {
    const parts = ([never_closed, never_open] as const).map((own) => (own.value === null ? undefined : Math.round(own.value)))
    const [closed, open] = parts
    if (closed !== undefined && open !== undefined) {
      counted('people never', closed + open, headline)
      sumUp([counted('people never closed', closed), counted('people never open', open)], keyOf('people never'))
    } else if (people.never.value !== null) counted('people never', Math.round(people.never.value), headline)
    const statuses = (['reached_at_once', 'later', 'still_open'] as const).flatMap((status) => {
      const own = people[status].value
      return own === null ? [] : [{ key: counted(`people ${status}`, Math.round(own), status === 'later' ? total : ordinary), count: Math.round(own) }]
    })
    const never = cells.get(keyOf('people never'))
    if (never !== undefined && people.all.value !== null)
      sumUp([...statuses.map(({ key }) => key), never.key], counted('people', statuses.reduce((sum, { count }) => sum + count, never.count), headline))
    if (series.value !== null) counted('series', Math.round(series.value), total)
  }

  function addGrid(): void {
    if (grains.grid === undefined) return
    const { filters, weekGrid } = input.figures
    const at = (grain: GridGrain) => cellsOfGrain(grain).map((cell) => ({ cell, ...gridCount(summedCell(cell, weekGrid.cells)) }))
    const fine = at(grains.grid)
    const keys = fine.map(({ cell, count, measured }) => add({ key: gridKey(input, cell), count, measured }))
    const countOf = (positions: readonly number[]) => positions.reduce((sum, index) => sum + (fine[index]?.count ?? 0), 0)
    if (grains.grid === 'twohour')
      for (const daypart of cellsOfGrain('daypart')) {
        const within = fine.flatMap(({ cell }, index) => (cell.hours.every((hour) => daypart.hours.includes(hour)) ? [index] : []))
        sumUp(
          within.map((index) => keys[index] ?? ''),
          add({ key: gridKey(input, daypart), count: countOf(within), importance: total }),
        )
      }
    if (grains.grid !== 'week') sumUp(keys, add({ key: countKey(input.line, filters, 'never by hour'), count: countOf([...fine.keys()]), importance: headline }))
  }
}

/** Whoever reads a cell of next to no hours knows who was on duty. */
const leastExposureHours = 2
export function gridCount({ never, exposureHours }: { readonly never: number; readonly exposureHours: number }): { readonly count: number; readonly measured: 'full' | 'none' } {
  return { count: Math.round(never), measured: exposureHours < leastExposureHours ? 'none' : 'full' }
}

const measuredOf = ({ measuredHours, hours }: TrendMonth) => (measuredHours <= 0 ? 'none' : measuredHours < 0.999 * hours ? 'partly' : 'full')

