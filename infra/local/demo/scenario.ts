type Seven = readonly [number, number, number, number, number, number, number]

/** What an invented helpline is like: who needs it, how they behave, who answers. Lengths in the unit of their name. */
export type Scenario = {
  readonly lineId: string
  readonly name: string
  /** As in the settings file; dates `yyyy-MM-dd`. */
  readonly hours: readonly {
    readonly from: string
    readonly week: string
    readonly onHolidays: string /** what changed, for the marker */
    readonly change?: string
  }[]
  /** Days of history it starts with; absent: as many as most lines. */
  readonly historyDays?: number
  /** Days of each year with other hours, `MM-dd`. */
  readonly yearlyExceptions: readonly { readonly monthDay: string; readonly week: string; readonly reason: string }[]
  /** Takes part in what `story.ts` tells. */
  readonly hasOutages: boolean
  readonly hasCampaigns: boolean
  readonly hasAnsweringService: boolean

  /** New needs on an average day, whether or not the person tries. */
  readonly needsPerDay: number
  /** Relative demand, Monday to Sunday and by local hour 0..23. */
  readonly byWeekday: Seven
  readonly byHour: readonly number[]
  /** Of the needs: from few people who call very often, and from people who call now and then. */
  readonly frequent: { readonly share: number; readonly people: number }
  readonly returning: { readonly share: number; readonly people: number }
  readonly withheldShare: number
  /** Knows the opening hours, and so does not try while closed. */
  readonly knowsHoursShare: number

  readonly patienceMeanMinutes: number
  /** The telephone system gives up on a waiting caller. */
  readonly longestWaitMinutes: number
  readonly queuePlaces: number
  /** With nobody signed in, callers are told so at once instead of being left to wait. */
  readonly turnsAwayWhenUnstaffed: boolean
  readonly talkMedianMinutes: number
  readonly wrapUpMeanMinutes: number
  /** Chance of another try after a failed one. */
  readonly redialAfterClosed: number
  readonly redialAfterWaiting: number

  /** People rostered at the start of a shift, by its local hour. */
  readonly staff: { readonly weekday: readonly StaffFrom[]; readonly weekend: readonly StaffFrom[] }
  readonly shiftHours: number
  readonly volunteers: number
  readonly noShowShare: number
}
/** From this local hour on so many people. */
export type StaffFrom = readonly [hour: number, people: number]

export const staffAt = (steps: readonly StaffFrom[], hour: number) => steps.findLast(([from]) => from <= hour)?.[1] ?? 0
