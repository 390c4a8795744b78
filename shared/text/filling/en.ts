import type { fillingNl } from './nl.ts'

export const fillingEn: typeof fillingNl = {
  ribbon: 'The examples are still being filled.',
  headline: 'The examples are still being filled. Soon you will see the figures here.',
  headlinePart: 'The examples are still being filled. For now you see only the days that are there.',
  progress: (line, done, all) => `${line}: ${done} of ${all} days.`,
  waiting: (line) => `${line}: comes next.`,
  meanwhile: 'Ready to look at:',
  refreshes: (seconds) => `This page refreshes every ${seconds} seconds.`,
  still: 'Refreshing is stopped.',
  stop: 'Stop refreshing',
  resume: 'Refresh by itself again',
  now: 'Refresh now',
  live: (line) => `We do not know yet who is waiting: the example data of ${line} is still being filled.`,
  liveMany: 'We do not know yet who is waiting: the example data is still being filled.',
  feed: 'being filled',
}
