/** What every command of the operator's command line is made of. */
import type { ParseArgsConfig } from 'node:util'
import { parseArgs } from 'node:util'
import type { Instant } from '../../../shared/contacts/identifiers.ts'
import type { SettingsVersion } from '../../../shared/storage/decided/settingsStore.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import type { OpenStore, StorePlace } from '../store/openStore.ts'

export const exitCodes = { done: 0, failed: 1, wrongUse: 2, refusedRows: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export type CommandContext = {
  /** Results. */
  readonly print: (text: string) => void
  /** Progress and messages. */
  readonly tell: (text: string) => void
  /** The terminal that messages go to, if it is one: a progress bar may be drawn there. */
  readonly terminal: { readonly columns: number; readonly write: (text: string) => void } | undefined
  readonly now: () => Instant
  readonly openStore: (place: StorePlace) => Promise<OpenStore>
  /** Aborted by the first Ctrl-C. */
  readonly interrupted: AbortSignal
  readonly environment: ReadonlyMap<string, string>
  /** A file that the operator named. */
  readonly pathOf: (path: string) => string
}
export type Command = {
  readonly summary: string
  /** Usage, options, examples. */
  readonly help: string
  readonly run: (words: readonly string[], context: CommandContext) => Promise<ExitCode>
}

/** The words after the command cannot be understood: exit code 2. */
export class WrongUse extends Error {}
/** Something the operator can mend, said in full: exit code 1. */
export class CommandFailed extends Error {}

export const storeOptions = { data: { type: 'string' }, endpoint: { type: 'string' }, stage: { type: 'string' } } as const satisfies ParseArgsConfig['options']

/** @throws WrongUse for options that do not exist or lack their value. */
export function readWords<Options extends NonNullable<ParseArgsConfig['options']>>(words: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) throw new WrongUse(error.message.split('. ')[0])
    throw error
  }
}

export const placeOf = ({ data, endpoint, stage }: { data?: string | undefined; endpoint?: string | undefined; stage?: string | undefined }): StorePlace => ({
  ...(data === undefined ? {} : { data }),
  ...(endpoint === undefined ? {} : { endpoint }),
  ...(stage === undefined ? {} : { stage }),
})

/** @throws CommandFailed before anything was set up. */
export async function settingsIn(stores: Stores): Promise<SettingsVersion> {
  const current = await stores.settings.current()
  if (current === undefined) throw new CommandFailed('there are no settings yet: npm run helpline -- apply settings.json')
  return current
}

/** Opens the store, works, and closes it whatever happens. */
export async function withStore<Answer>(context: CommandContext, place: StorePlace, work: (store: OpenStore) => Promise<Answer>): Promise<Answer> {
  const store = await context.openStore(place)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
