import { describe, expect, it } from 'vitest'
import { arrivals, checkedPlan } from './arrivals.ts'
import { bundleUnderLoad } from './bundleUnderLoad.ts'
import { hostUnderLoad } from './hostUnderLoad.ts'
import { isWithinPromise, latenciesOf } from './latencies.ts'
import { openLoop } from './openLoop.ts'
import { loopbackOnly } from './request.ts'
import { verdictsOf } from './verdicts.ts'

/** Short, and nothing is asked of how long it takes: the machine of a test is busy with other tests. `npm run load` is the real one. */
const short = { seconds: 8, events: 40, burst: 200, unsigned: 100 } as const
const signed = short.seconds * short.events + short.burst

describe('under load', () => {
  it('the host stores every signed event once and has it in the figures, and turns all others away (T5, W12)', { timeout: 200_000 }, async () => {
    const { answers, after } = await hostUnderLoad(short)
    expect(after.broken).toEqual([])
    expect(after.contactsInFigures).toBeGreaterThan(0)
    expect([...answers.signed.keys()]).toEqual([202])
    expect([answers.signed.get(202), answers.unsigned.get(202)]).toEqual([signed, undefined])
  })
  it('the bundle of ingest, as Lambda runs it, does the same (T5)', { timeout: 200_000 }, async () => {
    const { answers, after } = await bundleUnderLoad({ ...short, seconds: 5 }, 2)
    expect(after.broken).toEqual([])
    expect([...answers.signed.keys()]).toEqual([202])
    expect(answers.signed.get(202)).toBe(5 * short.events + short.burst)
    expect(answers.unsigned.get(202)).toBeUndefined()
  })
})

describe('the generator', () => {
  it('plans the burst in the middle, in ten seconds at most', () => {
    const due = arrivals({ seconds: 60, events: 0, burst: 1_000, unsigned: 0 })
    expect([due.length, due[0]?.at, Math.round((due.at(-1)?.at ?? 0) / 1_000)]).toEqual([1_000, 25_000, 35])
    expect(arrivals({ seconds: 3, events: 10, burst: 5, unsigned: 7 }).map(({ at }) => at)).toEqual(
      arrivals({ seconds: 3, events: 10, burst: 5, unsigned: 7 })
        .map(({ at }) => at)
        .toSorted((a, b) => a - b),
    )
  })
  it('ends by itself: what is too much is refused', () => {
    for (const wrong of [{ seconds: 86_400 }, { seconds: 0 }, { events: -1 }, { unsigned: 1e6 }, { burst: Number.NaN }])
      expect(() => checkedPlan({ seconds: 1, events: 1, burst: 1, unsigned: 1, ...wrong })).toThrow()
  })
  it('sends to this machine only', () => {
    for (const wrong of ['http://example.org', 'https://localhost', 'http://10.0.0.1:4000', 'http://127.0.0.1.example.org'])
      expect(() => loopbackOnly(wrong)).toThrow()
    expect(loopbackOnly('http://localhost:4000').port).toBe('4000')
  })
  it('counts the time a request had to wait before it could be sent', async () => {
    let isFirst = true
    const standsStill = async () => {
      if (isFirst) {
        isFirst = false
        for (const until = performance.now() + 200; performance.now() < until; );
      }
      return 202
    }
    const { signedMs } = await openLoop(arrivals({ seconds: 1, events: 100, burst: 0, unsigned: 0 }), standsStill)
    expect(signedMs.filter((own) => own > 50).length).toBeGreaterThan(5)
  })
  it('says what was not kept', () => {
    const after = { broken: [], ledgers: {}, contactsInFigures: 1, contactsAcknowledged: 1 }
    const verdicts = (signed: readonly (readonly [number, number])[], unsigned: number) => {
      const answers = { signed: new Map(signed), unsigned: new Map([[unsigned, 5]]), signedMs: [10], unsignedMs: [10], mostBehindMs: 0 }
      return verdictsOf({ answers, after }).map(({ isKept }) => isKept)
    }
    expect(verdicts([[202, 9]], 401)).toEqual([true, true, true, true])
    expect(
      verdicts(
        [
          [202, 9],
          [503, 1],
        ],
        401,
      ),
    ).toEqual([true, false, true, true])
    expect(
      verdicts(
        [
          [202, 9],
          [0, 1],
        ],
        202,
      ),
    ).toEqual([true, false, false, true])
  })
  it('knows the promise', () => {
    const most = (n: number) => latenciesOf([...Array.from({ length: 199 }, () => 10), n])
    expect([isWithinPromise(most(3_000)), isWithinPromise(most(3_001)), isWithinPromise(latenciesOf([1_001]))]).toEqual([true, false, false])
    expect(latenciesOf([])).toEqual({ count: 0, p50: 0, p95: 0, p99: 0, most: 0 })
  })
})
