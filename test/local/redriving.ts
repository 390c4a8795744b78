/** `helpline redrive` over the stores of a test, and beside them a queue where it looks for one. */
import { redrive } from '../../infra/local/commands/redrive.ts'
import type { CommandContext } from '../../infra/local/commands/command.ts'
import type { OpenStore } from '../../infra/local/store/openStore.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { at } from '../storage/testEvents.ts'

export async function redriving(stores: Stores, words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const [printed, told]: [string[], string[]] = [[], []]
  const context: CommandContext = {
    print: (text) => void printed.push(text),
    tell: (text) => void told.push(text),
    terminal: undefined,
    now: () => at('2026-03-02T12:00:00Z'),
    openStore: async () => ({ stores, url: undefined, close: async () => undefined }) as unknown as OpenStore,
    interrupted: new AbortController().signal,
    environment: new Map(Object.entries(environment)),
    pathOf: (path) => path,
  }
  const code = await redrive.run(words, context)
  return { code, printed: printed.join('\n'), told: told.join('\n') }
}
