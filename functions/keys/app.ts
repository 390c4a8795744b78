/**
 * Makes, turns and destroys the keys of callers. May be run as often as one likes: the key of the period that is coming is there before it begins, and a
 * key goes once its period is stripped and nothing ties it to the next. What is destroyed never comes back.
 */
import { dayMs } from '../../shared/calendar/durations.ts'
import type { KeyKeeper, KeptKey } from '../../shared/privacy/keyKeeper.ts'
import { keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import { linkGroupOf } from '../../shared/privacy/linkGroup.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import type { AuditTrail } from '../../shared/storage/people/auditTrail.ts'
import type { History } from '../../shared/storage/days/history.ts'
import type { SettingsStore } from '../../shared/storage/decided/settingsStore.ts'

export type KeysDependencies = {
  readonly settings: Pick<SettingsStore, 'current'>
  readonly history: Pick<History, 'state'>
  readonly keeper: KeyKeeper
  /** Where it is written down what was made and destroyed (K12). */
  readonly trail: Pick<AuditTrail, 'append'>
  /** UTC milliseconds. */
  readonly now: () => number
  readonly log: Log
}
export type KeysDone = { readonly made: number; readonly destroyed: readonly string[] }

/** The next key is made so long before it is needed. */
const aheadMs = 2 * dayMs
/** An import's own key lives no longer, whether or not anybody confirmed it. */
const importKeyMs = 30 * dayMs

export const keysApp = (dependencies: KeysDependencies) => async (): Promise<KeysDone> => {
  const settings = (await dependencies.settings.current())?.settings
  if (settings === undefined) return { made: 0, destroyed: [] }
  const { keeper, trail, now, log } = dependencies
  const alive = await keeper.alive()
  const isAlive = (key: KeptKey) => alive.some(({ period, linkGroup }) => period === key.period && linkGroup === key.linkGroup)
  const missing = wantedKeys(settings, now()).filter((key) => !isAlive(key))
  const tell = (action: 'key_made' | 'key_destroyed', filter: Readonly<Record<string, string>>) =>
    // A key that cannot be written down is still made or destroyed: nobody may be recognised for longer because of it.
    trail.append({ at: now(), user: 'keys', action, object: 'callerKey', filter: { ...filter } }).catch(() => log({ code: 'trail_unwritten', level: 'error' }))
  for (const key of missing) {
    await tell('key_made', { period: key.period, lines: key.linkGroup })
    await keeper.make(key)
    log({ code: 'key_made', level: 'info' })
  }
  const over = await overPeriods(dependencies, settings, alive)
  for (const period of over) {
    await tell('key_destroyed', { period })
    await keeper.destroy(period)
    log({ code: 'key_destroyed', level: 'info' })
  }
  return { made: missing.length, destroyed: over }
}

/** The keys that must exist: for every link group, of the present period and of the one that begins soon. */
function wantedKeys(settings: Settings, now: number): readonly KeptKey[] {
  const calendar = keyPeriods(settings.privacy)
  const periods = new Set([calendar.at(now), calendar.at(now + aheadMs)].map(({ name }) => name))
  const groups = new Set(settings.lines.map(({ id }) => linkGroupOf(settings, id)))
  return [...periods].flatMap((period) => [...groups].map((linkGroup) => ({ period, linkGroup })))
}

/** Periods whose keys may be destroyed: stripped and cleared away completely, or of an import older than the longest time allowed. */
async function overPeriods({ history, now }: KeysDependencies, settings: Settings, alive: readonly KeptKey[]): Promise<readonly string[]> {
  const cleanedUntil = (await history.state())?.cleanedUntil ?? 0
  const calendar = keyPeriods(settings.privacy)
  const isOver = (period: string) => {
    const startedAt = /^import-.+-(\d+)$/.exec(period)?.[1]
    if (startedAt !== undefined) return Number(startedAt) + importKeyMs <= now()
    const begins = Date.parse(`${period}T12:00:00Z`)
    return !Number.isNaN(begins) && calendar.at(begins).until <= cleanedUntil
  }
  return [...new Set(alive.map(({ period }) => period))].filter(isOver).sort()
}
