/** Files that people bring and that are not as they should be: rosters, and files of history. */
import { gzipSync } from 'node:zlib'
import type { RosterFault, RosterFileFault } from '../../shared/rosters/rosterFile.ts'
import { sheetOf, zip } from '../builders/spreadsheet.ts'
import { plantedNumber } from '../canary/planted.ts'

export type BadRoster = {
  readonly name: string
  readonly rules: readonly string[]
  /** The name of the file says nothing: what it is stands in it. */
  readonly fileName?: string
  readonly content: () => string | Uint8Array
  /** The whole file is refused for this. */
  readonly fault?: RosterFileFault
  /** The file is read, and a row of it is refused for this. */
  readonly rowFault?: RosterFault
  /** It is read, with so many shifts. */
  readonly shifts?: number
}

const head = 'Datum;Begin;Eind\r\n'
const day = '12-11-2026'
const row = `${day};09:00;12:00\r\n`
const calendar = (...events: readonly string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((event, n) => ['BEGIN:VEVENT', `UID:${n}`, ...event.split('\n'), 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')
const evening = 'DTSTART:20261112T190000Z\nDTEND:20261112T220000Z\nSUMMARY:Avond'
const repeated = (rule: string) => () => calendar(`${evening}\nRRULE:${rule}`)
const cells = (texts: readonly string[], line: number) =>
  `<row r="${line}">${texts.map((text, n) => `<c r="${String.fromCodePoint(65 + n)}${line}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
const good = () => sheetOf(cells(['Datum', 'Begin', 'Eind'], 1) + cells([day, '09:00', '12:00'], 2))
const declared = (declaration: string, use: string) => () => {
  const files = sheetOf(cells(['Datum', 'Begin', 'Eind', use], 1) + cells([day, '09:00', '12:00', use], 2))
  return zip({ ...files, 'xl/worksheets/sheet1.xml': files['xl/worksheets/sheet1.xml'].replace('<worksheet', `${declaration}<worksheet`) })
}
const all = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => n + from).join(',')

const tables: readonly BadRoster[] = [
  { name: 'nothing', rules: ['E4'], content: () => '', fault: 'empty' },
  { name: 'blanks', rules: ['E4'], content: () => '\r\n\r\n', fault: 'empty' },
  { name: 'more than 5 MiB', rules: ['E4'], content: () => head + row.repeat(250_000), fault: 'too_large' },
  { name: '50,001 rows', rules: ['E4'], content: () => head + 'x;y;z\r\n'.repeat(50_001), fault: 'too_many_rows' },
  { name: '65 columns', rules: ['E4'], content: () => `${'k;'.repeat(64)}k\r\n${'1;'.repeat(64)}1\r\n`, fault: 'too_many_columns' },
  {
    name: 'a cell of 1,001 characters',
    rules: ['E4'],
    content: () => `Datum;Begin;Eind;Dienst\r\n${day};09:00;12:00;${'x'.repeat(1001)}\r\n`,
    rowFault: 'too_long_text',
  },
  { name: 'a quote that never closes', rules: ['E6'], content: () => `${head}"${row}`, fault: 'not_readable' },
  { name: 'a column twice', rules: ['E6'], content: () => `Datum;Begin;Eind;Begin\r\n${day};09:00;12:00;10:00\r\n`, fault: 'double_column' },
  { name: 'a program', rules: ['E4'], fileName: 'rooster.csv', content: () => Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), fault: 'unknown_format' },
  {
    name: 'a picture',
    rules: ['E4'],
    fileName: 'rooster.xlsx',
    content: () => Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    fault: 'unknown_format',
  },
  {
    name: 'a workbook of before 2007',
    rules: ['E4'],
    fileName: 'rooster.xls',
    content: () => Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0', 'latin1'),
    fault: 'unknown_format',
  },
  { name: 'a table with a name of a workbook', rules: ['E4'], fileName: 'rooster.xlsx', content: () => head + row, shifts: 1 },
  { name: 'a workbook with a name of a table', rules: ['E4'], fileName: 'rooster.csv', content: () => zip(good()), shifts: 1 },
  { name: '31 November', rules: ['E6'], content: () => `${head}31-11-2026;09:00;12:00\r\n`, rowFault: 'bad_date' },
  { name: 'a time of 25:30', rules: ['E6'], content: () => `${head}${day};22:00;25:30\r\n`, rowFault: 'time_past_midnight' },
  { name: 'a time of 99:99', rules: ['E6'], content: () => `${head}${day};22:00;99:99\r\n`, rowFault: 'bad_time' },
  { name: 'a shift of ten minutes', rules: ['E6'], content: () => `${head}${day};09:00;09:10\r\n`, rowFault: 'too_short' },
  { name: 'a shift of 25 hours', rules: ['E6'], content: () => `Begin;Eind\r\n12-11-2026 09:00;13-11-2026 10:00\r\n`, rowFault: 'too_long' },
  { name: 'a row twice', rules: ['E6'], content: () => head + row + row, rowFault: 'double_row' },
  { name: 'a formula for a time', rules: ['E2', 'E6'], content: () => `${head}${day};=1+1;12:00\r\n`, rowFault: 'bad_time' },
  { name: 'no column of times', rules: ['E6'], content: () => 'Naam;Team\r\nx;y\r\n', shifts: 0 },
]
const workbooks: readonly BadRoster[] = [
  { name: 'a zip that is none', rules: ['E4'], content: () => 'PK\x03\x04 not really', fault: 'not_readable' },
  { name: 'a zip without a workbook', rules: ['E4'], content: () => zip({ 'word/document.xml': '<x/>' }), fault: 'unknown_format' },
  {
    name: '101 parts',
    rules: ['E4'],
    content: () => zip({ ...good(), ...Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`a${n}.xml`, 'x'])) }),
    fault: 'not_readable',
  },
  {
    name: 'a part that unpacks to sixty mebibytes',
    rules: ['E4'],
    content: () => zip({ ...good(), 'xl/media/a.xml': Buffer.alloc(60 * 2 ** 20) }),
    fault: 'unpacks_too_large',
  },
  {
    name: 'a part that unpacks to a thousand times its size',
    rules: ['E4'],
    content: () => zip({ ...good(), 'xl/media/a.xml': Buffer.alloc(3_000_000) }),
    fault: 'unpacks_too_large',
  },
  {
    name: 'a part that says it is small',
    rules: ['E4', 'W7'],
    content: () => zip({ ...good(), 'xl/worksheets/sheet1.xml': Buffer.alloc(40 * 2 ** 20) }, { 'xl/worksheets/sheet1.xml': 100 }),
    fault: 'unpacks_too_large',
  },
  { name: 'macros', rules: ['E4'], content: () => zip({ ...good(), 'xl/vbaProject.bin': 'x' }), fault: 'has_macros' },
  { name: 'links to other workbooks', rules: ['E4'], content: () => zip({ ...good(), 'xl/externalLinks/externalLink1.xml': '<x/>' }), fault: 'has_links' },
  { name: 'an entity from outside', rules: ['E4'], content: declared('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '&e;'), fault: 'not_readable' },
  {
    name: 'entities that grow without end',
    rules: ['E4'],
    content: declared(
      `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'bcdefghij'[n]} "${`&${'abcdefghi'[n]};`.repeat(10)}">`).join('')}]>`,
      '&j;',
    ),
    fault: 'not_readable',
  },
  { name: 'a document type', rules: ['E4'], content: declared('<!DOCTYPE worksheet>', 'x'), fault: 'not_readable' },
  { name: 'a sheet that breaks off', rules: ['E4'], content: () => zip({ ...good(), 'xl/workbook.xml': '<workbook' }), fault: 'not_readable' },
]
const endless: readonly BadRoster[] = [
  { name: 'every second', rules: ['E5'], content: repeated('FREQ=SECONDLY'), rowFault: 'bad_repeat' },
  { name: 'every hour', rules: ['E5'], content: repeated('FREQ=HOURLY;INTERVAL=1'), rowFault: 'bad_repeat' },
  { name: 'every nothing', rules: ['E5'], content: repeated('INTERVAL=1'), rowFault: 'bad_repeat' },
  { name: 'an interval of zero', rules: ['E5'], content: repeated('FREQ=DAILY;INTERVAL=0'), rowFault: 'bad_repeat' },
  { name: 'an interval below zero', rules: ['E5'], content: repeated('FREQ=DAILY;INTERVAL=-1'), rowFault: 'bad_repeat' },
  {
    name: 'by every minute',
    rules: ['E5', 'X10'],
    content: repeated(`FREQ=YEARLY;COUNT=1;BYSECOND=${all(0, 59)};BYMINUTE=${all(0, 59)};BYHOUR=${all(0, 23)}`),
    rowFault: 'bad_repeat',
  },
  {
    name: 'more days than there are in all lists together',
    rules: ['E5', 'X10'],
    content: repeated(`FREQ=YEARLY;COUNT=1;BYMONTH=${all(1, 12)};BYMONTHDAY=${all(1, 31)};BYDAY=MO,TU,WE,TH,FR,SA,SU`),
    rowFault: 'bad_repeat',
  },
  { name: 'the second of the first Thursday', rules: ['E5', 'X10'], content: repeated('FREQ=MONTHLY;BYDAY=1TH;BYSETPOS=2'), shifts: 0 },
  { name: '30 February', rules: ['E5', 'X10'], content: repeated('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1'), shifts: 0 },
  { name: 'for ever', rules: ['E5'], content: repeated('FREQ=DAILY'), shifts: -1 },
  {
    name: 'a thousand times for ever',
    rules: ['E5', 'E4'],
    content: () =>
      calendar(
        ...Array.from(
          { length: 1000 },
          (_, n) => `DTSTART:20261112T19${String(n % 60).padStart(2, '0')}00Z\nDTEND:20261112T220000Z\nSUMMARY:${n}\nRRULE:FREQ=DAILY`,
        ),
      ),
    fault: 'too_many_rows',
  },
  { name: 'a rule nobody knows', rules: ['E5'], content: repeated('FREQ=WEEKLY;BYEASTER=1'), rowFault: 'bad_repeat' },
  { name: 'a rule in the old way', rules: ['E5'], content: () => calendar(`${evening}\nEXRULE:FREQ=SECONDLY`), rowFault: 'bad_repeat' },
  {
    name: 'a zone of its own',
    rules: ['E4'],
    content: () => calendar('DTSTART;TZID=Kanarie/Land:20261112T190000\nDTEND;TZID=Kanarie/Land:20261112T220000'),
    rowFault: 'unknown_zone',
  },
  { name: 'the whole day', rules: ['E5', 'E6'], content: () => calendar('DTSTART;VALUE=DATE:20261112\nDTEND;VALUE=DATE:20261113'), rowFault: 'whole_day' },
  {
    name: 'an attachment to be fetched',
    rules: ['E4', 'E8'],
    content: () => calendar(`${evening}\nATTACH:http://127.0.0.1:9/x\nURL:http://127.0.0.1:9/y`),
    shifts: 1,
  },
]
export const badRosters: readonly BadRoster[] = [...tables, ...workbooks, ...endless]

export type BadFeed = { readonly address: string; readonly rules: readonly string[] }
export const badFeeds: readonly BadFeed[] = [
  'http://kalender.example/x.ics',
  'https://127.0.0.1/x.ics',
  'https://localhost/x.ics',
  'https://[::1]/x.ics',
  'https://[::ffff:127.0.0.1]/x.ics',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1/x',
  'https://192.168.1.1/x',
  'https://0x7f000001/x',
  'https://2130706433/x',
  'https://127.1/x',
  'file:///etc/passwd',
  'ftp://kalender.example/x',
  'webcal://127.0.0.1/x.ics',
  'https://kalender.example:22/x',
  'gopher://127.0.0.1/x',
  'javascript:alert(1)',
  '',
].map((address) => ({ address, rules: ['E4'] }))

export type BadHistory = {
  readonly name: string
  readonly rules: readonly string[]
  /** Of the source, a list by CSV with columns that are set. */
  readonly content: () => string | Uint8Array
  readonly status: number
  /** How many rows were read, and how many of them not used. */
  readonly refused?: number
}
export const badHistories: readonly BadHistory[] = [
  { name: 'nothing', rules: ['E9'], content: () => '', status: 200 },
  { name: 'no text', rules: ['E9'], content: () => Buffer.from([0, 1, 2, 3, 255, 254, 0]), status: 422 },
  { name: 'an archive that breaks off', rules: ['E9'], content: () => gzipSync('x'.repeat(10_000)).subarray(0, 20), status: 422 },
  { name: 'a number and nothing else', rules: ['E9', 'X1', 'P4'], content: () => plantedNumber, status: 422 },
  { name: 'a page', rules: ['E9'], content: () => `<html>${plantedNumber}</html>`, status: 422 },
]
