import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant, LineId } from '../../shared/contacts/identifiers.ts'
import { openRoster } from '../../shared/rosters/readRoster.ts'
import { rosterChange } from '../../shared/rosters/rosterChange.ts'
import { merged, type Shift } from '../../shared/rosters/shift.ts'

const hour = 3_600_000
const shift = (start: number, people = 1, line = 'telefoon'): Shift => ({
  line: line as LineId,
  from: (start * hour) as Instant,
  until: ((start + 3) * hour) as Instant,
  people,
  name: '',
})
const weekOf = (moment: Instant) => String(Math.floor(moment / (168 * hour)))
const change = (present: readonly Shift[], file: readonly Shift[]) => rosterChange(present, file, { weekOf })

describe('a roster imported again', () => {
  it('shows what is new, what is gone and what has another number of people', () => {
    const { added, removed, changed, unchanged } = change([shift(0), shift(10), shift(20)], [shift(0), shift(10, 2), shift(30)])
    expect([added, removed, changed, unchanged]).toEqual([[shift(30)], [shift(20)], [{ before: shift(10), after: shift(10, 2) }], 1])
  })
  it('leaves other weeks and other lines as they are', () => {
    const [lastWeek, chat] = [shift(-100), shift(12, 1, 'chat')]
    expect(change([lastWeek, chat, shift(10)], [shift(30)]).after).toEqual(merged([lastWeek, chat, shift(30)]))
  })
  it('the same changes nothing, and undoing is importing what was before', () => {
    const shifts = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 4 })).map(([start, people]) => shift(start, people)),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(shifts, shifts, (present, file) => {
        const once = change(present, file)
        const twice = change(once.after, file)
        expect([twice.added, twice.removed, twice.changed]).toEqual([[], [], []])
        expect(twice.after).toEqual(once.after)
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})

describe('a roster file', () => {
  it('is told by its content', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    expect((await openRoster(bytes('Datum;Van;Tot\n'))).kind).toBe('table')
    expect((await openRoster(bytes('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'))).kind).toBe('calendar')
    await expect(openRoster(new Uint8Array())).rejects.toMatchObject({ fault: 'empty' })
    await expect(openRoster(new Uint8Array(6 * 2 ** 20))).rejects.toMatchObject({ fault: 'too_large' })
    await expect(openRoster(Buffer.from('%PDF-1.7\0'))).rejects.toMatchObject({ fault: 'unknown_format' })
  })
})
