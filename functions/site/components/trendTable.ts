/** What a chart over time is drawn from, a row for each of its parts. */
import type { Texts } from '../../../shared/text/texts.ts'
import type { Report } from '../report.ts'
import { type Cell, count, type DataTable, type Column, text } from './dataTable.ts'
import { comparable, comparedParts, isEstimated, mayChange, type Stack, totalOf, type TrendGrain, trendParts } from './trendParts.ts'

/** The keys of the tables, which are part of addresses. */
export const trendTableKeys = { day: 'days', week: 'weeks', month: 'months' } as const satisfies Record<TrendGrain, string>

export type TrendWords = Texts['trend']['by'][TrendGrain]

type TrendTable = { readonly grain: TrendGrain; readonly caption: string /** What is drawn from it. */; readonly stack: Stack }

export function trendTable(report: Report, { grain, caption, stack }: TrendTable): DataTable {
  const { view, figures, today } = report
  const { texts, formats } = view
  const { missed, statuses, charts, filters } = texts
  const { column } = texts.trend.by[grain]
  const absent = texts.states.notMeasured
  const inUnit = (name: string) => (view.query.unit === 'series' ? texts.trend.inNeeds(name) : name)
  const named: readonly Column[] =
    grain === 'day'
      ? [{ key: 'date', label: column, kind: 'date' }]
      : [
          { key: grain, label: column, kind: 'text' },
          { key: 'dates', label: filters.period, kind: 'days' },
        ]
  const compared = comparedColumn(report, grain, stack)
  return {
    key: trendTableKeys[grain],
    caption,
    columns: [
      ...named,
      { key: 'attempts', label: filters.unitOf.attempts, kind: 'count' },
      { key: 'answered', label: texts.answered, kind: 'count' },
      { key: 'missed_open', label: missed.gridShow.missed_open, kind: 'count' },
      { key: 'missed_closed', label: missed.gridShow.missed_closed, kind: 'count' },
      { key: 'short', label: texts.causes.short.name, kind: 'count' },
      { key: 'unknown', label: texts.causes.unknown.name, kind: 'count' },
      { key: 'people_reached', label: inUnit(statuses.reached_at_once), kind: 'about' },
      { key: 'people_later', label: inUnit(statuses.later), kind: 'about' },
      { key: 'never', label: inUnit(statuses.never), kind: 'about' },
      ...(compared === undefined ? [] : [compared.column]),
      { key: 'measured', label: charts.measured, kind: 'text' },
    ],
    rows: trendParts(figures, grain).map((part, place) => {
      const known = <Value>(value: Value) => (part.measuredHours === 0 ? null : value)
      const counted = (value: number) => ({ ...count(known(value)), absent })
      const about = (value: number) => (part.isCounted ? counted(value) : ({ kind: 'about', value: known(value), absent } as const))
      const measured = charts.hoursOf(formats.decimal(part.measuredHours, 1), formats.decimal(part.hours, 1))
      return [
        ...(grain === 'day'
          ? [{ kind: 'date', value: part.from } as const]
          : [text(grain === 'month' ? formats.month(part.key) : part.key), { kind: 'days', value: part } as const]),
        counted(part.attempts),
        counted(part.answered),
        counted(part.missed_open),
        counted(part.missed_closed),
        counted(part.short),
        counted(part.unknown),
        about(part.people_reached),
        about(part.people_later),
        about(part.never),
        ...(compared?.cells.slice(place, place + 1) ?? []),
        text(part.running ? `${measured}, ${texts.states.running}` : mayChange(part, figures, today) ? `${measured}, ${texts.trend.mayChange}` : measured),
      ]
    }),
  }
}

/** What the dashed line of the drawing is drawn from; empty where it is broken. */
function comparedColumn(report: Report, grain: TrendGrain, stack: Stack): { readonly column: Column; readonly cells: readonly Cell[] } | undefined {
  const [before, parts] = [comparable(report), comparedParts(report, grain)]
  if (before === undefined || parts === undefined) return undefined
  const { texts, formats } = report.view
  // What it counts is what the table is called; on paper there is no room to name it twice.
  const label = texts.filters.chip(texts.trend.earlier, formats.days(before.filters.from, before.filters.to))
  const cells = parts.map((part): Cell => {
    if (part === null) return text('')
    return { kind: isEstimated(stack) && !part.isCounted ? 'about' : 'count', value: totalOf(stack, part) }
  })
  return { column: { key: 'compared', label, kind: isEstimated(stack) ? 'about' : 'count' }, cells }
}

/** All three, so that each has an address of its own. @param nameOf what the page counts over time, by day, week or month */
export const trendTables = (report: Report, stack: Stack, nameOf: (words: TrendWords) => string): readonly DataTable[] =>
  (['day', 'week', 'month'] as const).map((grain) => trendTable(report, { grain, caption: nameOf(report.view.texts.trend.by[grain]), stack }))
