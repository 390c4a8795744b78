import { describe, expect, it } from 'vitest'
import { asterisk } from '../../../shared/providers/asterisk/asterisk.ts'
import { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'
import { contactsIn, exchange, read, short } from './asteriskReading.ts'

type Row = { context?: string; start?: string; end?: string; src?: string; dst?: string; rang?: string; app?: string; data?: string; ids?: readonly string[] }
function row({
  context = 'inbound',
  start = '2026-11-22 01:05:12',
  end = '2026-11-22 01:05:14',
  src = '09990001',
  dst = 's',
  rang = '',
  app = 'Hangup',
  data = '',
  ids = ['1795309512.28', ''],
}: Row = {}): string {
  const text = (value: string) => `"${value.replaceAll('"', '""')}"`
  return [
    text(''),
    text(src),
    text(dst),
    text(context),
    text(`"" <${src}>`),
    text('PJSIP/1'),
    text(rang),
    text(app),
    text(data),
    start,
    start,
    end,
    '2',
    '2',
    text('ANSWERED'),
    text('DOCUMENTATION'),
    ...ids.map(text),
  ].join(',')
}
const instantsOf = (line: string, zone?: string) =>
  contactsIn(read([line], exchange(zone === undefined ? {} : { cdrTimeZone: zone }))).map(({ at }) => new Date(at).toISOString())

describe('a call detail record', () => {
  it('of an inbound context says arrived, and never let into a queue', () => {
    const reports = contactsIn(read([row()]))
    expect(reports.map(short)).toEqual(['contact.arrived', 'contact.refused not_admitted'])
    expect(reports.map(({ contact, queue, caller }) => [contact, queue, caller])).toEqual([
      ['1795309512.28', 'oost', '09990001'],
      ['1795309512.28', 'oost', undefined],
    ])
  })
  it('of a queue that rang somebody says arrived alone: the caller was let in, and the queue log may reach less far back', () => {
    const entered = { app: 'Queue', data: 'oost,,,,35' }
    expect(contactsIn(read([row({ ...entered, rang: 'Local/1@agents-00000002;1' })])).map(short)).toEqual(['contact.arrived'])
    expect(contactsIn(read([row(entered)])).map(short)).toEqual(['contact.arrived', 'contact.refused not_admitted'])
  })
  it('of another context is a leg and left out', () => expect(read([row({ context: 'agents' })])).toMatchObject({ reports: [], rows: 1, skipped: 1 }))
  it('is the same contact as another record of its id', () => {
    const reports = contactsIn(read([row(), row({ start: '2026-11-22 01:06:00', end: '2026-11-22 01:06:02' })]))
    expect(new Set(reports.map(({ contact }) => contact)).size).toBe(1)
    expect(new Set(reports.map(({ identity }) => identity)).size).toBe(4)
  })
  it.each([
    ['17 columns', ['1795309512.28'], '1795309512.28'],
    ['18 columns', ['1795309512.28', 'note'], '1795309512.28'],
    ['19 columns: no unique id', ['', '1795309512.28', '7'], '1795309512.28'],
    ['20 columns', ['1795309513.30', '', '1795309512.28', '7'], '1795309512.28'],
    ['21 columns', ['1795309513.30', 'note', '', '1795309512.28', '7'], '1795309512.28'],
    ['a system name in front', ['pbx-a-1795309512.28'], 'pbx-a-1795309512.28'],
  ])('joins the queue log by its id: %s', (_, ids, contact) => expect(contactsIn(read([row({ ids })]))[0]?.contact).toBe(contact))
  it('without an id cannot be joined and is refused', () => {
    expect(read([row({ ids: [] })]).refused).toEqual([{ line: 1, column: 'uniqueid', reason: 'empty_value' }])
    expect(read([row({ ids: ['a note'] })]).refused).toEqual([{ line: 1, column: 'uniqueid', reason: 'empty_value' }])
  })
})

describe('the line of a call detail record', () => {
  const two = exchange({ lines: { oost: 'telefoon', west: 'nacht', '0999800': 'nacht' } })
  const queueOf = (line: string) => contactsIn(read([line], two))[0]?.queue
  it('is that of the queue it entered, else of the number dialled', () => {
    expect(queueOf(row({ app: 'Queue', data: 'west,t,,,30' }))).toBe('west')
    expect(queueOf(row({ dst: '0999800' }))).toBe('0999800')
  })
  it('is refused where nothing names it and there are several', () => {
    expect(read([row({ dst: 's' })], two).refused).toEqual([{ line: 1, column: 'dst', value: 's', reason: 'unknown_queue' }])
  })
})

describe('the times of call detail records', () => {
  it('are UTC unless the settings say otherwise', () => {
    expect(instantsOf(row())[0]).toBe('2026-11-22T01:05:12.000Z')
    expect(instantsOf(row(), 'Europe/Amsterdam')[0]).toBe('2026-11-22T00:05:12.000Z')
  })
  it('in the doubled hour are the reading nearest to the moment in the id', () => {
    const times = { start: '2026-10-25 02:30:00', end: '2026-10-25 02:30:05' }
    const at = (iso: string) => [`${Date.parse(iso) / 1000}.5`, '']
    expect(instantsOf(row({ ...times, ids: at('2026-10-25T00:30:00Z') }), 'Europe/Amsterdam')).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T00:30:05.000Z'])
    expect(instantsOf(row({ ...times, ids: at('2026-10-25T01:30:00Z') }), 'Europe/Amsterdam')).toEqual(['2026-10-25T01:30:00.000Z', '2026-10-25T01:30:05.000Z'])
  })
  it('that no calendar shows are refused', () => {
    expect(read([row({ start: '2026-02-30 10:00:00' })]).refused).toEqual([{ line: 1, column: 'start', value: '2026-02-30 10:00:00', reason: 'bad_time' }])
  })
})

describe('a file of call detail records', () => {
  it('needs to be told in which contexts calls come in', () => {
    const source = exchange({ cdrContexts: [] })
    expect(() => asterisk.history?.open(row(), source)).toThrow(new UnreadableFile('no_contexts', 'cdrContexts'))
  })
  it('refuses rows with too few columns', () => expect(read([row(), '"a","b"']).refused).toEqual([{ line: 2, reason: 'wrong_column_count' }]))
  it('is opened again for a later part without a word of the file', () => {
    const head = asterisk.history?.open(row(), exchange()).head ?? ''
    expect(head).not.toMatch(/\d/)
    expect(asterisk.history?.open(head, exchange()).readPart(`${row()}\n`, 50).rows).toBe(1)
  })
})

describe('call detail records exported from a database', () => {
  /** The names that FreePBX writes above its export, in its own order: the context stands where `Master.csv` has what was dialled. */
  const names =
    'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield,did,cnum,cnam,outbound_cnum,outbound_cnam,dst_cnam,recordingfile,linkedid,peeraccount,sequence'
  const older = names.split(',').slice(0, 16).join(',')
  const exported = (more: string) =>
    `"2026-11-22 02:05:12","""J"" <09990001>","09990001","s","inbound","PJSIP/1","","Playback","closed","2","2","ANSWERED","3","","1795309512.28","",${more}`
  const amsterdam = exchange({ cdrTimeZone: 'Europe/Amsterdam' })
  it('tell what Master.csv tells, under the same identity', () => {
    const file = read([row({ start: '2026-11-22 02:05:12', end: '2026-11-22 02:05:14' })], amsterdam)
    const table = read([names, exported('"0999800","09990001","J","","","","","1795309512.28","","7"'), exported('').replace('inbound', 'agents')], amsterdam)
    expect(table.reports).toEqual(file.reports)
    expect(table).toMatchObject({ rows: 3, skipped: 2, refused: [] })
    expect(read([older, exported('').slice(0, -1)], amsterdam).reports).toEqual(file.reports)
  })
  it('name the line by the number that was dialled, too', () => {
    const two = exchange({ lines: { oost: 'telefoon', '0999800': 'nacht' } })
    expect(contactsIn(read([names, exported('"0999800","","","","","","","","",""')], two))[0]?.queue).toBe('0999800')
  })
  it('are opened again for a later part without a word of the file', () => {
    const head = asterisk.history?.open(`${names},caller_note\n`, amsterdam).head ?? ''
    expect(head).toBe('calldate,,src,dst,dcontext,,dstchannel,lastapp,lastdata,duration,,,,,uniqueid,,did,,,,,,,linkedid,,,\n')
    expect(asterisk.history?.open(head, amsterdam).readPart(`${exported('"","","","","","","","","",""')}\n`, 50).rows).toBe(1)
  })
  it('need to be told in which contexts calls come in, too', () =>
    expect(() => asterisk.history?.open(names, exchange({ cdrContexts: [] }))).toThrow(new UnreadableFile('no_contexts', 'cdrContexts')))
})
