/** How long it takes until an acknowledged event is in its contact, asked of one contact every few seconds while the load goes on. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Settings } from '../../shared/settings/settings.ts'
import type { Acknowledged } from './acknowledged.ts'
import { contactIds, type LoadedData } from './afterwards.ts'

export type FoldLag = { /** Milliseconds, one for each contact that was asked for. */ readonly stop: () => Promise<readonly number[]> }

const everyMs = 2_000
const longestMs = 15 * 60_000

export function foldLag({ stores, pseudonymiser }: LoadedData, settings: Settings, told: Acknowledged): FoldLag {
  const lags: number[] = []
  const stopping = new AbortController()
  const ask = async () => {
    const last = told.last()
    if (last === undefined) return
    const since = performance.now()
    const [id] = await contactIds(pseudonymiser, settings, last.source, [last.contact])
    while (id !== undefined && (await stores.contacts.read(id)) === undefined && performance.now() - since < longestMs) await pause(50)
    lags.push(performance.now() - since)
  }
  const asking = (async () => {
    while (!stopping.signal.aborted) {
      await ask()
      await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await asking
      return lags
    },
  }
}
