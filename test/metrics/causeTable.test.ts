import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { causeOf, causes } from '../../shared/contacts/cause.ts'
import { outcomes, reasons } from '../../shared/dayfiles/dayColumns.ts'
import { causeTable, inCase, reasonStep } from '../../shared/metrics/causeTable.ts'

const unanswered = outcomes.filter((outcome) => outcome !== 'answered')

describe('the table of causes', () => {
  it('says of every case what the rule says of it', () => {
    const boolean = fc.boolean()
    const attempt = fc.record({
      outcome: fc.constantFrom(...unanswered),
      reason: fc.constantFrom(...reasons),
      channel: fc.constantFrom('phone' as const, 'chat' as const),
      waitSeconds: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
      leftInMenu: boolean,
      wasOffered: boolean,
    })
    const situation = fc.record({
      isOpen: boolean,
      closedWhileWaiting: boolean,
      present: fc.constantFrom(undefined, 0, 1, 3),
      isMeasured: boolean,
      isFresh: boolean,
    })
    const seen = new Set<string>()
    fc.assert(
      fc.property(attempt, situation, fc.constantFrom('exclude' as const, 'include' as const), fc.integer({ min: 0, max: 30 }), (own, met, short, limit) => {
        const expected = causeOf(own, { ...met, shortSeconds: short === 'include' ? undefined : limit })
        const bits = [
          own.leftInMenu && inCase.leftInMenu,
          own.wasOffered && inCase.wasOffered,
          own.waitSeconds !== undefined && own.waitSeconds < limit && inCase.isQuick,
          met.isOpen && inCase.isOpen,
          met.closedWhileWaiting && inCase.closedWhileWaiting,
          met.isMeasured && !met.isFresh && inCase.isOver,
          met.present === 0 && inCase.nobodyThere,
          met.present !== undefined && met.present > 0 && inCase.somebodyThere,
        ]
        const at = outcomes.indexOf(own.outcome) + reasons.indexOf(own.reason) * reasonStep + bits.reduce<number>((sum, bit) => sum + (bit || 0), 0)
        const table = causeTable(own.channel, short)
        for (const _ of [1, 2]) expect(causes[table(at) - 1]).toBe(expected)
        seen.add(expected)
      }),
      { numRuns: 20_000, seed: 7 },
    )
    expect([...seen].sort()).toEqual([...causes].sort())
  })
})
