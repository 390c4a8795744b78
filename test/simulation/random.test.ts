import { describe, expect, it } from 'vitest'
import { randomOf } from '../../infra/local/demo/random.ts'

const many = 20_000
const draw = (next: () => number) => Array.from({ length: many }, next)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('a stream of chance', () => {
  it('gives the same numbers for the same words, whenever it is made', () => {
    expect(draw(() => randomOf('line', '2026-03-29', 7).next())[0]).toBe(randomOf('line', '2026-03-29', 7).next())
    const first = randomOf('line', '2026-03-29')
    const again = randomOf('line', '2026-03-29')
    expect(draw(() => first.next())).toEqual(draw(() => again.next()))
  })
  it('differs for every other name', () => {
    const firsts = new Set(Array.from({ length: many }, (_, index) => randomOf('line', 'need', index).next()))
    expect(firsts.size).toBeGreaterThan(many - 3)
  })
  it('is spread evenly, also over the first numbers of streams with like names', () => {
    const firsts = Array.from({ length: many }, (_, index) => randomOf('need', `2026-01-${index}`).next())
    const tenths = Array.from({ length: 10 }, (_, tenth) => firsts.filter((value) => Math.floor(value * 10) === tenth).length)
    for (const count of tenths) expect(Math.abs(count - many / 10)).toBeLessThan(5 * Math.sqrt(many / 10))
  })
  it('has the means it is asked for', () => {
    const random = randomOf('means')
    expect(mean(draw(() => random.uniform(2, 4)))).toBeCloseTo(3, 1)
    expect(mean(draw(() => random.exponential(5))) / 5).toBeCloseTo(1, 1)
    expect(mean(draw(() => random.poisson(3.5))) / 3.5).toBeCloseTo(1, 1)
    expect(mean(draw(() => random.normal()))).toBeCloseTo(0, 1)
    expect(mean(draw(() => Math.log(random.logNormal(20, 0.6))))).toBeCloseTo(Math.log(20), 1)
  })
})
