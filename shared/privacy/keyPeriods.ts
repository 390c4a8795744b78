/**
 * How long one person can be recognised: for a period of some weeks, under a key of that period. The calendar of periods follows from the settings alone,
 * so everybody who makes or reads a pseudonym names the same period. A period turns at 05:00 on the wall of the organisation, when it is quietest.
 */
import { dayMs } from '../calendar/durations.ts'
import { addDays, dayNumberOf } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import type { Span } from '../calendar/spans.ts'
import type { LocalDate } from '../contacts/identifiers.ts'
import type { PrivacySettings } from '../settings/privacySettings.ts'

/** Half-open, in milliseconds UTC. `name`: the date on which it begins. */
export type KeyPeriod = Span & { readonly name: LocalDate }
export type KeyPeriods = {
  readonly at: (moment: number) => KeyPeriod
  readonly before: (period: KeyPeriod) => KeyPeriod
  /** Every period that touches a stretch, in order. */
  readonly between: (from: number, until: number) => readonly KeyPeriod[]
  /** In the first days of a period: the previous one, whose pseudonyms are still made beside the new ones. */
  readonly bridgedAt: (moment: number) => KeyPeriod | undefined
  /** The end of the last period whose bridge is over too: what is older is stripped, or is about to be. */
  readonly overUntil: (now: number) => number
}

/**
 * Whether the period of a name begins before a turn of the calendar. A period begins within a day of the midnight UTC its name stands for, wherever the
 * organisation is, and lasts for a week at the least, so the name alone tells.
 * @param turn milliseconds UTC at which some period begins
 */
export const beginsBefore = (name: string, turn: number): boolean => Date.parse(name) < turn - 2 * dayMs

/** The longest window in which somebody is still "reached later". */
export const bridgeDays = 7
export const bridgeMs = bridgeDays * dayMs
const turnsAt = '05:00'
const recentKept = 3

const calendars = new WeakMap<PrivacySettings, KeyPeriods>()

/** The calendar of these settings, worked out once for each version of them. */
export function keyPeriods(settings: PrivacySettings): KeyPeriods {
  const known = calendars.get(settings)
  if (known !== undefined) return known
  const made = makeKeyPeriods(settings)
  calendars.set(settings, made)
  return made
}

type Stretch = { readonly first: number; readonly days: number }

function makeKeyPeriods({ keyPeriods: versions, timeZone }: PrivacySettings): KeyPeriods {
  const clock = localTimeOf(timeZone)
  const stretches = stretchesOf(versions)
  const turn = (day: number) => clock.fromWallClock(addDays(epoch, day), turnsAt)
  const made = (day: number, days: number): KeyPeriod => ({ name: addDays(epoch, day), from: turn(day), until: turn(day + days) })
  // Events come in order of time, mostly; each asks for its own period, for the one before and for that of a week ago.
  let recent: readonly KeyPeriod[] = []
  const containing = (day: number): KeyPeriod => {
    const { first, days } = stretches.findLast((stretch) => stretch.first <= day) ?? stretches[0] ?? { first: 0, days: 28 }
    return made(first + Math.floor((day - first) / days) * days, days)
  }
  const at = (moment: number): KeyPeriod => {
    for (const period of recent) if (period.from <= moment && moment < period.until) return period
    const day = dayNumberOf(clock.dateOf(moment))
    const found = containing(moment < turn(day) ? day - 1 : day)
    recent = [found, ...recent.slice(0, recentKept - 1)]
    return found
  }
  const before = (period: KeyPeriod) => at(period.from - 1)
  return {
    at,
    before,
    between: (from, until) => {
      const periods: KeyPeriod[] = []
      for (let period = at(from); period.from < until; period = at(period.until)) periods.push(period)
      return periods
    },
    bridgedAt: (moment) => {
      const period = at(moment)
      return moment < period.from + bridgeMs ? before(period) : undefined
    },
    overUntil: (now) => at(now - bridgeMs).from,
  }
}

/** Day 0 of day numbers. */
const epoch = '1970-01-01' as LocalDate // a date as it is written

/**
 * Every version of the length in the order of its date, each beginning where the period that was running under the one before it ends: a period is never cut
 * short, so that every length stays what the settings allow.
 */
function stretchesOf(versions: PrivacySettings['keyPeriods']): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const { from, days } of [...versions].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = stretches.at(-1)
    const day = dayNumberOf(from)
    const first = last === undefined ? day : last.first + Math.ceil(Math.max(0, day - last.first) / last.days) * last.days
    if (last?.first === first) stretches.pop()
    stretches.push({ first, days })
  }
  return stretches
}
