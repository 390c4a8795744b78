/** `FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=…` as a rule. By days and longer only; more than 366 combinations of BY values are no roster. */
import { hourSeconds } from '../calendar/durations.ts'
import { LocalDate } from '../contacts/identifiers.ts'
import type { RepeatRule } from './repeatRule.ts'

const everyOf: ReadonlyMap<string, RepeatRule['every']> = new Map([
  ['DAILY', 'day'],
  ['WEEKLY', 'week'],
  ['MONTHLY', 'month'],
  ['YEARLY', 'year'],
])
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'COUNT', 'UNTIL', 'WKST'])
const mostCombinations = 366

/** undefined for a rule that is not understood to the last part. */
export function readRepeatRule(text: string): RepeatRule | undefined {
  const parts = new Map(text.split(';').map((part) => part.split('=', 2) as [string, string]))
  if ([...parts.keys()].some((name) => !known.has(name))) return undefined
  const every = everyOf.get(parts.get('FREQ') ?? '')
  const interval = whole(parts.get('INTERVAL') ?? '1', 1, 1000)
  const days = listed(parts.get('BYDAY'), weekdayIn)
  const monthDays = listed(parts.get('BYMONTHDAY'), (day) => whole(day, -31, 31))
  const months = listed(parts.get('BYMONTH'), (month) => whole(month, 1, 12))
  const positions = listed(parts.get('BYSETPOS'), (position) => whole(position, -366, 366))
  const count = parts.has('COUNT') ? whole(parts.get('COUNT') ?? '', 1, 50_000) : 0
  const last = parts.has('UNTIL') ? lastIn(parts.get('UNTIL') ?? '') : {}
  const weekStart = weekdays.indexOf(parts.get('WKST') ?? 'MO') + 1
  if (!every || interval === undefined || !days || !monthDays || !months || !positions || count === undefined || !last || weekStart === 0) return undefined
  const combinations = [days, monthDays, months, positions].reduce((product, list) => product * Math.max(1, list.length), 1)
  if (combinations > mostCombinations) return undefined
  return { every, interval, weekdays: days, monthDays, months, positions, weekStart, ...(count > 0 ? { count } : {}), ...last }
}

function whole(text: string, least: number, most: number): number | undefined {
  const number = /^[+-]?\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return number >= least && number <= most && (number !== 0 || least > 0) ? number : undefined
}

/** undefined as soon as one entry is not understood. */
function listed<Entry>(text: string | undefined, read: (entry: string) => Entry | undefined): readonly Entry[] | undefined {
  if (text === undefined) return []
  const entries = text.split(',').map(read)
  return entries.every((entry) => entry !== undefined) ? entries : undefined
}

function weekdayIn(text: string): { readonly weekday: number; readonly nth: number } | undefined {
  const [, nth, name] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? []
  return name === undefined ? undefined : { weekday: weekdays.indexOf(name) + 1, nth: nth === undefined ? 0 : Number(nth) }
}

/** A date counts as a whole; a time is the last at which an appointment may begin. */
function lastIn(text: string): Pick<RepeatRule, 'lastDate' | 'lastTime'> | undefined {
  const [, year, month, day, hour, minute, second = '0', utc] =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:T([01]\d|2[0-3]):?([0-5]\d)(?::?([0-5]\d))?(Z)?)?$/.exec(text) ?? []
  const lastDate = LocalDate.safeParse(`${year}-${month}-${day}`).data
  if (lastDate === undefined) return undefined
  if (hour === undefined) return { lastDate }
  return { lastDate, lastTime: { seconds: Number(hour) * hourSeconds + Number(minute) * 60 + Number(second), isUtc: utc !== undefined } }
}
