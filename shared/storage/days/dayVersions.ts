/** The version of each day of a line: raised after a fact of it changed, so that whatever was made of less is always seen to be behind. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type LineId, LocalDate } from '../../contacts/identifiers.ts'
import { monthOf, versionAttribute, versionAttributePattern, versionsKey, versionsPartition } from '../tables/contactsTable.ts'
import { numberIn } from './dayFileParts.ts'
import { getMany, type Item, queryPages } from '../tables/reading.ts'
import type { Tables } from '../tables/tables.ts'

type VersionOf = (date: LocalDate) => number
/** Days of one month that were ever touched, in their order, with the version each has. */
export type TouchedMonth = { readonly month: string; readonly dates: readonly LocalDate[]; readonly versionOf: VersionOf }

export type DayVersions = {
  /** The version each of these days has now; 0 for one that no fact ever touched. */
  readonly of: (line: LineId, dates: readonly LocalDate[]) => Promise<VersionOf>
  readonly raise: (line: LineId, dates: Iterable<LocalDate>) => Promise<void>
  /** Months of a line in their order, a page of them at a time. */
  readonly months: (line: LineId) => AsyncIterable<readonly TouchedMonth[]>
}

export function dayVersions({ client, contacts: TableName }: Tables): DayVersions {
  return {
    of: async (line, dates) => {
      const keys = [...new Set(dates.map(monthOf))].map((month) => versionsKey(line, month))
      const byMonth = new Map((await getMany(client, TableName, keys)).map((item) => [item['sk'], item]))
      return (date) => numberIn(byMonth.get(monthOf(date))?.[versionAttribute(date)])
    },
    raise: async (line, dates) => {
      for (const [month, days] of Map.groupBy(new Set(dates), monthOf)) {
        const command = new UpdateCommand({
          TableName,
          Key: versionsKey(line, month),
          UpdateExpression: `ADD ${days.map((date) => `${versionAttribute(date)} :one`).join(', ')}`,
          ExpressionAttributeValues: { ':one': 1 },
        })
        await client.send(command)
      }
    },
    months: async function* (line) {
      const input = { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': versionsPartition(line) } }
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
