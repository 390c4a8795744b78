/**
 * What happened to the invented helplines, by calendar year: fixed local dates, so that a day's history is the same whenever it is looked at.
 */
import { addDays, weekdayOf } from '../../../shared/calendar/localDate.ts'
import { LocalDate } from '../../../shared/contacts/identifiers.ts'

export const demoTimeZone = 'Europe/Amsterdam'

/** From the first date up to, not including, the second. */
export type Stretch = { readonly from: LocalDate; readonly until: LocalDate }

/** Three days, Tuesday to Thursday, of which nothing was recorded. */
export function outageOf(year: number): Stretch {
  const from = nthWeekday(LocalDate.parse(`${year}-06-01`), 2, 2)
  return { from, until: addDays(from, 3) }
}

/** The Monday on which a campaign began. */
export const campaignOf = (year: number): LocalDate => nthWeekday(LocalDate.parse(`${year}-10-01`), 1, 2)

/** The winter that begins in December of this year: an answering service takes the calls outside opening hours, and reports none of them. */
export const answeringServiceOf = (year: number): Stretch => ({ from: LocalDate.parse(`${year}-12-01`), until: LocalDate.parse(`${year + 1}-03-01`) })

export const isWithin = ({ from, until }: Stretch, date: LocalDate) => from <= date && date < until

function nthWeekday(from: LocalDate, weekday: number, nth: number): LocalDate {
  const days = (weekday - weekdayOf(from) + 7) % 7
  return addDays(from, days + 7 * (nth - 1))
}
