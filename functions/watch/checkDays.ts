/**
 * Computes the last days again from the facts and compares them with what reports read (O7). What it finds is said in the log, which raises the alarm;
 * `helpline rebuild` mends it.
 */
import { setTimeout } from 'node:timers/promises'
import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { type Verified, verify } from '../../shared/storage/days/verify.ts'

export type CheckDaysDependencies = {
  readonly stores: Stores
  /** UTC milliseconds. */
  readonly now: () => number
  readonly log: Log
  /** Before a second look; absent: half a minute. */
  readonly pause?: () => Promise<unknown>
}

const daysBack = 6
const secondLookMs = 30_000

/** @returns how many days are not what the facts say */
export async function checkDays({ stores, now, log, pause = () => setTimeout(secondLookMs) }: CheckDaysDependencies): Promise<number> {
  const settings = (await stores.settings.current())?.settings
  if (settings === undefined) return 0
  const from = addDays(localTimeOf(settings.privacy.timeZone).dateOf(now()), -daysBack)
  const first = await verify(stores, settings, { from })
  const { days } = first
  const differences = first.differences.length === 0 ? [] : await stillThere(first.differences)
  for (const [line, own] of Map.groupBy(differences, (difference) => difference.line)) log({ code: 'derived_differs', level: 'error', line, count: own.length })
  if (differences.length === 0) log({ code: 'verified', level: 'info', count: days })
  return differences.length

  /** What was delivered a moment ago may not be folded yet. */
  async function stillThere(seen: Verified['differences']): Promise<Verified['differences']> {
    await pause()
    const again = settings === undefined ? [] : (await verify(stores, settings, { from })).differences
    return again.filter(({ line, date }) => seen.some((own) => own.line === line && own.date === date))
  }
}
