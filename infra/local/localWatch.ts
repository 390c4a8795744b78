/** Looks after the sources of one machine every five minutes, and mails people what they want to know. */
import { connectedMail, connectedWatch } from '../../functions/watch/connectedWatch.ts'
import type { User } from '../../shared/access/user.ts'
import { minuteMs } from '../../shared/calendar/durations.ts'
import type { SendMail } from '../../shared/mail/mail.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { Stores } from '../../shared/storage/stores.ts'
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
  const watch = connectedWatch(stores, { now, log })
  const mail = connectedMail(stores, { send, siteAddress, ...(owner === undefined ? {} : { owner }), now, log })
  const look = async () => {
    for (const task of [watch, mail]) await task().catch(() => log({ code: 'watch_failed', level: 'error' }))
  }
  return { look, stop: repeatedly(look, { first: firstAfterMs, next: () => everyMs }).stop }
}
