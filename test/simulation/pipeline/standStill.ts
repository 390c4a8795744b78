/**
 * What the machine would otherwise have a say in: chance, pauses of the clock, and work that Node does on threads of its own. For as long as a run lasts the
 * first two come from its seed, and the third is waited for. Everything is put back afterwards.
 */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'
import zlib from 'node:zlib'
import type { Random } from '../../../infra/local/demo/random.ts'

/** When nobody can do anything more without something outside. */
export type StandStill = () => Promise<void>

type Ways = { readonly random: Random; readonly pause: (milliseconds: number) => Promise<void> }

const real = {
  random: Math.random,
  randomBytes: crypto.randomBytes,
  randomUUID: crypto.randomUUID,
  setTimeout: timers.setTimeout,
  setImmediate: timers.setImmediate,
}
const onThreads = [zlib.Gzip.prototype, zlib.Gunzip.prototype]

/** One run at a time. `ways`: chance and pauses of the run, which begins with standing still. */
export async function undisturbed<Answer>(work: (standStill: StandStill, use: (ways: Ways) => void) => Promise<Answer>): Promise<Answer> {
  let underWay = 0
  const standStill = async () => {
    do await new Promise<void>((resolve) => setImmediate(resolve))
    while (underWay > 0)
  }
  for (const prototype of onThreads) {
    const inherited: unknown = Reflect.get(prototype, 'end')
    Object.assign(prototype, {
      end(this: zlib.Gzip, ...rest: unknown[]) {
        underWay += 1
        this.once('close', () => (underWay -= 1))
        return Reflect.apply(inherited as (...given: unknown[]) => unknown, this, rest)
      },
    })
  }
  try {
    return await work(standStill, ({ random, pause }) => {
      const bytes = (count: number) => Buffer.from(Array.from({ length: count }, () => random.below(256)))
      Math.random = () => random.next()
      Object.assign(crypto, { randomBytes: bytes, randomUUID: () => uuidOf(bytes(16)) })
      Object.assign(timers, {
        setTimeout: async (milliseconds: number, value: unknown) => {
          await pause(milliseconds)
          return value
        },
        setImmediate: async (value: unknown) => value,
      })
      syncBuiltinESMExports()
    })
  } finally {
    Math.random = real.random
    Object.assign(crypto, { randomBytes: real.randomBytes, randomUUID: real.randomUUID })
    Object.assign(timers, { setTimeout: real.setTimeout, setImmediate: real.setImmediate })
    for (const prototype of onThreads) Reflect.deleteProperty(prototype, 'end')
    syncBuiltinESMExports()
  }
}

const uuidOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
