/** What one caller makes up of the numbers that go outside: of the period, of a part of the week, of a month (D6). */
import { describe, expect, it } from 'vitest'
import { dayNumberOf } from '../../../shared/calendar/localDate.ts'
import type { LineId } from '../../../shared/contacts/identifiers.ts'
import { figuresOf, lineOf } from '../../../shared/metrics/figuresOf.ts'
import { largestCallerShares } from '../../../shared/metrics/protected/callerShares.ts'
import { coarserCells, fromFineToCoarse } from '../../../shared/metrics/protected/gridGrains.ts'
import { countKey } from '../../../shared/metrics/protected/linkedCounts.ts'
import { gridCounts, gridKeyOf } from '../../../shared/metrics/protected/releaseCounts.ts'
import { inMonth } from '../../../shared/metrics/protected/shareOfOne.ts'
import { reportFindings } from '../../../shared/reports/reportFindings.ts'
import { date, inputOf, settingsWith } from '../../builders/report.ts'
import { contactsOf } from '../../builders/siteStates.ts'

const line = 'telefoon' as LineId
const settings = settingsWith({})
const [from, to] = ['2025-06-01', '2026-05-31']
const now = Date.parse('2026-07-15')
/** Every other Tuesday: each time a need of its own. */
const isTheirTuesday = (day: string) => dayNumberOf(date(day)) % 14 === dayNumberOf(date('2025-06-03')) % 14
/** Every day two who differ; and on those Tuesday evenings one attempt, by one person or by as many as there are evenings. */
const contacts = (caller: string | undefined) =>
  [
    ...contactsOf({ from, to, attempts: [{ at: '10:00' }, { at: '11:00', answered: true }] }),
    ...contactsOf({ from, to, attempts: [{ at: '20:15', ...(caller !== undefined && { caller }) }], skip: (day) => !isTheirTuesday(day) }),
  ].sort((a, b) => a.arrivedAt - b.arrivedAt)
const inputWith = (caller: string | undefined) => inputOf({ contacts: contacts(caller), settings, from, to, filters: { grain: 'hour' }, now })
const evening = { weekday: 2, from: '18:00', to: '24:00' }

describe('the part that one caller makes up', () => {
  const input = inputWith('somebody')
  const shares = largestCallerShares(input)
  const { weekGrid, months, metrics } = figuresOf(input)

  it('is told of every count above zero that is printed: of the period, of every cell at every grain, of every month', () => {
    for (const grain of fromFineToCoarse)
      for (const cell of coarserCells(weekGrid.cells, grain))
        for (const what of gridCounts) {
          if (Math.round(cell[what]) === 0) continue
          expect([gridKeyOf(what, cell), shares.get(gridKeyOf(what, cell))]).toEqual([gridKeyOf(what, cell), expect.any(Number)])
        }
    for (const month of months)
      for (const what of ['attempts', 'answered', 'missed_closed', 'never'] as const) expect(shares.get(inMonth(what, month))).toBeGreaterThan(0)
    expect(metrics.missed_closed).toBeGreaterThan(0)
    expect(shares.get('missed_closed')).toBeGreaterThan(0)
  })
  it('is all of it where nobody else tried, and little where many did', () => {
    for (const what of ['attempts', 'missed_closed', 'never'] as const) expect([what, shares.get(gridKeyOf(what, evening))]).toEqual([what, 1])
    for (const what of ['attempts', 'missed_open', 'never'] as const)
      expect(shares.get(gridKeyOf(what, { weekday: 2, from: '06:00', to: '12:00' }))).toBeLessThan(0.1)
    expect(shares.get('attempts')).toBeLessThan(0.1)
  })
})

describe('a report', () => {
  const printedOf = (caller: string | undefined) => {
    const input = inputWith(caller)
    const own = largestCallerShares(input)
    const figures = figuresOf(input)
    const { printed } = reportFindings({
      settings,
      line: lineOf(settings, line),
      figures,
      trend: figures,
      callerShares: { period: own, trend: own },
      dataVersion: '1',
      now,
      protection: { earlier: [] },
    })
    return printed.get(countKey(line, figures.filters, gridKeyOf('never', evening)))
  }
  it('prints a part of the week of many people, and never one that is mostly one person', () => {
    expect(printedOf(undefined)).toMatchObject({ shown: 'number' })
    expect(printedOf('somebody')).not.toMatchObject({ shown: 'number' })
  })
})
