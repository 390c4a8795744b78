import type { Report } from '../../report.ts'
import { waitWords } from '../../reportPage.ts'

/** How long were we open, was anyone there, and who got an answer? */
export function availabilityHeadline({ view: { texts, formats }, figures: { availability, waits } }: Report): string {
  const words = texts.availability
  if (availability.openHours === 0) return words.headlineNoHours
  const open = formats.hours(availability.openHoursPerWeek)
  if (availability.answerRate === null) return words.headlineNoAttempts(open)
  const rate =
    availability.offered < 20
      ? words.ofY(formats.whole(availability.answeredWhileOpen), formats.whole(availability.offered))
      : formats.percent(availability.answerRate)
  if (waits.medianSeconds === null) return words.headlineNoWait(open, rate)
  const wait = waitWords(formats, waits.medianSeconds)
  if (availability.staffedShare === null) return words.headlineNoPresence(open, rate, wait)
  return words.headline(open, formats.hours(availability.openHoursPerWeek * availability.staffedShare), rate, wait)
}
