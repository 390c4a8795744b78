/** Who is signed in, by the digest of a token that only their browser holds; and who is on the way to their OpenID provider. */
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { endsAt, type Session } from '../../access/session.ts'
import { UserId } from '../../access/user.ts'
import { type Item, partition } from '../tables/reading.ts'
import { lastSignInKey, lastSignInsPartition, sessionKey, sessionsPartition, signInKey } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

/** What must be known when the browser comes back. */
export type PendingSignIn = { readonly state: string; readonly verifier: string; readonly nonce: string }
export type SessionStore = {
  /** What has not run out at that moment. @param now UTC milliseconds */
  readonly find: (id: string, now: number) => Promise<Session | undefined>
  /** Also remembered as the last time of this person. */
  readonly begin: (session: Session) => Promise<void>
  readonly seen: (session: Session, now: number) => Promise<void>
  readonly end: (id: string) => Promise<void>
  readonly all: (now: number) => Promise<readonly Session[]>
  /** UTC milliseconds, by person. */
  readonly lastSignIns: () => Promise<ReadonlyMap<string, number>>
  readonly beginSignIn: (id: string, pending: PendingSignIn, until: number) => Promise<void>
  /** Once: whoever comes back a second time is not known any more. */
  readonly takeSignIn: (id: string, now: number) => Promise<PendingSignIn | undefined>
}

const seconds = (ms: number) => Math.ceil(ms / 1000)

export function sessionStore({ client, settings: TableName }: Tables): SessionStore {
  const live = (session: Session | undefined, now: number) => (session !== undefined && now < endsAt(session) ? session : undefined)
  return {
    find: async (id, now) => live(sessionOf((await client.send(new GetCommand({ TableName, Key: sessionKey(id), ConsistentRead: true }))).Item), now),
    begin: async (session) => {
      await client.send(new PutCommand({ TableName, Item: { ...sessionKey(session.id), ...session, expiresAt: seconds(endsAt(session)) } }))
      await client.send(new PutCommand({ TableName, Item: { ...lastSignInKey(session.user), at: session.startedAt } }))
    },
    seen: async (session, now) => {
      const next = { ...session, seenAt: now }
      // A session that was ended meanwhile must not come back by being seen.
      await doneIfAllowed(
        client.send(
          new UpdateCommand({
            TableName,
            Key: sessionKey(session.id),
            UpdateExpression: 'SET seenAt = :now, expiresAt = :until',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':now': now, ':until': seconds(endsAt(next)) },
          }),
        ),
      )
    },
    end: async (id) => {
      await client.send(new DeleteCommand({ TableName, Key: sessionKey(id) }))
    },
    all: async (now) => (await partition(client, TableName, sessionsPartition)).flatMap((item) => live(sessionOf(item), now) ?? []),
    lastSignIns: async () => new Map((await partition(client, TableName, lastSignInsPartition)).map(({ sk, at }) => [String(sk), Number(at)])),
    beginSignIn: async (id, pending, until) => {
      await client.send(new PutCommand({ TableName, Item: { ...signInKey(id), ...pending, until, expiresAt: seconds(until) } }))
    },
    takeSignIn: async (id, now) => {
      const { Attributes } = await client.send(new DeleteCommand({ TableName, Key: signInKey(id), ReturnValues: 'ALL_OLD' }))
      if (Attributes === undefined || Number(Attributes['until']) <= now) return undefined
      const text = (name: string) => String(Attributes[name])
      return { state: text('state'), verifier: text('verifier'), nonce: text('nonce') }
    },
  }
}

function sessionOf(item: Item | undefined): Session | undefined {
  const user = UserId.safeParse(item?.['user'])
  if (item === undefined || !user.success) return undefined
  const { id, revision, startedAt, seenAt, network } = item
  return {
    id: String(id),
    user: user.data,
    revision: Number(revision),
    startedAt: Number(startedAt),
    seenAt: Number(seenAt),
    ...(typeof network === 'string' && { network }),
  }
}
