/** W2, F7: what the door answered is held against what is stored. */
import { describe, expect, it } from 'vitest'
import { answeredLines } from '../../functions/watch/answeredLines.ts'
import { type Answered, ledgerApp } from '../../functions/watch/ledger.ts'
import { SourceId } from '../../shared/contacts/identifiers.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { deliveryLog } from '../../shared/storage/facts/deliveryLog.ts'
import { doorOver, event, now, send } from '../ingest/door.ts'
import { testStore } from '../storage/testStores.ts'

const minute = 60_000
const centrale = SourceId.parse('centrale')
const store = testStore()

async function looked(answered: readonly Answered[], stored: ReadonlyMap<string, number>): Promise<readonly LogRecord[]> {
  const log: LogRecord[] = []
  const asked: number[] = []
  await ledgerApp({
    answered: async (from, until) => {
      asked.push(from, until)
      return answered
    },
    deliveries: { ofRequests: async () => stored },
    now: () => now,
    log: (record) => void log.push(record),
  })()
  expect(asked).toEqual([now - 90 * minute, now - 60 * minute])
  return log
}

describe('the ledger, an hour later', () => {
  const answered = (request: string, events: number): Answered => ({ request, source: centrale, events })

  it('is right when every event of every request is stored once', async () => {
    expect(
      await looked(
        [answered('a', 1), answered('b', 3)],
        new Map([
          ['a', 1],
          ['b', 3],
          ['not yet answered', 1],
        ]),
      ),
    ).toEqual([])
  })
  it('differs when one is missing, and when one is there twice', async () => {
    const differs = { code: 'ledger_differs', level: 'error', source: 'centrale' }
    expect(await looked([answered('a', 1), answered('b', 3)], new Map([['b', 3]]))).toEqual([{ ...differs, count: 1 }])
    expect(
      await looked(
        [answered('a', 1), answered('b', 3)],
        new Map([
          ['a', 2],
          ['b', 2],
        ]),
      ),
    ).toEqual([{ ...differs, count: 2 }])
  })
  it('is right over the real door, for what is new, repeated, not understood and told together', async () => {
    const { app, logged, stores } = await doorOver(await store.emptyStores())
    const once = JSON.stringify(event())
    for (const body of [
      once,
      once,
      JSON.stringify(event({ type: 'contact.sneezed', contact: 'c-2' })),
      '{',
      JSON.stringify(event({ line: 'nobody', contact: 'c-3' })),
    ])
      expect((await send(app, body)).status).toBe(202)
    const lines = logged.flatMap(({ code, request = '', accepted = 0, duplicate = 0, unrecognised = 0, quarantined = 0 }) =>
      code === 'answered' ? [answered(request, accepted + duplicate + unrecognised + quarantined)] : [],
    )
    const stored = await deliveryLog(stores.tables).ofRequests(centrale, now - minute, now + minute)
    expect(lines).toHaveLength(5)
    expect(stored).toEqual(new Map(lines.map(({ request, events }) => [request, events])))
    expect(await deliveryLog(stores.tables).ofRequests(centrale, now + minute, now + 2 * minute)).toEqual(new Map())
  })
})

describe('what the door answered', () => {
  const line = (more: object) =>
    `2026-03-02T10:00:00.000Z\tabc\tINFO\t${JSON.stringify({ at: 'x', level: 'info', code: 'answered', source: 'centrale', status: 202, ...more })}\n`
  const pages = [
    { events: [{ message: line({ request: 'a', accepted: 1 }) }, { message: 'START RequestId' }], nextToken: 'more' },
    { events: [{ message: line({ request: 'b', duplicate: 1, quarantined: 2 }) }, { message: '{' }] },
  ]

  it('is read from its log, page after page, and lines of another kind are none', async () => {
    const asked: unknown[] = []
    const answers = [...pages]
    const place = {
      environment: { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 's' },
      now: () => now as number,
      fetch: async (_address: unknown, { body }: RequestInit = {}) => {
        asked.push(JSON.parse(String(body)))
        return Response.json(answers.shift())
      },
    }
    expect(await answeredLines('/door', place)(1000, 2000)).toEqual([
      { request: 'a', source: 'centrale', events: 1 },
      { request: 'b', source: 'centrale', events: 3 },
    ])
    const first = { logGroupName: '/door', startTime: 1000, endTime: 1999, filterPattern: '"\\"code\\":\\"answered\\""' }
    expect(asked).toEqual([first, { ...first, nextToken: 'more' }])
  })
})
