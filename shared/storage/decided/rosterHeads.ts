/** Rosters that are over their time become heads by shift: what they were called goes, and so do all earlier versions. May be repeated and stopped anywhere. */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { LineId } from '../../contacts/identifiers.ts'
import { headsOnly } from '../../rosters/headsOnly.ts'
import { queryAll } from '../tables/reading.ts'
import { storedWeekIn, weekText } from './rosterStore.ts'
import { rosterPartition } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { deleteMany } from '../tables/writing.ts'

/** @param before the first ISO week that stays as it is @returns how many weeks changed */
export async function rosterHeads({ client, settings: TableName }: Tables, line: LineId, before: string): Promise<number> {
  const items = await queryAll(client, {
    TableName,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND sk < :before',
    ExpressionAttributeValues: { ':pk': rosterPartition(line), ':before': before },
  })
  let changed = 0
  for (const versions of Map.groupBy(items, ({ sk }) => String(sk).split('#')[0]).values()) {
    const newest = versions.at(-1)
    if (newest === undefined) continue
    const week = storedWeekIn(newest)
    const roster = weekText({ ...week, shifts: [...headsOnly(week.shifts)] })
    if (versions.length === 1 && newest['roster'] === roster) continue
    // The newest first: what is read is whole at every moment.
    if (newest['roster'] !== roster) await client.send(new PutCommand({ TableName, Item: { ...newest, roster } }))
    await deleteMany(client, TableName, versions.slice(0, -1))
    changed++
  }
  return changed
}
