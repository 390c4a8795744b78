import { describe, expect, it } from 'vitest'
import { readSheets } from '../../shared/sheets/readSheets.ts'
import { isMoment, type SheetCell } from '../../shared/sheets/sheet.ts'
import { ods, sheetOf, xlsx, zip } from '../builders/spreadsheet.ts'

async function read(bytes: Uint8Array): Promise<readonly (readonly [string, number, ...SheetCell[]])[]> {
  const rows: [string, number, ...SheetCell[]][] = []
  await readSheets(bytes, (name) => (row, cells) => void rows.push([name, row, ...cells]))
  return rows
}
const base = sheetOf('')
const sheetName = 'xl/worksheets/sheet1.xml'
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const withSheet = (content: string | Buffer) => zip({ ...base, [sheetName]: content })
const table = (inside: string) => `<table:table table:name="a">${inside}</table:table>`
const odsOf = (inside: string) =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<office:document-content><office:body><office:spreadsheet>${inside}</office:spreadsheet></office:body></office:document-content>`,
  })
const laughs = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'

describe('sheets of a workbook', () => {
  it('say the same in both formats, and what somebody wrote beside a cell says nothing', async () => {
    const rows = [['a & <b>', '', 3.5], undefined, [{ days: 46_329.25, as: 'moment' } as const]]
    for (const file of [xlsx([{ name: 'Blad "1"', rows }]), ods([{ name: 'Blad "1"', rows }])]) {
      const [first, second, ...others] = await read(file)
      expect([first, others]).toEqual([['Blad "1"', 1, 'a & <b>', '', 3.5], []])
      const [, row, moment] = second ?? []
      expect([row, moment !== undefined && isMoment(moment) && moment.at.toISOString()]).toEqual([3, '2026-11-03T06:00:00.000Z'])
    }
    const cell =
      '<table:table-cell office:value-type="string"><office:annotation><text:p>let op</text:p></office:annotation><text:p>een<text:s text:c="2"/>twee</text:p></table:table-cell>'
    expect(await read(odsOf(table(`<table:table-row table:number-rows-repeated="2">${cell}</table:table-row>`)))).toEqual([
      ['a', 1, 'een  twee'],
      ['a', 2, 'een  twee'],
    ])
  })
  it('of programs that put a name before every tag, leave out where a cell stands, and write text in pieces', async () => {
    const rows =
      '<x:row><x:c t="inlineStr"><x:is><x:r><x:t>Da</x:t></x:r><x:r><x:t>tum</x:t></x:r><x:rPh><x:t>spoken</x:t></x:rPh></x:is></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row>'
    expect(await read(withSheet(`<x:worksheet><x:sheetData>${rows}</x:sheetData></x:worksheet>`))).toEqual([['Rooster', 1, 'Datum', true]])
  })
  const many = (text: (n: number) => string, count: number) => Array.from({ length: count }, (_, n) => text(n)).join('')
  it.each([
    ['entities in a sheet', withSheet(laughs + sheet('<row><c t="str"><v>&b;</v></c></row>')), 'not_readable'],
    ['entities in the list of sheets', zip({ ...base, 'xl/workbook.xml': laughs + base['xl/workbook.xml'] }), 'not_readable'],
    ['entities in another alphabet', withSheet(Buffer.from(`\uFEFF${laughs}${sheet('')}`, 'utf16le')), 'not_readable'],
    ['a tag without an end', withSheet(`<worksheet><row r="${many((n) => String(n * 7919), 200_000)}`), 'not_readable'],
    ['values in 16,384 columns', withSheet(sheet(`<row>${many((n) => `<c><v>${n}</v></c>`, 16_384)}</row>`)), 'too_many_columns'],
    ['a row beyond the last', withSheet(sheet('<row r="99999999"><c><v>1</v></c></row>')), 'not_readable'],
    [
      'one sheet under many names',
      zip({ ...base, 'xl/workbook.xml': `<workbook><sheets>${many((n) => `<sheet name="${n}" r:id="rId1"/>`, 50)}</sheets></workbook>` }),
      'not_readable',
    ],
    ['a sheet that lies elsewhere', zip({ ...base, 'xl/_rels/workbook.xml.rels': '<Relationships/>' }), 'not_readable'],
    ['a thousand tables', odsOf(many((n) => table(`<table:table-row n="${n}"/>`), 1000)), 'unpacks_too_large'],
    [
      'a row a million times',
      odsOf(table('<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>')),
      'unpacks_too_large',
    ],
    [
      'a cell 16,384 times',
      odsOf(table('<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>')),
      'too_many_columns',
    ],
    ['a document of text', zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }), 'unknown_format'],
  ])('with %s are refused', async (_what, file, fault) => {
    await expect(read(file)).rejects.toMatchObject({ fault })
  })
  it('a million rows and cells that hold nothing are passed over', async () => {
    expect(await read(withSheet(sheet(many((n) => `<row r="${n + 1}"><c s="1"/><c s="2"/></row>`, 300_000))))).toEqual([])
  })
  it('others have their turn while a large one is read', async () => {
    let turns = 0
    const asking = setInterval(() => turns++, 1)
    await read(withSheet(sheet(many((n) => `<row r="${n + 1}"><c><v>${n}</v></c><c><v>${(n * 7919) % 1_000_003}</v></c></row>`, 60_000))))
    clearInterval(asking)
    expect(turns).toBeGreaterThan(5)
  })
})
