import { describe, expect, it } from 'vitest'
import type { LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import { columnsOf } from '../../shared/rosters/rosterColumns.ts'
import { readRosterCsv } from '../../shared/rosters/rosterCsv.ts'
import { readPause } from '../../shared/rosters/rosterPause.ts'
import { readRosterRows } from '../../shared/rosters/rosterRows.ts'
import { rosteredTime } from '../../shared/staffing/staffedTime.ts'

const telefoon = 'telefoon' as LineId
const read = (text: string) => {
  const table = readRosterCsv(new TextEncoder().encode(text))
  return readRosterRows(table, {
    columns: columnsOf(table.heading),
    linesOfTeam: () => undefined,
    defaultLines: [telefoon],
    zoneOf: () => 'Europe/Amsterdam',
    today: '2026-11-23' as LocalDate,
  })
}
const utc = (moment: number) => new Date(moment).toISOString().slice(5, 16)
const spans = (row: string) => {
  const { shifts, refused } = read(`Datum;Van;Tot;Pauze\n${row}`)
  return refused[0]?.fault ?? shifts.map(({ from, until, people, pauseMinutes }) => [utc(from), utc(until), people, pauseMinutes])
}

describe('a break', () => {
  it.each([
    ['', { kind: 'none' }],
    ['0', { kind: 'none' }],
    ['geen', { kind: 'none' }],
    ['12:30-13:00', { kind: 'between', from: 750, until: 780 }],
    ['12.30 – 13.00', { kind: 'between', from: 750, until: 780 }],
    ['23:45 tot 00:15', { kind: 'between', from: 1425, until: 1455 }],
    ['30', { kind: 'length', minutes: 30 }],
    ['45 min', { kind: 'length', minutes: 45 }],
    ['00:30', { kind: 'length', minutes: 30 }],
    ['1u30', { kind: 'length', minutes: 90 }],
    ['0,5 uur', { kind: 'length', minutes: 30 }],
    ['straks', undefined],
    ['25:30-26:00', undefined],
  ])('written as %j', (text, expected) => expect(readPause(text)).toEqual(expected))

  it('of which the times are told is no part of the shift', () => {
    expect(spans('3-2-2026;09:00;17:00;12:30-13:00')).toEqual([
      ['02-03T08:00', '02-03T11:30', 1, undefined],
      ['02-03T12:00', '02-03T16:00', 1, undefined],
    ])
    expect(spans('3-2-2026;22:00;06:00;02:00-02:30')).toEqual([
      ['02-03T21:00', '02-04T01:00', 1, undefined],
      ['02-04T01:30', '02-04T05:00', 1, undefined],
    ])
  })
  it('of which only the length is told stays with the shift', () => {
    expect(spans('3-2-2026;09:00;17:00;30')).toEqual([['02-03T08:00', '02-03T16:00', 1, 30]])
  })
  it('that cannot be read, lies outside of the shift or lasts as long is refused where it stands', () => {
    for (const pause of ['soms', '08:30-09:30', '16:45-17:15', '480', '8 uur', '09:00-17:00'])
      expect(spans(`3-2-2026;09:00;17:00;${pause}`), pause).toBe('bad_pause')
    const [own] = read('Datum;Van;Tot;Pauze\n3-2-2026;09:00;17:00;soms').refused
    expect([own?.row, own?.column, own?.value]).toEqual([2, 'Pauze', 'soms'])
  })
  it('of two people with the same duty but other breaks makes two shifts', () => {
    const { shifts } = read('Datum;Van;Tot;Pauze;Naam\n3-2-2026;09:00;17:00;30;a\n3-2-2026;09:00;17:00;30;b\n3-2-2026;09:00;17:00;;c')
    expect(shifts.map(({ people, pauseMinutes }) => [people, pauseMinutes])).toEqual([
      [1, undefined],
      [2, 30],
    ])
  })
  it('takes off what it lasts, spread over the shift and one person after the other, but not from the number that is rostered', () => {
    const { shifts } = read('Datum;Van;Tot;Aantal;Pauze\n3-2-2026;09:00;17:00;4;60')
    const { least, shares, awayShare } = rosteredTime(shifts, Date.parse('2026-02-03T10:00Z'), Date.parse('2026-02-03T11:00Z'))
    expect(least).toBe(4)
    // Four hours of breaks in eight: half of the time one of the four is away, and never two.
    expect([...shares]).toEqual([
      [4, 0.5],
      [3, 0.5],
    ])
    expect(awayShare).toBeCloseTo(1 / 8)
  })
})
