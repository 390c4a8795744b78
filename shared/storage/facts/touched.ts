/** Sets of days of lines, as small as they are stored. */
import { LineId, LocalDate } from '../../contacts/identifiers.ts'
import type { Line } from '../../settings/settings.ts'
import type { LineDate } from '../days/lineDate.ts'
import type { ImportRecord } from './importRecords.ts'

export type Touched = ImportRecord['touched']

/** Both together; neither is changed. */
export function withDays(touched: Touched, days: readonly LineDate[]): Touched {
  const lines = new Map(Object.entries(touched).map(([line, months]) => [line, new Map(Object.entries(months))]))
  for (const { line, date } of days) {
    const months = lines.get(line.id) ?? new Map<string, number>()
    lines.set(line.id, months)
    const month = date.slice(0, 7)
    months.set(month, (months.get(month) ?? 0) | (1 << (Number(date.slice(8)) - 1)))
  }
  // Keys come from branded ids and from `touched` itself, which was parsed.
  return Object.fromEntries([...lines].map(([line, months]) => [line, Object.fromEntries(months)])) as Touched
}

/** The days of lines that are still set up, in no order. */
export const daysOf = (touched: Touched, lines: readonly Line[]): readonly LineDate[] =>
  lines.flatMap((line) => datesOf(touched, line.id).map((date) => ({ line, date })))

/** Of all lines together, set up or not; some may be named twice. */
export const touchedDates = (touched: Touched): readonly LocalDate[] => Object.values(touched).flatMap((months) => datesIn(months))

/** Of each line that has any, set up or not: its first day and its last. */
export const touchedReaches = (touched: Touched): readonly { readonly line: LineId; readonly from: LocalDate; readonly to: LocalDate }[] =>
  Object.entries(touched).flatMap(([line, months]) => {
    const dates = [...datesIn(months)].sort()
    const [from, to] = [dates.at(0), dates.at(-1)]
    return from === undefined || to === undefined ? [] : [{ line: LineId.parse(line), from, to }]
  })

function datesOf(touched: Touched, line: LineId): readonly LocalDate[] {
  return datesIn(touched[line] ?? {})
}

function datesIn(months: Readonly<Record<string, number>>): readonly LocalDate[] {
  return Object.entries(months).flatMap(([month, days]) =>
    Array.from({ length: 31 }, (_, n) => n).flatMap((n) => ((days >>> n) & 1 ? LocalDate.parse(`${month}-${String(n + 1).padStart(2, '0')}`) : [])),
  )
}
