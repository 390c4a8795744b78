/** Files that were made to hold up or exhaust whoever reads them, read in the real thread. */
import { describe, expect, it } from 'vitest'
import { rosterReaderApart, rosterThreadLimits } from '../../functions/site/rosterThread.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { settingsWith } from '../builders/report.ts'
import { rosterSite } from '../builders/rosterSite.ts'
import { sheetOf, zip } from '../builders/spreadsheet.ts'

const settings = settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Fr 19:00-22:00' }] })
const input = { settings, defaultLines: [settings.lines[0]!.id], today: LocalDate.parse('2026-06-10') }
const csv = (rows: number) =>
  Buffer.from(`Datum;Van;Tot\r\n${Array.from({ length: rows }, (_, n) => `${1 + (n % 28)}-6-2026;19:00;${20 + (n % 3)}:00`).join('\r\n')}`)
/** Within every limit that can be seen from outside; but every cell points at the same thousand letters, so it is large once it is read. */
function swelling(): Buffer {
  const letters = Array.from({ length: 60 }, (_, n) => `${n < 26 ? '' : String.fromCharCode(64 + Math.floor(n / 26))}${String.fromCharCode(65 + (n % 26))}`)
  const rows = Array.from(
    { length: 6000 },
    (_, n) => `<row r="${n + 1}">${letters.map((column) => `<c r="${column}${n + 1}" t="s"><v>0</v></c>`).join('')}</row>`,
  )
  const files = sheetOf(rows.join(''))
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings'
  return zip({
    ...files,
    'xl/_rels/workbook.xml.rels': files['xl/_rels/workbook.xml.rels'].replace(
      '</Rel',
      `<Relationship Id="rId2" Type="${type}" Target="sharedStrings.xml"/></Rel`,
    ),
    'xl/sharedStrings.xml': `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'x'.repeat(1000)}</t></si></sst>`,
  })
}

describe('a roster read in a thread of its own (E4)', () => {
  it('has two seconds and 128 MiB', () => expect(rosterThreadLimits).toEqual({ milliseconds: 2000, megabytes: 128 }))
  it('comes out as it would without', async () => {
    const reader = rosterReaderApart()
    const parcel = await reader.open({ fileName: 'rooster.csv', bytes: csv(3) })
    const { shifts, usedRows, refused } = await reader.preview(parcel, input)
    expect([shifts.length, usedRows, refused.length]).toEqual([3, 3, 0])
  })
  it('says what is wrong with a file as it would without', async () => {
    await expect(rosterReaderApart().open({ fileName: 'x', bytes: Buffer.from('%PDF-1.7\0') })).rejects.toMatchObject({ fault: 'unknown_format' })
    await expect(rosterReaderApart().preview('no parcel of ours', input)).rejects.toMatchObject({ fault: 'not_readable' })
  })
  it('is stopped when it takes too long, whatever it is doing', async () => {
    const reader = rosterReaderApart({ ...rosterThreadLimits, milliseconds: 5 })
    await expect(reader.open({ fileName: 'rooster.csv', bytes: csv(49_000) })).rejects.toMatchObject({ fault: 'too_heavy' })
  })
  it('is stopped when it swells beyond what it may take, and the pages go on', async () => {
    const site = rosterSite({ settings, reader: rosterReaderApart() })
    const hostile = swelling()
    expect(hostile.length).toBeLessThan(5 * 2 ** 20)
    const answer = await site.upload('rooster.xlsx', hostile)
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(
      /Dit bestand lezen kost te veel tijd of geheugen, daarom zijn we gestopt\. Er is niets bewaard\.|Het bestand wordt uitgepakt te groot\./,
    )
    const next = await site.upload('rooster.csv', csv(3))
    expect(next.status).toBe(200)
  })
})
