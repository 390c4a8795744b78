import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { DataTable } from '../../functions/site/components/dataTable.ts'
import { csvOf } from '../../functions/site/exports/csv.ts'
import { workbookFile } from '../../functions/site/exports/workbookFile.ts'
import type { SheetLine } from '../../functions/site/exports/workbookSheet.ts'
import { xlsxOf } from '../../functions/site/exports/xlsx.ts'
import { formatsFor } from '../../shared/text/format.ts'
import { textsOf } from '../../shared/text/texts.ts'

const table: DataTable = {
  key: 'gaps',
  caption: 'Waar mensen tekortkomen',
  columns: [
    { key: 'when', label: 'Wanneer', kind: 'text' },
    { key: 'short', label: 'Tekort', kind: 'count' },
    { key: 'people', label: 'Mensen', kind: 'estimate' },
    { key: 'share', label: 'Deel', kind: 'share' },
  ],
  rows: [
    [
      { kind: 'text', value: '=HYPERLINK("x")' },
      { kind: 'count', value: 2 },
      { kind: 'estimate', value: { value: 43.4, low: 12.2, high: 96 } },
      { kind: 'share', value: 0.3336 },
    ],
    [
      { kind: 'text', value: 'zondag' },
      { kind: 'count', value: null },
      { kind: 'estimate', value: { value: null, low: null, high: null } },
      { kind: 'share', value: null },
    ],
  ],
}
const options = {
  language: 'nl' as const,
  texts: textsOf('nl'),
  formats: formatsFor('nl', 'Europe/Amsterdam'),
  machine: false,
  about: [['Rapport', 'Waar mensen tekortkomen']] as const,
}

describe('a table as a workbook', () => {
  it('holds numbers as numbers, the values of the CSV file, and texts that nobody runs (E2)', async () => {
    const sheet = await readSheet(Buffer.from(await xlsxOf(table, options)))
    expect(sheet[0]).toHaveLength(6)
    expect(sheet[1]).toEqual(['\'=HYPERLINK("x")', 2, 45, 12, 100, 33.3])
    const [, , , first] = csvOf(table, { ...options, language: 'en' }).split('\r\n')
    expect(first).toBe('"\'=HYPERLINK(""x"")",2,45,12,100,33.3')
  })
  it('says in words what is unknown, and keeps a sheet with what it is about', async () => {
    const bytes = Buffer.from(await xlsxOf(table, options))
    expect((await readSheet(bytes))[2]!.slice(1)).toEqual(Array.from({ length: 5 }, () => textsOf('nl').states.unknown))
    expect(await readSheet(bytes, 'Toelichting')).toEqual([['Rapport', 'Waar mensen tekortkomen']])
  })
})

it('a long text goes on below itself, in a row that is high enough: the cell beside it would hide its end', async () => {
  const { zipDirectory, contentOf } = await import('../../shared/sheets/zipDirectory.ts')
  const long: DataTable = {
    ...table,
    rows: [[{ kind: 'text', value: 'maandag 13–15 uur met 2 mensen tegelijk en dinsdag 13–15 uur' }, ...(table.rows[1] ?? []).slice(1)], ...table.rows],
  }
  const file = await xlsxOf(long, options)
  const entry = zipDirectory(file)?.find(({ name }) => name === 'xl/worksheets/sheet1.xml')
  const pieces = entry === undefined ? [] : await Array.fromAsync(contentOf(file, entry))
  const sheet = Buffer.concat(pieces).toString('utf8')
  expect([...sheet.matchAll(/<row r="(\d)"(?: ht="(\d+)")?/g)].map(([, row, height]) => [row, height])).toEqual([
    ['1', undefined],
    ['2', '30'],
    ['3', undefined],
    ['4', undefined],
  ])
})

it('opens with its heading in view, days and moments as dates, and the sizes of its parts before them', async () => {
  const { zipDirectory, contentOf } = await import('../../shared/sheets/zipDirectory.ts')
  const dated: DataTable = {
    ...table,
    columns: [
      { key: 'day', label: 'Dag', kind: 'date' },
      { key: 'at', label: 'Moment', kind: 'moment' },
    ],
    rows: [
      [
        { kind: 'date', value: '2026-03-09' },
        { kind: 'moment', value: Date.parse('2026-03-09T13:30Z') },
      ],
    ],
  }
  const file = await xlsxOf(dated, options)
  expect((await readSheet(Buffer.from(file)))[1]).toEqual([new Date('2026-03-09T00:00Z'), new Date('2026-03-09T14:30Z')])
  const entries = zipDirectory(file) ?? []
  const textOf = async (name: string) =>
    Buffer.concat(
      await Array.fromAsync(contentOf(file, entries.find((entry) => entry.name === name) ?? { name, packedBytes: 0, bytes: 0, headerAt: 0 })),
    ).toString()
  const sheet = await textOf('xl/worksheets/sheet1.xml')
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
  expect([...sheet.matchAll(/<col min="(\d)" max="\d" width="(\d+)"/g)].map(([, column, width]) => [column, width])).toEqual([
    ['1', '12'],
    ['2', '18'],
  ])
  expect([...(await textOf('xl/styles.xml')).matchAll(/formatCode="([^"]+)"/g)].map(([, format]) => format)).toEqual(['d-m-yyyy', 'd-m-yyyy hh:mm'])
  // A program that reads a zip from its beginning has to know where each part ends.
  expect(
    entries.map(({ headerAt, packedBytes, bytes }) => [18, 22].map((at) => Buffer.from(file).readUInt32LE(headerAt + at)).join() === `${packedBytes},${bytes}`),
  ).toEqual(entries.map(() => true))
})

it('is the same file whenever it is made: no part of it says when', async () => {
  const { zipDirectory } = await import('../../shared/sheets/zipDirectory.ts')
  const file = Buffer.from(await xlsxOf(table, options))
  const moments = (zipDirectory(file) ?? []).map(({ headerAt }) => file.readUInt32LE(headerAt + 10))
  const firstOf1980 = 0x0021_0000
  expect(moments).toEqual(Array.from({ length: 7 }, () => firstOf1980))
})

it('is no file where a row cannot be written', async () => {
  const lines = function* (): Generator<SheetLine> {
    yield { values: ['dit gaat nog'] }
    throw new RangeError('no such moment')
  }
  await expect(workbookFile([{ name: 'Cijfers', widths: [12], lines: lines() }])).rejects.toThrow('no such moment')
})

it('of many rows lets others have their turn', async () => {
  const row = table.rows[0] ?? []
  let turns = 0
  const asking = setInterval(() => turns++, 1)
  await xlsxOf({ ...table, rows: Array.from({ length: 30_000 }, () => row) }, options)
  clearInterval(asking)
  expect(turns).toBeGreaterThan(5)
})
