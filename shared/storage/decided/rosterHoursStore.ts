/** When anybody is rostered, beside each week of a roster: every report asks it, of a year at a time, and needs no more of a roster. */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { addDays, isoWeekOf } from '../../calendar/localDate.ts'
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import { isTold, type RosterHours, rosteredQuarters, rosterHours } from '../../rosters/rosterHours.ts'
import type { Shift } from '../../rosters/shift.ts'
import type { LineZone } from '../days/lineDate.ts'
import { queryAll } from '../tables/reading.ts'
import { rosterHoursKey, rosterPartition } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

const StoredHours = z.object({ sk: z.string(), isTold: z.boolean(), spans: z.array(z.object({ from: z.number(), until: z.number() })) })

export type RosterHoursStore = {
  /** Both dates included. */
  readonly of: (line: LineZone, from: LocalDate, to: LocalDate) => Promise<RosterHours>
  /** Of a version of a week that was written, unless those of a later one are there already. */
  readonly put: (week: { readonly line: LineId; readonly week: string; readonly shifts: readonly Shift[] }, version: number) => Promise<void>
}

export function rosterHoursStore({ client, settings: TableName }: Tables): RosterHoursStore {
  return {
    of: async ({ id, timeZone }, from, to) => {
      const keyOf = (date: LocalDate) => rosterHoursKey(id, isoWeekOf(date).week).sk
      const items = await queryAll(client, {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': rosterPartition(id), ':from': keyOf(addDays(from, -7)), ':to': keyOf(to) },
      })
      const told = items.map((item) => StoredHours.parse(item)).filter((own) => own.isTold)
      return rosterHours(new Map(told.map(({ sk, spans }) => [weekIn(sk), spans])), timeZone, from, to)
    },
    put: async ({ line, week, shifts }, version) => {
      const Item = { ...rosterHoursKey(line, week), version, isTold: isTold(shifts), spans: rosteredQuarters(shifts) }
      const isNewer = { ConditionExpression: 'attribute_not_exists(pk) OR version < :version', ExpressionAttributeValues: { ':version': version } }
      await doneIfAllowed(client.send(new PutCommand({ TableName, Item, ...isNewer })))
    },
  }
}

const weekIn = (sortKey: string) => sortKey.split('#')[1] ?? ''
