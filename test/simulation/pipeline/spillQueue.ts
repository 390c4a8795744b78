/** The queue of what could not be stored: takes a batch whole or not at all, hands messages out again until they are taken, and now and then one twice. */
import type { SQSEvent } from 'aws-lambda'
import type { Spill } from '../../../functions/ingest/spill.ts'
import type { FunctionMachines } from './functionMachines.ts'
import type { Machine } from './machine.ts'
import type { World } from './world.ts'

export type SpillQueue = { readonly spill: (machine: Machine) => Spill; readonly messages: () => readonly string[]; readonly waiting: () => number }

const inOneBatch = 10
const visibilityMs = 60_000

/** @param drain of the machine that brings home; asked for late, because it is made with the same world */
export function spillQueue(world: World, drain: () => FunctionMachines['drain']): SpillQueue {
  const chance = world.chance('queue')
  const all: string[] = []
  let waiting: { readonly messageId: string; readonly body: string }[] = []
  let isWorking = false
  const work = async () => {
    while (waiting.length > 0) {
      await world.pause(chance.exponential(5_000))
      const batch = waiting.slice(0, inOneBatch)
      const failed = await drain()({ Records: batch as unknown as SQSEvent['Records'] })
      const isTaken = ({ messageId }: { readonly messageId: string }) => batch.some((one) => one.messageId === messageId) && failed?.has(messageId) === false
      const before = waiting.length
      waiting = waiting.filter((message) => !isTaken(message) || chance.isTrue(0.05))
      if (waiting.length >= before) await world.pause(visibilityMs)
    }
    isWorking = false
  }
  return {
    messages: () => all,
    waiting: () => waiting.length,
    spill: (machine) => (records) =>
      machine.ask('queue send', () => {
        for (const record of records) {
          const body = JSON.stringify(record)
          all.push(body)
          waiting.push({ messageId: `m${all.length}`, body })
        }
        if (!isWorking) {
          isWorking = true
          void work()
        }
      }),
  }
}
