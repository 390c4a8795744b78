const clock = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})$/
const decimal = /^-?\d{1,9}(?:[.,]\d{1,9})?$/

/** Seconds written as `83`, `83.5`, `83,5`, `1:23` or `0:01:23`; undefined for anything else. May be negative: some systems' clocks are. */
export function secondsIn(text: string): number | undefined {
  if (decimal.test(text)) return Number(text.replace(',', '.'))
  const [, hours = '0', minutes, seconds] = clock.exec(text) ?? []
  if (minutes === undefined || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}
