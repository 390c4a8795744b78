import { describe, expect, it } from 'vitest'
import { csv } from '../../../shared/providers/csv/csv.ts'
import { directionColumns, usualDirection } from '../../../shared/providers/csv/direction.ts'
import type { HistoryFile, RowsRead } from '../../../shared/providers/provider.ts'
import { Source } from '../../../shared/settings/settings.ts'

const open = (text: string, columns: object): HistoryFile => {
  if (csv.history === undefined) throw new Error('csv reads history')
  return csv.history.open(text, Source.parse({ id: 'tabel', provider: 'csv', lines: { a: 'telefoon' }, columns }))
}
const read = (text: string, columns: object): RowsRead => open(text, columns).readPart(text, 1)
/** Ids of the calls that are counted. */
const counted = ({ reports }: RowsRead) => [...new Set(reports.flatMap((report) => (report.kind === 'contact' ? [report.contact.split('|')[0]] : [])))]

/** As one system exports them, in English, with ISO times. */
const english = [
  'call_id,direction,from,to,started_at,answered,waiting_time,duration_in_call',
  'CA1,inbound,+99900000001,+99910000000,2026-11-02T09:00:00Z,Yes,12,340',
  'CA2,outbound,+99910000000,+99900000002,2026-11-02T09:10:00Z,Yes,9,125',
  'CA3,inbound,+99900000003,+99910000000,2026-11-02T09:20:00Z,No,41,0',
  'CA4,outbound,+99910000000,+99900000003,2026-11-02T09:30:00Z,No,20,0',
  '',
].join('\n')
const englishColumns = {
  id: 'call_id',
  arrival: 'started_at',
  wait: 'waiting_time',
  talk: 'duration_in_call',
  outcome: { column: 'answered', values: { Yes: 'answered', No: 'left' } },
  caller: 'from',
}

/** As a Dutch exchange does. Calls out have an outcome of their own. */
const dutch = [
  'Volgnummer;Richting;Datum;Tijd;Beller;Status;Wachttijd',
  '1;Inkomend;2-11-2026;09:00:00;0999000001;Beantwoord;12',
  '2;Uitgaand;2-11-2026;09:10:00;0999100000;Verbonden;',
  '3;Intern;2-11-2026;09:15:00;201;Beantwoord;3',
  '4;inkomend gesprek;2-11-2026;09:20:00;0999000003;Gemist;41',
  '',
].join('\n')
const dutchColumns = {
  id: 'Volgnummer',
  arrival: 'Datum',
  arrivalTime: 'Tijd',
  wait: 'Wachttijd',
  outcome: { column: 'Status', values: { Beantwoord: 'answered', Gemist: 'left' } },
  caller: 'Beller',
  dateFormat: 'dmy',
}

describe('a column that says which way a call went', () => {
  it('leaves out calls that staff made, whatever their outcome is', () => {
    const rows = read(english, { ...englishColumns, direction: { column: 'direction' } })
    expect(rows).toMatchObject({ rows: 4, skipped: 2, refused: [] })
    expect(counted(rows)).toEqual(['CA1', 'CA3'])
  })
  it('is known in Dutch, leaves out what colleagues say to each other, and needs no word for how a call out ended', () => {
    const rows = read(dutch, { ...dutchColumns, direction: { column: 'richting' } })
    expect(rows).toMatchObject({ rows: 4, skipped: 2, refused: [] })
    expect(counted(rows)).toEqual(['1', '4'])
  })
  it('may have words of its own, which say more than the usual ones', () => {
    const own = dutch.replace(';Uitgaand;', ';Teruggebeld;')
    const rows = read(own, { ...dutchColumns, direction: { column: 'Richting', values: { teruggebeld: 'skip', Intern: 'in' } } })
    expect(rows).toMatchObject({ skipped: 1, refused: [] })
    expect(counted(rows)).toEqual(['1', '3', '4'])
  })
  it('refuses a row with a word that nobody explained, and one with none', () => {
    const rows = read(dutch.replace(';Uitgaand;', ';Doorgezet;').replace(';Intern;', ';;'), { ...dutchColumns, direction: { column: 'Richting' } })
    expect(rows.refused).toEqual([
      { line: 3, column: 'Richting', value: 'Doorgezet', reason: 'unknown_direction' },
      { line: 4, column: 'Richting', value: '', reason: 'empty_value' },
    ])
    expect(counted(rows)).toEqual(['1', '4'])
  })
  it('must be in the file once it is named', () =>
    expect(() => read(english, { ...englishColumns, direction: { column: 'Way' } })).toThrow('missing_column: Way'))
})

describe('a column that says so, and that the settings do not name', () => {
  it('keeps calls out from being counted: each is refused with the column and the word', () => {
    const rows = read(english, englishColumns)
    expect(rows.refused).toEqual([
      { line: 3, column: 'direction', value: 'outbound', reason: 'unnamed_direction' },
      { line: 5, column: 'direction', value: 'outbound', reason: 'unnamed_direction' },
    ])
    expect(counted(rows)).toEqual(['CA1', 'CA3'])
  })
  it('does so in the last part of a large file as in the first', () => {
    const [names = '', , outbound = ''] = english.split('\n')
    const { head = '' } = open(`${names}\n`, englishColumns)
    expect(open(head, englishColumns).readPart(`${outbound}\n`, 4000).refused).toEqual([
      { line: 4000, column: 'direction', value: 'outbound', reason: 'unnamed_direction' },
    ])
  })
  it('is found beside a column with a like name that says something else', () => {
    const text = english.replace('call_id,', 'Type,call_id,').replaceAll(/^CA/gm, 'Voice,CA')
    expect(counted(read(text, englishColumns))).toEqual(['CA1', 'CA3'])
  })
  it('changes nothing where all calls came in, where the outcome leaves them out, or where the column says how it ended', () => {
    const onlyIn = english.split('\n').filter((line) => !line.includes('outbound'))
    expect(read(onlyIn.join('\n'), englishColumns)).toMatchObject({ rows: 2, skipped: 0, refused: [] })
    const left = { ...englishColumns, outcome: { column: 'answered', values: { Yes: 'skip', No: 'left' } } }
    expect(read(english.replace(',No,20,', ',Yes,20,'), left)).toMatchObject({ skipped: 3, refused: [] })
    const text = 'id,Call type,date,wait\n1,Answered,2026-11-02T09:00,5\n2,Outbound,2026-11-02T09:05,0\n'
    const columns = { id: 'id', arrival: 'date', wait: 'wait', outcome: { column: 'Call type', values: { Answered: 'answered', Outbound: 'skip' } } }
    expect(read(text, columns)).toMatchObject({ skipped: 1, refused: [] })
  })
  it('is not asked for where rows lack it at their end, as a spreadsheet writes them', () =>
    expect(
      read('id,date,wait,answered,Type\n1,2026-11-02T09:00,5,Yes\n', {
        ...englishColumns,
        id: 'id',
        arrival: 'date',
        wait: 'wait',
        talk: undefined,
        caller: undefined,
      }),
    ).toMatchObject({
      refused: [],
      reports: expect.objectContaining({ length: 2 }),
    }))
})

describe('the usual names and words of a direction', () => {
  it('are found in Dutch and in English, the surest name first', () => {
    expect(directionColumns(['Id', 'Type', 'Status', 'Direction', 'From'])).toEqual(['Direction', 'Type'])
    for (const name of [
      'Richting',
      'Call direction',
      'call_direction',
      'Gespreksrichting',
      'In/Uit',
      'Inbound/Outbound',
      'Call Type',
      'Type gesprek',
      'Richting (in/uit)',
    ])
      expect([name, directionColumns([name])]).toEqual([name, [name]])
  })
  it('are no others: a name that is kept for later parts of a file holds nothing else', () =>
    expect(directionColumns(['Inrichting', 'Richting (J. de Vries)', 'Klanttype', 'Ticket type', 'Verbinding', 'Uit', 'redirection'])).toEqual([]))
  it('say in or out, with or without the word for a call', () => {
    for (const word of ['in', 'IN', 'Inbound', 'incoming', 'Inkomend', 'inkomende oproep', 'binnenkomend', 'Inbound call'])
      expect([word, usualDirection(word)]).toEqual([word, 'in'])
    for (const word of ['out', 'Uit', 'outbound', 'Outgoing', 'uitgaand gesprek', 'intern', 'Internal', 'outbound-api'])
      expect([word, usualDirection(word)]).toEqual([word, 'skip'])
    for (const word of ['', 'chat', 'Missed', 'binnen', 'inbox', 'outage', '1']) expect([word, usualDirection(word)]).toEqual([word, undefined])
  })
})
