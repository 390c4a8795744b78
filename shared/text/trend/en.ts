import type { trendNl } from './nl.ts'
import { times } from '../times.ts'

export const trendEn: typeof trendNl = {
  by: {
    day: {
      column: 'Day',
      running: 'The last day is still running and is left out of the comparison.',
      never: (typical) => `Never reached: about ${typical} people on a typical day`,
      neverFew: 'People we never spoke to, by day',
      needs: (typical) => `Without a conversation: about ${typical} needs on a typical day`,
      needsFew: 'Needs without a conversation, by day',
      attempts: 'Missed attempts by day',
      people: (tried, never) => `On a typical day about ${tried} people tried; we never spoke to about ${never}`,
      peopleFew: 'People by day: reached, reached later, never reached',
      alt: (count, low, high) => `${times(count, '1 day', `${count} days`)}. The lowest day holds ${low}, the highest ${high}.`,
      same: (count, all) => times(count, `1 day, with ${all}.`, `${count} days, with ${all} each.`),
      gaps: (count) => times(count, '1 day was not fully measured; that part is hatched.', `${count} days were not fully measured; those parts are hatched.`),
    },
    week: {
      column: 'Week',
      running: 'The last week is still running and is not taken for a typical week. Only days that are over are compared.',
      never: (typical) => `Never reached: about ${typical} people in a typical week`,
      neverFew: 'People we never spoke to, by week',
      needs: (typical) => `Without a conversation: about ${typical} needs in a typical week`,
      needsFew: 'Needs without a conversation, by week',
      attempts: 'Missed attempts by week',
      people: (tried, never) => `In a typical week about ${tried} people tried; we never spoke to about ${never}`,
      peopleFew: 'People by week: reached, reached later, never reached',
      alt: (count, low, high) => `${times(count, '1 week', `${count} weeks`)}. The lowest week holds ${low}, the highest ${high}.`,
      same: (count, all) => times(count, `1 week, with ${all}.`, `${count} weeks, with ${all} each.`),
      gaps: (count) => times(count, '1 week was not fully measured; that part is hatched.', `${count} weeks were not fully measured; those parts are hatched.`),
    },
    month: {
      column: 'Month',
      running: 'The last month is still running and is not taken for a typical month. Only days that are over are compared.',
      never: (typical) => `Never reached: about ${typical} people in a typical month`,
      neverFew: 'People we never spoke to, by month',
      needs: (typical) => `Without a conversation: about ${typical} needs in a typical month`,
      needsFew: 'Needs without a conversation, by month',
      attempts: 'Missed attempts by month',
      people: (tried, never) => `In a typical month about ${tried} people tried; we never spoke to about ${never}`,
      peopleFew: 'People by month: reached, reached later, never reached',
      alt: (count, low, high) => `${times(count, '1 month', `${count} months`)}. The lowest month holds ${low}, the highest ${high}.`,
      same: (count, all) => times(count, `1 month, with ${all}.`, `${count} months, with ${all} each.`),
      gaps: (count) =>
        times(count, '1 month was not fully measured; that part is hatched.', `${count} months were not fully measured; those parts are hatched.`),
    },
  },
  amounts: {
    people: (count, number) => times(count, '1 person', `${number} people`),
    needs: (count, number) => times(count, '1 need', `${number} needs`),
    attempts: (count, number) => times(count, '1 attempt', `${number} attempts`),
  },
  inNeeds: (name) => `${name} (needs)`,
  compared: {
    weekday: (days) => `Dashed line: ${days}. The same weekdays stand above each other.`,
    date: (days) => `Dashed line: ${days}. The same dates stand above each other.`,
  },
  comparedGaps: 'Not all of that earlier period was measured. There the line is missing, and what we did not see does not count.',
  stillOpen: (days) => `The last ${days} days may still change: we may yet speak to those who tried then. A bar with a dashed edge is not complete yet.`,
  counted: {
    all: 'These bars are counted, not estimated.',
    some: 'A bar in full colour is counted. A bar in a softer colour is an estimate: we do not know of every attempt who made it.',
  },
  tooEarly: 'This is too recent to say whom we never spoke to.',
  mayChange: 'may still change',
  tooManyDays: (most) => `These are more than ${most} days. That is why you see weeks.`,
}
