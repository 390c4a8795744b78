/** Looks after the sources of one machine every five minutes, and writes down whom to tell in a file of the data folder. */
import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Notice, type Notify, watchApp } from '../../functions/watch/app.ts'
import { coverageReader } from '../../shared/metrics/coverage/coverageReader.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { alertStore } from '../../shared/storage/alertStore.ts'
import type { Stores } from '../../shared/storage/stores.ts'

export type LocalWatchOptions = { readonly stores: Stores; readonly dataDir: string; readonly now: () => number; readonly log: Log }
export type LocalWatch = { readonly look: () => Promise<void>; readonly stop: () => Promise<void> }

const everyMs = 5 * 60_000
/** After the start: the pages come first. */
const firstAfterMs = 30_000

export function localWatch({ stores, dataDir, now, log }: LocalWatchOptions): LocalWatch {
  const watch = watchApp({
    settings: stores.settings,
    coverage: coverageReader(stores.dayFiles),
    alerts: alertStore(stores.tables),
    notify: noticeFile(join(dataDir, 'notices.jsonl')),
    now,
    log,
  })
  const stopping = new AbortController()
  const look = () => watch().catch(() => log({ code: 'watch_failed', level: 'error' }))
  const keepLooking = async () => {
    for (let wait = firstAfterMs; await passes(wait, stopping.signal); wait = everyMs) await look()
  }
  const looking = keepLooking()
  return {
    look,
    stop: async () => {
      stopping.abort()
      await looking
    },
  }
}

const passes = (milliseconds: number, signal: AbortSignal): Promise<boolean> => pause(milliseconds, true, { signal, ref: false }).catch(() => false)

/** One line of JSON a notice; one that stands there already is not written again. */
export function noticeFile(path: string): Notify {
  return async (notice: Notice) => {
    const written = await readFile(path, 'utf8').catch(() => '')
    const line = JSON.stringify(notice)
    if (!written.includes(`"id":${JSON.stringify(notice.id)}`)) await appendFile(path, `${line}\n`, { mode: 0o600 })
  }
}
