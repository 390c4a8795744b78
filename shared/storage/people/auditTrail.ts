/** The audit trail: records in one order, each sealed with the one before it, so that a changed or missing one is found. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { AuditRecord, firstSeal, sealOf } from '../../access/auditRecord.ts'
import { dayMs } from '../../calendar/durations.ts'
import { type Item, queryPages } from '../tables/reading.ts'
import { expiresAt, isExpired, trailYears } from '../tables/retention.ts'
import { auditKey, auditPartition } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

export type NumberedRecord = AuditRecord & { readonly number: number }
export type AuditTrail = {
  /** Written when it returns. @throws where it could not be written: then nothing may be sent (A7) */
  readonly append: (record: AuditRecord) => Promise<void>
  /** The newest first. @param before only records with a lower number */
  readonly newest: (atMost: number, before?: number) => Promise<readonly NumberedRecord[]>
  /** Number and seal of a record. @param number of the newest if not said. undefined: there is none */
  readonly head: (number?: number) => Promise<{ readonly number: number; readonly seal: string } | undefined>
  /** Numbers of the records whose seal does not fit, or after which one is missing. Reads the whole trail. */
  readonly broken: () => Promise<readonly number[]>
}

const mostTries = 20

const yearMs = 365.25 * dayMs
/** The oldest record left is younger than the time that records are kept only where nobody did anything for so long. */
const quietMs = 31 * dayMs

/** @param now UTC milliseconds; what is over its time is not told */
export function auditTrail({ client, settings: TableName }: Tables, now: () => number = Date.now): AuditTrail {
  const inOrder = { TableName, ConsistentRead: true, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': auditPartition } }
  let last: Sealed | undefined // as far as this process knows; another may be ahead
  let turn: Promise<unknown> = Promise.resolve()

  const readLast = async (): Promise<Sealed> => {
    for await (const page of queryPages(client, { ...inOrder, ScanIndexForward: false, Limit: 1 })) {
      const [item] = page
      if (item !== undefined) return sealedOf(item)
    }
    return { number: 0, text: '', seal: firstSeal }
  }
  const appendNow = async (text: string): Promise<void> => {
    for (let tries = 0; tries < mostTries; tries++) {
      const before = last ?? (await readLast())
      const next = { number: before.number + 1, text, seal: sealOf(before.seal, text) }
      const Item = { ...auditKey(next.number), record: text, seal: next.seal, expiresAt: expiresAt(now(), trailYears * 366) }
      if (await doneIfAllowed(client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })))) {
        last = next
        return
      }
      last = undefined
    }
    throw new Error('the audit trail is too busy')
  }
  return {
    append: (record) => {
      const text = JSON.stringify(AuditRecord.parse(record))
      // One after the other within this process: each needs the seal of the one before.
      const done = turn.then(() => appendNow(text))
      turn = done.catch(() => {
        last = undefined
      })
      return done
    },
    newest: async (atMost, before) => {
      const found: NumberedRecord[] = []
      const until =
        before === undefined
          ? {}
          : { KeyConditionExpression: 'pk = :pk AND sk < :sk', ExpressionAttributeValues: { ':pk': auditPartition, ':sk': auditKey(before).sk } }
      for await (const page of queryPages(client, { ...inOrder, ...until, ScanIndexForward: false, Limit: atMost })) {
        for (const item of page) if (!isExpired(item, now())) found.push(recordOf(sealedOf(item)))
        if (found.length >= atMost) break
      }
      return found.slice(0, atMost)
    },
    head: async (number) => {
      if (number === undefined) {
        const { number: newest, seal } = await readLast()
        return newest === 0 ? undefined : { number: newest, seal }
      }
      const { Item: item } = await client.send(new GetCommand({ TableName, Key: auditKey(number), ConsistentRead: true }))
      return item && { number, seal: sealedOf(item).seal }
    },
    broken: async () => {
      const wrong: number[] = []
      let before: Pick<Sealed, 'number' | 'seal'> = { number: 0, seal: firstSeal }
      for await (const page of queryPages(client, inOrder))
        for (const item of page) {
          const own = sealedOf(item)
          const isFirst = before.number === 0 && isLeftOver(own, now())
          if (!isFirst && (own.number !== before.number + 1 || own.seal !== sealOf(before.seal, own.text))) wrong.push(own.number)
          before = own
        }
      return wrong
    },
  }
}

/** The first record there is, where those before it have had their time. */
const isLeftOver = (first: Sealed, now: number): boolean => first.number > 1 && recordOf(first).at < now - trailYears * yearMs + quietMs

type Sealed = { readonly number: number; readonly text: string; readonly seal: string }
const sealedOf = (item: Item): Sealed => ({ number: Number(item['sk']), text: String(item['record']), seal: String(item['seal']) })
const recordOf = ({ number, text }: Sealed): NumberedRecord => ({ ...AuditRecord.parse(JSON.parse(text)), number })
