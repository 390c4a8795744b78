/** Alerts of sources that fell silent. One item an alert under its identity, so that the same silence is never written twice. */
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { daySeconds } from '../../calendar/durations.ts'
import { LineId, SourceId } from '../../contacts/identifiers.ts'
import type { Recovery, SilenceAlert } from '../../metrics/coverage/silenceAlerts.ts'
import { partition } from '../tables/reading.ts'
import { alertKey, alertsPartition } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

export type AlertStore = {
  /** Not over by age, newest first. @param now UTC milliseconds */
  readonly all: (now: number) => Promise<readonly SilenceAlert[]>
  /** @returns false where this very silence was written down before. */
  readonly raise: (alert: SilenceAlert) => Promise<boolean>
  /** @returns false where it was over already. */
  readonly recover: (recovery: Recovery) => Promise<boolean>
}

const monthsKept = 13
const Alert = z.object({
  source: SourceId,
  lines: z.array(LineId),
  since: z.int(),
  raisedAt: z.int(),
  recoveredAt: z.int().optional(),
  until: z.int().optional(),
  expiresAt: z.int(),
})

export function alertStore({ client, settings: TableName }: Tables): AlertStore {
  return {
    all: async (now) => {
      const alerts = (await partition(client, TableName, alertsPartition)).map((item) => Alert.parse(item)).filter(({ expiresAt }) => expiresAt * 1000 > now)
      return alerts
        .sort((a, b) => b.since - a.since)
        .map(({ expiresAt: _expiresAt, recoveredAt, until, ...alert }) => ({
          ...alert,
          ...(recoveredAt === undefined ? {} : { recoveredAt }),
          ...(until === undefined ? {} : { until }),
        }))
    },
    raise: (alert) => {
      const expiresAt = Math.floor(alert.raisedAt / 1000) + monthsKept * 31 * daySeconds
      const Item = { ...alertKey(alert.source, alert.since), ...alert, expiresAt }
      return doneIfAllowed(client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })))
    },
    recover: ({ source, since, recoveredAt, until }) =>
      doneIfAllowed(
        client.send(
          new UpdateCommand({
            TableName,
            Key: alertKey(source, since),
            UpdateExpression: `SET recoveredAt = :at${until === undefined ? '' : ', #until = :until'}`,
            ConditionExpression: 'attribute_not_exists(recoveredAt)',
            ...(until === undefined ? {} : { ExpressionAttributeNames: { '#until': 'until' } }),
            ExpressionAttributeValues: { ':at': recoveredAt, ...(until === undefined ? {} : { ':until': until }) },
          }),
        ),
      ),
  }
}
