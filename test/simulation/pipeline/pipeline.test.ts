/** T2: the whole way from hook to report in one process, everything that can go wrong drawn from a seed. A seed that fails is replayed by `npm run simulate -- --seed N`. */
import { describe, expect, it } from 'vitest'
import { laterProgram } from './otherPrograms.ts'
import { runSeed } from './run.ts'

const seeds = 200
const atOnce = 50
/** Of those with the next release beside this one. */
const seedsBeside = 25
/** Seconds on a machine of its own; minutes beside others. */
const patienceMs = 300_000

describe('the whole way from hook to report, with everything that goes wrong (T2)', () => {
  it.each(Array.from({ length: seeds / atOnce }, (_, n) => [1 + n * atOnce, (n + 1) * atOnce]))(
    'loses nothing, doubles nothing and shows the truth with seeds %i to %i',
    async (first, last) => {
      const broken: string[] = []
      for (let seed = first ?? 1; seed <= (last ?? 0); seed++)
        for (const { rule, what } of (await runSeed(seed)).violations) broken.push(`seed ${seed}: ${rule}: ${what} (npm run simulate -- --seed ${seed})`)
      expect(broken).toEqual([])
    },
    patienceMs,
  )
  it(
    'is the same run for the same seed, to the last step',
    async () => {
      for (const seed of [3, 20, 41]) {
        const [one, other] = [await runSeed(seed, { isTraced: true }), await runSeed(seed, { isTraced: true })]
        expect(other.trace).toEqual(one.trace)
        expect(other.digest).toBe(one.digest)
        expect(one.trace.length).toBeGreaterThan(300)
      }
      expect((await runSeed(4)).digest).not.toBe((await runSeed(5)).digest)
    },
    patienceMs,
  )
  it(
    'is the same run whether the client goes all the way over the wire or straight to the store',
    async () => {
      for (const seed of [1, 2]) expect((await runSeed(seed, { isOverTheWire: true })).digest).toBe((await runSeed(seed, { isOverTheWire: false })).digest)
    },
    patienceMs,
  )
  it(
    'loses and doubles nothing while the next release runs beside this one, or is taken back, and is the same run for the same seed',
    async () => {
      const { program: beside, remove } = await laterProgram()
      const broken: string[] = []
      for (let seed = 1; seed <= seedsBeside; seed++)
        for (const { rule, what } of (await runSeed(seed, { beside })).violations)
          broken.push(`seed ${seed}: ${rule}: ${what} (npm run simulate -- --beside later --seed ${seed})`)
      expect(broken).toEqual([])
      const [one, other] = [await runSeed(3, { beside, isTraced: true }), await runSeed(3, { beside })]
      expect(one.trace.some((line) => line.includes('runs later'))).toBe(true)
      expect(other.digest).toBe(one.digest)
      await remove()
    },
    patienceMs,
  )
})
