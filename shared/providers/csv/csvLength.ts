import { hourSeconds } from '../../calendar/durations.ts'

const clock = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,6}))?$/
const decimal = /^-?\d{1,9}(?:[.,]\d{1,9})?$/
const inUnits =
  /^(?:(\d{1,3}) ?(?:h|hr|hrs|u|uur|uren|hours?|std)\.?)? ?(?:(\d{1,5}) ?(?:m|min|mins|minuut|minuten|minutes?)\.?)? ?(?:(\d{1,6}(?:[.,]\d{1,6})?) ?(?:s|sec|secs|sek|seconden|seconds?)\.?)?$/i
const iso = /^PT(?:(\d{1,3})H)?(?:(\d{1,5})M)?(?:(\d{1,6}(?:[.,]\d{1,6})?)S)?$/i
/** A part of a day, as spreadsheets count: taken for seconds, every conversation would be over at once. */
const partOfDay = /^0?[.,]\d{7,}$/

/** What people and programs write where there is nothing. */
export const isNothing = (text: string): boolean => /^(?:|[-–—]+|n\.?[vbt]\.?[tb]?\.?|n\/a|null)$/i.test(text)

/** Seconds written as `83`, `83.5`, `83,5`, `1:23`, `0:01:23`, `1m 23s`, `2 min` or `PT1M23S`; undefined for anything else. May be negative: some systems' clocks are. */
export function secondsIn(text: string): number | undefined {
  if (partOfDay.test(text)) return undefined
  if (decimal.test(text)) return numberOf(text)
  const [, hours = '0', minutes, seconds, part = '0'] = clock.exec(text) ?? []
  if (minutes !== undefined) return Number(minutes) > 59 || Number(seconds) > 59 ? undefined : secondsOf(hours, minutes, `${seconds}.${part}`)
  const [, ...units] = (/\d/.test(text) && (inUnits.exec(text) ?? iso.exec(text))) || []
  return units.length === 0 ? undefined : secondsOf(units[0], units[1], units[2])
}

const numberOf = (text: string) => Number(text.replace(',', '.'))
const secondsOf = (hours = '0', minutes = '0', seconds = '0') => Number(hours) * hourSeconds + Number(minutes) * 60 + numberOf(seconds)
