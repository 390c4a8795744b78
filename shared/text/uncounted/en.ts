import type { uncountedNl } from './nl.ts'

export const uncountedEn: typeof uncountedNl = {
  title: 'Not everything is counted yet',
  lines: (count) => `${count} lines`,
  parked: (lines, day) =>
    `Not everything of ${lines} is counted yet: something of ${day} could not be processed. Nothing is lost; once the administrator mends this, it counts after all.`,
  behind: (lines, since) =>
    `Not everything of ${lines} is counted yet: what came in since ${since} is still being processed. Nothing is lost; it will count by itself.`,
  importing: (lines, since) =>
    `Since ${since} a file of ${lines} has been read in or taken away: the figures of those days are not complete yet. If that was interrupted, it can go on under Data, Import data.`,
  tonightTitle: 'Figures of last night',
  tonight: (lines, since) =>
    `The figures of ${lines} are up to ${since}. With this many attempts we work them out every night; what came in after that counts tomorrow. Choose a shorter period for the figures of now.`,
  csv: 'Not counted yet',
  noReport: 'Not everything of these months is counted yet. A report stays as it is made; make it once that notice is gone from the overview.',
  mail: 'Please note: not everything is counted yet. Nothing is lost; the page will soon show the full figures.',
}
