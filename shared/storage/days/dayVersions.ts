/** The version of each day of a line: raised after something of it changed, so that whatever was made of less is always seen to be behind. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type LineId, LocalDate } from '../../contacts/identifiers.ts'
import { monthOf, versionAttribute, versionAttributePattern, versionsPartition } from '../tables/contactsTable.ts'
import { writtenPartition } from '../tables/historyTable.ts'
import { numberIn } from './dayFileParts.ts'
import { getMany, type Item, queryPages } from '../tables/reading.ts'
import type { Tables } from '../tables/tables.ts'

type VersionOf = (date: LocalDate) => number
/** Days of one month that were ever touched, in their order, with the version each has. */
export type TouchedMonth = { readonly month: string; readonly dates: readonly LocalDate[]; readonly versionOf: VersionOf }

export type DayVersions = {
  /** The version each of these days has now; 0 for one that was never touched. */
  readonly of: (line: LineId, dates: readonly LocalDate[]) => Promise<VersionOf>
  readonly raise: (line: LineId, dates: Iterable<LocalDate>) => Promise<void>
  /** Months of a line in their order, a page of them at a time. */
  readonly months: (line: LineId) => AsyncIterable<readonly TouchedMonth[]>
}

/** Of the facts of a day. */
export const liveVersions = (tables: Tables): DayVersions => dayVersions(tables, tables.contacts, versionsPartition)
/** Of the stripped record of a day. */
export const strippedVersions = (tables: Tables): DayVersions => dayVersions(tables, tables.history, writtenPartition)

function dayVersions({ client }: Tables, TableName: string, partitionOf: (line: LineId) => string): DayVersions {
  const keyOf = (line: LineId, month: string) => ({ pk: partitionOf(line), sk: month })
  return {
    of: async (line, dates) => {
      const keys = [...new Set(dates.map(monthOf))].map((month) => keyOf(line, month))
      const byMonth = new Map((await getMany(client, TableName, keys)).map((item) => [item['sk'], item]))
      return (date) => numberIn(byMonth.get(monthOf(date))?.[versionAttribute(date)])
    },
    raise: async (line, dates) => {
      for (const [month, days] of Map.groupBy(new Set(dates), monthOf)) {
        const command = new UpdateCommand({
          TableName,
          Key: keyOf(line, month),
          UpdateExpression: `ADD ${days.map((date) => `${versionAttribute(date)} :one`).join(', ')}`,
          ExpressionAttributeValues: { ':one': 1 },
        })
        await client.send(command)
      }
    },
    months: async function* (line) {
      // Where stripping begins is decided by these: a month that is seen too late would be cleared away before it was written down.
      const input = { TableName, ConsistentRead: true, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': partitionOf(line) } }
      for await (const items of queryPages(client, input)) yield items.map(touchedMonth)
    },
  }
}

function touchedMonth(item: Item): TouchedMonth {
  const month = String(item['sk'])
  const touched = Object.keys(item).filter((attribute) => versionAttributePattern.test(attribute) && numberIn(item[attribute]) > 0)
  const dates = touched.map((attribute) => LocalDate.parse(`${month}-${attribute.slice(1)}`)).sort()
  return { month, dates, versionOf: (date) => numberIn(item[versionAttribute(date)]) }
}
