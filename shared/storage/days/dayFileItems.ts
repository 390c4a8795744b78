/** Day files as they lie in the table: put under the version of the day they were built from, and read back whole or not at all. */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { localTimeOf } from '../../calendar/localTime.ts'
import { type LineId, LocalDate } from '../../contacts/identifiers.ts'
import type { Line } from '../../settings/settings.ts'
import { fileSortKey, filesPartition, filesPrefix, monthOf, monthOfPartition } from '../tables/contactsTable.ts'
import { type Cut, liveFrom } from './dayCut.ts'
import { digestOf, fileOf, inParts, numberIn, partNumber, type StoredFile } from './dayFileParts.ts'
import type { TouchedMonth } from './dayVersions.ts'
import { type Item, partition, queryAll, scanPages } from '../tables/reading.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../tables/turns.ts'
import { whileUnderWay } from '../tables/whileUnderWay.ts'
import { deleteMany, doneIfAllowed } from '../tables/writing.ts'

export type DayFileItems = {
  /** Only where no file built from more stands there. */
  readonly put: (line: LineId, date: LocalDate, file: StoredFile) => Promise<void>
  /** What stands there, or stood there while somebody else was reading it: `builtFrom` tells whether that is enough. */
  readonly read: ReadFiles
  readonly readAsItIs: ReadFiles
  /** Of days of a month whether they hold a fact, for those that were looked at since they changed. */
  readonly filled: (line: LineId, month: TouchedMonth, cut: Cut | undefined) => Promise<ReadonlyMap<LocalDate, boolean>>
  /** Every line and day that was ever built, whether or not the line is still set up. */
  readonly every: () => AsyncIterable<readonly LineDay[]>
  /** Leaves nothing in a file that was built from no more than this; whoever may build may do so. */
  readonly empty: (line: LineId, date: LocalDate, builtFrom: number) => Promise<void>
  /** Takes away the files of days that are over before this moment on the wall of their line. */
  readonly dropBefore: (lines: readonly Pick<Line, 'id' | 'timeZone'>[], until: number) => Promise<void>
}
type ReadFiles = (line: LineId, dates: readonly LocalDate[]) => Promise<ReadonlyMap<string, StoredFile>>
export type LineDay = { readonly line: LineId; readonly date: LocalDate }

const monthsAtOnce = 8
/** With so few days missing in a month each is read on its own instead of the whole month. */
const daysReadAlone = 3

export function dayFileItems({ client, contacts: TableName }: Tables): DayFileItems {
  const everyKey = {
    TableName,
    ProjectionExpression: 'pk, sk',
    FilterExpression: 'begins_with(pk, :files)',
    ExpressionAttributeValues: { ':files': filesPrefix },
  }
  const putPart = (Item: Item & Pick<StoredFile, 'builtFrom'>) => {
    const condition = { ConditionExpression: 'attribute_not_exists(builtFrom) OR builtFrom <= :from', ExpressionAttributeValues: { ':from': Item.builtFrom } }
    return doneIfAllowed(client.send(new PutCommand({ TableName, Item, ...condition })))
  }
  const itemsOf = (line: LineId, { month, start }: MonthRead) => partition(client, TableName, filesPartition(line, month), start)
  const reader =
    (read: typeof itemsOf): ReadFiles =>
    async (line, dates) => {
      const wanted = new Set<string>(dates)
      const reads = [...Map.groupBy(dates, monthOf)].flatMap(([month, days]) => readsOf(month, days))
      const items = await inTurns(reads, monthsAtOnce, async (own) => (await read(line, own)).map((item) => ({ month: own.month, item })))
      const byDate = Map.groupBy(items.flat(), ({ month, item }) => `${month}-${String(item['sk']).slice(0, 2)}`)
      return new Map([...byDate].flatMap(([date, parts]) => (wanted.has(date) ? [[date, fileOf(parts.map(({ item }) => item))] as const] : [])))
    }
  return {
    put: async (line, date, { builtFrom, digest, file, after }) => {
      const parts = file === undefined ? [] : inParts(file)
      const put = (part: number, content: Item) =>
        putPart({ pk: filesPartition(line, monthOf(date)), sk: fileSortKey(date, part), builtFrom, digest, ...(after === 0 ? {} : { after }), ...content })
      // The first part comes last: it tells a reader that the others are there, and their digest that they belong to it.
      for (const [n, part] of [...parts.entries()].slice(1)) await put(n, { file: part })
      await put(0, { ...(parts[0] === undefined ? {} : { file: parts[0] }), parts: parts.length })
    },
    read: reader(whileUnderWay(itemsOf, (line, { month, start = '' }) => `${line} ${month} ${start}`)),
    readAsItIs: reader(itemsOf),
    filled: async (line, { month, versionOf }, cut) => {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ProjectionExpression: 'sk, parts, builtFrom, #after',
        ExpressionAttributeNames: { '#after': 'after' },
        ExpressionAttributeValues: { ':pk': filesPartition(line, month) },
      })
      const found = new Map<LocalDate, boolean>()
      for (const item of items.filter((own) => partNumber(own) === 0)) {
        const date = LocalDate.parse(`${month}-${String(item['sk'])}`)
        const isCurrent = numberIn(item['builtFrom']) >= versionOf(date) && numberIn(item['after']) === liveFrom(date, cut)
        if (isCurrent) found.set(date, numberIn(item['parts']) > 0)
      }
      return found
    },
    every: async function* () {
      for await (const page of scanPages(client, everyKey)) yield page.flatMap(({ pk, sk }) => fileDay(String(pk), String(sk)) ?? [])
    },
    empty: async (line, date, builtFrom) => {
      const content = { builtFrom, digest: digestOf(undefined), parts: 0 }
      for (const part of await partition(client, TableName, filesPartition(line, monthOf(date)), fileSortKey(date, 0)))
        await putPart({ pk: part['pk'], sk: part['sk'], ...content })
    },
    dropBefore: async (lines, until) => {
      const cutDates = new Map(lines.map(({ id, timeZone }) => [id, localTimeOf(timeZone).dateOf(until)]))
      for await (const page of scanPages(client, everyKey)) {
        const old = page.filter(({ pk, sk }) => {
          const day = fileDay(String(pk), String(sk).slice(0, 2))
          return day !== undefined && day.date < (cutDates.get(day.line) ?? '')
        })
        await deleteMany(client, TableName, old)
      }
    },
  }
}

type MonthRead = { readonly month: string; readonly start: string | undefined }
const readsOf = (month: string, days: readonly LocalDate[]): readonly MonthRead[] =>
  days.length <= daysReadAlone ? days.map((date) => ({ month, start: fileSortKey(date, 0) })) : [{ month, start: undefined }]

/** Undefined for a later part of a file. Written by `filesPartition` and `fileSortKey` from branded values. */
function fileDay(pk: string, sk: string): LineDay | undefined {
  const month = monthOfPartition(pk)
  return month === undefined || sk.includes('#') ? undefined : { line: month.line as LineId, date: `${month.month}-${sk}` as LocalDate }
}
