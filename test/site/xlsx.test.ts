import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { DataTable } from '../../functions/site/components/dataTable.ts'
import { csvOf } from '../../functions/site/exports/csv.ts'
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

it('of many rows lets others have their turn', async () => {
  const row = table.rows[0] ?? []
  let turns = 0
  const asking = setInterval(() => turns++, 1)
  await xlsxOf({ ...table, rows: Array.from({ length: 30_000 }, () => row) }, options)
  clearInterval(asking)
  expect(turns).toBeGreaterThan(5)
})
