/** The functions as they are deployed: the product's own apps, each on machines of its own, started cold again whenever one dies. */
import type { DynamoDBRecord, SQSEvent } from 'aws-lambda'
import type { Hono } from 'hono'
import type { ErasureAnswer } from '../../../shared/privacy/erasureDoor.ts'
import type { LogRecord } from '../../../shared/privacy/logRecord.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import type { Copy } from '../../../infra/local/restore/restoreTables.ts'
import { doors } from './doors.ts'
import type { KeyService } from './keys.ts'
import { type Ended, type Machine, machine, type Place } from './machine.ts'
import type { Deployment } from './deployment.ts'
import { type Program, thisProgram } from './program.ts'
import { secretOf } from './secretOf.ts'
import type { SpillQueue } from './spillQueue.ts'

export const prefix = 'proef'
/** What the door is asked by its client: two tries and no more. */
const triesAtTheDoor = 2

export type Outside = Place & {
  readonly keys: KeyService
  readonly queue: SpillQueue
  readonly log: (record: LogRecord) => void
  readonly deployment: Deployment
}
export type FunctionMachines = ReturnType<typeof functionMachines>

export function functionMachines(outside: Outside) {
  const { keys, queue, log } = outside
  const ingest = [0, 1, 2].map((n) =>
    slot(
      outside,
      `ingest-${n}`,
      (own, stores, { of }): Hono => {
        const { now } = own
        const ids = outside.world.chance(`requests ${own.name}`)
        const newRequest = () => `${own.name}-${ids.below(2 ** 31).toString(16)}`.replaceAll('.', '-')
        return of.ingestApp({
          sources: of.recentSettings(stores.settings, now),
          webhooks: new Map([['generic', async () => ({ webhook: of.webhook })]]), // read already: a file is read when the disk is ready
          secretsOf: (source) => own.ask('secrets get', () => [secretOf(source.id)]),
          pseudonymiser: of.pseudonymiser(keys.vault(own, of.KeyDestroyed)),
          events: stores.events,
          turnedAway: of.turnedAway(of.deliveryCounts(stores.tables), newRequest()),
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
  const folds = [0, 1, 2].map((n) => slot(outside, `fold-${n}`, ({ now }, stores, { of }) => of.foldApp({ ...stores, now, log })))
  const drains = slot(outside, 'drain', ({ name }, { events }, { of }) => of.drain({ events, log, newRequest: () => `drain-${name}` }))
  const sites = [0, 1].map((n) =>
    slot(outside, `site-${n}`, (_, stores, { of }) => ({ stores, load: of.reportLoader(stores.dayFiles), trail: of.auditTrail(stores.tables) })),
  )
  const atWork = doors(outside.world)
  const linesOf = async (stores: Stores) => (await stores.settings.current())?.settings.lines ?? []
  /** What the erasure of earlier programs asks for, which may run beside this one. */
  const askedBefore = (stores: Stores) => ({ lines: () => linesOf(stores) })
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
    strip: slot(outside, 'strip', ({ now }, stores, { of }) => of.stripApp({ stores, now, log })),
    sweep: slot(outside, 'sweep', ({ now }, { tables }, { of }) => of.sweepApp({ tables, now, log })),
    keys: slot(outside, 'keys', (own, { settings, history, tables }, { of }) =>
      of.keysApp({ settings, history, keeper: keys.keeper(own, of.KeyDestroyed), trail: of.auditTrail(tables), now: own.now, log }),
    ),
    watch: slot(outside, 'watch', (own, stores, { of }) =>
      of.watchApp({
        settings: stores.settings,
        coverage: of.coverageReader(stores.dayFiles),
        alerts: of.alertStore(stores.tables),
        now: own.now,
        log,
      }),
    ),
    ask: slot(outside, 'ask', (own, stores, { of }) => {
      const ids = outside.world.chance(`erasures ${own.name}`)
      const newId = () => `e-${ids.below(2 ** 31).toString(16)}`
      const [vault, keeper] = [keys.vault(own, of.KeyDestroyed), keys.keeper(own, of.KeyDestroyed)]
      const ask = of.askErasure({ erasures: of.erasures(stores.tables), vault, keeper, now: own.now })
      return async (number: string): Promise<ErasureAnswer> => {
        const settings = (await stores.settings.current())?.settings
        return settings === undefined ? 'accepted' : ask(settings, { id: newId(), number, by: 'simulated', needsAnother: false })
      }
    }),
    erase: slot(outside, 'erase', ({ now }, stores, { of }) => of.eraseApp({ stores, erasures: of.erasures(stores.tables), now, log, ...askedBefore(stores) })),
    import: slot(outside, 'import', (own, stores, { of }) =>
      of.importer({
        stores,
        records: of.importRecords(stores.tables),
        pseudonymiser: of.pseudonymiser(keys.vault(own, of.KeyDestroyed)),
        providers: of.providers,
        now: own.now,
      }),
    ),
    atWork,
    restore: slot(
      outside,
      'restore',
      ({ now: ownNow }, stores, { of }) =>
        (copy: Copy) =>
          of.restoreTables({ stores, prefix }, copy, {
            dryRun: false,
            withSettings: false,
            onlyCopy: false,
            withoutLedger: false,
            now: ownNow,
            tell: () => undefined,
          }),
    ),
    rebuild: slot(outside, 'rebuild', (_, stores, { of }) => async () => {
      const settings = (await stores.settings.current())?.settings
      return settings === undefined ? undefined : of.rebuild(stores, settings)
    }),
  }
}

export type Slot<App> = { readonly name: string; readonly use: <Answer>(work: (app: App, own: Machine) => Promise<Answer>) => Promise<Ended<Answer>> }

/** A place where one machine runs at a time; the next one begins with nothing in its memory. */
function slot<App>(outside: Outside, name: string, make: (own: Machine, stores: Stores, program: Program) => App, tries?: number): Slot<App> {
  let life = 0
  let running: { readonly own: Machine; readonly app: App; readonly program: Program } | undefined
  const alive = () => {
    if (running?.own.isAlive() === true && outside.deployment.isInUse(running.program)) return running
    const machineName = `${name}.${life++}`
    const program = outside.deployment.programOf(machineName)
    if (program !== thisProgram) outside.world.note(`${machineName} runs ${program.name}`)
    const own = machine(outside, machineName, { tries, marks: program.marks })
    const { storesOf, tablesNamed } = program.of
    running = { own, program, app: make(own, storesOf(tablesNamed(own.client, prefix), { now: own.now }), program) }
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
