import { describe, expect, it } from 'vitest'
import type { ProposalLimits } from '../../../shared/cases/caseRequest.ts'
import { drawnCase } from './caseLines.ts'
import { handLine, toldNeeds } from './handLine.ts'
import { bestInHindsight, hoursOf } from './hindsight.ts'
import { playedCase } from './playedCase.ts'

const limits: ProposalLimits = { budgetHours: 4, minBlockMinutes: 120, earliest: 8 * 60, latest: 24 * 60, minStaff: 1, maxStaff: 1, goal: 'people' }

describe('the best hours in hindsight', () => {
  it('are where people called in vain', () => {
    const line = handLine()
    const needs = toldNeeds([
      { at: '2026-02-03T18:30:00', person: 0 }, // Tuesday 19:30 in Amsterdam
      { at: '2026-02-05T10:10:00', person: 1 }, // Thursday 11:10
      { at: '2026-02-10T18:20:00', person: 2 }, // Tuesday 19:20
    ])
    const played = playedCase(line, 0, 1, needs)
    const best = bestInHindsight({ line, played, limits }, [], (extra) => played.truthOf(extra).people)
    expect(best.people).toBe(3)
    expect(best.blocks.map(({ weekday }) => weekday).sort()).toEqual([1, 3])
    expect(hoursOf(best.blocks)).toBeLessThanOrEqual(limits.budgetHours)
  })

  it('are never worse than where the search began, nor than any one block within the budget', () => {
    const { line } = drawnCase(41, 'small')
    const played = playedCase(line)
    const peopleOf = (extra: Parameters<typeof played.truthOf>[0]) => played.truthOf(extra).people
    const begin = [{ weekday: 6, from: 14 * 60, until: 18 * 60, staff: 1 }]
    const { people } = bestInHindsight({ line, played, limits }, begin, peopleOf)
    expect(people).toBeGreaterThanOrEqual(peopleOf(begin))
    for (const weekday of [0, 2, 5, 6])
      for (const from of [8, 19, 20]) expect(people).toBeGreaterThanOrEqual(peopleOf([{ weekday, from: from * 60, until: (from + 4) * 60, staff: 1 }]))
  })
})
