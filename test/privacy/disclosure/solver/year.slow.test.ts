import { describe, expect, it } from 'vitest'
import type { LineId } from '../../../../shared/contacts/identifiers.ts'
import { figuresOf } from '../../../../shared/metrics/figuresOf.ts'
import { largestCallerShares } from '../../../../shared/metrics/protected/callerShares.ts'
import { type OutsidePeriod, outsidePeriodOf } from '../../../../shared/metrics/protected/outsidePeriod.ts'
import { releaseChain } from '../../../../shared/metrics/protected/releaseChain.ts'
import { date, inputOf } from '../../../builders/report.ts'
import { ruledOut, together } from './attacker.ts'
import { printedJson } from '../printedJson.ts'
import { lineSettings, yearOfContacts } from './yearOfContacts.ts'

const line = 'telefoon' as LineId
const year = outsidePeriodOf({ from: date('2025-01-01'), to: date('2025-12-31') })!

/** Every report of every month, every quarter and the year: all that a funder can ask for. */
async function everyRelease(attempts: number, seed: number) {
  const contacts = yearOfContacts(attempts, seed)
  const load = async ({ from, to }: OutsidePeriod) => {
    const input = inputOf({ contacts, settings: lineSettings, from, to, now: Date.parse('2026-06-01') })
    return { figures: figuresOf(input), dataVersion: 'one', callerShares: largestCallerShares(input) }
  }
  const { release, earlier } = await releaseChain(year, { line, load })
  return { release, releases: [...earlier, release] }
}

describe('a line of so many attempts a year, its months, quarters and year side by side', () => {
  it.each([
    [400, 1],
    [400, 2],
    [900, 4],
    [900, 6],
    [9_000, 7],
  ])(
    '%d (seed %d): every small count could be any other, even to somebody who knows which stars are large',
    async (attempts, seed) => {
      const { release, releases } = await everyRelease(attempts, seed)
      const everything = together(
        10,
        releases.map(({ printed, relations }) => ({ printed: printedJson(printed), relations })),
      )
      const all = releases.flatMap(({ cells }) => cells)
      const large = all.filter(({ key, count }) => count >= 10 && everything.printed[key] === '*').map(({ key }) => [key, 10])
      const nothing = all.filter(({ key, count }) => count === 0 && everything.printed[key] === null).map(({ key }) => [key, 0])
      expect(ruledOut({ ...everything, atLeast: Object.fromEntries(large), atMost: Object.fromEntries(nothing) })).toEqual({})
      // What a report of a year cannot do without is there, however small the line.
      const shown = (what: string) => release.printed.get(`${line} 2025-01-01..2025-12-31 ${what}`)?.shown
      for (const what of ['attempts', 'missed_closed', 'people', 'people never']) expect(shown(what)).toBe('number')
      expect(release.grain).toBeDefined()
    },
    480_000,
  )
})
