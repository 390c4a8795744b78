/** What every export holds: the same headings and values as the page, before they are written as one kind of file or another. */
import { printedCost, printedEstimate, printedHours, printedNumber, printedRate, printedShare, printedShareUp } from '../../../shared/metrics/registry.ts'
import type { Formats } from '../../../shared/text/format.ts'
import type { Texts } from '../../../shared/text/texts.ts'
import type { Cell, Column } from '../components/dataTable.ts'

export type ExportOptions = {
  readonly texts: Texts
  readonly formats: Pick<Formats, 'wall'>
  /** Stable English keys instead of the words of the page. */
  readonly machine: boolean
}
/** A local date `2026-03-09`, or a moment on the wall of the line `2026-03-09T14:30`: spreadsheets sort and count with it. */
export type ExportedDate = { readonly date: string }
export type ExportedValue = string | number | ExportedDate

export function headingsOf({ key, label, kind }: Column, { machine, texts: { csv } }: ExportOptions): readonly string[] {
  switch (kind) {
    case 'text':
    case 'typed':
    case 'date':
    case 'moment':
    case 'count':
    case 'about':
      return [machine ? key : label]
    case 'days':
      return machine ? [`${key}_from`, `${key}_to`] : [csv.firstDay, csv.lastDay]
    case 'money':
      return [machine ? `${key}_eur` : csv.money(label)]
    case 'share_estimate':
      return machine
        ? [`${key}_percent`, `${key}_percent_low`, `${key}_percent_high`]
        : [csv.share(label), csv.low(csv.share(label)), csv.high(csv.share(label))]
    case 'cost':
      return machine ? [`${key}_eur`, `${key}_eur_low`, `${key}_eur_high`] : [csv.money(label), csv.low(csv.money(label)), csv.high(csv.money(label))]
    case 'rate':
    case 'estimate':
      return machine ? [key, `${key}_low`, `${key}_high`] : [label, csv.low(label), csv.high(label)]
    case 'share':
      return [machine ? `${key}_percent` : csv.share(label)]
    case 'seconds':
      return [machine ? `${key}_seconds` : csv.seconds(label)]
    case 'hours':
      return [machine ? `${key}_hours` : csv.hours(label)]
  }
}

/** Numbers as the page prints them, rounded in the registry. Unknown is a word, so that nobody adds it up as zero; for a machine it is nothing. */
export function valuesOf(cell: Cell, options: ExportOptions): readonly ExportedValue[] {
  const absent = options.machine ? '' : (cell.absent ?? options.texts.states.unknown)
  if (cell.kind === 'text') return [cell.value ?? absent]
  if (cell.kind === 'typed') return [cell.value]
  if (cell.kind === 'estimate') {
    const estimate = printedEstimate(cell.value, cell.most)
    return estimate === null ? [absent, absent, absent] : [estimate.value, estimate.low, estimate.high].map((value) => rounded(value, 0))
  }
  if (cell.kind === 'rate') {
    const rate = printedRate(cell.value)
    return rate === null ? [absent, absent, absent] : [rate.value, rate.low, rate.high].map((value) => rounded(value, 1))
  }
  if (cell.kind === 'share_estimate') {
    const { value, low, high } = cell.value
    if (value === null || low === null || high === null) return [absent, absent, absent]
    return [printedShare(value), printedShare(low), printedShareUp(high)].map((share) => rounded(share * 100, 0))
  }
  if (cell.kind === 'cost') {
    if (cell.value === null) return [absent, absent, absent]
    const { value, low, high } = printedCost(cell.value)
    // As on the page: without an upper end only "at least" can be said.
    return value === null || high === null ? [absent, low, absent] : [value, low, high]
  }
  if (cell.kind === 'days') return cell.value === null ? [absent, absent] : [{ date: cell.value.from }, { date: cell.value.to }]
  if (cell.value === null) return [absent]
  switch (cell.kind) {
    case 'date':
      return [{ date: cell.value }]
    case 'moment':
      return [options.machine ? new Date(cell.value).toISOString() : { date: options.formats.wall(cell.value) }]
    case 'count':
      return [rounded(cell.value, 0)]
    case 'about':
    case 'money':
      return [rounded(printedNumber(cell.value), 1)]
    case 'share': {
      const digits = cell.digits ?? 1
      return [rounded(printedShare(cell.value, digits) * 100, digits)]
    }
    case 'hours':
      return [printedHours(cell.value)]
    case 'seconds':
      return [rounded(cell.value, 1)]
  }
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))
