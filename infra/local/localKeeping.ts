/** Strips what is over, destroys its keys and deletes what is due, every hour while the host runs. */
import { setTimeout as pause } from 'node:timers/promises'
import { eraseApp } from '../../functions/erase/app.ts'
import { keysApp } from '../../functions/keys/app.ts'
import { checkDays } from '../../functions/watch/checkDays.ts'
import { checkTrail } from '../../functions/watch/checkTrail.ts'
import { nightAnswers } from '../../functions/watch/nightAnswers.ts'
import { stripApp } from '../../functions/watch/strip.ts'
import { sweepApp } from '../../functions/watch/sweep.ts'
import { thinRosters } from '../../functions/watch/thinRosters.ts'
import { dayMs, hourMs, minuteMs } from '../../shared/calendar/durations.ts'
import { keepingAnswers } from '../../shared/metrics/keptAnswers.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import type { KeyKeeper } from '../../shared/privacy/keyKeeper.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { answerStore } from '../../shared/storage/days/answerStore.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { bookmarks } from '../../shared/storage/mail/bookmarks.ts'
import { erasures } from '../../shared/storage/forgotten/erasures.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { keysFolderOf } from './keys/fileVault.ts'
import { writeLedger } from './restore/ledgerFile.ts'
import { repeatedly } from './repeatedly.ts'
import { dropReplaced } from './restore/restoreFolder.ts'

export type LocalKeepingOptions = {
  readonly stores: Stores
  readonly keeper: KeyKeeper
  readonly dataDir: string
  readonly now: () => number
  readonly log: Log
  /** While invented history is still being made nothing is stripped: what comes later would be too late. */
  readonly isFilling: () => boolean
  /** See `answerStore`. */
  readonly program: string
}
export type LocalKeeping = { readonly keep: () => Promise<void>; readonly stop: () => Promise<void> }

const everyMs = hourMs
/** After the start: the pages come first. */
const firstAfterMs = minuteMs
const askAgainMs = 15_000
const patienceMs = 2_000

export function localKeeping({ stores, keeper, dataDir, now, log, isFilling, program }: LocalKeepingOptions): LocalKeeping {
  const strip = stripApp({ stores, now, log })
  const keys = keysApp({ settings: stores.settings, history: stores.history, keeper, trail: auditTrail(stores.tables), now, log })
  const sweep = sweepApp({ tables: stores.tables, now, log })
  const erase = eraseApp({ stores, erasures: erasures(stores.tables), now, log })
  const figures = keepingAnswers(reportLoader(stores.dayFiles), stores.dayFiles, answerStore(stores.tables, program, now))
  let checkedAt = 0
  const keep = async () => {
    try {
      await erase()
      await strip()
      await keys()
      await sweep()
      await thinRosters({ stores, now })
      await writeLedger(keysFolderOf(dataDir), await stores.deletions.all(now()), now())
      await dropReplaced(dataDir, now())
      if (now() - checkedAt > dayMs) {
        checkedAt = now()
        await checkDays({ stores, now, log })
        await nightAnswers({ settings: stores.settings, days: stores.dayFiles, figures, now })
      }
      await checkTrail({ trail: auditTrail(stores.tables), marks: bookmarks(stores.tables), log })
    } catch {
      log({ code: 'strip_failed', level: 'error' })
    }
  }
  const keepIfFilled = async () => {
    if (!isFilling()) await keep()
  }
  const keeping = repeatedly(keepIfFilled, { first: firstAfterMs, next: () => (isFilling() ? askAgainMs : everyMs) })
  return {
    keep,
    // A strip may be cut off anywhere; the next start goes on with it.
    stop: () => Promise.race([keeping.stop(), pause(patienceMs, undefined, { ref: false })]),
  }
}
