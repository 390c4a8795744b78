import { describe, expect, it } from 'vitest'
import { ods, type TestCell, xlsx } from '../builders/spreadsheet.ts'
import { testStore } from '../storage/testStores.ts'
import { bankRows, dayFilesIn, importerOver, importFiles, type NamedFile, settingsOf } from './importing.ts'

const csvLines = bankRows(600).trimEnd().split('\n')
const daysOf = (moment: string) => Date.parse(`${moment.replace(' ', 'T')}Z`) / 86_400_000 + 25_569
/** What a spreadsheet makes of the text of a cell. */
const typed = (text: string): TestCell => {
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return { days: daysOf(text), as: 'moment' }
  return /^\d{1,12}$/.test(text) ? Number(text) : text
}
const [heading = [], ...calls] = csvLines.map((line) => line.split(',').map(typed))
const sheet = { name: 'Oproepen', rows: [heading, ...calls] }
const notes = { name: 'Uitleg', rows: [['Dit zijn de oproepen van april.']] }

describe('a workbook of calls', () => {
  const store = testStore()
  const imported = async (content: NamedFile['content'], { change = (settings: ReturnType<typeof settingsOf>) => settings } = {}) => {
    const stores = await store.emptyStores()
    await stores.settings.save(change(settingsOf('bank')), 0)
    const { counts, refused } = await importFiles(importerOver(stores), 'bank', [{ name: 'oproepen.xlsx', content }])
    return { counts, refused, files: await dayFilesIn(stores) }
  }
  it.each([
    ['XLSX', xlsx([sheet])],
    ['XLSX that counts from 1904', xlsx([{ ...sheet, rows: sheet.rows.map((row) => row.map(since1904)) }], { countsFrom1904: true })],
    ['XLSX with a sheet beside it and an old month that is hidden', xlsx([notes, sheet, { ...sheet, name: 'oud', isHidden: true }])],
    [
      'XLSX with a title above and rows left out',
      xlsx([{ name: 'x', rows: [['Oproepen april'], undefined, ...sheet.rows.slice(0, 9), undefined, ...sheet.rows.slice(9)] }]),
    ],
    ['ODS', ods([sheet])],
    ['ODS with a sheet beside it and an old month that is hidden', ods([notes, sheet, { ...sheet, name: 'oud', isHidden: true }])],
    ['text with carriage returns alone', bankRows(600).replaceAll('\n', '\r')],
  ])('%s gives the days of the same calls in CSV', async (_what, content) => {
    const plain = await imported(bankRows(600))
    expect(plain.counts).toMatchObject({ rows: 600, refused: 0 })
    expect(await imported(content)).toEqual(plain)
  })
  it('names the row of the sheet where a value cannot be used, a total at the end too', async () => {
    const broken = calls.slice(0, 20).map((row, n) => (n === 4 ? row.map((cell) => (cell === 'AGENT' || cell === 'HANG' ? 'Onbekend woord' : cell)) : row))
    const rows = [['Oproepen april'], undefined, heading, ...broken, undefined, ['Totaal', '', 20]]
    for (const content of [xlsx([{ name: 'x', rows }]), ods([{ name: 'x', rows }])])
      expect((await imported(content)).refused).toEqual([
        { line: 8, column: 'outcome', value: 'Onbekend woord', reason: 'unknown_outcome' },
        { line: 25, column: 'call_id', value: 'Totaal', reason: 'totals_row' },
      ])
  })
  it('says what stands in the way, with what to do, before anything is stored', async () => {
    const reasonFor = (content: NamedFile['content']) =>
      imported(content).then(
        () => 'read',
        (failure: unknown) => failure,
      )
    expect(await reasonFor(xlsx([sheet, { ...sheet, name: 'Mei' }]))).toMatchObject({ reason: 'several_sheets', detail: 'Oproepen, Mei' })
    expect(await reasonFor(ods([sheet, { ...sheet, name: 'Mei' }]))).toMatchObject({ reason: 'several_sheets' })
    expect(await reasonFor(xlsx([notes]))).toMatchObject({ reason: 'missing_column' })
    const formula: TestCell = { formula: 'A1+1' }
    expect(await reasonFor(xlsx([{ name: 'x', rows: [heading, [formula, ...(calls[0] ?? []).slice(1)]] }]))).toMatchObject({ reason: 'without_results' })
    expect(await reasonFor(ods([{ name: 'x', rows: [heading, [formula]] }]))).toMatchObject({ reason: 'without_results' })
    expect(await reasonFor(Buffer.concat([xlsx([sheet]), Buffer.alloc(4 * 2 ** 20)]))).toMatchObject({ reason: 'workbook_too_large' })
    expect(await reasonFor(xlsx([sheet]).subarray(0, 5000))).toMatchObject({ reason: 'workbook_unreadable' })
  })
  it('with more rows than one part may hold is refused, however small it is packed', async () => {
    const many = Array.from({ length: 60_000 }, () => calls[0] ?? [])
    await expect(imported(xlsx([{ name: 'x', rows: [heading, ...many] }]))).rejects.toMatchObject({ reason: 'workbook_too_large' })
  })
  it('reads lengths and moments as they are, whatever the sheet shows of them', async () => {
    const moment = { days: daysOf('2026-11-03 09:05:07'), as: 'date' } as const
    const change = (settings: ReturnType<typeof settingsOf>) => {
      const [source] = settings.sources
      if (source === undefined) throw new Error('no source')
      const columns = {
        id: 'nr',
        arrival: 'datum',
        arrivalTime: 'tijd',
        wait: 'wacht',
        talk: 'duur',
        outcome: { column: 'afloop', values: { ja: 'answered' as const } },
        dateFormat: 'dd-MM-yyyy HH:mm:ss',
        timeZone: 'Europe/Amsterdam' as const,
      }
      return { ...settings, sources: [{ ...source, columns }] }
    }
    const row = (nr: TestCell, datum: TestCell, tijd: TestCell, wacht: TestCell) => [
      nr,
      datum,
      tijd,
      wacht,
      { days: 125 / 86_400, as: 'length' } as const,
      'ja',
    ]
    const rows = [
      ['nr', 'datum', 'tijd', 'wacht', 'duur', 'afloop'],
      row(1, moment, { ...moment, as: 'clock' }, { days: 83 / 86_400, as: 'clock' }),
      row(2, { days: Math.floor(moment.days), as: 'date' }, { days: 0.3785532407, as: 'clock' }, 83),
      row(3, '03-11-2026', '09:05:07', '1:23'),
      row(4, { days: Math.floor(moment.days), as: 'date' }, '', 83),
      row(1.23456789012345e17, moment, '', 83),
      row('#N/B', moment, '', 83),
    ]
    const { refused, counts, files } = await imported(xlsx([{ name: 'x', rows }]), {
      change: change as (settings: ReturnType<typeof settingsOf>) => ReturnType<typeof settingsOf>,
    })
    expect(refused).toEqual([
      { line: 5, column: 'datum', value: '2026-11-03', reason: 'bad_time' },
      { line: 6, column: 'nr', value: '1.23456789012345E+17', reason: 'rounded_number' },
      { line: 7, column: 'nr', value: '#N/B', reason: 'formula_error' },
    ])
    expect(counts).toMatchObject({ rows: 6, stored: 3 })
    expect(Object.keys(files)).toEqual(['telefoon 2026-11-03'])
  })
})

function since1904(cell: TestCell): TestCell {
  return typeof cell === 'object' && 'days' in cell ? { ...cell, days: cell.days - 1462 } : cell
}
