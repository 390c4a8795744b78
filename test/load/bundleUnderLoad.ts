/**
 * The bundle of ingest as Lambda runs it, several of it at once and one request at a time in each, under the same load; then the bundle of fold takes what
 * was stored. Tables, keys and secrets stand in for those of AWS on this machine.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/tables/ensureTables.ts'
import { kmsMac } from '../../shared/storage/aws/kmsMac.ts'
import { kmsVault } from '../../shared/storage/aws/kmsVault.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { tablesNamed } from '../../shared/storage/tables/tables.ts'
import { requestEvent } from '../builders/signedEvent.ts'
import { scheduled, streamEvent } from '../infra/lambdaEvents.ts'
import { runFunction } from '../infra/lambdaRuntime.ts'
import { environmentOf, runningStack, synthesis } from '../infra/runningStack.ts'
import { region } from '../infra/resolved.ts'
import { startStore } from '../storage/storeUnderTest.ts'
import { acknowledged } from './acknowledged.ts'
import { afterwards } from './afterwards.ts'
import { arrivals, type LoadPlan } from './arrivals.ts'
import type { LoadReport } from './hostUnderLoad.ts'
import { delivery, type LoadSource, loadSecrets, loadSettings } from './invented.ts'
import { openLoop } from './openLoop.ts'

const ingest = 'IngestionIngest'
const foldBatch = 100
/** As `requestEvent` has it. */
const address = 'https://example.org'

/** @param functions how many of ingest run at once */
export async function bundleUnderLoad(plan: LoadPlan, functions: number): Promise<LoadReport> {
  const made = await synthesis({ sources: 'centrale,twilio' })
  const store = await startStore()
  const tables = tablesNamed(dynamoClient({ endpoint: store.endpoint }), 'bereikbaar-test')
  await ensureTables(tables)
  const stores = storesOf(tables)
  const settings = loadSettings(() => 'stored')
  await stores.settings.save(settings, 0)
  const stack = await runningStack(made, store.endpoint)
  const pool = await ingestPool(functions)
  try {
    for (const source of ['centrale', 'twilio'] satisfies LoadSource[])
      stack.account.secrets.set(`bereikbaar-test/sources/${source}`, loadSecrets[source].replace(/^whsec_/, ''))
    await stack.invoke('KeepingKeys', scheduled('KeysEveryHour'))
    const told = acknowledged()
    const startedAt = Date.now()
    let sent = 0
    const answers = await openLoop(arrivals(plan), async ({ isSigned }, number) => {
      if (!isSigned) return pool.ask(requestTo('centrale', { headers: { 'content-type': 'application/json' }, body: `{"n":${number}}` }, strangerOf(number)))
      const own = delivery(sent++, Date.now(), address)
      const status = await pool.ask(requestTo(own.source, own, '192.0.2.1')).catch(() => 0)
      told.note(own, status)
      return status
    })
    const from = performance.now()
    await foldAll()
    const settledMs = performance.now() - from
    const data = { stores, pseudonymiser: pseudonymiser(await vault()) }
    const after = await afterwards(data, settings, told, startedAt)
    return { what: `the bundle of ingest, ${functions} at once`, answers, foldLagsMs: [], settledMs, after }
  } finally {
    pool.stop()
    stack.stop()
    tables.client.destroy()
    await store.stop()
    await made.remove()
  }

  async function ingestPool(count: number) {
    const id = made.functions.get(ingest) ?? ''
    const door = await stack.account.doorFor(id, stack.roleOf(ingest))
    const services = ['DYNAMODB', 'KMS', 'SQS'].map((service) => [`AWS_ENDPOINT_URL_${service}`, door])
    const lambda = { AWS_REGION: region, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_SESSION_TOKEN: 'session' }
    const environment = { ...environmentOf(made, ingest, stack.account.textAt(door)), ...lambda, ...Object.fromEntries(services) }
    const all = await Promise.all(Array.from({ length: count }, () => runFunction(made.bundleOf(ingest), environment)))
    const idle = [...all]
    const waiting: ((one: (typeof all)[number]) => void)[] = []
    return {
      /** Waits for one that does nothing, as long as that takes. @returns the status */
      ask: async (event: unknown): Promise<number> => {
        const one = idle.pop() ?? (await new Promise<(typeof all)[number]>((give) => waiting.push(give)))
        try {
          const answer = await one.invoke(event)
          return typeof answer === 'object' && answer !== null && 'statusCode' in answer ? Number(answer.statusCode) : 0
        } finally {
          const next = waiting.shift()
          if (next === undefined) idle.push(one)
          else next(one)
        }
      },
      stop: () => {
        for (const one of all) one.stop()
      },
    }
  }

  /** What the stream would have told, in batches. */
  async function foldAll(): Promise<void> {
    let start: Record<string, AttributeValue> | undefined
    do {
      const { Items = [], LastEvaluatedKey } = await tables.client.send(new ScanCommand({ TableName: tables.events, ExclusiveStartKey: start }))
      for (let n = 0; n < Items.length; n += foldBatch) await stack.invoke('FoldingFold', streamEvent(Items.slice(n, n + foldBatch)))
      start = LastEvaluatedKey
    } while (start !== undefined)
  }

  /** The keys that the function of keys made. */
  async function vault() {
    const door = await stack.account.doorFor(made.functions.get(ingest) ?? '', stack.roleOf(ingest))
    const own = environmentOf(made, ingest, stack.account.textAt(door))
    const environment = { AWS_REGION: region, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_ENDPOINT_URL_KMS: door }
    return kmsVault({ callerKeyPrefix: own['CALLER_KEY_PREFIX'] ?? '', identityKeyId: own['IDENTITY_KEY_ID'] ?? '' }, kmsMac({ environment, now: Date.now }))
  }
}

const requestTo = (source: LoadSource, { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string }, sourceIp: string) => {
  const event = requestEvent({
    method: 'POST',
    path: `/hooks/${source}`,
    headers,
    body,
    routeKey: 'POST /hooks/{sourceId}',
    pathParameters: { sourceId: source },
  })
  return { ...event, requestContext: { ...event.requestContext, http: { ...('http' in event.requestContext ? event.requestContext.http : {}), sourceIp } } }
}

/** A flood comes from everywhere. */
const strangerOf = (number: number) => `198.51.${number % 100}.${Math.floor(number / 100) % 250}`
