/** Everything on one machine: one process that joins the door, the fold, the pages and the imports over the embedded store. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import { ingestApp } from '../../functions/ingest/app.ts'
import { recentSettings } from '../../functions/ingest/recentSettings.ts'
import { secretsFrom } from '../../functions/ingest/secrets.ts'
import { writeRecord } from '../../functions/ingest/spill.ts'
import { foldApp } from '../../functions/fold/app.ts'
import { connectedSite } from '../../functions/site/connectedSite.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { type EventLog, eventLog } from '../../shared/storage/eventLog.ts'
import type { FillProgress } from './demo/fillLine.ts'
import { startDemo } from './demo/startDemo.ts'
import { handOverCursor } from './handOverCursor.ts'
import { removeHostFile, writeHostFile } from './hostFile.ts'
import { type LocalData, openDataFolder, tablePrefix } from './localData.ts'
import { spool } from './spool.ts'
import { type StreamHandOver, streamHandOver } from './streamHandOver.ts'
import { tablesNamed } from '../../shared/storage/tables.ts'

export type HostOptions = {
  /** 0: any. */
  readonly port: number
  readonly dataDir: string
  /** UTC milliseconds. */
  readonly now: () => number
  readonly log: Log
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Without the invented helplines. */
  readonly empty: boolean
  readonly onFilled?: (progress: FillProgress) => void
}
export type Host = {
  readonly url: string
  readonly data: LocalData
  /** When every stored event is folded. */
  readonly settled: () => Promise<void>
  readonly stop: () => Promise<void>
}

const drainEveryMs = 5_000
const slowestRequestMs = 15_000
/** What is not folded by then is folded after the next start. */
const patienceMs = 10_000

/** @throws Error with code EADDRINUSE, DataFolderInUse, KeysMissing */
export async function startHost({ port, dataDir, now, log, environment, empty, onFilled }: HostOptions): Promise<Host> {
  const data = await openDataFolder(dataDir, () => log({ code: 'store_restarted', level: 'error' }))
  const instant = () => Instant.parse(now())
  const { stores } = data
  const handOver = streamHandOver({
    fold: foldApp({ ...stores, now, log }),
    events: stores.events,
    cursor: handOverCursor(stores.tables),
    isStoreThere: () =>
      stores.settings.current().then(
        () => true,
        () => false,
      ),
    now,
    log,
  })
  // A sender waits three seconds at most; then it is better to take the event into the spool.
  const doorClient = dynamoClient({ endpoint: data.dynamoEndpoint, attempts: 2, requestTimeout: 900 })
  const events = handingOver(eventLog(tablesNamed(doorClient, tablePrefix)), handOver)
  const waiting = spool(data.dataDir)
  const ingest = ingestApp({
    sources: recentSettings(stores.settings, now),
    webhooks,
    secretsOf: secretsFrom({ environment, readText: (path) => readFile(path, 'utf8') }),
    pseudonymiser: data.pseudonymiser,
    events,
    spill: waiting.spill,
    now: instant,
    newRequest: randomUUID,
    addressOf: () => undefined, // every sender on this machine has the same address
    log,
  })

  const stopping = new AbortController()
  const drain = async () => {
    const count = await waiting.drain((record) => writeRecord(events, record), handOver.settled)
    if (count > 0) log({ code: 'spool_drained', level: 'info', count })
  }
  const keepDraining = async () => {
    for (; !stopping.signal.aborted; await pause(drainEveryMs, undefined, { signal: stopping.signal }).catch(() => undefined))
      await drain().catch(() => undefined)
  }
  await handOver.resume(((await stores.settings.current())?.settings.sources ?? []).map(({ id }) => id))
  const site = connectedSite(stores, instant, log)
  const appFor = ({ url }: Request) => (new URL(url).pathname.startsWith('/hooks/') ? ingest : site)
  const server = await listening((request) => appFor(request).fetch(request), port).catch(async (failure: unknown) => {
    await handOver.stop()
    doorClient.destroy()
    await data.close()
    throw failure
  })
  const draining = keepDraining()
  const onFailure = () => log({ code: 'demo_failed', level: 'error' })
  const filling = empty
    ? undefined
    : startDemo({ endpoint: data.dynamoEndpoint, dataDir: data.dataDir, now, onFailure, ...(onFilled === undefined ? {} : { onProgress: onFilled }) })
  const url = `http://localhost:${portOf(server)}`
  await writeHostFile(data.dataDir, { url, dynamoEndpoint: data.dynamoEndpoint, pid: process.pid })

  return {
    url,
    data,
    settled: handOver.settled,
    stop: async () => {
      stopping.abort()
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await draining
      await filling?.stop()
      await Promise.race([handOver.settled(), pause(patienceMs)])
      await handOver.stop()
      await removeHostFile(data.dataDir)
      doorClient.destroy()
      await data.close()
    },
  }
}

/** Whatever is stored anew goes on to the fold. */
const handingOver = (events: EventLog, { push }: StreamHandOver): EventLog => ({
  ...events,
  append: async (event, delivery) => {
    const appended = await events.append(event, delivery)
    if (appended === 'stored') push({ event, source: delivery.source, receivedAt: delivery.receivedAt })
    return appended
  },
})

/** On this machine only. */
async function listening(fetch: (request: Request) => Response | Promise<Response>, port: number): Promise<Server> {
  const server = createAdaptorServer({
    fetch,
    serverOptions: { requestTimeout: slowestRequestMs, headersTimeout: slowestRequestMs, connectionsCheckingInterval: 1_000 },
  }) as Server
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the host has no port')
  return address.port
}
