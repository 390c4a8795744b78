/** Everything of one run, for those who plan it and those who judge it. */
import type { LogRecord } from '../../../shared/privacy/logRecord.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import type { Deployment } from './deployment.ts'
import type { Faults } from './faults.ts'
import type { FunctionMachines } from './functionMachines.ts'
import type { KeyService } from './keys.ts'
import type { Scenario } from './scenario.ts'
import type { Senders } from './senders.ts'
import type { SpillQueue } from './spillQueue.ts'
import type { MemoryStore } from './store/memoryStore.ts'
import type { Stream } from './stream.ts'
import type { World } from './world.ts'

export type Parts = {
  readonly world: World
  readonly scenario: Scenario
  readonly store: MemoryStore
  readonly faults: Faults
  readonly keys: KeyService
  readonly machines: FunctionMachines
  readonly stream: Stream
  readonly queue: SpillQueue
  readonly sent: Senders
  /** The store as it is, at once and without trouble. */
  readonly quiet: Stores
  readonly logs: readonly LogRecord[]
  readonly deployment: Deployment
}
/** What was found wrong: which rule, and where. */
export type Violation = { readonly rule: string; readonly what: string }
/** What the plan saw on its way. */
export type Seen = {
  readonly violations: readonly Violation[]
  /** Who asked to be forgotten, when, and of which periods there was a key. */
  readonly erased: readonly { readonly number: string; readonly at: number; readonly periods: readonly string[] }[]
  /** What a list brought, by contact and type; undefined where it was taken over such a time that nobody can say which days it replaced. */
  readonly imported: ReadonlySet<string> | undefined
  /** When a strip began, each time. */
  readonly strips: readonly number[]
}
