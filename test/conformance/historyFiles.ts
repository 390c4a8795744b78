import { answered, doubledHour, type Expected, iso, missed, missedClosed, seconds, short, unknown, wall } from './feed.ts'

/** Files as the systems themselves write them, in lines, and what they should come to on each date. */
export type HistoryFile = {
  readonly source: { readonly provider: string; readonly [key: string]: unknown }
  readonly reached: readonly string[]
  readonly parts: readonly { readonly name: string; readonly header: readonly string[]; readonly rows: readonly string[] }[]
  readonly expected: Readonly<Record<string, Expected>>
}
const [early, late] = doubledHour
const s = 1000

function queueLog(): readonly string[] {
  const line = (at: number, call: string, rest: string) => `${seconds(at)}|${call}|${rest}`
  const [a, b, c, d, e] = ['2026-10-12', '2026-10-13', '2026-10-14', '2026-10-17', '2026-10-19'].map((date) => wall(date)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const idOf = (at: number) => `${seconds(at)}.1`
  return [
    line(a, idOf(a), 'oost|NONE|ENTERQUEUE||+999100000001|1'),
    line(a + 15 * s, idOf(a), 'oost|Agent A|RINGNOANSWER|15000'),
    line(a + 24 * s, idOf(a), `oost|Agent B|CONNECT|24|${seconds(a)}.2|7`),
    line(a + 144 * s, idOf(a), 'oost|Agent B|COMPLETECALLER|24|120|1'),
    line(b, idOf(b), 'oost|NONE|ENTERQUEUE||+999100000002|1'),
    line(b + 60 * s, idOf(b), 'oost|NONE|ABANDON|1|1|60'),
    line(c, idOf(c), 'oost|NONE|ENTERQUEUE||+999100000003|1'),
    line(c + 3 * s, idOf(c), 'oost|NONE|ABANDON|1|1|3'),
    line(d, idOf(d), 'oost|NONE|ENTERQUEUE||+999100000004|1'),
    line(d + 60 * s, idOf(d), 'oost|NONE|EXITWITHTIMEOUT|1|1|60'),
    line(d + 60 * s, idOf(d), 'west|NONE|ENTERQUEUE||+999100000004|1'),
    line(d + 80 * s, idOf(d), `west|Agent B|CONNECT|20|${seconds(d)}.2|7`),
    line(e, idOf(e), 'oost|NONE|ENTERQUEUE||+999100000005|1'),
    line(early, idOf(early), 'oost|NONE|ENTERQUEUE||+999100000006|1'),
    line(early + 60 * s, idOf(early), 'oost|NONE|ABANDON|1|1|60'),
    line(late, idOf(late), 'oost|NONE|ENTERQUEUE||+999100000007|1'),
    line(late + 15 * s, idOf(late), `oost|Agent B|CONNECT|15|${seconds(late)}.2|7`),
  ]
}

/** A caller who met a closed line stands in the call records alone; one who was queued stands in both. Times are UTC. */
function callDetailRecords(): readonly string[] {
  const clock = (at: number) => iso(at).slice(0, 19).replace('T', ' ')
  const record = (at: number, length: number, app: string, leg: string) =>
    `"","+999100000009","+999201239999","from-trunk","""x"" <+999100000009>","SIP/trunk-1","${leg}","${app}","oost,t","${clock(at)}","${clock(at)}","${clock(at + length * s)}",${length},${length},"ANSWERED","DOCUMENTATION","${seconds(at)}.1","","","${seconds(at)}.1","1"`
  return [record(wall('2026-10-15', '08:30:00'), 20, 'Playback', ''), record(wall('2026-10-12'), 144, 'Queue', 'SIP/b')]
}

/** Fields in the order of its console; times on the wall in Amsterdam, without a zone. */
const threecx = [
  'Call 1,0000018A_1,00:02:00,2026/10/12 10:00:00,2026/10/12 10:00:30,2026/10/12 10:02:30,TerminatedBySrc,+999100000001,Ext.800,10001,800,,ReplacedDst,Ext.201,201,Chain: +999100000001;Ext.800;Ext.201;,Line,Queue,Extension,,Lijn Oost,Toestel A,',
  'Call 2,0000018A_2,00:00:00,2026/10/13 10:00:00,,2026/10/13 10:01:00,TerminatedBySrc,+999100000002,Ext.800,10001,800,,,,,Chain: +999100000002;Ext.800;,Line,Queue,Queue,,Lijn Oost,,201;202',
  'Call 3,0000018A_3,00:00:00,2026/10/14 10:00:00,,2026/10/14 10:00:03,src_participant_terminated,+999100000003,Ext.800,10001,800,,,,,Chain: +999100000003;Ext.800;,line,queue,queue,,Lijn Oost,,',
  'Call 4,0000018A_4,00:00:10,2026/10/21 10:00:00,2026/10/21 10:01:00,2026/10/21 10:01:10,TerminatedBySrc,+999100000004,Ext.800,10001,800,,ReplacedDst,VMail,999,Chain: +999100000004;Ext.800;VMail;,Line,Queue,VMail,,,,',
  'Call 5,0000018A_5,00:01:00,2026/10/16 10:00:00,2026/10/16 10:00:05,2026/10/16 10:01:05,TerminatedBySrc,Ext.201,+999100000009,201,10001,,,,,Chain: Ext.201;+999100000009;,Extension,Line,Line,,,,',
  'Call 6,0000018A_6,00:00:00,2026/10/25 02:30:00,,2026/10/25 02:31:00,TerminatedBySrc,+999100000006,Ext.800,10001,800,,,,,Chain: +999100000006;Ext.800;,Line,Queue,Queue,,,,',
  'Call 7,0000018A_7,00:00:00,2026/10/25 02:45:00,,2026/10/25 02:05:00,TerminatedBySrc,+999100000007,Ext.800,10001,800,,,,,Chain: +999100000007;Ext.800;,Line,Queue,Queue,,,,',
]

function contactRecords(): readonly string[] {
  const instance = 'arn:aws:connect:eu-west-1:111122223333:instance/i-1'
  const utc = (at: number) => `${iso(at).slice(0, 19)}Z`
  const record = (id: string, at: number, length: number, more: object) =>
    JSON.stringify({
      ContactId: id,
      Channel: 'VOICE',
      InitiationMethod: 'INBOUND',
      InitiationTimestamp: utc(at),
      DisconnectTimestamp: utc(at + length * s),
      LastUpdateTimestamp: utc(at + length * s),
      InstanceARN: instance,
      SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+999201239999' },
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: `+99910000000${id.slice(2)}` },
      Agent: null,
      Queue: null,
      ...more,
    })
  const queued = (at: number, length: number) => ({
    Queue: { ARN: `${instance}/queue/q-1`, Name: 'Oost', EnqueueTimestamp: utc(at), DequeueTimestamp: utc(at + length * s), Duration: length },
  })
  const [a, b, c, d] = [wall('2026-10-12'), wall('2026-10-13'), wall('2026-10-14'), wall('2026-10-15', '08:30:00')]
  return [
    record('c-1', a, 121, {
      DisconnectReason: 'CUSTOMER_DISCONNECT',
      ...queued(a, 21),
      Agent: { ARN: `${instance}/agent/a-1`, ConnectedToAgentTimestamp: utc(a + 21 * s), AgentInteractionDuration: 100 },
    }),
    record('c-2', b, 60, { DisconnectReason: 'CUSTOMER_DISCONNECT', ...queued(b, 60) }),
    record('c-3', c, 3, { DisconnectReason: 'CUSTOMER_DISCONNECT', ...queued(c, 3) }),
    record('c-4', d, 20, { DisconnectReason: 'CONTACT_FLOW_DISCONNECT' }),
    record('c-5', early, 60, { DisconnectReason: 'CUSTOMER_DISCONNECT', ...queued(early, 60) }),
    record('c-6', late, 60, { DisconnectReason: 'CUSTOMER_DISCONNECT', ...queued(late, 60) }),
  ]
}

const table = [
  '1;12-10-2026 10:00:00;12-10-2026 10:00:24;beantwoord;+999100000001;oost;100',
  '2;13-10-2026 10:00:00;13-10-2026 10:01:00;opgehangen;0999100000002;oost;',
  '3;14-10-2026 10:00:00;14-10-2026 10:00:03;opgehangen;;oost;',
  '4;15-10-2026 08:30:00;15-10-2026 08:30:20;gesloten;+999100000006;oost;',
  '5;25-10-2026 02:30:00;25-10-2026 02:31:00;opgehangen;+999100000004;oost;',
  '6;31-02-2026 10:00:00;;opgehangen;;oost;',
]

const events = [
  { type: 'contact.queued', contact: 'g1', line: 'helplijn', at: '2026-10-25T02:30:00+02:00', caller: '+999100000001' },
  { type: 'contact.left', contact: 'g1', line: 'helplijn', at: '2026-10-25T02:31:00+02:00' },
  { type: 'contact.queued', contact: 'g2', line: 'helplijn', at: '2026-10-25T02:30:00+01:00', caller: '+999100000001' },
  { type: 'contact.answered', contact: 'g2', line: 'helplijn', at: '2026-10-25T02:30:15+01:00' },
].map((event) => JSON.stringify(event))

export const historyFiles: readonly HistoryFile[] = [
  {
    source: { provider: 'asterisk', cdrContexts: ['from-trunk'] },
    reached: ['oost', 'west', '+999201239999'],
    parts: [
      { name: 'queue_log', header: [], rows: queueLog() },
      { name: 'Master.csv', header: [], rows: callDetailRecords() },
    ],
    expected: {
      '2026-10-12': answered,
      '2026-10-13': missed,
      '2026-10-14': short,
      '2026-10-15': { ...missedClosed, cause: { closed: 1 } },
      '2026-10-17': answered,
      '2026-10-19': unknown,
      '2026-10-25': { attempts: 2, answered: 1, missed_open: 1, people: { value: 2 } },
    },
  },
  {
    source: { provider: '3cx' },
    reached: ['800'],
    parts: [{ name: 'cdr.log', header: [], rows: threecx }],
    expected: {
      '2026-10-12': answered,
      '2026-10-13': missed,
      '2026-10-14': short,
      '2026-10-16': { attempts: 0 },
      '2026-10-21': missed,
      '2026-10-25': { attempts: 2, missed_open: 2 },
    },
  },
  {
    source: { provider: 'connect' },
    reached: ['+999201239999'],
    parts: [{ name: 'records.json', header: [], rows: contactRecords() }],
    expected: {
      '2026-10-12': answered,
      '2026-10-13': missed,
      '2026-10-14': short,
      '2026-10-15': { ...missedClosed, cause: { closed: 1 } },
      '2026-10-25': { attempts: 2, missed_open: 2 },
    },
  },
  {
    source: {
      provider: 'csv',
      columns: {
        id: 'id',
        arrival: 'start',
        endOfWait: 'einde',
        outcome: { column: 'uitkomst', values: { beantwoord: 'answered', opgehangen: 'left', gesloten: 'closed' } },
        caller: 'nummer',
        queue: 'rij',
        talk: 'gesprek',
        dateFormat: 'dd-MM-yyyy HH:mm:ss',
        timeZone: 'Europe/Amsterdam',
      },
    },
    reached: ['oost'],
    parts: [{ name: 'tabel.csv', header: ['id;start;einde;uitkomst;nummer;rij;gesprek'], rows: table }],
    expected: { '2026-10-12': answered, '2026-10-13': missed, '2026-10-14': short, '2026-10-15': missedClosed, '2026-10-25': missed },
  },
  {
    source: { provider: 'generic' },
    reached: ['helplijn'],
    parts: [{ name: 'events.jsonl', header: [], rows: events }],
    expected: { '2026-10-25': { attempts: 2, answered: 1, missed_open: 1, needs: { value: 1 }, later: { value: 1 } } },
  },
]
