/** Looks after the sources of one machine every five minutes, and mails people what they want to know. */
import { randomBytes } from 'node:crypto'
import { watchApp } from '../../functions/watch/app.ts'
import { mailApp } from '../../functions/watch/mail.ts'
import type { User } from '../../shared/access/user.ts'
import { minuteMs } from '../../shared/calendar/durations.ts'
import type { SendMail } from '../../shared/mail/mail.ts'
import { coverageReader } from '../../shared/metrics/coverage/coverageReader.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { staffingReader } from '../../shared/metrics/staffing/staffingReader.ts'
import { markingUncounted } from '../../shared/metrics/incompleteFigures.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { alertStore } from '../../shared/storage/mail/alertStore.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { mailStore } from '../../shared/storage/mail/mailStore.ts'
import { rosterStore } from '../../shared/storage/decided/rosterStore.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { uncountedReader } from '../../shared/storage/contacts/uncountedReader.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { repeatedly } from './repeatedly.ts'

export type LocalWatchOptions = {
  readonly stores: Stores
  readonly send: SendMail
  /** Of the pages; undefined until the host listens. */
  readonly siteAddress: () => string | undefined
  /** Who sits at the machine. */
  readonly owner: User | undefined
  readonly now: () => number
  readonly log: Log
}
export type LocalWatch = { readonly look: () => Promise<void>; readonly stop: () => Promise<void> }

const everyMs = 5 * minuteMs
/** After the start: the pages come first. */
const firstAfterMs = 30_000

export function localWatch({ stores, send, siteAddress, owner, now, log }: LocalWatchOptions): LocalWatch {
  const watch = watchApp({
    settings: stores.settings,
    coverage: coverageReader(stores.dayFiles),
    alerts: alertStore(stores.tables),
    now,
    log,
  })
  const mail = mailApp({
    settings: stores.settings,
    load: markingUncounted(reportLoader(stores.dayFiles), uncountedReader(stores.tables, stores.folding)),
    staffing: staffingReader(stores.dayFiles, rosterStore(stores.tables)),
    alerts: alertStore(stores.tables),
    trail: auditTrail(stores.tables),
    users: userStore(stores.tables),
    ...(owner === undefined ? {} : { owner }),
    mails: mailStore(stores.tables),
    send,
    siteAddress,
    random: randomBytes,
    now,
    log,
  })
  const look = async () => {
    for (const task of [watch, mail]) await task().catch(() => log({ code: 'watch_failed', level: 'error' }))
  }
  return { look, stop: repeatedly(look, { first: firstAfterMs, next: () => everyMs }).stop }
}
