/** The sentences of the roster. See `shared/text/en.ts`. */
import type { staffingNl } from './nl.ts'

const times = (count: number, one: string, more: string) => (count === 1 ? one : more)

export const staffingEn: typeof staffingNl = {
  nextWeek: 'Next week',
  thisWeek: 'This week',
  inWeek: (days) => `In the week of ${days}`,
  headlineShort: (week, moments, number, hours) =>
    times(
      moments,
      `${week} one period is short-staffed, ${hours} of shifts in all.`,
      `${week} ${number} periods are short-staffed, ${hours} of shifts in all.`,
    ),
  headlineWorst: (when, people) => `${when} is expected to cost most people: ${people}.`,
  headlineWorstAssumed: (when) => `The longest is ${when}.`,
  headlineWorstSmall: (when) => `The largest shortage is ${when}; we expect to miss nobody because of it.`,
  headlineEnough: (week) => `${week} all open hours have enough people.`,
  headlineNoRoster: (week, people, number, when) =>
    `${week} we know no roster yet. At the busiest moment, ${when}, ${times(people, '1 person is needed', `${number} people are needed`)}.`,
  headlineClosed: (week) => `${week} this line is not open.`,
  assumed: (minimum) => `We have measured too little to say how many people are needed. So we count with the minimum: ${minimum} at once.`,
  assumedBecause: 'That takes four whole weeks and thirty conversations of which we know how long they lasted.',
  unknownDays: 'Of a part of this week we do not know the roster. That is unknown, and no shortage.',
  week: 'Week',
  previous: 'Previous week',
  next: 'Following week',
  line: 'Line',
  show: 'Show',

  gapsTitle: 'Where people are short',
  gapsSummary: 'The period that costs most people comes first. A shortage is never set off against a surplus at another time.',
  noGaps: 'Nowhere in this week is anybody short.',
  when: 'When',
  required: 'Required',
  rostered: 'Rostered',
  present: 'Present',
  short: 'Short',
  staffHours: 'Shift hours',
  people: 'People we miss',
  cure: 'What helps',
  cureWords: (people, number, when) => times(people, `1 more person, ${when}`, `${number} more people, ${when}`),

  surplusTitle: 'Where somebody can be spared',
  surplusSummary: 'Here more people are rostered than needed, throughout.',
  noSurplus: 'Nowhere are more people rostered than needed.',
  surplus: 'Surplus',

  gridTitle: { difference: 'Difference by the hour', required: 'Required by the hour', rostered: 'Rostered by the hour', present: 'Present by the hour' },
  gridSummary: {
    difference: 'A minus is a shortage, a plus a surplus. An empty cell is a time at which the line is closed; a question mark is not known.',
    required: 'So many people have to be on the roster, absence included. An empty cell is a time at which the line is closed.',
    rostered: 'The smallest number of people on the roster at any moment of the hour. A question mark: the roster is not known.',
    present: 'The smallest number of people signed in at any moment of the hour. A question mark: not known, or still to come.',
  },
  views: { difference: 'Difference', required: 'Required', rostered: 'Rostered', present: 'Present' },
  viewsLabel: 'What the overview shows',
  time: 'Time',
  unknownCell: 'not known',
  closedCell: 'closed',
  cellWords: {
    difference: (when, short, number) => (short > 0 ? `${when}: ${number} too few` : short < 0 ? `${when}: ${number} to spare` : `${when}: just enough`),
    people: (when, people, number) => `${when}: ${times(people, '1 person', `${number} people`)}`,
    unknown: (when) => `${when}: not known`,
  },

  whatIfTitle: 'What if somebody joins?',
  whatIfHint: 'This changes nothing in the roster. To try more, add one after the other.',
  day: 'Day',
  from: 'From',
  until: 'Until',
  number: 'Number',
  add: 'Look',
  clear: 'Take all away',
  added: (number, when) => `${number} more on ${when}`,
  effect: (before, after) => `With this we expect to miss ${after} people instead of ${before}.`,
  noEffect: 'We expect this to make no difference: there are enough people at that time, or the line is closed.',
  closedThen: 'The line is closed at that time. Whether longer hours help is worked out with the opening hours.',
  badWhatIf: 'We cannot read this shift. Choose a day, and times such as 19:00.',

  basisTitle: 'What these numbers rest on',
  basis: {
    attempts: (weeks) => `How many people try is estimated from the last ${weeks} whole weeks of this line, by hour of the week.`,
    handle: (length, count) => `A conversation takes ${length} on average, with the work after it. We know that from ${count} conversations.`,
    patience: (length) => `Who waits holds out for ${length} on average.`,
    patienceAssumed: (length) => `How long people wait before they hang up is not well known yet. We count with ${length}.`,
    target: (share) => `Required is the smallest number of people with whom at most ${share} of those who try give up before they get through.`,
    absence: (share) => `We expect ${share} of the rostered people not to be there.`,
    minimum: (people) => `Never fewer than ${people} are required.`,
    atOnce: (chats) => `One person holds ${chats} chats at once.`,
    method: 'The method is called Erlang A: a queue that people leave when it takes too long.',
    naive: (better) => `On weeks it did not know, this estimate came ${better} closer to what happened than “just like last week”.`,
  },
  single: {
    title: 'When there is only one person',
    unknown: 'Your source does not tell who is signed in. So we do not know how often there was only one person.',
    never: 'In the last 13 weeks there was never only one person present during opening hours.',
    hours: (hours, staffed) => `In the last 13 weeks exactly one person was present for ${hours}, of the ${staffed} in which anybody was.`,
    missed: (attempts, number) =>
      attempts === 0
        ? 'While that person was in conversation no attempt was missed.'
        : times(
            attempts,
            'While that person was in conversation 1 attempt was missed.',
            `While that person was in conversation ${number} attempts were missed.`,
          ),
  },
  explained: {
    title: 'How we get to “required”, by the hour',
    attempts: 'Expected attempts',
    onDuty: 'Must be there',
    because: 'Because of',
    becauseOf: { target: 'your target', minimum: 'the minimum' },
  },
  importTitle: 'Read a roster',
  importLink: 'Read a roster file',
  calendarLink: 'Open shifts as a calendar (ICS)',
  calendarName: (line) => `Open shifts ${line}`,
  calendarEntry: (people, number, line) => times(people, `1 person wanted: ${line}`, `${number} people wanted: ${line}`),
}
