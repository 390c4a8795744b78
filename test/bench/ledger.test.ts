import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { manyAttempts } from '../../shared/metrics/keptAnswers.ts'
import { buildsOfDay, lines, monthOf } from './ledgerMonth.ts'
import { monthHead, monthRows } from './ledgerTable.ts'

const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8')

describe('what a line costs a month', () => {
  it('stands in the README as it follows from what was metered', () => {
    for (const row of [...monthHead, ...monthRows()]) expect(readme).toContain(row)
  })
  it('is under one euro of use for a small line', () => expect(monthOf(lines[0] ?? never()).total).toBeLessThan(1))
  it('is less for pages of a national line that the night worked out, and says what they cost where it did not', () => {
    const [kept, unusual] = ['national', 'national, nothing kept'].map((name) => monthOf(lines.find((own) => own.name === name) ?? never()))
    expect(kept?.pages).toBeLessThan((unusual?.pages ?? 0) / 5)
    // The night's own questions and the memory of pages are paid for all the same.
    expect([(kept?.nights ?? 0) > (unusual?.nights ?? 0), (kept?.total ?? 0) < (unusual?.total ?? 0)]).toEqual([true, true])
  })
  it('keeps answers for none but great lines', () => {
    for (const own of lines) if (own.contactsADay * 365 < manyAttempts) expect([own.name, own.keptShare]).toEqual([own.name, 0])
  })
  it('is bounded for an event, however busy the day: making day files does not grow with the square of it', () => {
    const unitsAnEvent = (contacts: number, isPaced: boolean) => buildsOfDay(contacts, isPaced).reads / contacts
    expect(unitsAnEvent(20_000, false)).toBeGreaterThan(1_000)
    for (const contacts of [20, 200, 2_000, 20_000, 200_000]) expect(unitsAnEvent(contacts, true)).toBeLessThan(500)
  })
})

function never(): never {
  throw new Error('no line')
}
