import { describe, expect, it } from 'vitest'
import { type SeededRandom, seededRandom } from '../../../shared/cases/evidence/seededRandom.ts'

const many = 40_000
const momentsOf = (draw: () => number) => {
  const values = Float64Array.from({ length: many }, draw)
  const mean = values.reduce((sum, own) => sum + own, 0) / many
  return { mean, variance: values.reduce((sum, own) => sum + (own - mean) ** 2, 0) / many }
}

describe('chance that is the same on every reload', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const draws = (seed: string) => Array.from({ length: 20 }, seededRandom(seed).next)
    expect(draws('line|2026')).toEqual(draws('line|2026'))
    expect(draws('line|2026')).not.toEqual(draws('line|2027'))
    expect(draws('a')[0]).not.toBeCloseTo(draws('b')[0]!, 3)
  })
  it.each([
    ['uniform', (random: SeededRandom) => random.next(), 0.5, 1 / 12],
    ['normal', (random: SeededRandom) => random.normal(), 0, 1],
    ['exponential', (random: SeededRandom) => random.exponential(), 1, 1],
    ['gamma of a small shape', (random: SeededRandom) => random.gamma(0.5), 0.5, 0.5],
    ['gamma of a large shape', (random: SeededRandom) => random.gamma(12), 12, 12],
    ['beta', (random: SeededRandom) => random.beta(2, 6), 0.25, (2 * 6) / (64 * 9)],
  ] as const)('%s numbers have their mean and their variance', (name, draw, mean, variance) => {
    const random = seededRandom(name)
    const found = momentsOf(() => draw(random))
    expect(Math.abs(found.mean - mean)).toBeLessThan(4.5 * Math.sqrt(variance / many))
    expect(found.variance / variance).toBeGreaterThan(0.94)
    expect(found.variance / variance).toBeLessThan(1.06)
  })
  it('neighbouring numbers owe each other nothing', () => {
    const { next } = seededRandom('pairs')
    let sum = 0
    for (let n = 0; n < many; n++) sum += (next() - 0.5) * (next() - 0.5)
    expect(Math.abs(sum / many)).toBeLessThan(4.5 / 12 / Math.sqrt(many))
  })
})
