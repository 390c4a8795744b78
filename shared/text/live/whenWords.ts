/** A moment near now as people say it: "tot 21:00", "tot morgen 06:00"; "om 21:00", "maandag om 09:00", "op do 24 dec om 09:00". */
import { addDays, weekdayOf } from '../../calendar/localDate.ts'
import { localTimeOf } from '../../calendar/localTime.ts'
import type { Formats } from '../format.ts'
import type { Texts } from '../texts.ts'

export type WhenWords = {
  /** After "until", or said as the moment at which something happens. */
  readonly as: 'until' | 'at'

  readonly texts: Pick<Texts, 'live'>
  readonly formats: Pick<Formats, 'weekday' | 'shortDay'>
  readonly timeZone: string
  readonly now: number
}

/** @param instant UTC milliseconds, not before now. */
export function whenWords(instant: number, { as, texts, formats, timeZone, now }: WhenWords): string {
  const words = texts.live[as]
  const clock = localTimeOf(timeZone)
  const [date, today] = [clock.dateOf(instant), clock.dateOf(now)]
  const second = clock.secondOfDayOf(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  const wall = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}`
  // In the night in which an hour comes twice, the hour alone does not say which of the two.
  const isTwice = clock.fromWallClock(date, second) !== clock.fromWallClock(date, second, { ambiguous: 'second' })
  const isFirst = clock.fromWallClock(date, second) === Math.floor(instant / 1000) * 1000
  const at = isTwice ? texts.live.wall.twice(wall, isFirst) : wall
  if (date === today) return words.today(at)
  if (date === addDays(today, 1)) return words.tomorrow(at)
  const weekday = weekdayOf(date)
  if (date < addDays(today, 7)) return words.weekday(formats.weekday(weekday), at)
  return words.date(formats.weekday(weekday, 'short'), formats.shortDay(date), at)
}
