/**
 * Sends what is due when it is due. Time runs from the moment a request was due, not from when it could be sent: a host that stands still for a second makes
 * every sender of that second wait, and all of them are counted.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Arrival } from './arrivals.ts'

/** 0 where no answer came. */
export type Fire = (arrival: Arrival, number: number) => Promise<number>
export type Answers = {
  readonly signed: ReadonlyMap<number, number>
  readonly unsigned: ReadonlyMap<number, number>
  /** Of signed requests that were answered, milliseconds. */
  readonly signedMs: readonly number[]
  readonly unsignedMs: readonly number[]
  /** How far the sender itself was behind, milliseconds: a machine that is too busy to send measures itself. */
  readonly mostBehindMs: number
}

export async function openLoop(due: readonly Arrival[], fire: Fire): Promise<Answers> {
  const counts = { signed: new Map<number, number>(), unsigned: new Map<number, number>() }
  const times = { signed: [] as number[], unsigned: [] as number[] }
  const underWay = new Set<Promise<void>>()
  const startedAt = performance.now()
  const elapsed = () => performance.now() - startedAt
  let mostBehindMs = 0
  const begin = (arrival: Arrival, number: number) => {
    const kind = arrival.isSigned ? 'signed' : 'unsigned'
    const one = fire(arrival, number)
      .catch(() => 0)
      .then((status) => {
        counts[kind].set(status, (counts[kind].get(status) ?? 0) + 1)
        if (status !== 0) times[kind].push(elapsed() - arrival.at)
        underWay.delete(one)
      })
    underWay.add(one)
  }
  for (let next = 0; next < due.length; await pause(2)) {
    for (; next < due.length; next++) {
      const arrival = due[next]
      const behind = elapsed() - (arrival?.at ?? 0)
      if (arrival === undefined || behind < 0) break
      mostBehindMs = Math.max(mostBehindMs, behind)
      begin(arrival, next)
    }
  }
  await Promise.all(underWay)
  return { signed: counts.signed, unsigned: counts.unsigned, signedMs: times.signed, unsignedMs: times.unsigned, mostBehindMs }
}
