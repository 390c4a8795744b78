/** Settings at the door: read again when they may be old, and used beyond that while the store does not answer. */
import type { SourceId } from '../../shared/contacts/identifiers.ts'
import type { Settings, Source } from '../../shared/settings/settings.ts'
import type { SettingsStore } from '../../shared/storage/decided/settingsStore.ts'
import { inTime } from './inTime.ts'

export type KnownSource = { readonly source: Source; readonly settings: Settings }
export type SourceLookUp = (sourceId: string) => Promise<KnownSource | undefined>

const freshForMs = 15_000
/** A source that was just set up is found this soon, and requests for sources that do not exist cost no more than one reading in this time. */
const askAgainAfterMs = 1_000
/** Nothing can be done without settings; with older ones nearly everything, and an answer that comes later is used for the next request. */
const waitMs = { first: 1_200, again: 300 } as const

/** @throws what the store throws, and TooLate, when settings were never read before. */
export function recentSettings(store: Pick<SettingsStore, 'current'>, now: () => number): SourceLookUp {
  let known: Settings | undefined
  let isKnown = false // also that there are none yet
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined
  const read = async () => {
    askedAt = now()
    known = (await store.current())?.settings
    isKnown = true
  }
  /** One question for everybody who waits for it. */
  const ask = () => {
    asking ??= read().finally(() => {
      asking = undefined
    })
    return asking
  }
  const find = (sourceId: string): KnownSource | undefined => {
    const source = known?.sources.find(({ id }) => id === (sourceId as SourceId)) // compared only
    return known && source && { source, settings: known }
  }
  return async (sourceId) => {
    const age = now() - askedAt
    if (!isKnown) await inTime(ask(), waitMs.first)
    else if (age > freshForMs || (age > askAgainAfterMs && find(sourceId) === undefined)) await inTime(ask(), waitMs.again).catch(() => undefined)
    return find(sourceId)
  }
}
