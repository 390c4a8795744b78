/** Ingest on one machine: stored events are handed to the fold; events that the store does not take go into the spool and are written later. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Hono } from 'hono'
import { foldApp } from '../../functions/fold/app.ts'
import { ingestApp } from '../../functions/ingest/app.ts'
import { recentSettings } from '../../functions/ingest/recentSettings.ts'
import { secretsFrom } from '../../functions/ingest/secrets.ts'
import { writeRecord } from '../../functions/ingest/spill.ts'
import { turnedAway } from '../../functions/ingest/turnedAway.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { webhookLoaders } from '../../shared/providers/webhookLoaders.ts'
import { deliveryCounts } from '../../shared/storage/facts/deliveryCounts.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { type EventLog, eventLog } from '../../shared/storage/facts/eventLog.ts'
import { settingsStore } from '../../shared/storage/decided/settingsStore.ts'
import { tablesNamed } from '../../shared/storage/tables/tables.ts'
import { type ForcedToDisk, forcedToDisk } from './store/forcedToDisk.ts'
import { handOverCursor } from './handOver/handOverCursor.ts'
import { type LocalData, tablePrefix } from './store/localData.ts'
import { parkingMarks } from './handOver/parkingMarks.ts'
import { spool } from './spool.ts'
import { embeddedIn } from './store/storeElsewhere.ts'
import { type StreamHandOver, streamHandOver } from './handOver/streamHandOver.ts'
import { succeeds } from '../../functions/fold/succeeds.ts'

export type LocalDoorOptions = {
  readonly data: LocalData
  readonly now: () => number
  readonly log: Log
  readonly environment: Readonly<Record<string, string | undefined>>
}
export type LocalDoor = {
  readonly app: Hono
  /** Whatever is stored here goes on to the fold. */
  readonly events: EventLog
  /** Folds what may not have been folded before the last stop, and brings home what was spilled. */
  readonly resume: () => Promise<void>
  /** When every stored event is folded. */
  readonly settled: () => Promise<void>
  readonly stop: () => Promise<void>
}

const drainEveryMs = 5_000
/** What is not folded by then is folded after the next start. */
const patienceMs = 10_000

export function localDoor({ data, now, log, environment }: LocalDoorOptions): LocalDoor {
  const { stores } = data
  const handOver = streamHandOver({
    fold: foldApp({ ...stores, now, log }),
    events: stores.events,
    cursor: handOverCursor(stores.tables),
    marking: parkingMarks(stores),
    isStoreThere: () => succeeds(stores.settings.current()),
    now,
    log,
  })
  // A sender waits three seconds at most; then it is better to take the event into the spool.
  const client = dynamoClient({ endpoint: data.dynamoEndpoint, attempts: 2, requestTimeout: 900 })
  const tables = tablesNamed(client, tablePrefix)
  const forced = forcedToDisk(embeddedIn(data.dataDir))
  const handed = handingOver(eventLog(tables), handOver)
  const events = onDisk(handed, forced)
  const waiting = spool(data.dataDir)
  const refusals = turnedAway(deliveryCounts(tables), randomUUID())
  const app = ingestApp({
    sources: recentSettings(settingsStore(tables), now),
    webhooks: webhookLoaders,
    secretsOf: secretsFrom({ environment, readText: (path) => readFile(path, 'utf8'), readStored: data.secrets.valid }),
    testKey: data.secrets.testKey,
    pseudonymiser: data.pseudonymiser,
    events,
    spill: waiting.spill,
    now: () => Instant.parse(now()),
    newRequest: randomUUID,
    addressOf: () => undefined, // every sender on this machine has the same address
    senderOf: ({ env }: { env: { incoming?: IncomingMessage } }) => env.incoming?.socket.remoteAddress,
    turnedAway: refusals,
    targetOf: ({ env }: { env: { incoming?: IncomingMessage } }) => env.incoming?.url,
    log,
  })

  const stopping = new AbortController()
  const drain = async () => {
    const settled = async () => {
      await forced()
      await handOver.settled()
    }
    const count = await waiting.drain((record) => writeRecord(handed, record), settled)
    if (count > 0) log({ code: 'spool_drained', level: 'info', count })
  }
  const keepDraining = async () => {
    for (; !stopping.signal.aborted; await succeeds(pause(drainEveryMs, undefined, { signal: stopping.signal }))) {
      await succeeds(drain())
      await refusals.write(Instant.parse(now()))
    }
  }
  let draining: Promise<void> | undefined
  return {
    app,
    events,
    resume: async () => {
      await handOver.resume(((await stores.settings.current())?.settings.sources ?? []).map(({ id }) => id))
      draining ??= keepDraining()
    },
    settled: handOver.settled,
    stop: async () => {
      stopping.abort()
      await refusals.write(Instant.parse(now()), true)
      await Promise.race([Promise.all([draining, handOver.settled()]), pause(patienceMs)])
      await handOver.stop()
      client.destroy()
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

/** What cannot be forced to disk counts as not taken: it goes into the spool, under the same key. */
const onDisk = (events: EventLog, forced: ForcedToDisk): EventLog => ({
  ...events,
  append: async (event, delivery) => {
    const appended = await events.append(event, delivery)
    await forced()
    return appended
  },
  setAside: async (what, delivery) => {
    await events.setAside(what, delivery)
    await forced()
  },
})
