/** A stripped day as it lies in the table: one part a key period and origin, each in pieces that fit an item. */
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import { SourceId } from '../../contacts/identifiers.ts'
import type { DayColumns } from '../../dayfiles/dayColumns.ts'
import { joinedParts, withoutSources } from '../../dayfiles/joinedParts.ts'
import { packStripped, unpackDay } from '../../dayfiles/pack.ts'
import { monthOf } from '../tables/contactsTable.ts'
import { historyPartition, historySortKey, ownOrigin } from '../tables/historyTable.ts'
import type { Item } from '../tables/reading.ts'
import { digestOf, inParts } from './dayFileParts.ts'
import { type PartOfDay, standingParts } from './standingParts.ts'

export type HistoryPart = {
  readonly line: LineId
  readonly date: LocalDate
  readonly period: string
  readonly origin: string
  readonly columns: DayColumns
  /** Of an import. `until`: how far everything was stripped when it came, milliseconds; what the feed told after that is not replaced by it. */
  readonly importId?: string
  readonly until?: number
  /** Of an import: whose part of the day it is. Absent: the whole day. */
  readonly source?: SourceId
}
export type HistoryDay = { readonly date: LocalDate; readonly period: string; readonly digest: string; readonly columns: DayColumns }

/** The pieces of a part, in their order. */
export function itemsOf({ line, date, period, origin, columns, importId, until, source }: HistoryPart, expiresAt: number): readonly Item[] {
  const file = packStripped(columns)
  const pieces = inParts(file)
  const ofImport = { ...(importId !== undefined && { importId }), ...(until !== undefined && { until }), ...(source !== undefined && { source }) }
  const about = { digest: digestOf(file), pieces: pieces.length, ...ofImport, expiresAt }
  return pieces.map((piece, n) => ({
    pk: historyPartition(line, monthOf(date)),
    sk: historySortKey(date.slice(8), period, origin, n),
    file: piece,
    ...about,
  }))
}

/** The parts of a day by period, of all origins that stand joined. */
export function daysIn(date: LocalDate, items: readonly Item[]): readonly HistoryDay[] {
  const parts = [...Map.groupBy(items, ({ sk }) => String(sk).slice(0, String(sk).lastIndexOf('#')))].map(([name, pieces]) => partOf(name, pieces))
  const periods = [...Map.groupBy(standingParts(parts), ({ part }) => part.period)].sort(([a], [b]) => (a < b ? -1 : 1))
  return periods.flatMap(([period, own]) => {
    const told = own.map(({ part, without }) => ({ ...part.read(), without }))
    const digest = told.map((one) => [one.digest, ...one.without].join(' ')).join(' ')
    const [first, ...others] = told.map(({ columns, without }) => withoutSources(columns, without))
    const importOf = new Map(
      own.flatMap(({ part: { origin } }, n) =>
        origin === ownOrigin ? [] : (told[n]?.columns.bySource.sources.map((source) => [source, origin] as const) ?? []),
      ),
    )
    return first === undefined ? [] : [{ date, period, digest, columns: { ...joinedParts([first, ...others]), ...(importOf.size > 0 && { importOf }) } }]
  })
}

type StoredPart = PartOfDay & { readonly read: () => { readonly digest: string; readonly columns: DayColumns } }

/** @throws Error where a piece is missing: a damaged store is no empty day. */
function partOf(name: string, items: readonly Item[]): StoredPart {
  const [, period = '', origin = ''] = name.split('#')
  const sorted = items.toSorted((a, b) => (String(a['sk']) < String(b['sk']) ? -1 : 1))
  const first = sorted[0]
  const source = SourceId.safeParse(first?.['source'])
  const until = first?.['until']
  const read = () => {
    const digest = String(first?.['digest'])
    const files = sorted.flatMap(({ file, digest: own }) => (file instanceof Uint8Array && own === digest ? [file] : []))
    if (files.length < Number(first?.['pieces'])) throw new Error('a stripped day lacks a piece')
    return { digest, columns: unpackDay(Buffer.concat(files.slice(0, Number(first?.['pieces'])))) }
  }
  return { period, origin, read, ...(source.success && { source: source.data }), ...(typeof until === 'number' && { until }) }
}
