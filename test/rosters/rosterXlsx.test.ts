import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readRosterXlsx } from '../../shared/rosters/rosterXlsx.ts'

/** A zip file as small as they come. */
function zip(files: Readonly<Record<string, string | Buffer>>, lies: Readonly<Record<string, number>> = {}): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const raw = Buffer.from(text)
    const [packed, title] = [deflateRawSync(raw), Buffer.from(name)]
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(raw), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(lies[name] ?? raw.length, 18)
    fields.writeUInt16LE(title.length, 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), fields, title, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, title)
    offset += 30 + title.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const sheetOf = (rows: string) => ({
  '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Rooster" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/styles.xml': `${xml}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="hh:mm"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
})
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
const rows = `<row r="1">${text('A1', 'Datum')}${text('B1', 'Van')}${text('C1', 'Tot')}</row><row r="2"><c r="A2" s="1"><v>46056</v></c><c r="B2" s="2"><v>0.791666666666667</v></c><c r="C2" s="2"><v>0.916666666666667</v></c></row>`

describe('a spreadsheet as a roster', () => {
  it('gives dates and times as people see them', async () => {
    const { heading, rows: found } = await readRosterXlsx(zip(sheetOf(rows)))
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
    await expect(readRosterXlsx(zip(files, lies))).rejects.toMatchObject({ fault })
  })
  it('that is broken is refused without a word of it', async () => {
    await expect(readRosterXlsx(Buffer.from('PK not really'))).rejects.toMatchObject({ fault: 'not_readable' })
    await expect(readRosterXlsx(zip({ ...sheetOf('<row r="1"><c r="A1"><v>'), 'xl/workbook.xml': '<broken' }))).rejects.toMatchObject({ fault: 'not_readable' })
  })
})
