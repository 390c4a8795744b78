/** What belongs in an address: for the notice on a page and for whoever reads the API. See `shared/text/en.ts`. */
import type { questionNl } from './nl.ts'

export const questionEn: typeof questionNl = {
  title: 'This question cannot be answered as it was asked',
  shapes: {
    date: 'a date that exists, as YYYY-MM-DD, such as 2026-03-31',
    period: 'a period, such as 13w, 28d, 12m, 2026, 2026-q1, 2026-03 or 2026-w06',
    time: 'a time from 00:00 to 24:00, such as 19:30',
    lateTime: 'a time, such as 19:30; after midnight 26:00',
    weekdays: 'digits from 1 (Monday) to 7 (Sunday), such as 67',
    pageNumber: 'a whole number of 1 or more',
    version: 'a version as we named it',
    shift: 'a shift, as 2026-03-02 19:00-22:00 1',
  },
  oneOf: (choices) => `one of: ${choices}`,
  between: (least, most) => `a number from ${least} to ${most}`,
  knownLines: (lines) => `one of your lines: ${lines}`,
  dateAfter: (from) => `a date on or after ${from}`,
  dateBefore: (to) => `a date on or before ${to}`,
  dateWithin: (days) => `a date at most ${days} days after the first`,
  comparePeriod: 'a first and a last day in that order, not in the future and at most 6 years apart',
  atMostTimes: (most) => `at most ${most} times`,
  cure: (name, expected) => `Give “${name}” ${expected}, or leave it out.`,
  cureOnPage: (name) => `What stands at “${name}” cannot be used. Choose it on the page, or leave it out.`,
  noFile: 'That is why no file was made.',
  toPage: 'To the page of this file',
  cureNeeded: (name, expected) => `Give “${name}” ${expected}.`,
}
