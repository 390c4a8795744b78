import { describe, expect, it } from 'vitest'
import { dayVariation } from '../../../../shared/cases/evidence/weeks/dayVariation.ts'
import type { LineFacts } from '../../../../shared/cases/evidence/lineFacts.ts'
import { answeredWith } from '../../../../shared/cases/evidence/queues/presentHours.ts'

const weeks = 52
/** A count for each day of a year. */
const yearOf = (count: (day: number) => number) => new Map(Array.from({ length: 7 * weeks }, (_, day) => [20_000 + day, Math.round(count(day))] as const))

describe('how much busier some days are than others', () => {
  it('is the deviation of the days, where it is more than chance makes of it', () => {
    const season = yearOf((day) => 400 * (1 + 0.3 * Math.cos((day / 364) * 2 * Math.PI)))
    expect(dayVariation(season)).toBeGreaterThan(0.18)
    expect(dayVariation(season)).toBeLessThan(0.22)
  })
  it('is nothing where all days are alike, also where weekdays differ, and where few were seen', () => {
    expect(dayVariation(yearOf(() => 60))).toBe(0)
    expect(dayVariation(yearOf((day) => 20 + 10 * (day % 7)))).toBe(0)
    expect(dayVariation(new Map([[20_000, 3]]))).toBe(0)
    expect(dayVariation(new Map())).toBe(0)
  })
  it('does not take the scatter of few attempts for it', () => {
    expect(dayVariation(yearOf((day) => (day % 3 === 0 ? 8 : day % 3 === 1 ? 5 : 2)))).toBe(0)
  })
})

describe('a line that is full on busy days', () => {
  const facts = (variation: number): LineFacts => ({
    handle: { mean: 0.4, standardError: 0.01 },
    abandon: { rate: 12, events: 500 },
    openAttempts: new Float64Array(336),
    openAnswered: new Float64Array(336),
    dayVariation: variation,
    atOnce: 1,
    absence: 0,
  })
  const answers = (arrivals: number, variation: number) => arrivals * answeredWith(10, arrivals, facts(variation))
  it('answers fewer of the same attempts, and loses more answers with an attempt less, than one on which all days are alike', () => {
    expect(answers(30, 0.3)).toBeLessThan(answers(30, 0))
    const lost = (variation: number) => (answers(45, variation) - answers(40, variation)) / 5
    expect(lost(0)).toBeGreaterThan(0)
    expect(lost(0.3)).toBeGreaterThan(1.2 * lost(0))
  })
})
