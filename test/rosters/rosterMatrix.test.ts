import { describe, expect, it } from 'vitest'
import type { LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import { openRoster } from '../../shared/rosters/readRoster.ts'
import { columnsOf } from '../../shared/rosters/rosterColumns.ts'
import { packRoster, unpackRoster } from '../../shared/rosters/rosterParcel.ts'
import { readRosterRows } from '../../shared/rosters/rosterRows.ts'
import { ods, type TestCell, xlsx } from '../builders/spreadsheet.ts'

/** As it arrives at the check: packed, unpacked, read. */
async function read(file: string | Uint8Array, today = '2026-11-23') {
  const opened = unpackRoster(packRoster({ fileName: 'x', opened: await openRoster(Buffer.from(file)) }))?.opened
  if (opened?.kind !== 'table') throw new Error('no table')
  const { shifts, refused } = readRosterRows(opened.table, {
    columns: columnsOf(opened.table.heading),
    linesOfTeam: (team) => (team === 'Chat' ? ['chat' as LineId] : undefined),
    defaultLines: ['telefoon' as LineId],
    zoneOf: () => 'Europe/Amsterdam',
    today: today as LocalDate,
  })
  return {
    shifts: shifts.map(
      ({ from, until, people, line }) => `${line} ${new Date(from).toISOString().slice(0, 16)} ${new Date(until).toISOString().slice(11, 16)} ${people}`,
    ),
    refused: refused.map(({ row, column, value, fault }) => [row, column, value, fault]),
  }
}

describe('a roster with days across', () => {
  const twoDays = ['telefoon 2026-11-02T08:00 12:00 2', 'telefoon 2026-11-02T18:00 21:00 1', 'telefoon 2026-11-03T08:30 16:00 1']
  it('gives a shift for each cell that says from when until when, whoever stands there twice', async () => {
    const text = 'Rooster week 45\n\nNaam;ma 2-11-2026;di 3-11-2026\nAn;09:00-13:00 en 19.00 - 22.00 uur;vrij\nBo;9u-13u;09:30 tot 17:00\n'
    expect(await read(text)).toEqual({ shifts: twoDays, refused: [] })
    const [monday, tuesday] = [
      { days: 46_328, as: 'date' },
      { days: 46_329, as: 'date' },
    ] as const
    const rows: readonly (readonly TestCell[])[] = [
      ['Datum', monday, tuesday],
      ['', '09:00-13:00 / 19:00-22:00', '-'],
      ['', '9-13', '9.30-17'],
    ]
    for (const file of [xlsx([{ name: 'week 45', rows }]), ods([{ name: 'week 45', rows }])]) expect(await read(file)).toEqual({ shifts: twoDays, refused: [] })
  })
  it('names each cell that says something else, with its row and its day', async () => {
    const { shifts, refused } = await read('Naam;Team;ma 2-11-2026;di 3-11-2026\nAn;Chat;09:00-13:00;V\nBo;Bel;09:00-13:00;\nTotaal;;2;1\n')
    expect(shifts).toEqual(['chat 2026-11-02T08:00 12:00 1'])
    expect(refused).toEqual([
      [2, 'di 3-11-2026', 'V', 'no_times'],
      [3, 'Team', 'Bel', 'unknown_team'],
      [4, 'ma 2-11-2026', '2', 'no_times'],
      [4, 'di 3-11-2026', '1', 'no_times'],
    ])
  })
  it('takes nothing from below an empty row: it may say what a letter means', async () => {
    const { shifts, refused } = await read('Naam;ma 2-11-2026;di 3-11-2026\nAn;09:00-13:00;\n;;\nV;08:00-12:00;\n')
    expect(shifts).toHaveLength(1)
    expect(refused).toEqual([[4, 'ma 2-11-2026', '08:00', 'below_gap']])
  })
  it('without a time in any cell is refused as a whole, with how to write it', async () => {
    await expect(read('Dienst;ma 2-11-2026;di 3-11-2026\n09:00-13:00;An;Bo\n')).rejects.toMatchObject({ fault: 'days_without_times' })
    await expect(read('Naam;ma 2-11;di 3-11\nAn;V;L\n')).rejects.toMatchObject({ fault: 'days_without_times' })
  })
  it('is not seen where each row has its own begin and end', async () => {
    expect((await read('Start;Eind\n2-11-2026 09:00;2-11-2026 13:00\n')).shifts).toEqual(['telefoon 2026-11-02T08:00 12:00 1'])
  })
  it('more than one sheet of it is refused', async () => {
    const rows = [
      ['Naam', 'ma 2-11-2026', 'di 3-11-2026'],
      ['An', '09:00-13:00'],
    ]
    await expect(
      read(
        xlsx([
          { name: 'week 45', rows },
          { name: 'week 46', rows },
        ]),
      ),
    ).rejects.toMatchObject({ fault: 'several_sheets' })
    expect(
      (
        await read(
          xlsx([
            { name: 'week 45', rows },
            { name: 'oud', rows, isHidden: true },
          ]),
        )
      ).shifts,
    ).toHaveLength(1)
  })
})

describe('a date without a year', () => {
  const day = async (date: string, today?: string) => read(`Datum;Van;Tot\n${date};09:00;13:00\n`, today)
  it.each([
    ['di 3 nov', '2026-11-23', '2026-11-03'],
    ['dinsdag 3-11', '2026-11-23', '2026-11-03'],
    ['Mon 3 Nov', '2026-01-05', '2025-11-03'],
    ['za 2/1', '2026-12-20', '2027-01-02'],
    ['vr 1 jan', '2026-12-20', '2027-01-01'],
    ['ma 29 feb', '2026-11-23', undefined],
    ['3 nov', '2026-11-23', undefined],
    ['3-11', '2026-11-23', undefined],
  ])('%s, read on %s, is %s', async (date, today, meant) => {
    const { shifts, refused } = await day(date, today)
    if (meant === undefined) expect(refused).toEqual([[2, 'Datum', date, 'no_year']])
    else expect(shifts).toEqual([`telefoon ${meant}T08:00 12:00 1`])
  })
  it('is refused with all others where a weekday puts one of them in another year', async () => {
    const { shifts, refused } = await read('Datum;Van;Tot\ndi 3 nov;09:00;13:00\nwo 4 nov;09:00;13:00\nwo 5 nov;09:00;13:00\n')
    expect(shifts).toEqual([])
    expect(refused.map(([row, , , fault]) => [row, fault])).toEqual([
      [2, 'no_year'],
      [3, 'no_year'],
      [4, 'no_year'],
    ])
  })
  it('and a weekday that is another day than its date is told', async () => {
    expect(await day('ma 3-11-2026')).toEqual({ shifts: [], refused: [[2, 'Datum', 'ma 3-11-2026', 'other_weekday']] })
    expect((await day('di 3-11-2026')).shifts).toHaveLength(1)
  })
})
