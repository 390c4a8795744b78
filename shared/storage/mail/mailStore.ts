/** What is kept about mail: who wants what, which mails were planned and sent, and the links that end a kind of mail. Never a mail itself. */
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { UserId } from '../../access/user.ts'
import { dayMs } from '../../calendar/durations.ts'
import type { PlannedMail } from '../../mail/dueMail.ts'
import { mailKinds } from '../../mail/mail.ts'
import { ChosenKind, MailChoices } from '../../mail/mailChoices.ts'
import { type Item, partition } from '../tables/reading.ts'
import { mailChoicesKey, mailChoicesPartition, mailKey, mailsPartition, mailStopKey } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

/** A link in a mail: whoever holds its token may end this kind of mail of this person, and nothing else. */
export type MailStop = {
  /** Digest of the token; see `stopIdOf`. */
  readonly id: string
  readonly user: UserId
  readonly kind: ChosenKind
  /** UTC milliseconds. */
  readonly madeAt: number
}
export type MailStore = {
  readonly allChoices: () => Promise<readonly MailChoices[]>
  readonly choicesOf: (user: string) => Promise<MailChoices | undefined>
  readonly choose: (choices: MailChoices) => Promise<void>
  /** Of the last weeks. @param now UTC milliseconds */
  readonly ledger: (now: number) => Promise<readonly PlannedMail[]>
  /** @returns false where it was planned before. */
  readonly plan: (mail: PlannedMail) => Promise<boolean>
  readonly markSent: (id: string) => Promise<void>
  readonly addStop: (stop: MailStop) => Promise<void>
  readonly findStop: (id: string, now: number) => Promise<MailStop | undefined>
}

/** Longer than anything stays news: the overview of a week three days, a shortage three and the day it was in. */
const ledgerDays = 21
/** Somebody may open an old mail to be rid of it. */
const stopDays = 400

const Planned = z.object({
  id: z.string(),
  user: UserId,
  kind: z.enum(mailKinds),
  covers: z.array(z.string()),
  plannedAt: z.int(),
  state: z.enum(['planned', 'sent', 'withheld']),
  isLast: z.boolean(),
  expiresAt: z.int(),
})
const Stop = z.object({ id: z.string(), user: UserId, kind: ChosenKind, madeAt: z.int(), expiresAt: z.int() })

/** @param token 256 random bits, base64url */
export const stopIdOf = (token: string): string => createHash('sha256').update(`mail stop\n${token}`).digest('base64url')

export function mailStore({ client, settings: TableName }: Tables): MailStore {
  const expiresAt = (from: number, days: number) => Math.ceil((from + days * dayMs) / 1000)
  return {
    allChoices: async () => (await partition(client, TableName, mailChoicesPartition)).map(choicesIn),
    choicesOf: async (user) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: mailChoicesKey(user), ConsistentRead: true }))
      return Item && choicesIn(Item)
    },
    choose: async (choices) => {
      await client.send(new PutCommand({ TableName, Item: { ...mailChoicesKey(choices.user), document: JSON.stringify(choices) } }))
    },
    ledger: async (now) =>
      (await partition(client, TableName, mailsPartition))
        .map((item) => Planned.parse(item))
        .filter((item) => item.expiresAt * 1000 > now)
        .map(({ expiresAt: _expiresAt, ...mail }) => mail),
    plan: (mail) =>
      doneIfAllowed(
        client.send(
          new PutCommand({
            TableName,
            Item: { ...mailKey(mail.id), ...mail, expiresAt: expiresAt(mail.plannedAt, ledgerDays) },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),
    markSent: async (id) => {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: mailKey(id),
          UpdateExpression: 'SET #state = :sent',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':sent': 'sent' },
        }),
      )
    },
    addStop: async (stop) => {
      await client.send(new PutCommand({ TableName, Item: { ...mailStopKey(stop.id), ...stop, expiresAt: expiresAt(stop.madeAt, stopDays) } }))
    },
    findStop: async (id, now) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: mailStopKey(id), ConsistentRead: true }))
      const stop = Stop.safeParse(Item).data
      return stop !== undefined && stop.expiresAt * 1000 > now ? stop : undefined
    },
  }
}

const choicesIn = (item: Item): MailChoices => MailChoices.parse(JSON.parse(String(item['document'])))
