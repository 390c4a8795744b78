import { describe, expect, it } from 'vitest'
import type { LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import { columnsOf, leftOutOf } from '../../shared/rosters/rosterColumns.ts'
import { openRoster } from '../../shared/rosters/readRoster.ts'
import { readRosterCsv } from '../../shared/rosters/rosterCsv.ts'
import { readRosterRows } from '../../shared/rosters/rosterRows.ts'

const telefoon = 'telefoon' as LineId
const chat = 'chat' as LineId
const teams = new Map([
  ['telefoon', [telefoon]],
  ['chat', [chat]],
  ['beide', [telefoon, chat]],
])
const read = (text: string | Uint8Array, defaultLines: readonly LineId[] = [telefoon]) => {
  const table = readRosterCsv(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  const columns = columnsOf(table.heading)
  return readRosterRows(table, {
    columns,
    linesOfTeam: (team) => teams.get(team.toLowerCase()),
    defaultLines,
    zoneOf: () => 'Europe/Amsterdam',
    today: '2026-11-23' as LocalDate,
  })
}
const utc = (moment: number) => new Date(moment).toISOString().slice(0, 16)
const spans = (text: string) => read(text).shifts.map(({ line, from, until, people }) => [line, utc(from), utc(until), people])

describe('a roster file', () => {
  it('with the usual headings is read without asking', () => {
    expect(columnsOf(['Datum', 'Starttijd', 'Eindtijd', 'Dienst', 'Team', 'Pauze'])).toEqual({ date: 0, start: 1, end: 2, name: 3, team: 4, pause: 5 })
    expect(leftOutOf(['Datum', 'Medewerker', 'Telefoonnummer', 'Uurloon', 'E-mail'])).toEqual(['Medewerker', 'Telefoonnummer', 'Uurloon', 'E-mail'])
  })
  it('gives shifts in real time, over midnight, and counts people with the same duty together', () => {
    expect(
      spans('Datum;Starttijd;Eindtijd;Team;Medewerker\n3-2-2026;19:00;22:00;Telefoon;An\n3-2-2026;19:00;22:00;Telefoon;Bo\n3-2-2026;22:00;02:00;Beide;An'),
    ).toEqual([
      ['chat', '2026-02-03T21:00', '2026-02-04T01:00', 1],
      ['telefoon', '2026-02-03T18:00', '2026-02-03T21:00', 2],
      ['telefoon', '2026-02-03T21:00', '2026-02-04T01:00', 1],
    ])
  })
  it('is right in the nights of 29 March and 25 October', () => {
    expect(spans('datum,van,tot\n28-3-2026,22:00,07:00\n24-10-2026,22:00,07:00\n25-10-2026,02:30,04:00\n29-3-2026,02:30,04:00')).toEqual([
      ['telefoon', '2026-03-28T21:00', '2026-03-29T05:00', 1],
      ['telefoon', '2026-03-29T01:30', '2026-03-29T02:00', 1],
      ['telefoon', '2026-10-24T20:00', '2026-10-25T06:00', 1],
      ['telefoon', '2026-10-25T00:30', '2026-10-25T03:00', 1],
    ])
  })
  it('with a time of 25:30, a doubled row and a team that is none refuses those three and takes the rest', () => {
    const { shifts, refused, usedRows } = read(
      'Datum;Starttijd;Eindtijd;Team\n3-2-2026;19:00;22:00;telefoon\n3-2-2026;22:00;25:30;telefoon\n3-2-2026;19:00;22:00;telefoon\n4-2-2026;9:00;12:00;Koffie\n4-2-2026;9:00;12:00;chat\n;;;',
    )
    expect(usedRows).toBe(2)
    expect(shifts).toHaveLength(2)
    expect(refused.map(({ row, column, value, fault, suggestion }) => [row, column, value, fault, suggestion])).toEqual([
      [3, 'Eindtijd', '25:30', 'time_past_midnight', '01:30'],
      [4, undefined, undefined, 'double_row', '2'],
      [5, 'Team', 'Koffie', 'unknown_team', undefined],
    ])
    expect(refused[0]!.cells).toEqual(['3-2-2026', '22:00', '25:30', 'telefoon'])
  })
  it('says of rows that cannot be used what is missing, also where they are alike', () => {
    // As a sheet comes in whose date stands once, in a cell over several rows.
    const { refused } = read('Datum;Van;Tot\n3-2-2026;9:00;12:00\n;13:00;16:00\n4-2-2026;9:00;12:00\n;13:00;16:00')
    expect(refused.map(({ row, column, fault }) => [row, column, fault])).toEqual([
      [3, 'Datum', 'empty_value'],
      [5, 'Datum', 'empty_value'],
    ])
  })
  it('may end a day at 24:00, tell the number of people, and hold a date and time in one cell', () => {
    expect(spans('start;eind;aantal\n3-2-2026 20:00;3-2-2026 24:00;3\n2026-02-04 22:00;2026-02-05 06:00;2,0')).toEqual([
      ['telefoon', '2026-02-03T19:00', '2026-02-03T23:00', 3],
      ['telefoon', '2026-02-04T21:00', '2026-02-05T05:00', 2],
    ])
  })
  it('may last a whole day where that is written, also on a day of 23 hours', () => {
    expect(spans('datum;van;tot\n3-2-2026;0:00;24:00\n29-3-2026;0:00;24:00')).toEqual([
      ['telefoon', '2026-02-02T23:00', '2026-02-03T23:00', 1],
      ['telefoon', '2026-03-28T23:00', '2026-03-29T22:00', 1],
    ])
  })
  it('takes what separates the columns from the heading, whatever the rows hold', () => {
    const { heading } = readRosterCsv(
      Buffer.from('Datum;Van;Tot;Adres;Uurloon\r\n3-2-2026;9:00;12:00;Laan 7, Dorp, NL;12,50\r\n4-2-2026;9:00;12:00;Laan 7, Dorp, NL;12,50\r\n'),
    )
    expect(heading).toEqual(['Datum', 'Van', 'Tot', 'Adres', 'Uurloon'])
  })
  it('of Excel may be Windows-1252, and say itself what separates the columns', () => {
    const bytes = Buffer.from('sep=;\r\nDatum;Van;Tot;Dienst\r\n3-2-2026;9:00;12:00;Caf\xe9\r\n', 'latin1')
    expect(read(bytes).shifts[0]!.name).toBe('Café')
  })
  it.each(['utf-16le', 'utf-16be'])('of Excel may be Unicode text, %s', async (encoding) => {
    const bytes = Buffer.from('\uFEFFDatum\tVan\tTot\tDienst\r\n3-2-2026\t9:00\t12:00\tCafé', 'utf16le')
    const opened = await openRoster(encoding === 'utf-16le' ? bytes : bytes.swap16())
    expect(opened).toMatchObject({
      kind: 'table',
      table: { heading: ['Datum', 'Van', 'Tot', 'Dienst'], rows: [{ cells: ['3-2-2026', '9:00', '12:00', 'Café'] }] },
    })
  })
  it('names faults of length, of numbers and of empty cells where they stand', () => {
    const { refused } = read(
      'datum;van;tot;aantal\n3-2-2026;9:00;9:10;\n3-2-2026;9:00;9:00;\n3-2-2026;;12:00;\n3-2-2026;9:00;12:00;veel\n31-2-2026;9:00;12:00;',
    )
    expect(refused.map(({ row, column, fault }) => [row, column, fault])).toEqual([
      [2, 'tot', 'too_short'],
      [3, 'tot', 'too_long'],
      [4, 'van', 'empty_value'],
      [5, 'aantal', 'bad_number'],
      [6, 'datum', 'bad_date'],
    ])
  })
  it('with the month before the day are refused, also where the day could be a month: they would be other days', () => {
    const { shifts, refused } = read('datum;van;tot\n11/3/2026;9:00;12:00\n11/23/2026;9:00;12:00')
    expect(shifts).toEqual([])
    expect(refused.map(({ row, fault, suggestion }) => [row, fault, suggestion])).toEqual([
      [2, 'month_first', '3-11-2026'],
      [3, 'month_first', '23-11-2026'],
    ])
    const mixed = read('datum;van;tot\n3-11-2026;9:00;12:00\n23-11-2026;9:00;12:00\n11-24-2026;9:00;12:00')
    expect([mixed.usedRows, mixed.refused.map(({ row, fault }) => [row, fault])]).toEqual([2, [[4, 'month_first']]])
  })
  it('may have a title above the names of the columns', () => {
    const { shifts, refused } = read('Rooster november;;\nGemaakt op 1-11-2026;;\n\ndatum;van;tot\n3-11-2026;9:00;12:00\n3-11-2026;laat;12:00')
    expect([shifts.length, refused.map(({ row, column }) => [row, column])]).toEqual([1, [[6, 'van']]])
  })
  it('read twice gives the same shifts', () => {
    const text = 'datum;van;tot\n3-2-2026;9:00;12:00\n4-2-2026;9:00;12:00'
    expect(read(text).shifts).toEqual(read(text.split('\n').toSpliced(1, 2, '4-2-2026;9:00;12:00', '3-2-2026;9:00;12:00').join('\n')).shifts)
  })
})
