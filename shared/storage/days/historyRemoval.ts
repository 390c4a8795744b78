/** Takes stripped days away: of one period told anew, of an import that is undone, of a line that is no more. */
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import { monthOf } from '../tables/contactsTable.ts'
import { historyPartition, historyPrefix, historySortKey, ownOrigin, writtenPartition } from '../tables/historyTable.ts'
import { type Item, partition, scanPages } from '../tables/reading.ts'
import type { Tables } from '../tables/tables.ts'
import { deleteMany } from '../tables/writing.ts'
import type { DayVersions } from './dayVersions.ts'

export type HistoryRemoval = {
  /** Takes away what the feed told of one period on these days; what imports told stays. May be repeated. */
  readonly removeOwn: (line: LineId, period: string, dates: readonly LocalDate[]) => Promise<void>
  /** Takes away what an import brought. @returns the days it had. May be repeated. */
  readonly removeImport: (importId: string) => Promise<readonly { readonly line: LineId; readonly date: LocalDate }[]>
  /** Takes away all there is of a line. */
  readonly removeLine: (line: LineId) => Promise<void>
}

export function historyRemoval({ client, history: TableName }: Tables, versions: DayVersions): HistoryRemoval {
  const everyFile = () =>
    scanPages(client, {
      TableName,
      FilterExpression: 'begins_with(pk, :files)',
      ExpressionAttributeValues: { ':files': historyPrefix },
      ProjectionExpression: 'pk, sk, importId',
    })
  const remove = (items: readonly Item[]) => deleteMany(client, TableName, items)
  return {
    removeOwn: async (line, period, dates) => {
      for (const [month, own] of Map.groupBy(dates, monthOf)) {
        const wanted = new Map(own.map((date) => [historySortKey(date.slice(8), period, ownOrigin, 0).slice(0, -'000'.length), date]))
        const dateOf = ({ sk }: Item) => wanted.get(String(sk).slice(0, -'000'.length))
        const found = (await partition(client, TableName, historyPartition(line, month))).filter((item) => dateOf(item) !== undefined)
        await remove(found)
        for (const date of new Set(found.flatMap((item) => dateOf(item) ?? []))) await versions.raise(line, [date])
      }
    },
    removeImport: async (importId) => {
      const days = new Map<string, { line: LineId; date: LocalDate }>()
      for await (const page of everyFile()) {
        const own = page.filter((item) => item['importId'] === importId)
        await remove(own)
        for (const item of own) {
          const day = dayOf(item)
          days.set(`${day.line} ${day.date}`, day)
        }
      }
      for (const { line, date } of days.values()) await versions.raise(line, [date])
      return [...days.values()]
    },
    removeLine: async (line) => {
      const prefix = historyPartition(line, '')
      for await (const page of everyFile()) await remove(page.filter(({ pk }) => String(pk).startsWith(prefix)))
      await remove(await partition(client, TableName, writtenPartition(line)))
    },
  }
}

/** Written by `historyPartition` and `historySortKey` from branded values. */
function dayOf({ pk, sk }: Item): { line: LineId; date: LocalDate } {
  const [, line = '', month = ''] = String(pk).split('#')
  return { line: line as LineId, date: `${month}-${String(sk).slice(0, 2)}` as LocalDate }
}
