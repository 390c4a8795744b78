/** Three lines that are played again and again, year after year of chance: a quiet one, a busy one in the evening, one by night. */
import type { CaseLine } from './caseLine.ts'
import type { DrawnCase } from './caseLines.ts'
import { handLine } from './handLine.ts'

const evening = [2, 1, 1, 1, 1, 1, 2, 4, 8, 12, 14, 15, 16, 18, 18, 17, 16, 16, 20, 28, 32, 28, 18, 8]
const people: Partial<CaseLine> = {
  weeks: 52,
  closesOnHolidays: true,
  byHour: evening,
  byWeekday: [1.1, 1.05, 1, 1, 0.95, 0.85, 0.95],
  season: { height: 0.1, topDay: 20 },
  holidayDemand: 0.9,
  phi: 1.5,
  withheldShare: 0.2,
  kappa: 0.3,
  knowersWaitShare: 0.6,
  learnsShare: 0.8,
  patience: { meanSeconds: 300, sigma: 0, tapeShare: 0.03, shortShare: 0.03 },
  talk: { medianSeconds: 1200, sigma: 0.6, wrapUpMeanSeconds: 240 },
  redial: { share: 0.5, medianSeconds: 900, sigma: 1.2, fading: 0.95 },
  deferral: { share: 0.5, tauHours: 36, meanSeconds: 5400 },
  closedAgainShare: 0.15,
  blindShare: 0.05,
  constancy: 0.5,
  noShowShare: 0.08,
}
const on = (weekdays: readonly number[], from: number, until: number, staff: number) =>
  weekdays.map((weekday) => ({ weekday, from: from * 60, until: until * 60, staff }))
const workdays = [0, 1, 2, 3, 4]
const allDays = [...workdays, 5, 6]
const crowd = (needsPerYear: number) => ({
  needsPerYear,
  frequent: { share: 0.15, people: Math.max(2, Math.round(needsPerYear / 600)) },
  returning: { share: 0.2, people: Math.round(needsPerYear / 12) },
})

export const referenceLines: Readonly<Record<'quiet' | 'busy' | 'night', DrawnCase>> = {
  quiet: { line: handLine({ ...people, ...crowd(1825), kind: 'quiet', seed: 11, present: on(workdays, 13, 17, 1) }), extra: on([1, 6], 19, 22, 1) },
  busy: { line: handLine({ ...people, ...crowd(21_900), kind: 'busy', seed: 12, present: on(allDays, 13, 19, 2) }), extra: on([0, 2, 6], 19, 22, 3) },
  night: {
    line: handLine({ ...people, ...crowd(7300), kind: 'night', seed: 13, closesOnHolidays: false, present: on(allDays, 9, 22, 2) }),
    extra: on(allDays, 22, 30, 1),
  },
}
