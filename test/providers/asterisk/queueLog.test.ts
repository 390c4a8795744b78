import { describe, expect, it } from 'vitest'
import { foldContacts } from '../../../shared/contacts/contact.ts'
import { ContactEvent } from '../../../shared/contacts/contactEvent.ts'
import { asterisk } from '../../../shared/providers/asterisk/asterisk.ts'
import { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'
import { contactsIn, exchange, read, short } from './asteriskReading.ts'

const enter = '1790000000|1790000000.11|oost|NONE|ENTERQUEUE||+99900000001|1'
const told = (event: string) => contactsIn(read([`1790000030|1790000000.11|oost|${event}`])).map(short)

/** The fold of what a log tells of one contact; ids stand for themselves here. */
function folded(lines: readonly string[]) {
  const events = contactsIn(read(lines)).map(({ type, at, reason, talkSeconds, sequence, identity }, n) =>
    ContactEvent.parse({
      eventId: `e${n}${identity}`
        .replaceAll(/[^A-Za-z0-9]/g, '')
        .padEnd(22, '0')
        .slice(0, 22),
      contactId: 'c'.padEnd(22, '0'),
      type,
      at,
      ...(reason && { reason }),
      ...(talkSeconds !== undefined && { talkSeconds }),
      ...(sequence !== undefined && { sequence }),
    }),
  )
  return foldContacts(events.toReversed())[0]
}

describe('a line of the queue log tells', () => {
  it.each([
    ['NONE|ENTERQUEUE||+99900000001|1', 'contact.queued'],
    ['Agent A|CONNECT|24|1790000017.12|7', 'contact.answered'],
    ['Agent A|COMPLETECALLER|24|120|1', 'contact.ended 120'],
    ['Agent A|COMPLETEAGENT|24|0|1', 'contact.ended 0'],
    ['Agent A|BLINDTRANSFER|200|default|24|61|1', 'contact.ended 61'],
    ['Agent A|ATTENDEDTRANSFER|BRIDGE|abc|24|62|1', 'contact.ended 62'],
    ['Agent A|ATTENDEDTRANSFER|LINK|SIP/1|SIP/2|24|63|1', 'contact.ended 63'],
    ['Agent A|TRANSFER|200|default|24|64|1', 'contact.ended 64'],
    ['NONE|ABANDON|1|1|30', 'contact.left'],
    ['Agent A|ABANDON|1|1|30', 'contact.left'],
    ['NONE|EXITWITHTIMEOUT|1|1|30', 'contact.refused timeout'],
    ['NONE|EXITEMPTY|1|1|30', 'contact.refused no_agents'],
    ['NONE|WITHDRAW|1|1|30|why', 'contact.refused error'],
    ['NONE|SYSCOMPAT|', 'contact.refused error'],
    ['NONE|EXITWITHKEY|1|1|1|30', 'contact.callback_requested'],
    ['Agent A|RINGNOANSWER|15000', 'contact.offered'],
    ['Agent A|RINGCANCELED|3503', 'contact.offered'],
    ['Agent A|AGENTDUMP|', 'contact.offered'],
  ])('%s: %s', (event, expected) => expect(told(event)).toEqual([expected]))

  it('the meaning of the key by the settings', () => {
    const source = exchange({ exitKeys: { '2': 'voicemail' } })
    const by = (key: string) => contactsIn(read([`1790000030|1790000000.11|oost|NONE|EXITWITHKEY|${key}|1|1|30`], source)).map(short)
    expect([by('2'), by('1')]).toEqual([['contact.voicemail'], ['contact.callback_requested']])
  })
  it('nothing where the event is none of ours, and counts it as left out', () => {
    const { reports, rows, skipped, refused } = read([
      `1790000030|NONE|NONE|NONE|QUEUESTART|`,
      `1790000030|NONE|oost|SIP/1|PENALTY|3`,
      `1790000030|x|oost|NONE|OUR-OWN|7`,
    ])
    expect({ reports: reports.length, rows, skipped, refused }).toEqual({ reports: 0, rows: 3, skipped: 3, refused: [] })
  })
})

describe('presence in the queue log', () => {
  const presence = (lines: readonly string[], source = exchange()) =>
    read(lines, source).reports.flatMap((report) => (report.kind === 'presence' ? [[report.type, report.agent, report.queue].join(' ')] : []))

  it('is per queue, under the member name wherever the log uses the interface', () => {
    const source = exchange({ members: { 'Local/1@agents': 'volunteer-1' } })
    const lines = [
      '1790000000|MANAGER|oost|Local/1@agents|ADDMEMBER|',
      '1790000100|NONE|NONE|volunteer-1|PAUSEALL|tea',
      '1790000100|NONE|oost|volunteer-1|PAUSE|tea',
      '1790000200|NONE|oost|volunteer-1|UNPAUSE|tea',
      '1790000300|MANAGER|oost|Local/1@agents/n|REMOVEMEMBER|',
    ]
    expect(presence(lines, source)).toEqual([
      'agent.signed_in volunteer-1 oost',
      'agent.paused volunteer-1 oost',
      'agent.resumed volunteer-1 oost',
      'agent.signed_out volunteer-1 oost',
    ])
  })
  it('of a member who is added paused is: signed in, then paused', () => {
    expect(presence(['1790000000|MANAGER|oost|SIP/1|ADDMEMBER|PAUSED'])).toEqual(['agent.signed_in SIP/1 oost', 'agent.paused SIP/1 oost'])
  })
})

describe('the wait', () => {
  it('runs from the first ENTERQUEUE to the first CONNECT, by the clock of the log', () => {
    const contact = folded([
      enter,
      '1790000024|1790000000.11|oost|Agent B|CONNECT|99|1790000017.12|7',
      '1790000144|1790000000.11|oost|Agent B|COMPLETECALLER|99|120|1',
    ])
    expect(contact).toMatchObject({ outcome: 'answered', waitSeconds: 24, talkSeconds: 120 })
  })
  it('of a caller who timed out of one queue into the next in the same second ends where that next queue ends it', () => {
    const lines = [
      enter,
      '1790000030|1790000000.11|oost|NONE|EXITWITHTIMEOUT|1|1|30',
      '1790000030|1790000000.11|oost|NONE|ENTERQUEUE||+99900000001|1',
      '1790000050|1790000000.11|oost|NONE|ABANDON|1|1|20',
    ]
    expect(folded(lines)).toMatchObject({ outcome: 'left', waitSeconds: 50 })
  })
  it('of a caller who timed out and was sent away is the wait until then', () => {
    expect(folded([enter, '1790000030|1790000000.11|oost|NONE|EXITWITHTIMEOUT|1|1|30'])).toMatchObject({
      outcome: 'turned_away',
      reason: 'timeout',
      waitSeconds: 30,
    })
  })
})

describe('a row of the queue log that cannot be used', () => {
  it('is refused with its line and why', () => {
    const { refused, rows } = read([
      enter,
      'nonsense',
      '1790000000|1.2|west|NONE|ENTERQUEUE||x|1',
      '12|1.2|oost|NONE|ABANDON|1|1|1',
      '1790000000|NONE|oost|NONE|ABANDON|1|1|1',
    ])
    expect(refused).toEqual([
      { line: 2, reason: 'not_understood' },
      { line: 3, column: 'queue', value: 'west', reason: 'unknown_queue' },
      { line: 4, reason: 'bad_time' },
      { line: 5, reason: 'not_understood' },
    ])
    expect(rows).toBe(5)
  })
  it('is none for its queue where the settings take every queue', () => {
    const { reports, refused } = read(
      ['1790000000|1.2|west|NONE|ENTERQUEUE||x|1', '1790000000|NONE|NONE|Agent/1|AGENTLOGIN|x'],
      exchange({ lines: { '*': 'telefoon' } }),
    )
    expect([reports.map((report) => ('queue' in report ? report.queue : undefined)), refused]).toEqual([['west', '*'], []])
  })
  it('is left out when it has no line break yet: it is still being written', () => {
    const text = `${enter}\n1790000024|1790000000.11|oost|Agent B|CONN`
    expect(asterisk.history?.open(text, exchange()).readPart(text, 1)).toMatchObject({ rows: 2, skipped: 1, refused: [] })
  })
})

describe('an event of the queue log', () => {
  it('is the same event wherever it stands in the file', () => {
    const [first] = read([enter]).reports
    const again = read(['1790000000|NONE|NONE|NONE|QUEUESTART|', enter]).reports[0]
    expect(again?.identity).toBe(first?.identity)
  })
  it('is opened again for a later part without a word of the file', () => {
    const { history } = asterisk
    const head = history?.open(enter, exchange()).head ?? ''
    expect(head).not.toContain('999')
    expect(history?.open(head, exchange()).readPart(`${enter}\n`, 900).rows).toBe(1)
  })
  it('is not looked for in a file of another kind', () => {
    expect(() => asterisk.history?.open('name;number\nx;1\n', exchange())).toThrow(UnreadableFile)
  })
})

describe('the queue log of a database, exported as CSV', () => {
  const header = 'time,callid,queuename,agent,event,data1,data2,data3,data4,data5'
  const amsterdam = exchange({ cdrTimeZone: 'Europe/Amsterdam' })
  it('is the same events as the file', () => {
    const rows = [
      header,
      '2026-09-21 16:13:20.250731,1790000000.11,oost,NONE,ENTERQUEUE,,+99900000001,1,,',
      '"2026-09-21 16:13:44.999999","1790000000.11","oost","Agent B","CONNECT","24","1790000017.12","7","",""',
      '2026-09-21 16:15:44.000001,1790000000.11,oost,Agent B,COMPLETECALLER,24,120,1,,',
      '2026-09-21 16:15:44.000001,NONE,NONE,NONE,QUEUESTART,,,,,',
    ]
    const file = [enter, '1790000024|1790000000.11|oost|Agent B|CONNECT|24|1790000017.12|7', '1790000144|1790000000.11|oost|Agent B|COMPLETECALLER|24|120|1']
    expect(read(rows, amsterdam).reports).toEqual(read(file).reports)
    expect(read(rows, amsterdam)).toMatchObject({ rows: 5, skipped: 2, refused: [] })
  })
  it('in the doubled hour takes the reading nearest to the birth of the call', () => {
    const at = (born: number) => read([header, `2026-10-25 02:30:00.5,${born}.1,oost,NONE,ENTERQUEUE,,+99900000001,1,,`], amsterdam).reports[0]?.at
    const [summer, winter] = [Date.parse('2026-10-25T00:30:00Z'), Date.parse('2026-10-25T01:30:00Z')]
    expect([at(summer / 1000 - 5), at(winter / 1000 - 5)]).toEqual([summer, winter])
  })
  it('is read by the names of its columns: most tables begin with a number, have columns of their own and an empty field as NULL', () => {
    // Rows of a real call centre in India, as phpMyAdmin exports them; a caller who hangs up, one answered after three telephones, one who goes on to a second queue.
    const rows = [
      '"id","time","callid","queuename","serverid","agent","event","data1","data2","data3","data4","data5"',
      '"34007","2013-07-23 16:13:29.464232","1374576197.106","Billing","","NONE","ENTERQUEUE","subq","0999111","1","",""',
      '"34008","2013-07-23 16:17:16.781965","1374576197.106","Billing","","NONE","ABANDON","1","1","227","",""',
      '"34011","2013-07-23 16:19:19.737867","REALTIME","Billing","","LOCAL/551@default/n,0,551,hint:5","ADDMEMBER","","","","",""',
      '"34085","2013-07-23 17:28:44.881214","1374580716.98","Billing","","NONE","ENTERQUEUE","subq","0999553","1","",""',
      '"34086","2013-07-23 17:28:44","1374580716.98","Billing","","SIP/551","RINGING","","","","",""',
      '"34087","2013-07-23 17:28:50.048749","1374580716.98","Billing","","SIP/551","RINGNOANSWER","6000","","","",""',
      '"34093","2013-07-23 17:29:12.611630","1374580716.98","Billing","","SIP/333","CONNECT","28","1374580747.108","8","",""',
      '"34094","2013-07-23 17:30:00.910666","1374580716.98","Billing","","SIP/333","COMPLETEAGENT","28","48","1","",""',
      '"34095",NULL,"1374580716.98","Billing","","SIP/333","ABANDON","","","","",""',
      '"34261","2013-07-30 13:23:10.164186","1375170738.38","Billing","","NONE","ENTERQUEUE","subq","0999552","1","",""',
      '"34263","2013-07-30 13:23:43.045584","1375170738.38","Billing","","SIP/333","CONNECT","36","1375170819.40","3","",""',
      '"34265","2013-07-30 13:25:15.655337","1375170738.38","Billing","","SIP/333","COMPLETECALLER","36","92","1","",""',
      '"34266","2013-07-30 13:25:18.669578","1375170738.38","Technical","","NONE","ENTERQUEUE","subq","0999552","1","",""',
      '"34267","2013-07-30 13:25:26.090817","1375170738.38","Technical","","SIP/551","CONNECT","11","1375170918.41","7","",""',
      '"34268","2013-07-30 13:25:40.525918","1375170738.38","Technical","","SIP/551","COMPLETECALLER","11","14","1","",""',
    ]
    const file = [
      '1374576209|1374576197.106|Billing|NONE|ENTERQUEUE|subq|0999111|1',
      '1374576436|1374576197.106|Billing|NONE|ABANDON|1|1|227',
      '1374576559|REALTIME|Billing|LOCAL/551@default/n,0,551,hint:5|ADDMEMBER|',
      '1374580724|1374580716.98|Billing|NONE|ENTERQUEUE|subq|0999553|1',
      '1374580730|1374580716.98|Billing|SIP/551|RINGNOANSWER|6000',
      '1374580752|1374580716.98|Billing|SIP/333|CONNECT|28|1374580747.108|8',
      '1374580800|1374580716.98|Billing|SIP/333|COMPLETEAGENT|28|48|1',
      '1375170790|1375170738.38|Billing|NONE|ENTERQUEUE|subq|0999552|1',
      '1375170823|1375170738.38|Billing|SIP/333|CONNECT|36|1375170819.40|3',
      '1375170915|1375170738.38|Billing|SIP/333|COMPLETECALLER|36|92|1',
      '1375170918|1375170738.38|Technical|NONE|ENTERQUEUE|subq|0999552|1',
      '1375170926|1375170738.38|Technical|SIP/551|CONNECT|11|1375170918.41|7',
      '1375170940|1375170738.38|Technical|SIP/551|COMPLETECALLER|11|14|1',
    ]
    const india = exchange({ cdrTimeZone: 'Asia/Kolkata', lines: { Billing: 'telefoon', Technical: 'telefoon' } })
    const table = read(rows, india)
    expect(table.reports).toEqual(read(file, india).reports)
    expect(table).toMatchObject({ rows: 16, skipped: 2, refused: [{ line: 10, column: 'time', value: '', reason: 'bad_time' }] })
    expect(
      read(
        rows.map((row) => row.replaceAll('","', '";"').replace(',NULL,', ';NULL;')),
        india,
      ).reports,
    ).toEqual(table.reports)
  })
  it('is opened again for a later part with no more than the names it reads', () => {
    const { history } = asterisk
    const names = `"id","time","callid","queuename","agent","event","data","caller_name"\n`
    const head = history?.open(names, amsterdam).head ?? ''
    expect(head).toBe(',time,callid,queuename,agent,event,data,\n')
    const row = '9,2026-09-21 16:13:44.5,1790000000.11,oost,Agent B,CONNECT,24|1790000017.12|7,x\n'
    expect(history?.open(head, amsterdam).readPart(row, 900).reports).toMatchObject([{ type: 'contact.answered', at: 1_790_000_024_000, agent: 'Agent B' }])
  })
  it('may say its zone, or count seconds as the file does', () => {
    const at = (time: string) => read([header, `${time},1790000000.11,oost,NONE,ENTERQUEUE,,+99900000001,1,,`], amsterdam).reports[0]?.at
    expect(['2026-09-21 14:13:20.250731+00', '2026-09-21 16:13:20+02:00', '1790000000', '2026-09-21 16:13:20'].map(at)).toEqual(
      Array.from({ length: 4 }, () => 1_790_000_000_000),
    )
  })
  it('refuses a row whose time is none', () => {
    expect(read([header, 'yesterday,1.1,oost,NONE,ABANDON,1,1,1,,'], amsterdam).refused).toEqual([
      { line: 2, column: 'time', value: 'yesterday', reason: 'bad_time' },
    ])
  })
})
