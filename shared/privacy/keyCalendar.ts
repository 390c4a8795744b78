/** Past and coming key periods, each with the dates on which its data is deleted: for people who are asked how long a caller can be recognised. */
import { dayMs } from '../calendar/durations.ts'
import type { PrivacySettings } from '../settings/privacySettings.ts'
import { backupDays, eventRetentionDays } from '../storage/tables/retention.ts'
import { bridgeMs, type KeyPeriod, keyPeriods } from './keyPeriods.ts'

/**
 * `coming`, `now`; `bridge`: over, and still held beside the next one; `closing`: is being stripped; `late`: should have been stripped by now;
 * `over`: stripped, so that nobody in it can be recognised.
 */
export type TurnState = 'coming' | 'now' | 'bridge' | 'closing' | 'late' | 'over'

/** Moments in UTC milliseconds, each the latest there may be. */
export type KeyTurn = {
  readonly period: KeyPeriod
  readonly state: TurnState
  /** Until then a caller of this period can be recognised. */
  readonly recognisedUntil: number
  /** The key can no longer be used. */
  readonly keyUnusable: number
  /** When the key is gone for good: a week later than destroyed in a key management service, at once for a key file. */
  readonly keyGone: number
  /** The events themselves, under pseudonyms that nobody can turn back. */
  readonly eventsGone: number
  /** What was deleted is in no backup any more. */
  readonly backupsGone: number
}

export type KeyCalendarQuestion = {
  readonly settings: PrivacySettings
  readonly keysKept: 'kms' | 'file' | 'elsewhere'
  /** Up to where everything is stripped and cleared away; undefined: nothing was yet. */
  readonly cleanedUntil: number | undefined
  readonly now: number
}

/** Within so long after the bridge a period is stripped and its key destroyed. */
const closingMs = dayMs
/** The shortest wait that the key management service has. */
const serviceWaitMs = 7 * dayMs

/** The present period with so many before and after it, the oldest first. Those before the first that was ever stripped are left out: nothing is known of them. */
export function keyCalendar(
  question: KeyCalendarQuestion,
  { before = 3, after = 3 }: { readonly before?: number; readonly after?: number } = {},
): readonly KeyTurn[] {
  const calendar = keyPeriods(question.settings)
  const present = calendar.at(question.now)
  const earlier: KeyPeriod[] = []
  for (let period = present; earlier.length < before; ) {
    period = calendar.before(period)
    earlier.unshift(period)
  }
  const later: KeyPeriod[] = []
  for (let period = present; later.length < after; ) {
    period = calendar.at(period.until)
    later.push(period)
  }
  const isKnown = ({ until }: KeyPeriod) => question.cleanedUntil !== undefined || until + bridgeMs > question.now
  return [...earlier.filter(isKnown), present, ...later].map((period) => turnOf(period, question))
}

function turnOf(period: KeyPeriod, { keysKept, cleanedUntil, now }: KeyCalendarQuestion): KeyTurn {
  const recognisedUntil = period.until + bridgeMs
  const keyUnusable = recognisedUntil + closingMs
  const eventsGone = keyUnusable + eventRetentionDays * dayMs
  return {
    period,
    state: stateOf(period, { keyUnusable, recognisedUntil, cleanedUntil, now }),
    recognisedUntil,
    keyUnusable,
    keyGone: keysKept === 'kms' ? keyUnusable + serviceWaitMs : keyUnusable,
    eventsGone,
    backupsGone: eventsGone + backupDays * dayMs,
  }
}

type Moments = Pick<KeyTurn, 'recognisedUntil' | 'keyUnusable'> & Pick<KeyCalendarQuestion, 'cleanedUntil' | 'now'>

function stateOf({ from, until }: KeyPeriod, { recognisedUntil, keyUnusable, cleanedUntil, now }: Moments): TurnState {
  if (now < from) return 'coming'
  if (now < until) return 'now'
  if (cleanedUntil !== undefined && until <= cleanedUntil) return 'over'
  if (now < recognisedUntil) return 'bridge'
  return now < keyUnusable ? 'closing' : 'late'
}
