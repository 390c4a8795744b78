import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { history } from '../../../shared/providers/threecx/history.ts'
import { cdrFieldNames } from '../../../shared/providers/threecx/settings.ts'
import { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'
import { Source } from '../../../shared/settings/settings.ts'
import { attemptsIn } from '../attempts.ts'

const exchange = (more: object = {}) => Source.parse({ id: 'centrale', provider: '3cx', lines: { '800': 'telefoon', '+999201239999': 'telefoon' }, ...more })
const file = readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'threecx', 'cdr.csv'), 'utf8')
const rows = file.trimEnd().split('\r\n')
const read = (text: string, source = exchange()) => history.open(text, source).readPart(text, 1)
const attempts = async (text: string, source = exchange()) => attemptsIn(source, read(text, source).reports)
/** One record of the file with other values, by the fields' names. */
const fieldNames = cdrFieldNames.filter((name) => !name.startsWith('bill-'))
const record = (n: number, more: Partial<Record<(typeof cdrFieldNames)[number], string>> = {}) => {
  const values = new Map(rows[n - 1]!.split(',').map((value, at) => [fieldNames[at], value]))
  return fieldNames.map((name) => more[name] ?? values.get(name)).join(',')
}
const outcome = async (n: number, more: Parameters<typeof record>[1] = {}) => {
  const [contact] = await attempts(record(n, more))
  return [contact?.outcome, contact?.reason].filter((word) => word !== undefined).join(' ')
}

describe('a file of call data records', () => {
  it('gives an attempt for each call that came in, in either spelling of types and reasons', async () => {
    const { rows: count, skipped, refused } = read(file)
    expect({ count, skipped, refused }).toEqual({ count: 12, skipped: 2, refused: [] }) // one call out, one within the house
    expect(await attempts(file)).toMatchObject([
      { outcome: 'answered', arrivedAt: Date.parse('2026-09-21T12:00:00Z'), waitSeconds: 30, talkSeconds: 120 },
      { outcome: 'left', waitSeconds: 180, wasOffered: true }, // rung at two telephones: one attempt, and no missed call of theirs
      { outcome: 'left', waitSeconds: 3, caller: 'withheld', wasOffered: false },
      { outcome: 'turned_away', reason: 'timeout', waitSeconds: 300 },
      { outcome: 'left', waitSeconds: 25, wasOffered: true },
      { outcome: 'turned_away', reason: 'error' },
      { outcome: 'turned_away', reason: 'not_admitted' }, // answered by the menu is answered by nobody
      { outcome: 'voicemail', waitSeconds: 15 },
      { outcome: 'answered', waitSeconds: 60, talkSeconds: 300 },
      { outcome: 'left', waitSeconds: 60 },
    ])
  })
  it('reads a call across the doubled hour of autumn by its own times', async () => {
    const night = (await attempts(file)).slice(-2)
    expect(night.map(({ arrivedAt }) => new Date(arrivedAt).toISOString())).toEqual(['2026-10-25T00:58:00.000Z', '2026-10-25T02:01:00.000Z'])
    const within = record(2, { 'time-start': '2026/10/25 02:10:00', 'time-end': '2026/10/25 02:13:00' })
    expect(await attempts(within)).toMatchObject([{ arrivedAt: Date.parse('2026-10-25T00:10:00Z'), waitSeconds: 180 }])
  })
  it('gives the same events when it comes again in another piece, and holds no caller', () => {
    const { head } = history.open(file, exchange())
    const again = history.open(head ?? '', exchange()).readPart(rows.slice(1, 3).join('\n'), 2)
    expect(again.reports.map(({ identity }) => identity)).toEqual(read(rows.slice(1, 3).join('\n')).reports.map(({ identity }) => identity))
    expect(again.rowOf).toEqual([2, 2, 2, 3, 3])
    expect(head).not.toMatch(/[0-9]/)
  })
  it('may be one file a call, whose only line has no end', async () => expect(await attempts(rows[0]!)).toMatchObject([{ outcome: 'answered' }]))
})

describe('what became of a call', () => {
  it('is reached only where a telephone answered at the end', async () => {
    expect(await outcome(1, { 'final-type': 'extension' })).toBe('answered')
    expect(await outcome(1, { 'final-type': '', 'to-type': 'Extension', 'to-dn': '201', 'dial-no': '800' })).toBe('answered')
    expect(await outcome(1, { 'final-type': 'Queue' })).toBe('left')
    expect(await outcome(1, { 'final-type': 'IVR', 'to-type': 'IVR' })).toBe('left')
    expect(await outcome(1, { 'final-type': 'VMail' })).toBe('voicemail')
    expect(await outcome(1, { 'time-answered': '' })).toBe('left')
  })
  it.each([
    ['TerminatedBySrc', 'left'],
    ['src_participant_terminated', 'left'],
    ['TERMINATEDBYDST', 'turned_away timeout'],
    ['dst_participant_terminated', 'turned_away timeout'],
    ['timeout', 'turned_away timeout'],
    ['declined', 'turned_away timeout'],
    ['busy', 'turned_away full'],
    ['no_route', 'turned_away error'],
    ['Failed_Cancelled', 'left'],
    ['ReplacedDst', 'left'],
    ['something new', 'left'],
  ])('that nobody answered and that ended by %s: %s', async (reason, expected) => expect(await outcome(2, { 'reason-terminated': reason })).toBe(expected))
  it('that never came to a queue: hung up in the menu, or sent away by it', async () => {
    const menu = { 'to-type': 'Ivr', 'final-type': '', 'to-dn': '900', 'dial-no': '+999201239999' }
    const [contact] = await attempts(record(2, { ...menu, 'missed-queue-calls': '' }))
    expect(contact).toMatchObject({ outcome: 'left', leftInMenu: true, waitSeconds: 0 })
    expect(await outcome(2, { ...menu, 'reason-terminated': 'TerminatedByDst' })).toBe('turned_away not_admitted')
  })
})

describe('the line of a call', () => {
  it('is that of the number dialled, of the first place it came to, or of one on its way', async () => {
    const line = async (more: object) => (await attempts(record(1, more), exchange({ lines: { '800': 'telefoon', '+999201239999': 'chat' } })))[0]?.lineId
    expect(await line({})).toBe('telefoon')
    expect(await line({ 'dial-no': '+999201239999' })).toBe('chat')
    expect(await line({ 'to-dn': '900', 'to-no': 'Ext.900', chain: 'Chain: +999000000001;Ext.900;Ext.800;Ext.201;' })).toBe('telefoon')
  })
  it('that is not set up is refused by name, unless the settings say whose everything else is', () => {
    const other = record(1, { 'to-dn': '810', 'to-no': 'Ext.810', chain: 'Chain: +999000000001;Ext.810;Ext.201;' })
    expect(read(other).refused).toEqual([{ line: 1, column: 'to-dn', value: '810', reason: 'unknown_queue' }])
    expect(read(other, exchange({ lines: { '*': 'telefoon' } })).refused).toEqual([])
    expect(read(other, exchange({ lines: {} })).refused).toEqual([])
  })
})

describe('a record that cannot be used', () => {
  it.each([
    [{ callid: '' }, { column: 'callid', value: '', reason: 'empty_value' }],
    [{ 'time-start': '2026/02/30 14:00:00' }, { column: 'time-start', reason: 'bad_time' }],
    [{ 'time-end': '' }, { column: 'time-end', value: '', reason: 'empty_value' }],
    [{ 'time-end': '2026/09/21 13:59:59' }, { column: 'time-end', reason: 'bad_time' }],
    [{ 'from-dispname': 'Jansen, P' }, { reason: 'wrong_column_count' }],
  ])('is refused with its line and why (%#)', (more, problem) => {
    expect(read(`${rows[0]}\n${record(1, more)}`).refused).toMatchObject([{ line: 2, ...problem }])
  })
})

describe('the fields of a record', () => {
  it('stand in the order that the settings name', async () => {
    const cdrFields = ['time-start', 'time-end', 'time-answered', 'callid', 'reason-terminated', 'to-dn', 'from-type', 'to-type', 'final-type'] as const
    const short = '2026/09/21 14:00:00,2026/09/21 14:02:30,,0000018A_1,TerminatedBySrc,800,Line,Queue,'
    expect(await attempts(short, exchange({ cdrFields, cdrTimeZone: 'UTC' }))).toMatchObject([
      { outcome: 'left', arrivedAt: Date.parse('2026-09-21T14:00:00Z') },
    ])
  })
  it('are all that the console lists where the settings name none, with the four of billing too', async () => {
    const values = rows[0]!.split(',')
    expect(await attempts([...values.slice(0, 15), '', '', '', '', ...values.slice(15)].join(','))).toMatchObject([{ outcome: 'answered', talkSeconds: 120 }])
  })
  const otherOrder = [
    ...fieldNames.slice(0, 16),
    'missed-queue-calls',
    'from-dispname',
    'to-dispname',
    'final-dispname',
    'from-type',
    'to-type',
    'final-type',
  ] as const
  const reordered = (n: number) => {
    const values = rows[n - 1]!.split(',')
    return otherOrder.map((name) => values[fieldNames.indexOf(name)]).join(',')
  }
  it('stand in another order than is known: nothing is taken, or an answered call would pass for a missed one', async () => {
    expect(() => read([1, 2, 3].map(reordered).join('\n'))).toThrow(/other_fields: cdrFields/)
    expect(() => read(rows[0]!.split(',').slice(1).join(','))).toThrow(/other_fields: cdrFields/)
    expect(await attempts(reordered(1), exchange({ cdrFields: otherOrder }))).toMatchObject([{ outcome: 'answered', waitSeconds: 30 }])
  })
  it('stand in another order from some record on: each is refused, and no name of anybody told', () => {
    expect(read(`${rows[0]}\n${reordered(1)}`).refused).toEqual([{ line: 2, column: 'from-type, to-type, final-type', reason: 'not_understood' }])
  })
  it('are those that a first record names, and in every part of such a file', async () => {
    const text = [[...otherOrder, 'tenant'].join(','), `${reordered(1)},x`, `${reordered(2)},x`].join('\n')
    expect(await attempts(text)).toMatchObject([{ outcome: 'answered' }, { outcome: 'left' }])
    expect(read(text)).toMatchObject({ rows: 3, skipped: 1, refused: [] })
    const { head } = history.open(text, exchange())
    expect(head).not.toContain('tenant')
    expect(history.open(head ?? '', exchange()).readPart(`${reordered(1)},x`, 2).reports).toHaveLength(4)
  })
  it('are told when they leave out what is needed, and so is a file of another form', () => {
    expect(() => read(file, exchange({ cdrFields: ['callid', 'time-start'] }))).toThrow(/missing_column: time-answered, time-end/)
    expect(() => read(file, exchange({ cdrFields: [...fieldNames, 'callid'] }))).toThrow(/double_column: callid/)
    for (const text of ['id,arrival\n1,2\n', '', '{"a":1}']) expect(() => read(text)).toThrow(UnreadableFile)
  })
})
