/** The functions as they are deployed: the product's own apps, each on machines of its own, started cold again whenever one dies. */
import type { DynamoDBRecord, SQSEvent } from 'aws-lambda'
import type { Hono } from 'hono'
import type { ErasureAnswer } from '../../../shared/privacy/erasureDoor.ts'
import { eraseApp } from '../../../functions/erase/app.ts'
import { askErasure } from '../../../functions/erase/ask.ts'
import { foldApp } from '../../../functions/fold/app.ts'
import { rebuild } from '../../../functions/fold/rebuild.ts'
import { importer } from '../../../functions/import/importer.ts'
import { ingestApp } from '../../../functions/ingest/app.ts'
import { drain } from '../../../functions/ingest/drain.ts'
import { recentSettings } from '../../../functions/ingest/recentSettings.ts'
import { turnedAway } from '../../../functions/ingest/turnedAway.ts'
import { keysApp } from '../../../functions/keys/app.ts'
import { watchApp } from '../../../functions/watch/app.ts'
import { stripApp } from '../../../functions/watch/strip.ts'
import { sweepApp } from '../../../functions/watch/sweep.ts'
import { coverageReader } from '../../../shared/metrics/coverage/coverageReader.ts'
import { reportLoader } from '../../../shared/metrics/reportsOf.ts'
import type { LogRecord } from '../../../shared/privacy/logRecord.ts'
import { pseudonymiser } from '../../../shared/privacy/pseudonymiser.ts'
import { providers } from '../../../shared/providers/registry.ts'
import { webhook } from '../../../shared/providers/generic/webhook.ts'
import { alertStore } from '../../../shared/storage/alertStore.ts'
import { auditTrail } from '../../../shared/storage/auditTrail.ts'
import { deliveryCounts } from '../../../shared/storage/deliveryCounts.ts'
import { erasures } from '../../../shared/storage/erasures.ts'
import { importRecords } from '../../../shared/storage/importRecords.ts'
import { type Stores, storesOf } from '../../../shared/storage/stores.ts'
import { tablesNamed } from '../../../shared/storage/tables.ts'
import { type Copy, restoreTables } from '../../../infra/local/restore/restoreTables.ts'
import { doors } from './doors.ts'
import type { KeyService } from './keys.ts'
import { type Ended, type Machine, machine, type Place } from './machine.ts'
import { secretOf } from './secretOf.ts'
import type { SpillQueue } from './spillQueue.ts'

export const prefix = 'proef'
/** What the door is asked by its client: two tries and no more. */
const triesAtTheDoor = 2

export type Outside = Place & {
  readonly keys: KeyService
  readonly queue: SpillQueue
  readonly log: (record: LogRecord) => void
}
export type FunctionMachines = ReturnType<typeof functionMachines>

export function functionMachines(outside: Outside) {
  const { keys, queue, log } = outside
  const ingest = [0, 1, 2].map((n) =>
    slot(
      outside,
      `ingest-${n}`,
      (own, stores): Hono => {
        const { now } = own
        const ids = outside.world.chance(`requests ${own.name}`)
        const newRequest = () => `${own.name}-${ids.below(2 ** 31).toString(16)}`.replaceAll('.', '-')
        return ingestApp({
          sources: recentSettings(stores.settings, now),
          webhooks: new Map([['generic', async () => ({ webhook })]]), // read already: a file is read when the disk is ready
          secretsOf: (source) => own.ask('secrets get', () => [secretOf(source.id)]),
          pseudonymiser: pseudonymiser(keys.vault(own)),
          events: stores.events,
          turnedAway: turnedAway(deliveryCounts(stores.tables), newRequest()),
          spill: queue.spill(own),
          now,
          newRequest,
          addressOf: () => '192.0.2.1',
          log,
        })
      },
      triesAtTheDoor,
    ),
  )
  const folds = [0, 1, 2].map((n) => slot(outside, `fold-${n}`, ({ now }, stores) => foldApp({ ...stores, now, log })))
  const drains = slot(outside, 'drain', ({ name }, { events }) => drain({ events, log, newRequest: () => `drain-${name}` }))
  const sites = [0, 1].map((n) =>
    slot(outside, `site-${n}`, (_, stores) => ({ stores, load: reportLoader(stores.dayFiles), trail: auditTrail(stores.tables) })),
  )
  const atWork = doors(outside.world)
  const linesOf = async (stores: Stores) => (await stores.settings.current())?.settings.lines ?? []
  return {
    ingest,
    fold: async (shard: number, records: readonly DynamoDBRecord[]): Promise<ReadonlySet<string> | undefined> => {
      const ended = await atWork.in(async () => folds[shard % folds.length]?.use((app) => app({ Records: [...records] })))
      return ended?.how === 'done' ? new Set(ended.answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)) : undefined
    },
    drain: async (event: Pick<SQSEvent, 'Records'>): Promise<ReadonlySet<string> | undefined> => {
      const ended = await drains.use((app) => app(event))
      return ended.how === 'done' ? new Set(ended.answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)) : undefined
    },
    sites,
    strip: slot(outside, 'strip', ({ now }, stores) => stripApp({ stores, now, log })),
    sweep: slot(outside, 'sweep', ({ now }, { tables }) => sweepApp({ tables, now, log })),
    keys: slot(outside, 'keys', (own, { settings, history, tables }) =>
      keysApp({ settings, history, keeper: keys.keeper(own), trail: auditTrail(tables), now: own.now, log }),
    ),
    watch: slot(outside, 'watch', (own, stores) =>
      watchApp({
        settings: stores.settings,
        coverage: coverageReader(stores.dayFiles),
        alerts: alertStore(stores.tables),
        now: own.now,
        log,
      }),
    ),
    ask: slot(outside, 'ask', (own, stores) => {
      const ids = outside.world.chance(`erasures ${own.name}`)
      const newId = () => `e-${ids.below(2 ** 31).toString(16)}`
      const ask = askErasure({ erasures: erasures(stores.tables), vault: keys.vault(own), keeper: keys.keeper(own), now: own.now })
      return async (number: string): Promise<ErasureAnswer> => {
        const settings = (await stores.settings.current())?.settings
        return settings === undefined ? 'accepted' : ask(settings, { id: newId(), number, by: 'simulated', needsAnother: false })
      }
    }),
    erase: slot(outside, 'erase', ({ now }, stores) => eraseApp({ stores, erasures: erasures(stores.tables), lines: () => linesOf(stores), now, log })),
    import: slot(outside, 'import', (own, stores) =>
      importer({ stores, records: importRecords(stores.tables), pseudonymiser: pseudonymiser(keys.vault(own)), providers, now: own.now }),
    ),
    atWork,
    restore: slot(
      outside,
      'restore',
      ({ now: ownNow }, stores) =>
        (copy: Copy) =>
          restoreTables({ stores, prefix }, copy, {
            dryRun: false,
            withSettings: false,
            onlyCopy: false,
            withoutLedger: false,
            now: ownNow,
            tell: () => undefined,
          }),
    ),
    rebuild: slot(outside, 'rebuild', (_, stores) => async () => {
      const settings = (await stores.settings.current())?.settings
      return settings === undefined ? undefined : rebuild(stores, settings)
    }),
  }
}

export type Slot<App> = { readonly name: string; readonly use: <Answer>(work: (app: App, own: Machine) => Promise<Answer>) => Promise<Ended<Answer>> }

/** A place where one machine runs at a time; the next one begins with nothing in its memory. */
function slot<App>(outside: Outside, name: string, make: (own: Machine, stores: Stores) => App, tries?: number): Slot<App> {
  let life = 0
  let running: { readonly own: Machine; readonly app: App } | undefined
  const alive = () => {
    if (running?.own.isAlive() === true) return running
    const own = machine(outside, `${name}.${life++}`, tries)
    running = { own, app: make(own, storesOf(tablesNamed(own.client, prefix), { now: own.now })) }
    return running
  }
  return {
    name,
    use: (work) => {
      const { own, app } = alive()
      return own.run(() => work(app, own))
    },
  }
}
