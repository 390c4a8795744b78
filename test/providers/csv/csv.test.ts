import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csv } from '../../../shared/providers/csv/csv.ts'
import { secondsIn } from '../../../shared/providers/csv/csvLength.ts'
import type { ContactReport, HistoryFile, RowsRead } from '../../../shared/providers/provider.ts'
import { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'
import { Source } from '../../../shared/settings/settings.ts'

const columns = {
  id: 'nr',
  arrival: 'binnen',
  wait: 'wacht',
  outcome: { column: 'uitkomst', values: { OK: 'answered', WEG: 'left', DICHT: 'closed', TEST: 'skip', BAND: 'voicemail', '?': 'unknown', VOL: 'full' } },
}
const sourceWith = (more: object = {}, about: object = {}) =>
  Source.parse({ id: 'tabel', provider: 'csv', lines: { a: 'telefoon' }, columns: { ...columns, ...more }, ...about })
const open = (text: string, source: Source): HistoryFile => {
  if (csv.history === undefined) throw new Error('csv reads history')
  return csv.history.open(text, source)
}
const read = (text: string, source = sourceWith()): RowsRead => open(text, source).readPart(text, 1)
const contacts = ({ reports }: RowsRead): readonly ContactReport[] => reports.filter((report) => report.kind === 'contact')
const brief = (rows: RowsRead) =>
  contacts(rows).map(({ type, at, waitSeconds, talkSeconds, reason, inMenu }) =>
    [type, new Date(at).toISOString(), ...Object.values({ waitSeconds, talkSeconds, reason, inMenu }).filter((value) => value !== undefined)].join(' '),
  )

describe('a table of contacts', () => {
  it('may name years and days in capitals, as spreadsheets do', () =>
    expect(brief(read('nr;binnen;wacht;uitkomst\n1;04-05-2026 12:00;;DICHT\n', sourceWith({ dateFormat: 'DD-MM-YYYY HH:mm' })))).toContain(
      'contact.arrived 2026-05-04T10:00:00.000Z',
    ))
  it('gives each row its arrival and its end', () => {
    expect(
      brief(
        read(
          'nr;binnen;wacht;uitkomst\n1;2026-07-01T12:00:00;20;OK\n2;2026-07-01T12:01:00;5;WEG\n3;2026-07-01T12:02:00;;DICHT\n4;2026-07-01T12:03:00;9;BAND\n5;2026-07-01T12:04:00;;?\n',
        ),
      ),
    ).toEqual([
      'contact.arrived 2026-07-01T10:00:00.000Z',
      'contact.answered 2026-07-01T10:00:20.000Z 20',
      'contact.arrived 2026-07-01T10:01:00.000Z',
      'contact.left 2026-07-01T10:01:05.000Z 5',
      'contact.arrived 2026-07-01T10:02:00.000Z',
      'contact.refused 2026-07-01T10:02:00.000Z closed',
      'contact.arrived 2026-07-01T10:03:00.000Z',
      'contact.voicemail 2026-07-01T10:03:09.000Z 9',
      'contact.arrived 2026-07-01T10:04:00.000Z',
    ])
  })
  it('counts what the value map leaves out', () => {
    expect(read('nr;binnen;wacht;uitkomst\n1;2026-07-01T12:00:00;20;TEST\n')).toMatchObject({ reports: [], rows: 1, skipped: 1, refused: [] })
  })
  it('knows the menu where a column says when the queue was joined', () => {
    const source = sourceWith({ queued: 'rij', endOfWait: 'eind', answered: 'op', talk: 'praat' })
    const text = [
      'nr,binnen,rij,eind,wacht,uitkomst,op,praat',
      '1,2026-07-01T12:00:00,2026-07-01T12:00:30,2026-07-01T12:01:00,,OK,2026-07-01T12:01:01,61',
      '2,2026-07-01T12:00:00,,,,WEG,,',
      '3,2026-07-01T12:00:00,,,,OK,,7',
      '4,2026-07-01T12:00:00,2026-07-01T11:59:00,,10,WEG,,', // a clock of the menu that runs ahead
      '',
    ].join('\n')
    expect(brief(read(text, source))).toEqual([
      'contact.arrived 2026-07-01T10:00:00.000Z',
      'contact.queued 2026-07-01T10:00:30.000Z',
      'contact.answered 2026-07-01T10:01:01.000Z 30 61',
      'contact.arrived 2026-07-01T10:00:00.000Z',
      'contact.left 2026-07-01T10:00:00.000Z true',
      'contact.arrived 2026-07-01T10:00:00.000Z',
      'contact.answered 2026-07-01T10:00:00.000Z 0 7',
      'contact.arrived 2026-07-01T10:00:00.000Z',
      'contact.queued 2026-07-01T10:00:00.000Z',
      'contact.left 2026-07-01T10:00:10.000Z 10',
    ])
  })
  it('takes an id for one contact on one date: files of other months may count from 1 again', () => {
    const text = 'nr;binnen;wacht;uitkomst\n1;2026-07-01T12:00;1;OK\n1;2026-07-01T13:00;1;OK\n1;2026-08-01T12:00;1;OK\n'
    expect(new Set(contacts(read(text)).map(({ contact }) => contact)).size).toBe(2)
  })
  it('takes the line from the queue column', () => {
    const source = sourceWith({ queue: 'lijn' }, { lines: { a: 'telefoon', b: 'nacht' } })
    const rows = read('nr;lijn;binnen;wacht;uitkomst\n1;b;2026-07-01T12:00;1;OK\n2;c;2026-07-01T12:00;1;OK\n', source)
    expect(contacts(rows).map(({ queue }) => queue)).toEqual(['b', 'b'])
    expect(rows.refused).toEqual([{ line: 3, column: 'lijn', value: 'c', reason: 'unknown_queue' }])
  })
  it('keeps a caller and an agent, and never a column that no setting names', () => {
    const rows = read(
      'nr;binnen;wacht;uitkomst;beller;wie;notitie\n1;2026-07-01T12:00;1;OK;+99900001;Ann;verhaal\n',
      sourceWith({ caller: 'beller', agent: 'wie' }),
    )
    expect(contacts(rows).map(({ caller, agent }) => [caller, agent])).toEqual([
      ['+99900001', undefined],
      [undefined, 'Ann'],
    ])
    expect(JSON.stringify(rows.reports)).not.toContain('verhaal')
  })
})

describe('dates as people and spreadsheets write them', () => {
  const arrivals = (dateFormat: string, ...texts: readonly string[]) =>
    read(`nr;binnen;wacht;uitkomst\n${texts.map((text, n) => `${n};${text};1;OK\n`).join('')}`, sourceWith({ dateFormat }))
  const moments = (rows: RowsRead) => contacts(rows).flatMap(({ type, at }) => (type === 'contact.arrived' ? [new Date(at).toISOString()] : []))
  it('have the day first, with any sign between, with or without seconds, and ISO is understood beside it', () => {
    const written = ['4-5-2026 9:05', '04/05/2026 09:05:00', '4.5.26, 09.05', '04-05-2026T09:05:00.000', '2026-05-04 09:05', '2026-05-04T07:05:00Z']
    expect(moments(arrivals('dmy', ...written))).toEqual(written.map(() => '2026-05-04T07:05:00.000Z'))
  })
  it('have the month first where somebody says so, and twelve hours before and after noon', () => {
    expect(moments(arrivals('mdy', '5/4/2026 9:05 AM', '5/4/2026 12:00 am', '5/4/2026 12:30 p.m.'))).toEqual([
      '2026-05-04T07:05:00.000Z',
      '2026-05-03T22:00:00.000Z',
      '2026-05-04T10:30:00.000Z',
    ])
  })
  it('are refused where no calendar or clock shows them', () => {
    expect(arrivals('dmy', '31-2-2026 9:00', '4-5-2026 25:00', '4-5-2026 13:00 PM', '4 mei 2026').refused.map(({ reason }) => reason)).toEqual([
      'time_does_not_exist',
      'time_does_not_exist',
      'time_does_not_exist',
      'bad_time',
    ])
  })
  it('may have the month by its name, the weekday before it, a word behind it, or the year first', () => {
    const written = [
      '4 mei 2026 9.05',
      '4-mei-26 09:05',
      'ma 4 mei 2026 9:05 uur',
      'Montag 4. Mai 2026, 09:05 Uhr',
      'May 4, 2026 9:05 AM',
      'maandag 4-5-2026 9:05',
      '4-5-2026  9:05u',
      '2026/05/04 9:05',
    ]
    expect(moments(arrivals('dmy', ...written))).toEqual(written.map(() => '2026-05-04T07:05:00.000Z'))
  })
  it('may be the days that a spreadsheet counts, to the second', () => {
    expect(moments(arrivals('dmy', '46146,3784722222', '46146.3784722222', '46146,378472'))).toEqual(Array(3).fill('2026-05-04T07:05:00.000Z'))
    expect(arrivals('dmy', '46146', '12345,5', '99999,5').refused.map(({ reason }) => reason)).toEqual(['bad_time', 'bad_time', 'bad_time'])
  })
  it('are never read the other way round: a file whose dates only exist that way is refused before a row is taken', () => {
    const swapped = new UnreadableFile('day_and_month_swapped', 'binnen')
    expect(() => arrivals('dmy', '11/3/2026 9:05', '11/23/2026 9:05')).toThrow(swapped)
    expect(() => arrivals('mdy', '3-11-2026 9:05', '23-11-2026 9:05')).toThrow(swapped)
    expect(() => arrivals('DD-MM-YYYY HH:mm', '11-03-2026 09:05', '11-23-2026 09:05')).toThrow(swapped)
    expect(() => arrivals('dmy', '11/3/2026 9:05 AM')).not.toThrow()
    expect(() => arrivals('d-M-yyyy HH:mm', '31-2-2026 09:05', '11-3-2026 09:05')).not.toThrow()
    expect(() => arrivals('iso', '2026-13-03 09:05')).not.toThrow()
  })
  it('of both orders in one file are refused row by row, and say so', () => {
    expect(arrivals('dmy', '23-11-2026 9:05', '11-23-2026 9:05').refused).toEqual([
      { line: 3, column: 'binnen', value: '11-23-2026 9:05', reason: 'day_and_month_swapped' },
    ])
  })
  it('may stand beside the time in a column of its own', () => {
    const source = sourceWith({ arrivalTime: 'tijd', dateFormat: 'dmy' })
    const rows = read('nr;binnen;tijd;wacht;uitkomst\n1;04-05-2026;09:05:00;12,5;OK\n2;04-05-2026;;1;OK\n3;;09:05;1;OK\n', source)
    expect(moments(rows)).toEqual(['2026-05-04T07:05:00.000Z'])
    expect(rows.refused).toEqual([
      { line: 3, column: 'binnen', value: '04-05-2026', reason: 'bad_time' },
      { line: 4, column: 'binnen', value: '', reason: 'empty_value' },
    ])
  })
})

it('a queue that nobody named belongs where everything else does', () => {
  const source = sourceWith({ queue: 'lijn' }, { lines: { b: 'nacht', '*': 'telefoon' } })
  expect(contacts(read('nr;lijn;binnen;wacht;uitkomst\n1;c;2026-07-01T12:00;1;OK\n', source)).map(({ queue }) => queue)).toEqual(['c', 'c'])
})
it('a row of totals below the table is refused as what it is, whatever else it holds', () => {
  const foot = (row: string) => read(`nr;binnen;wacht;uitkomst\n${row}\n`).refused
  for (const word of ['Totaal', 'Eindtotaal:', 'TOTAL', 'Totaal 870', 'Grand Total', 'Gemiddeld', 'Average', 'Aantal: 8', 'Summe', 'Gesamt'])
    expect(foot(`${word};;41.200;870`)).toEqual([{ line: 2, column: 'nr', value: word, reason: 'totals_row' }])
  expect(foot(';Totaal;41.200;')).toEqual([{ line: 2, column: 'binnen', value: 'Totaal', reason: 'totals_row' }])
  expect(foot('Totaal-12;2026-07-01T12:00;1;OK')).toEqual([])
})

describe('rows that cannot be used', () => {
  it('are refused with line, column, value and why; the others are taken', () => {
    const text = [
      'nr;binnen;wacht;uitkomst',
      '1;2026-07-01T12:00:00;20;OK',
      ';2026-07-01T12:00:00;20;OK',
      '3;;20;OK',
      '4;1 juli;20;OK',
      '5;2026-02-30T12:00:00;20;OK',
      '6;2026-07-01T25:30:00;20;OK',
      '7;2026-07-01T12:00:00;lang;OK',
      '8;2026-07-01T12:00:00;20;HM',
      '9;2026-07-01T12:00:00;20',
      '10;2026-07-01T12:00:00;;OK',
      '11;2026-07-01T12:00:00;-4;WEG',
      '12;2026-07-01T12:00:00;20;OK',
      '',
    ].join('\n')
    const { refused, rows, reports } = read(text)
    expect(refused).toEqual([
      { line: 3, column: 'nr', value: '', reason: 'empty_value' },
      { line: 4, column: 'binnen', value: '', reason: 'empty_value' },
      { line: 5, column: 'binnen', value: '1 juli', reason: 'bad_time' },
      { line: 6, column: 'binnen', value: '2026-02-30T12:00:00', reason: 'time_does_not_exist' },
      { line: 7, column: 'binnen', value: '2026-07-01T25:30:00', reason: 'time_does_not_exist' },
      { line: 8, column: 'wacht', value: 'lang', reason: 'bad_number' },
      { line: 9, column: 'uitkomst', value: 'HM', reason: 'unknown_outcome' },
      { line: 10, reason: 'wrong_column_count' },
      { line: 11, column: 'wacht', value: '', reason: 'unknown_wait' },
      { line: 12, column: 'wacht', value: '-4', reason: 'unknown_wait' },
    ])
    expect(rows).toBe(12)
    expect(reports).toHaveLength(4)
  })
  it('say that the wait is missing, and name no column where none was chosen for it', () => {
    const { wait: _, ...withoutWait } = columns
    const source = Source.parse({ id: 'tabel', provider: 'csv', lines: { a: 'telefoon' }, columns: withoutWait })
    expect(read('nr;binnen;uitkomst\n1;2026-07-01T12:00:00;OK\n', source).refused).toEqual([{ line: 2, reason: 'unknown_wait' }])
  })
  it('never stand for a whole file: a missing or doubled column is said before anything is read', () => {
    expect(() => read('nr;binnen;uitkomst\n')).toThrow(new UnreadableFile('missing_column', 'wacht'))
    expect(() => read('nr;binnen;wacht;uitkomst;nr\n')).toThrow(new UnreadableFile('double_column', 'nr'))
    expect(() => read('nr;binnen\n', Source.parse({ id: 'x', provider: 'csv', lines: { a: 'telefoon' } }))).toThrow(new UnreadableFile('no_mapping', 'columns'))
  })
})

describe('what spreadsheets do to a table', () => {
  const same = brief(read('nr;binnen;wacht;uitkomst\n0012;2026-07-01T12:00:00;20;OK\n'))
  const identity = contacts(read('nr;binnen;wacht;uitkomst\n0012;2026-07-01T12:00:00;20;OK\n'))[0]?.identity
  it.each([
    ['a byte order mark', '\uFEFFnr;binnen;wacht;uitkomst\n0012;2026-07-01T12:00:00;20;OK\n'],
    ['a line that names the separator', 'sep=;\r\nnr;binnen;wacht;uitkomst\r\n0012;2026-07-01T12:00:00;20;OK\r\n'],
    ['commas', 'nr,binnen,wacht,uitkomst\n0012,2026-07-01T12:00:00,20,OK\n'],
    ['tabs', 'nr\tbinnen\twacht\tuitkomst\n0012\t2026-07-01T12:00:00\t20\tOK\n'],
    ['quotes everywhere', '"nr";"binnen";"wacht";"uitkomst"\r\n"0012";"2026-07-01T12:00:00";"20";"OK"\r\n'],
    ['text written as a formula', 'nr;binnen;wacht;uitkomst\n="0012";2026-07-01T12:00:00;20;OK\n'],
    ['decimal commas and no last line break', 'nr;binnen;wacht;uitkomst\n0012;2026-07-01T12:00:00;20,0;OK'],
    ['rows of nothing but separators', 'nr;binnen;wacht;uitkomst\n0012;2026-07-01T12:00:00;20;OK\n;;;\n\n'],
    ['line breaks of two kinds', 'nr;binnen;wacht;uitkomst\n"0012";2026-07-01T12:00:00;20;"OK"\r\n\r\n'],
    ['an empty column at the end', 'nr;binnen;wacht;uitkomst\n0012;2026-07-01T12:00:00;20;OK;\n'],
    ['lengths as clock times', 'nr;binnen;wacht;uitkomst\n0012;2026-07-01T12:00:00;0:00:20;OK\n'],
    ['a title above the names', 'Overzicht mei;;;\nGemaakt op 4-5-2026\n\nnr;binnen;wacht;uitkomst\n0012;2026-07-01T12:00:00;20;OK\n'],
    ['other capitals', 'NR;Binnen;WACHT;Uitkomst\n0012;2026-07-01T12:00:00;20;ok\n'],
    ['nameless columns of which some rows leave out the end', 'nr;binnen;wacht;uitkomst;;;\n0012;2026-07-01T12:00:00;20;OK;\n'],
    ['lengths in words', 'nr;binnen;wacht;uitkomst\n0012;2026-07-01T12:00:00;20 sec.;OK\n'],
    ['spaces around values', 'nr ; binnen;wacht;uitkomst\n 0012 ; 2026-07-01T12:00:00;20; OK \n'],
  ])('is understood: %s', (_, text) => {
    const rows = read(text)
    expect(brief(rows)).toEqual(same)
    expect(contacts(rows)[0]?.identity).toBe(identity)
    expect({ rows: rows.rows, refused: rows.refused }).toEqual({ rows: 1, refused: [] })
  })
  it('is counted in lines, also past a break inside quotes', () => {
    const source = sourceWith({ caller: 'beller' })
    const rows = read('nr;binnen;wacht;uitkomst;beller;n\n1;2026-07-01T12:00;1;OK;x1;"a\nb"\n2;2026-07-01T12:00;1;FOUT;x1;b\n', source)
    expect(rows.refused).toEqual([{ line: 4, column: 'uitkomst', value: 'FOUT', reason: 'unknown_outcome' }])
  })
})

describe('a length', () => {
  it.each([
    ['205', 205],
    ['205,5', 205.5],
    ['3:25', 205],
    ['0:03:25', 205],
    ['00:03:25,5', 205.5],
    ['3m 25s', 205],
    ['1h 2m 3s', 3723],
    ['3 min', 180],
    ['PT3M25S', 205],
    ['-4', -4],
  ])('is %s', (text, seconds) => expect(secondsIn(text)).toBe(seconds))
  it.each(['', '-', 'n.v.t.', '0,00237268518518519', '3:75', 'lang', 's', '1:2:3:4'])('is not %j', (text) => expect(secondsIn(text)).toBeUndefined())
})

describe('a caller in a table', () => {
  const source = sourceWith({ caller: 'beller' })
  it('whom a spreadsheet rounded is refused, without the number: many would be one', () => {
    const rows = read('nr;binnen;wacht;uitkomst;beller\n1;2026-07-01T12:00;1;OK;9,99123E+11\n2;2026-07-01T12:00;1;OK;9.99E10\n', source)
    expect(rows.refused).toEqual([2, 3].map((line) => ({ line, column: 'beller', reason: 'rounded_number' })))
  })
})

it('a queue is meant whatever its capitals and accents; two that differ in these alone are two', () => {
  const source = sourceWith({ queue: 'lijn' }, { lines: { 'Crisis Één': 'telefoon', nacht: 'nacht', Nacht: 'telefoon' } })
  const rows = read(
    `nr;lijn;binnen;wacht;uitkomst\n${['crisis één', 'Crisis E\u0301e\u0301n', 'nacht', 'Nacht', 'NACHT'].map((queue, n) => `${n};${queue};2026-07-01T12:00;1;OK\n`).join('')}`,
    source,
  )
  expect([...new Set(contacts(rows).map(({ queue }) => queue))]).toEqual(['Crisis Één', 'nacht', 'Nacht'])
  expect(rows.refused).toEqual([{ line: 6, column: 'lijn', value: 'NACHT', reason: 'unknown_queue' }])
})

describe('times in a table', () => {
  const at = (text: string, more: object = {}) => {
    const rows = read(`nr;binnen;wacht;uitkomst\n1;${text};1;OK\n`, sourceWith(more))
    return rows.refused[0]?.reason ?? brief(rows)[0]?.split(' ')[1]
  }
  it.each([
    ['iso', '2026-07-01T12:00:30', '2026-07-01T10:00:30.000Z'],
    ['iso', '2026-07-01 12:00', '2026-07-01T10:00:00.000Z'],
    ['iso', '2026-07-01T12:00:30.250+05:00', '2026-07-01T07:00:30.250Z'],
    ['iso', '2026-07-01T12:00:30Z', '2026-07-01T12:00:30.000Z'],
    ['d-M-yyyy HH:mm:ss', '1-7-2026 12:00:30', '2026-07-01T10:00:30.000Z'],
    ['d-M-yyyy H:mm', '31-12-2026 9:05', '2026-12-31T08:05:00.000Z'],
    ['dd/MM/yyyy HH.mm', '01/07/2026 12.00', '2026-07-01T10:00:00.000Z'],
    ["d MMMM yyyy 'at' h:mm a", '1 July 2026 at 1:15 PM', '2026-07-01T11:15:00.000Z'],
    ['yyyy-MM-dd HH:mm xxx', '2026-07-01 12:00 +05:00', '2026-07-01T07:00:00.000Z'],
    ['d-M-yyyy HH:mm', '31-2-2026 12:00', 'time_does_not_exist'],
    // ISO can mean one moment only, unless the letters have the year first and the day before the month.
    ['d-M-yyyy HH:mm', '2026-07-01 12:00', '2026-07-01T10:00:00.000Z'],
    ['d-M-yyyy HH:mm', '2026-13-01 12:00', 'time_does_not_exist'],
    ['iso', '0', 'bad_time'],
  ])('are read as %s: %s', (dateFormat, text, expected) => expect(at(text, { dateFormat })).toBe(expected))

  it('with the year first and the day before the month are never taken for ISO', () =>
    expect(() => at('2026-07-13 12:00:00', { dateFormat: 'yyyy-dd-MM HH:mm:ss' })).toThrow('day_and_month_swapped'))
  it('in the skipped hour were written by a clock that had not been put forward yet', () => expect(at('2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z'))
  it('in the doubled hour are the first, where nothing in the row says otherwise', () => expect(at('2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z'))
  it('in the doubled hour are those that lie together in one row', () => {
    const source = sourceWith({ queued: 'rij', endOfWait: 'eind' })
    const one = (times: string) => brief(read(`nr,binnen,rij,eind,wacht,uitkomst\n1,${times},,WEG\n`, source)).map((line) => line.split(' ')[1]?.slice(11, 19))
    expect(one('2026-10-25T02:59:50,2026-10-25T03:00:05,2026-10-25T03:00:25')).toEqual(['01:59:50', '02:00:05', '02:00:25'])
    expect(one('2026-10-25T02:59:50,2026-10-25T02:00:05,2026-10-25T02:00:25')).toEqual(['00:59:50', '01:00:05', '01:00:25'])
    expect(one('2026-10-25T01:59:50,2026-10-25T02:00:05,2026-10-25T02:00:25')).toEqual(['23:59:50', '00:00:05', '00:00:25'])
  })
})

describe('a part of a table', () => {
  const header = 'nr;binnen;wacht;uitkomst;geheim\n'
  it('is opened again by the names in the settings alone', () => {
    const first = open(`${header}1;2026-07-01T12:00;1;OK;x\n`, sourceWith())
    expect(first.head).toBe('"nr";"binnen";"wacht";"uitkomst";\n')
    expect(open(first.head ?? '', sourceWith()).readPart('1;2026-07-01T12:00;1;OK;x\n', 2)).toMatchObject({ rows: 1, refused: [] })
  })
  it('never throws, whatever is in it', () => {
    const file = open(header, sourceWith({ caller: 'geheim' }))
    const junk = fc.string({ unit: fc.constantFrom('"', ';', '\n', '\r', 'a', '1', ' ', '2026-07-01T12:00', 'OK', '\uD800') })
    fc.assert(
      fc.property(junk, (text) => {
        const { rows, refused, skipped, rowOf } = file.readPart(text, 7)
        expect(rows).toBe(new Set(rowOf).size + refused.length + skipped)
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})
