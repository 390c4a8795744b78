import { describe, expect, it } from 'vitest'
import { readRosterSheets } from '../../shared/rosters/rosterSheets.ts'
import { sheetOf, zip } from '../builders/spreadsheet.ts'

const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
const rows = `<row r="1">${text('A1', 'Datum')}${text('B1', 'Van')}${text('C1', 'Tot')}</row><row r="2"><c r="A2" s="1"><v>46056</v></c><c r="B2" s="2"><v>0.791666666666667</v></c><c r="C2" s="2"><v>0.916666666666667</v></c></row>`

describe('a spreadsheet as a roster', () => {
  it('gives dates and times as people see them', async () => {
    const { heading, rows: found } = await readRosterSheets(zip(sheetOf(rows)))
    expect(heading).toEqual(['Datum', 'Van', 'Tot'])
    expect(found).toEqual([{ row: 2, cells: ['2026-02-03', '19:00', '22:00'] }])
  })
  it.each([
    ['macros', { ...sheetOf(rows), 'xl/vbaProject.bin': 'x' }, {}, 'has_macros'],
    ['links to other files', { ...sheetOf(rows), 'xl/externalLinks/externalLink1.xml': '<x/>' }, {}, 'has_links'],
    ['something else in it', { 'word/document.xml': '<x/>' }, {}, 'unknown_format'],
    ['a sheet that unpacks to a thousand times its size', { ...sheetOf(rows), 'xl/media/a.xml': Buffer.alloc(3_000_000) }, {}, 'unpacks_too_large'],
    ['more in it than fits', sheetOf(rows), { 'xl/styles.xml': 60 * 2 ** 20 }, 'unpacks_too_large'],
    ['a part that says it is smaller than it is', sheetOf(rows), { 'xl/styles.xml': 10 }, 'unpacks_too_large'],
    ['a hundred parts and more', Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`a${n}.xml`, 'x'])), {}, 'not_readable'],
  ])('with %s is refused', async (_what, files, lies, fault) => {
    await expect(readRosterSheets(zip(files, lies))).rejects.toMatchObject({ fault })
  })
  it('that is broken is refused without a word of it', async () => {
    await expect(readRosterSheets(Buffer.from('PK not really'))).rejects.toMatchObject({ fault: 'not_readable' })
    await expect(readRosterSheets(zip({ ...sheetOf('<row r="1"><c r="A1"><v>'), 'xl/workbook.xml': '<broken' }))).rejects.toMatchObject({
      fault: 'not_readable',
    })
  })
})
