/** One run: a scenario, the machines, the trouble, and what must be true at the end. */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { storesOf } from '../../../shared/storage/stores.ts'
import { tablesNamed } from '../../../shared/storage/tables/tables.ts'
import type { KeptKey } from '../../../shared/privacy/keyKeeper.ts'
import { keyPeriods } from '../../../shared/privacy/keyPeriods.ts'
import { linkGroupOf } from '../../../shared/privacy/linkGroup.ts'
import type { LogRecord } from '../../../shared/privacy/logRecord.ts'
import { deploymentOf, onlyThis } from './deployment.ts'
import { faultsOf } from './faults.ts'
import { functionMachines, prefix } from './functionMachines.ts'
import { keyService } from './keys.ts'
import { plan } from './plan.ts'
import type { Program } from './program.ts'
import { type Scenario, scenarioOf } from './scenario.ts'
import { senders } from './senders.ts'
import { spillQueue } from './spillQueue.ts'
import { undisturbed } from './standStill.ts'
import { memoryStore } from './store/memoryStore.ts'
import { clientOver } from './store/storeHandler.ts'
import { directClient } from './store/directClient.ts'
import { streamOf } from './stream.ts'
import type { Violation } from './parts.ts'
import { violationsIn } from './violations.ts'
import { world } from './world.ts'

export type RunResult = {
  readonly seed: number
  readonly digest: string
  readonly violations: readonly Violation[]
  readonly steps: number
  readonly contacts: number
  readonly trace: readonly string[]
}

/** `isOverTheWire`: with the whole of the real client; absent: every tenth run. `beside`: another program is deployed too, before this one, after it or with it. */
export type RunOptions = { readonly isTraced?: boolean; readonly isOverTheWire?: boolean; readonly beside?: Program | undefined }

/** What `npm run simulate` and the tests run. */
export const runSeed = (seed: number, { isTraced = false, isOverTheWire = seed % 10 === 0, beside }: RunOptions = {}): Promise<RunResult> =>
  undisturbed(async (standStill, use) => {
    if (isOverTheWire) await warmedUp()
    const scenario = scenarioOf(world(seed, 0, standStill).chance('scenario'))
    const own = world(seed, scenario.start, standStill, isTraced)
    use({ random: own.chance('process'), pause: own.pause })
    const sizes = own.chance('sizes')
    const store = memoryStore(prefix, { pageBytes: sizes.isTrue(0.4) ? 600 + sizes.below(4_000) : 2 ** 20 }, own.now)
    const faults = faultsOf(own)
    const keys = keyService(keysAt(scenario))
    const logs: LogRecord[] = []
    const queue = spillQueue(own, () => machines.drain)
    const deployment = beside === undefined ? onlyThis : deploymentOf(own, beside, scenario.turn)
    const machines = functionMachines({
      world: own,
      isOverTheWire,
      store,
      faults,
      keys,
      queue,
      deployment,
      log: (record) => void logs.push(record),
    })
    // Looks at the store as it is, without waiting and without trouble.
    const quiet = storesOf(
      tablesNamed(
        directClient(
          async (operation, input) => store.answer(operation, input),
          (attempt) => attempt(),
        ),
        prefix,
      ),
      { now: own.now },
    )
    await quiet.settings.save(scenario.settings, 0)
    const stream = streamOf(own, store.table(`${prefix}-events`), machines.fold)
    const sent = senders(own, scenario.deliveries, machines.ingest)
    const parts = { world: own, scenario, store, faults, keys, machines, stream, queue, sent, quiet, logs, deployment }
    const seen = await plan(parts)
    const violations = await violationsIn(parts, seen)
    return { seed, digest: own.digest(), violations, steps: own.steps(), contacts: scenario.contacts.length, trace: own.trace() }
  })

/** As if the nightly work had been done before the run began. */
const keysAt = ({ settings, start }: Scenario): readonly KeptKey[] =>
  keyPeriods(settings.privacy)
    .between(start - 7 * 86_400_000, start + 1)
    .flatMap(({ name: period }) => [...new Set(settings.lines.map(({ id }) => linkGroupOf(settings, id)))].map((linkGroup) => ({ period, linkGroup })))

/** The real client loads parts of itself when it is first used, and that takes as long as it takes. */
const warmedUp = () => clientOver(async () => ({})).send(new GetCommand({ TableName: 'none', Key: { pk: 'none', sk: 'none' } }))
