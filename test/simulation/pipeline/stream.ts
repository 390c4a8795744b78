/**
 * The stream of the events table and what AWS does with it: shards that each hand over in order, in batches that are made smaller when they fail, again a few
 * times, and then set apart; now and then a batch is handed over twice. Records of one contact come by several shards.
 */
import type { DynamoDBRecord } from 'aws-lambda'
import type { Random } from '../../../infra/local/demo/random.ts'
import type { FunctionMachines } from './functionMachines.ts'
import { textOf } from './store/attributeValue.ts'
import { placeOf, type VersionedTable } from './store/versionedTable.ts'
import type { World } from './world.ts'

export type Stream = {
  /** Records that are not folded yet. */
  readonly waiting: () => number
  readonly givenUp: () => number
  /** All there ever were. */
  readonly handedOver: () => number
  /** Ids of all events that were ever stored one by one, and when. */
  readonly stored: ReadonlyMap<string, number>
}

const shards = 3
const mostTries = 6
/** Set apart after the last try; so long after that somebody hands it over again. */
const redrivenAfterMs = 20 * 60_000

export function streamOf(world: World, events: VersionedTable, fold: FunctionMachines['fold']): Stream {
  const chance = world.chance('stream')
  let waiting = 0
  let givenUp = 0
  let all = 0
  const stored = new Map<string, number>()
  const pushTo = Array.from({ length: shards }, (_, shard) =>
    shardOf({
      world,
      chance,
      fold: (records) => fold(shard, records),
      done: (records) => {
        waiting -= records
      },
      giveUp: (record) => {
        givenUp += 1
        world.after(redrivenAfterMs, () => pushTo[0]?.(record))
      },
    }),
  )
  events.onChange = ({ before, after, number }) => {
    if (before !== undefined || after === undefined) return // only what is new is asked for
    const { pk } = events.keyOf(after)
    waiting += 1
    all += 1
    const id = pk.slice('EVENT#'.length)
    if (textOf(after['kind']) === 'accepted' && !stored.has(id)) stored.set(id, world.now())
    pushTo[placeOf(pk) % shards]?.({ eventID: String(number), eventName: 'INSERT', dynamodb: { SequenceNumber: String(number), NewImage: after as never } })
  }
  return {
    waiting: () => waiting,
    givenUp: () => givenUp,
    handedOver: () => all,
    stored,
  }
}

type ShardDependencies = {
  readonly world: World
  readonly chance: Random
  /** @returns the numbers that failed; undefined when nothing came back at all */
  readonly fold: (records: readonly DynamoDBRecord[]) => Promise<ReadonlySet<string> | undefined>
  readonly done: (records: number) => void
  readonly giveUp: (record: DynamoDBRecord) => void
}

function shardOf({ world, chance, fold, done, giveUp }: ShardDependencies): (record: DynamoDBRecord) => void {
  const waiting: DynamoDBRecord[] = []
  let isWorking = false
  const work = async () => {
    while (waiting.length > 0) {
      await world.pause(chance.exponential(300))
      await hand(waiting.splice(0, 1 + chance.below(8)), 1)
    }
    isWorking = false
  }
  /** From the first that failed on, as the real one: what came before is done. */
  const hand = async (batch: readonly DynamoDBRecord[], tries: number): Promise<void> => {
    const failed = await fold(batch)
    const first = failed === undefined ? 0 : batch.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''))
    const left = first === -1 ? [] : batch.slice(first)
    done(batch.length - left.length)
    if (left.length === 0) {
      if (chance.isTrue(0.05)) await fold(batch) // once more, as streams do
      return
    }
    if (tries >= mostTries) return left.forEach(giveUp)
    await world.pause(1_000 * 2 ** tries * chance.next())
    const half = Math.ceil(left.length / 2)
    if (failed === undefined && left.length > 1) {
      await hand(left.slice(0, half), tries + 1)
      await hand(left.slice(half), tries + 1)
    } else await hand(left, tries + 1)
  }
  return (record) => {
    waiting.push(record)
    if (isWorking) return
    isWorking = true
    void work()
  }
}
