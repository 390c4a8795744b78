/** A line without chance where none is wanted, and needs told one by one: for examples that can be worked out by hand. */
import { LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { CaseLine } from './caseLine.ts'
import type { LatentNeeds } from './latentNeeds.ts'

/** One person on duty, Monday to Friday from 13 to 17; conversations of ten minutes; callers wait for ever and never try again. */
export const handLine = (more: Partial<CaseLine> = {}): CaseLine => ({
  seed: 7,
  kind: 'small',
  channel: 'phone',
  chatsAtOnce: 1,
  from: LocalDate.parse('2026-02-02'),
  weeks: 2,
  present: [0, 1, 2, 3, 4].map((weekday) => ({ weekday, from: 13 * 60, until: 17 * 60, staff: 1 })),
  closesOnHolidays: false,
  needsPerYear: 500,
  byWeekday: [1, 1, 1, 1, 1, 1, 1],
  byHour: Array.from({ length: 24 }, () => 1),
  closedDemand: 1,
  season: { height: 0, topDay: 0 },
  holidayDemand: 1,
  phi: 1,
  frequent: { share: 0, people: 1 },
  returning: { share: 0, people: 1 },
  withheldShare: 0,
  keyDays: 0,
  kappa: 0,
  knowersWaitShare: 0,
  learnsShare: 1,
  patience: { meanSeconds: 1e9, sigma: 0, tapeShare: 0, shortShare: 0 },
  queuePlaces: 50,
  turnsAwayWhenUnstaffed: false,
  talk: { medianSeconds: 600, sigma: 0, wrapUpMeanSeconds: 0 },
  redial: { share: 0, medianSeconds: 600, sigma: 0, fading: 1 },
  deferral: { share: 0, tauHours: 24, meanSeconds: 3600 },
  closedAgainShare: 0,
  blindShare: 0,
  constancy: 0,
  noShowShare: 0,
  presenceFed: true,
  closedRecorded: 'yes',
  partlyRecordedShare: 1,
  gaps: [],
  ...more,
})

export type ToldNeed = { readonly at: string; readonly person: number; readonly isWithheld?: boolean; readonly knowsHours?: boolean }

/** Moments in UTC, in order of time. */
export function toldNeeds(told: readonly ToldNeed[]): LatentNeeds {
  const length = 1 + Math.max(...told.map(({ person }) => person))
  const of = (has: (need: ToldNeed) => boolean | undefined) =>
    Uint8Array.from({ length }, (_, person) => (told.some((need) => need.person === person && has(need)) ? 1 : 0))
  return {
    length: told.length,
    at: Float64Array.from(told, ({ at }) => Date.parse(`${at}Z`) / 1000),
    person: Int32Array.from(told, ({ person }) => person),
    key: Uint32Array.from(told, (_, need) => 1000 + need),
    people: {
      length,
      key: Uint32Array.from({ length }, (_, person) => 2000 + person),
      isWithheld: of(({ isWithheld }) => isWithheld),
      knowsHours: of(({ knowsHours }) => knowsHours),
      hearsOfNewHours: new Uint8Array(length).fill(1),
      perseverance: new Float64Array(length).fill(1),
    },
  }
}
