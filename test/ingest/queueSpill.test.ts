import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { drain } from '../../functions/ingest/drain.ts'
import { queueSpill } from '../../functions/ingest/queueSpill.ts'
import { signedHeaders } from '../../shared/storage/aws/awsSignature.ts'
import { testStore } from '../storage/testStores.ts'
import { centrale } from '../storage/testEvents.ts'
import { doorOver, event, now, send } from './door.ts'

const store = testStore()
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }

describe('a signature for AWS', () => {
  it('is that of the documented example', () => {
    const { authorization } = signedHeaders(
      { host: 'example.amazonaws.com', region: 'us-east-1', service: 'service', headers: {}, body: '', now: Date.parse('2015-08-30T12:36:00Z') },
      credentials,
    )
    expect(authorization).toContain('SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b')
  })
  it('is the same that the SDK makes', async () => {
    const sent: { headers: Record<string, string>; body: string }[] = []
    const client = new DynamoDBClient({
      region: 'eu-west-1',
      credentials: { ...credentials, sessionToken: 'a/session+token=' },
      maxAttempts: 1,
      requestHandler: {
        handle: (request: { headers: Record<string, string>; body: string }) => {
          sent.push(request)
          return Promise.reject(new Error('not sent'))
        },
      },
    })
    await client.send(new ListTablesCommand({ Limit: 7 })).catch(() => undefined)
    const [request] = sent
    const theirs = new Map(Object.entries(request?.headers ?? {}).map(([header, value]) => [header.toLowerCase(), value]))
    const names = /SignedHeaders=([^,]+)/.exec(theirs.get('authorization') ?? '')?.[1]?.split(';') ?? []
    const time = theirs.get('x-amz-date') ?? ''
    const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
    const ours = ['host', 'x-amz-date', 'x-amz-security-token']
    const headers = Object.fromEntries(names.filter((header) => !ours.includes(header)).map((header) => [header, theirs.get(header) ?? '']))
    const signed = signedHeaders(
      { host: theirs.get('host') ?? '', region: 'eu-west-1', service: 'dynamodb', headers, body: request?.body ?? '', now: at },
      { ...credentials, sessionToken: 'a/session+token=' },
    )
    expect(signed['authorization']).toBe(theirs.get('authorization'))
  })
})

/** A queue that keeps what it is sent. */
function queue(taking: (id: number) => boolean = () => true) {
  const kept: { messageId: string; body: string }[] = []
  const asked: { address: string; headers: Headers }[] = []
  const ask: typeof fetch = async (address, init) => {
    const { Entries } = JSON.parse(String(init?.body)) as { Entries: { Id: string; MessageBody: string }[] }
    asked.push({ address: String(address), headers: new Headers(init?.headers) })
    const taken = Entries.filter(({ Id }) => taking(Number(Id)))
    for (const { MessageBody } of taken) kept.push({ messageId: `m${kept.length}`, body: MessageBody })
    return Response.json({ Successful: taken.map(({ Id }) => ({ Id })), Failed: Entries.filter((entry) => !taken.includes(entry)) })
  }
  const environment = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'invented' }
  const spill = queueSpill('https://sqs.eu-west-1.amazonaws.com/000000000000/waiting', { environment, now: () => now, fetch: ask })
  return { kept, asked, spill }
}
const away = { append: () => Promise.reject(new Error('away')), setAside: () => Promise.reject(new Error('away')) }
const many = JSON.stringify(Array.from({ length: 23 }, (_, n) => event({ contact: `c${n}`, type: n === 5 ? 'call.parked' : 'contact.arrived' })))

describe('while the table takes nothing (W13)', () => {
  it('events go to the queue, signed and pseudonymous, and come home under the same keys, once, however often they come', async () => {
    const { kept, asked, spill } = queue()
    const own = await doorOver(await store.emptyStores(), { events: away, spill })
    expect((await send(own.app, many)).status).toBe(202)
    expect(kept).toHaveLength(23)
    expect(JSON.stringify(kept)).not.toMatch(/999123|c12/)
    expect(asked[0]?.address).toBe('https://sqs.eu-west-1.amazonaws.com/')
    expect(asked[0]?.headers.get('x-amz-target')).toBe('AmazonSQS.SendMessageBatch')
    expect(asked[0]?.headers.get('authorization')).toContain('/eu-west-1/sqs/aws4_request')
    const home = drain({ events: own.stores.events, log: () => undefined, newRequest: () => 'r' })
    for (let n = 0; n < 2; n++) expect(await home({ Records: kept as never })).toEqual({ batchItemFailures: [] })
    expect(await own.stores.events.ledger(centrale, '2026-03-02')).toMatchObject({ accepted: 22, unrecognised: 1, duplicate: 0 })
  })
  it('and the queue does not take all of it, the answer is 503', async () => {
    const { spill } = queue((id) => id !== 3)
    const own = await doorOver(await store.emptyStores(), { events: away, spill })
    expect((await send(own.app, many)).status).toBe(503)
  })
  it('one record that cannot be written holds up none of the others', async () => {
    const { kept, spill } = queue()
    const own = await doorOver(await store.emptyStores(), { events: away, spill })
    await send(own.app, JSON.stringify([event({ contact: 'a' }), event({ contact: 'b' })]))
    const home = drain({ events: own.stores.events, log: () => undefined, newRequest: () => 'r' })
    const Records = [{ messageId: 'broken', body: '{' }, ...kept] as never
    expect(await home({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'broken' }] })
    expect((await own.stores.events.ledger(centrale, '2026-03-02')).accepted).toBe(2)
  })
})
