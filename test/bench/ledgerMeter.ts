/** What the store says each request consumed, added up. DynamoDB Local is AWS's own and says it by AWS's rule. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** Request units as they are paid for. */
export type Units = { readonly reads: number; readonly writes: number; readonly requests: number }
export type Meter = {
  /** Since the last time it was asked. */
  readonly take: () => Units
}
type Consumed = { readonly CapacityUnits?: number }

export const nothing: Units = { reads: 0, writes: 0, requests: 0 }
export const plus = (a: Units, b: Units): Units => ({ reads: a.reads + b.reads, writes: a.writes + b.writes, requests: a.requests + b.requests })
export const times = ({ reads, writes, requests }: Units, n: number): Units => ({ reads: reads * n, writes: writes * n, requests: requests * n })

const writing = /^(Put|Update|Delete|BatchWrite)/

export function meter(client: DynamoDBDocumentClient): Meter {
  let now = nothing
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const isWrite = writing.test(commandName)
        const count = (units: number) => {
          now = plus(now, { reads: isWrite ? 0 : units, writes: isWrite ? units : 0, requests: 1 })
        }
        try {
          const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } })
          const { ConsumedCapacity } = answer.output as { ConsumedCapacity?: Consumed | readonly Consumed[] }
          const all = [ConsumedCapacity ?? []].flat() as readonly Consumed[]
          count(all.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0))
          return answer
        } catch (failure) {
          // A write whose condition does not hold is paid for and says nothing: one unit at least, by the size of what was offered.
          const { Item } = args.input as { Item?: Readonly<Record<string, unknown>> }
          count(Item === undefined ? 1 : unitsToWrite(itemBytes(Item)))
          throw failure
        }
      },
    { step: 'initialize', name: 'meter', priority: 'low' },
  )
  return {
    take: () => {
      const taken = now
      now = nothing
      return taken
    },
  }
}

/** By the rule that AWS publishes: names and values in UTF-8, numbers about a byte for two digits and one more, binary as it is. */
export const itemBytes = (item: Readonly<Record<string, unknown>>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0)

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return Math.ceil(String(value).replace(/\D/g, '').length / 2) + 1
  if (value instanceof Uint8Array) return value.length
  if (value instanceof Set) return [...value].reduce<number>((sum, one) => sum + valueBytes(one), 0)
  return 1
}

export const unitsToWrite = (bytes: number) => Math.max(1, Math.ceil(bytes / 1024))
