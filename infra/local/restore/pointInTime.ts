/** Tables of AWS as they were at a moment of the last 35 days, as tables of their own. */
import {
  DescribeContinuousBackupsCommand,
  type DescribeContinuousBackupsCommandOutput,
  DescribeTableCommand,
  RestoreTableToPointInTimeCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { hourSeconds } from '../../../shared/calendar/durations.ts'
import { ensureTables } from '../../../shared/storage/tables/ensureTables.ts'
import type { Tables } from '../../../shared/storage/tables/tables.ts'
import { copiedTables } from './backupFile.ts'
import { CannotRestore } from './mayBeUsed.ts'
import type { Copy } from './restoreTables.ts'

/** AWS takes from minutes to hours for a large table. */
const mostSeconds = 4 * hourSeconds

/** @param at UTC milliseconds; AWS knows whole seconds */
export const pointInTime = (current: Tables, at: number): Copy => ({
  at: Math.floor(at / 1000) * 1000,
  check: async () => {
    for (const table of copiedTables) {
      const span = spanOf(await current.client.send(new DescribeContinuousBackupsCommand({ TableName: current[table] })))
      if (span === undefined || at < span.from || at > span.until)
        throw new CannotRestore(
          `${current[table]} has no backup of ${new Date(at).toISOString()}${span === undefined ? '' : `: from ${iso(span.from)} to ${iso(span.until)}`}`,
        )
    }
    return `AWS has ${copiedTables.map((table) => current[table]).join(', ')} as they were at ${new Date(at).toISOString()}`
  },
  fill: async (into) => {
    for (const table of copiedTables)
      await current.client.send(
        new RestoreTableToPointInTimeCommand({
          SourceTableName: current[table],
          TargetTableName: into[table],
          RestoreDateTime: new Date(Math.floor(at / 1000) * 1000),
          BillingModeOverride: 'PAY_PER_REQUEST',
        }),
      )
    for (const table of copiedTables)
      await waitUntilTableExists({ client: current.client, maxWaitTime: mostSeconds, minDelay: 5, maxDelay: 30 }, { TableName: into[table] })
    // Contacts are not restored but made anew, and lie under the same key as all else while they are (I3).
    await ensureTables(into, await keyOf(current))
  },
})

async function keyOf({ client, contacts }: Tables): Promise<string | undefined> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: contacts }))
  return Table?.SSEDescription?.KMSMasterKeyArn
}

const iso = (moment: number) => new Date(moment).toISOString()

function spanOf({ ContinuousBackupsDescription: told }: DescribeContinuousBackupsCommandOutput): { from: number; until: number } | undefined {
  const { EarliestRestorableDateTime: from, LatestRestorableDateTime: until } = told?.PointInTimeRecoveryDescription ?? {}
  return from === undefined || until === undefined ? undefined : { from: from.getTime(), until: until.getTime() }
}
