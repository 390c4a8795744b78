/** A helpline of which everything is known: who needs it, how they behave, who answers, what its telephone system writes down. */
import type { LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { ExtraBlock } from '../../../shared/cases/caseRequest.ts'

export type CaseLine = {
  readonly seed: number
  /** Class of line, for counting how each does. */
  readonly kind: string
  readonly channel: 'phone' | 'chat'
  /** Conversations one person has at once. */
  readonly chatsAtOnce: number
  /** First day of the evidence, a Monday, and its length. */
  readonly from: LocalDate
  readonly weeks: number
  /** The present week; `staff` people rostered. */
  readonly present: readonly ExtraBlock[]
  readonly closesOnHolidays: boolean

  readonly needsPerYear: number
  /** Relative demand by weekday (Monday first) and by local hour. */
  readonly byWeekday: readonly number[]
  readonly byHour: readonly number[]
  /** Demand in hours in which the line is closed at present, beside what the hour would have: 0 where nobody thinks of calling then. */
  readonly closedDemand: number
  /** Relative height of summer or winter above the mean, and the day of the year of the top. */
  readonly season: { readonly height: number; readonly topDay: number }
  /** Demand on a public holiday beside another day. */
  readonly holidayDemand: number
  /** Variance over mean of the needs in a week, from whole weeks that are busier than others. */
  readonly phi: number

  /** Of the needs: from few people who call very often, and from people who call now and then. */
  readonly frequent: { readonly share: number; readonly people: number }
  readonly returning: { readonly share: number; readonly people: number }
  readonly withheldShare: number
  /** After so many days the key behind the pseudonyms turns, and people are told apart anew; 0: never. */
  readonly keyDays: number
  /** Needs of people who know the hours and so do not try while it is closed, beside those of people who try. */
  readonly kappa: number
  /** Of those who know the hours: they wait for the next opening; the others let it be. */
  readonly knowersWaitShare: number
  /** Of those who know the hours: they hear of new ones. */
  readonly learnsShare: number

  readonly patience: {
    readonly meanSeconds: number
    /** Deviation of the logarithm; 0 means exponential. */
    readonly sigma: number
    /** Leave as soon as the tape has told that it may take a while. */
    readonly tapeShare: number
    /** Hang up within seconds. */
    readonly shortShare: number
  }
  readonly queuePlaces: number
  /** Without anybody signed in callers are turned away at once. */
  readonly turnsAwayWhenUnstaffed: boolean
  readonly talk: { readonly medianSeconds: number; readonly sigma: number; readonly wrapUpMeanSeconds: number }

  /** After a failed attempt while open: chance of another, and how much it fades each time. */
  readonly redial: { readonly share: number; readonly medianSeconds: number; readonly sigma: number; readonly fading: number }
  /** After meeting a closed line with the next opening `g` hours away: back in that opening with chance `share * exp(-g / tauHours)`. */
  readonly deferral: { readonly share: number; readonly tauHours: number; readonly meanSeconds: number }
  /** After meeting a closed line: chance to try once more within minutes, and to try on another day at about the same hour. */
  readonly closedAgainShare: number
  readonly blindShare: number

  /** Of the needs, those whose people decide alike each time whether to try again; the others decide anew on each occasion. */
  readonly constancy: number

  readonly noShowShare: number
  readonly presenceFed: boolean
  readonly closedRecorded: 'yes' | 'partly' | 'no'
  /** Of the attempts while closed, recorded where they are so in part. */
  readonly partlyRecordedShare: number
  /** Days since `from`, and hours, in which nothing was recorded. */
  readonly gaps: readonly { readonly fromDay: number; readonly hours: number }[]
}
