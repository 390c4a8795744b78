/** The week as slots of half an hour on the wall of the line, from Monday 00:00. */
import { hourMs, minuteMs } from '../../../calendar/durations.ts'
import { type LocalTime, localTimeOf } from '../../../calendar/localTime.ts'
import type { Span } from '../../../calendar/spans.ts'
import { weekdayOf } from '../../../metrics/clockColumns.ts'
import { slotMinutes, slotsInWeek } from '../../caseEvidence.ts'
import type { ExtraBlock } from '../../caseRequest.ts'

const slotMs = slotMinutes * minuteMs
const slotsInDay = 1440 / slotMinutes
export const slotHours = slotMinutes / 60

/** @param day local days since 1970 @param quarter of the local day, 0..95 */
export const slotOf = (day: number, quarter: number): number => weekdayOf(day) * slotsInDay + (quarter >> 1)

/** The slot in which a moment lies, UTC milliseconds. */
export const slotAt = ({ hourOfWeekOf, secondOfDayOf }: LocalTime, moment: number): number =>
  hourOfWeekOf(moment) * (60 / slotMinutes) + Math.floor((secondOfDayOf(moment) % 3600) / (slotMinutes * 60))

/** The slots of a block in their order; one that runs past Sunday goes on with Monday. Half slots count whole. */
export function slotsOfBlock({ weekday, from, until }: ExtraBlock): readonly number[] {
  const first = weekday * slotsInDay + Math.floor(from / slotMinutes)
  const end = weekday * slotsInDay + Math.ceil(until / slotMinutes)
  return Array.from({ length: Math.max(0, Math.min(slotsInWeek, end - first)) }, (_, n) => (first + n) % slotsInWeek)
}

/** Tells every piece of the spans that lies in one slot of one local day, its length in hours of real time. */
export function eachSlotPiece(zone: string, spans: readonly Span[], tell: (day: number, slot: number, hours: number) => void): void {
  const [first, last] = [spans[0], spans.at(-1)]
  if (first === undefined || last === undefined) return
  const offsets = localTimeOf(zone).offsetsBetween(first.from, last.until)
  let step = 0
  for (const span of spans)
    for (let moment = span.from; moment < span.until; ) {
      while (step + 1 < offsets.length && (offsets[step + 1]?.fromMs ?? 0) <= moment) step++
      const shift = (offsets[step]?.offsetMinutes ?? 0) * minuteMs
      const place = Math.floor((moment + shift) / slotMs)
      const end = Math.min(span.until, (place + 1) * slotMs - shift, offsets[step + 1]?.fromMs ?? Number.POSITIVE_INFINITY)
      const day = Math.floor(place / slotsInDay)
      tell(day, weekdayOf(day) * slotsInDay + (place - day * slotsInDay), (end - moment) / hourMs)
      moment = end
    }
}
