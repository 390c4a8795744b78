import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { history } from '../../../shared/providers/connect/history.ts'
import { webhook } from '../../../shared/providers/connect/webhook.ts'
import { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'
import { Source } from '../../../shared/settings/settings.ts'
import { attemptsIn, reportsOf } from '../attempts.ts'
import { connectEvent, instanceArn, queueArn } from './connectEvents.ts'

const connect = (more: object = {}) => Source.parse({ id: 'connect', provider: 'connect', instanceArn, lines: { '+999201239999': 'telefoon' }, ...more })
const read = (text: string, source = connect()) => history.open(text, source).readPart(text, 1)
const file = readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'connect', 'contact-records.jsonl'), 'utf8')
const records = file
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
const attempts = async (text: string) => attemptsIn(connect(), read(text).reports)

describe('a file of contact records', () => {
  it('gives the attempts of a day, each with its reason; a record that was delivered again counts once, by its newest copy', async () => {
    const { rows, skipped, refused } = read(file)
    expect({ rows, skipped, refused }).toEqual({ rows: 10, skipped: 3, refused: [] }) // an older copy, a call of our own, a task
    expect(await attempts(file)).toMatchObject([
      { outcome: 'answered', waitSeconds: 21, talkSeconds: 610, arrivedAt: Date.parse('2026-09-21T14:00:00Z') },
      { outcome: 'left', waitSeconds: 180 },
      { outcome: 'turned_away', reason: 'not_admitted', queuedAt: undefined },
      { outcome: 'turned_away', reason: 'timeout', waitSeconds: 300 },
      { outcome: 'turned_away', calledBackAt: Date.parse('2026-09-21T15:10:25Z'), waitSeconds: 120, talkSeconds: 600 },
    ])
  })
  it('knows callers by their number, and two attempts of one caller as theirs', async () => {
    const callers = (await attempts(file)).map(({ caller }) => caller)
    expect(callers[1]).toBe(callers[3])
    expect(new Set(callers).size).toBe(4)
    expect(JSON.stringify(await attempts(file))).not.toContain('+999')
  })
  it('is the same with records one behind the other, without line breaks', () => {
    const joined = records.map((record) => JSON.stringify(record)).join('')
    expect(read(joined).reports).toEqual(read(file).reports)
  })
  it('is opened again by what it leaves behind, and counts lines from where a part begins', () => {
    const { head } = history.open(file, connect())
    const [first = '', second = ''] = file.split('\n')
    expect(history.open(head ?? '', connect()).readPart(second, 2)).toMatchObject({ rows: 1, rowOf: [2, 2, 2] })
    expect(history.open(head ?? '', connect()).readPart(`${first}\nnonsense\n{"ContactId":7}`, 5).refused).toEqual([
      { line: 6, reason: 'not_understood' },
      { line: 7, reason: 'not_understood' },
    ])
  })
  it('laid out for reading, or as a list, are refused as a whole, with a cure', () => {
    for (const text of ['{\n    "ContactId": "1"\n}\n', '[{"ContactId": "1"}]', '[\n  {\n'])
      expect(() => history.open(text, connect())).toThrow(expect.objectContaining({ reason: 'not_one_per_line' }))
  })
  it('of something else is not opened', () => expect(() => history.open('id,arrival\n1,2\n', connect())).toThrow(UnreadableFile))
  it('leaves out other instances', () => expect(read(file, connect({ instanceArn: `${instanceArn}-other` })).reports).toEqual([]))
})

describe('events and the records of the same contacts', () => {
  const events = [
    connectEvent('INITIATED', { contactId: 'r-2', initiationTimestamp: '2026-09-21T14:20:00.400Z' }),
    connectEvent('QUEUED', {
      contactId: 'r-2',
      initiationTimestamp: '2026-09-21T14:20:00.400Z',
      queueInfo: { queueArn, queueType: 'STANDARD', enqueueTimestamp: '2026-09-21T14:20:10.700Z' },
    }),
    connectEvent('DISCONNECTED', {
      contactId: 'r-2',
      initiationTimestamp: '2026-09-21T14:20:00.400Z',
      queueInfo: { queueArn, queueType: 'STANDARD', enqueueTimestamp: '2026-09-21T14:20:10.700Z' },
      disconnectTimestamp: '2026-09-21T14:23:10.800Z',
    }),
  ]
  const live = reportsOf(
    events.flatMap((event) =>
      webhook.read(
        { headers: new Map([['content-type', 'application/json; charset=utf-8']]), body: new Uint8Array(), now: 0 as never, url: '' },
        JSON.stringify(event),
        connect(),
      ),
    ),
  )

  it('are the same events: a record adds a reason and a caller, and no contact', async () => {
    const record = read(JSON.stringify(records.find(({ ContactId }) => ContactId === 'r-2'))).reports
    const identities = new Set(live.map(({ identity }) => identity))
    expect(record.filter(({ identity }) => !identities.has(identity))).toEqual([])
    const both = await attemptsIn(connect(), [...live, ...record])
    expect(both).toMatchObject([{ outcome: 'left', waitSeconds: 180 }])
    expect(both[0]?.caller).toHaveLength(22)
  })
  it('say with the record why a flow ended the wait, of which the events know nothing', async () => {
    const record = { ...records.find(({ ContactId }) => ContactId === 'r-2'), DisconnectReason: 'CONTACT_FLOW_DISCONNECT' }
    expect(await attemptsIn(connect(), live)).toMatchObject([{ outcome: 'left' }])
    expect(await attemptsIn(connect(), [...live, ...read(JSON.stringify(record)).reports])).toMatchObject([{ outcome: 'turned_away', reason: 'timeout' }])
  })
})
