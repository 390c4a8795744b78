/** How many attempts a stretch of time is expected to bring, by the forecast of its hours. */
import { hourMs, minuteMs } from '../calendar/durations.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import { weekdayOf } from '../calendar/localDate.ts'
import type { LocalDate } from '../contacts/identifiers.ts'
import type { Forecast } from './forecast.ts'

/**
 * @param holidayKindOn the kind of holiday a date is, as the forecast knows it
 * @returns a function of two moments (UTC milliseconds); hours without a rate bring undefined
 */
export function expectedAttempts(
  { perHour, holiday }: Pick<Forecast, 'perHour' | 'holiday'>,
  timeZone: string,
  holidayKindOn: (date: LocalDate) => string | undefined,
): (from: number, until: number) => number | undefined {
  const clock = localTimeOf(timeZone)
  return (from, until) => {
    let sum = 0
    for (let moment = from; moment < until; ) {
      const shift = clock.offsetMinutesAt(moment) * minuteMs
      // To the next full hour on the wall, or to where the clock changes, which is on a full hour too.
      const end = Math.min(until, (Math.floor((moment + shift) / hourMs) + 1) * hourMs - shift)
      const date = clock.dateOf(moment)
      const hour = Math.floor(((((moment + shift) % (24 * hourMs)) + 24 * hourMs) % (24 * hourMs)) / hourMs)
      const rate = perHour((weekdayOf(date) - 1) * 24 + hour)
      if (rate === undefined) return undefined
      const kind = holidayKindOn(date)
      sum += ((rate * (end - moment)) / hourMs) * (kind === undefined ? 1 : holiday(kind).factor)
      moment = end
    }
    return sum
  }
}
