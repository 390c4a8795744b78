/**
 * What a report says, before anyone words, draws or protects it. Keys are those of the metric registry and of the JSON contract.
 * A figure is a count (a number), an estimate (with its range) or unknown (null); unknown is never 0.
 */
import type { Cause } from '../contacts/cause.ts'
import type { MaybeEstimate } from '../contacts/estimate.ts'
import type { LineId, LocalDate, SourceId } from '../contacts/identifiers.ts'
import type { Definitions } from '../settings/settings.ts'
import type { UncountedMark } from './uncounted.ts'

export type Filters = {
  readonly line: readonly LineId[]
  /** First and last local date, both included. */
  readonly from: LocalDate
  readonly to: LocalDate
  readonly short: 'exclude' | 'include'
  readonly hours: 'all' | 'open' | 'closed'
  readonly unit: 'people' | 'series' | 'attempts'
  readonly grain: 'auto' | Grain
}
export type Grain = 'hour' | 'twohour' | 'daypart' | 'workweek' | 'week'

/** attempts = answered + missed_open + missed_closed + short + unknown, always. */
export type AttemptCounts = {
  readonly attempts: number
  readonly answered: number
  readonly missed_open: number
  readonly missed_closed: number
  readonly short: number
  readonly unknown: number
}

/** People or needs by what became of them; the four parts add up to `all`. */
export type ByStatus = {
  readonly all: MaybeEstimate
  readonly reached_at_once: MaybeEstimate
  readonly later: MaybeEstimate
  readonly never: MaybeEstimate
  readonly still_open: MaybeEstimate
}

export type MissedFigures = AttemptCounts & {
  readonly cause: Readonly<Record<Cause, number>>
  /** What the facts say, before hours or staffing are judged; adds up to `attempts`. */
  readonly outcome: Readonly<Record<'answered' | 'left_in_queue' | 'left_in_menu' | 'turned_away' | 'voicemail' | 'unknown', number>>
  readonly turned_away: Readonly<Record<'closed' | 'full' | 'no_agents' | 'blocked' | 'error' | 'timeout' | 'not_admitted', number>>
  /** By the opening hours at the moment of arrival. */
  readonly arrived_open: { readonly attempts: number; readonly answered: number; readonly missed: number }
  readonly arrived_closed: { readonly attempts: number; readonly answered: number; readonly missed: number }
  /** The telephone system said "closed" although the opening hours say open: somebody has to mend one of the two. */
  readonly closed_by_system: number
  /** Waiting when the line closed; part of cause `closed`. */
  readonly at_closing: number
  readonly series: MaybeEstimate
  readonly needs: MaybeEstimate
  readonly people: MaybeEstimate
  readonly needs_by_status: ByStatus
  readonly people_by_status: ByStatus
  /** The same four in the unit of the filters. */
  readonly reached_at_once: MaybeEstimate
  readonly later: MaybeEstimate
  readonly never: MaybeEstimate
  readonly still_open: MaybeEstimate
  /** Of the people never reached: by whether they first tried while closed or while open. */
  readonly never_closed: MaybeEstimate
  readonly never_open: MaybeEstimate
  /** Median hours from the first attempt to the answer of those reached later; null below 10 of them. */
  readonly later_delay_hours: number | null
  readonly withheld: number
  readonly unlinked: number
  readonly withheld_share: number | null
  /** Most attempts by one recognised caller in one day: shown to the manager for marking, never dropped. */
  readonly most_by_one_caller_in_a_day: number
  /** How far those who withhold their number seem to be the same people who tell it at another attempt, up to 1; absent: it does not show. */
  readonly withheld_now_and_then?: number
  /** People who may be somebody that is counted already, because lists of old days came one by one; absent: nobody. All ranges hold it. */
  readonly counted_twice_at_most?: number
}

export type WeekCell = AttemptCounts & {
  /** ISO weekday 1 (Monday) .. 7; 0 stands for all days of the grain (`workweek` uses 1 for Mo-Fr and 6 for Sa-Su). */
  readonly weekday: number
  /** Local wall time `HH:mm`; `to` may be `24:00`. */
  readonly from: string
  readonly to: string
  /** Needs never reached whose first attempt fell here; estimated, so not whole. */
  readonly never: number
  /** Of `missed_open`, those made in measured time: what a rate per hour rests on. */
  readonly missed_open_measured: number
  /** Hours of this cell in which the line was open, or at all, and was measured. 0 exposure: nothing can be said, which is not 0. */
  readonly openHours: number
  readonly exposureHours: number
}
export type WeekGrid = {
  readonly grain: Grain
  /** Median attempts of the non-empty cells at this grain, and what was asked for. */
  readonly medianAttempts: number
  readonly asked: 'auto' | Grain
  readonly cells: readonly WeekCell[]
  /** Attempts by local hour 0..23 and by ISO weekday Monday..Sunday. */
  readonly byHour: readonly number[]
  readonly byWeekday: readonly number[]
}

export type TrendWeek = AttemptCounts & {
  /** ISO week `2026-W01`. */
  readonly week: string
  readonly from: LocalDate
  readonly to: LocalDate
} & TrendNeeds
/** A calendar month, or the part of it that lies in the period. */
export type TrendMonth = AttemptCounts & {
  /** `2026-01` */
  readonly month: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly openHours: number
} & TrendNeeds
export type TrendDay = AttemptCounts & {
  readonly date: LocalDate
  readonly openHours: number
  /** Missed attempts that came through within a gap, as in `CoverageFigures`. */
  readonly missedInGaps: number
} & TrendNeeds
/** Estimated needs by what became of them, and how much of the time is over and was measured. */
export type TrendNeeds = {
  readonly never: number
  readonly people_reached: number
  readonly people_later: number
  /** Nobody withheld their number, and nobody may be counted twice: the three above are counted, not estimated. */
  readonly isCounted: boolean
  readonly measuredHours: number
  readonly hours: number
  /** Not over yet at the moment the figures are for. */
  readonly running: boolean
}

export type ServiceLevel = {
  readonly seconds: number
  readonly answeredWithin: number
  /** Each: numerator / denominator of one published rule. null where the denominator is 0. */
  readonly ofOffered: number | null
  readonly ofAttempts: number | null
  readonly ofAnsweredAndLeftInQueue: number | null
  readonly withoutQuickLeavers: number | null
  readonly ofAnswered: number | null
}

export type WaitFigures = {
  /** Basis: answered contacts with a known wait, zeros included. */
  readonly basis: 'answered'
  readonly answered: number
  readonly asaSeconds: number | null
  readonly medianSeconds: number | null
  readonly p90Seconds: number | null
  /** Basis: everybody who waited, by Kaplan-Meier of the time to an answer (leavers censored). null: not reached by that share. */
  readonly untilAnswer: { readonly medianSeconds: number | null; readonly p90Seconds: number | null }
  /** Basis: those who left the queue. */
  readonly leavers: { readonly count: number; readonly meanSeconds: number | null; readonly medianSeconds: number | null; readonly p90Seconds: number | null }
  readonly serviceLevel: ServiceLevel
  readonly serviceLevels: readonly ServiceLevel[]
  /** 1/theta by `left after s0 / total waiting after s0`; `assumed` below 10 leavers. */
  readonly patienceMeanSeconds: MaybeEstimate & { readonly leavers: number; readonly assumed: boolean }
  /** Median time after which people stop waiting, by Kaplan-Meier; null: more than half stayed longer than could be seen. */
  readonly patienceMedianSeconds: number | null
  readonly talkSeconds: { readonly count: number; readonly total: number; readonly mean: number | null; readonly median: number | null }
  /** By daypart (local): the same percentiles of the wait until an answer, and of patience. */
  readonly byDaypart: readonly {
    readonly from: string
    readonly to: string
    readonly answered: number
    readonly medianSeconds: number | null
    readonly p90Seconds: number | null
    readonly left: number
  }[]
}

export type AvailabilityFigures = {
  readonly days: number
  readonly openHours: number
  readonly measuredOpenHours: number
  readonly exposureHours: number
  readonly openHoursPerWeek: number
  /** Of the measured open hours; null where presence is not fed. */
  readonly staffedHours: number | null
  readonly staffedShare: number | null
  /** Of measured time, as every share below that rests on them. */
  readonly offered: number
  readonly answeredWhileOpen: number
  readonly answerRate: number | null
  readonly abandonment: number | null
  readonly reachability: number | null
  readonly peopleRate: MaybeEstimate
  /** Date-hours wholly inside opening hours with at least one attempt and no answer. */
  readonly unansweredHours: {
    readonly hours: number
    readonly attempts: number
    readonly list: readonly { readonly date: LocalDate; readonly hour: number; readonly attempts: number }[]
  }
  /** Most conversations at once, and the moment it was first so many. */
  readonly peakInConversation: { readonly value: number; readonly firstAt: string | null }
  readonly byLine: readonly (AttemptCounts & {
    readonly line: LineId
    readonly openHours: number
    readonly staffedHours: number | null
    readonly answerRate: number | null
    readonly medianWaitSeconds: number | null
  })[]
  readonly byMonth: readonly (AttemptCounts & {
    readonly month: string
    readonly openHours: number
    readonly staffedHours: number | null
    readonly measuredOpenHours: number
    readonly answerRate: number | null
  })[]
}

export type Gap = {
  readonly line: LineId
  /** Whose silence it is; null where no source is known to have been in use. */
  readonly source: SourceId | null
  readonly from: string
  readonly until: string
  readonly hours: number
  readonly openHours: number
  readonly cause: 'outage' | 'migration' | 'closed' | 'unknown' | 'before_first_data' | 'after_last_data'
  readonly found: 'told' | 'silence' | 'no_data_yet'
  readonly note: string
}
/** A source of which nobody would see that it stopped: too little comes in to know what is usual, and it sends no heartbeat. */
export type TooQuiet = {
  readonly source: SourceId
  /** Of those that were asked for. */
  readonly lines: readonly LineId[]
  /** Only when nothing has come in for so many days is it known that the source is gone. */
  readonly noticedAfterDays: number
}

export type CoverageFigures = {
  /** Measured hours of the period / hours of the period without those that count as closed. */
  readonly share: number
  readonly gaps: number
  readonly measuredHours: number
  readonly hours: number
  readonly gapList: readonly Gap[]
  /** Hours that people told to count as closed: neither measured nor missing. */
  readonly closedHours: number
  /** Sources that are silent now, whatever the period, as far as what was loaded reaches up to now. */
  readonly silentNow: readonly { readonly line: LineId; readonly source: SourceId | null; readonly since: string }[]
  /** `closedRecorded` of the lines: only where all say yes may "0 while closed" be read as nobody. */
  readonly closedRecorded: 'yes' | 'partly' | 'no' | 'unknown'
  /** Missed attempts that came through within a gap: counted, and left out of every rate. */
  readonly missedInGaps: number
  /** Live sources of which too little comes in to notice that they stop; absent: none. Where there is one, 0 may mean that nothing arrived. */
  readonly tooQuiet?: readonly TooQuiet[]
  readonly presenceFed: boolean
  /** Absent: false. Of lines of which no source tells who is signed in, rosters tell of all open hours when nobody was there. */
  readonly rosterSpeaks?: boolean
  readonly firstDataAt: string | null
  readonly lastDataAt: string | null
  /** Received, and not in these figures yet; absent: they are complete as far as is known. */
  readonly uncounted?: readonly UncountedMark[]
}

export type Figures = {
  readonly filters: Filters
  /** The version that holds at the end of the period, and whether an earlier one holds at its start. */
  readonly definitions: Definitions & { readonly version: number; readonly changedWithin: boolean }
  /** People are added up over so many periods of the keys: somebody who comes back in another period counts again. */
  readonly keyPeriods: number
  readonly timeZone: string
  readonly metrics: MissedFigures
  readonly weekGrid: WeekGrid
  readonly trend: readonly TrendWeek[]
  readonly months: readonly TrendMonth[]
  readonly days: readonly TrendDay[]
  readonly waits: WaitFigures
  readonly availability: AvailabilityFigures
  readonly coverage: CoverageFigures
}

/** One row of the drill-down: a quarter hour x line x cause, never one person's exact moment. */
export type DrillDownRow = {
  readonly date: LocalDate
  /** Local wall time `HH:mm` of the quarter hour, with the offset only in the doubled hour. */
  readonly quarter: string
  readonly line: LineId
  readonly cause: Cause | 'answered'
  readonly open: boolean
  readonly attempts: number
  readonly waitSeconds: { readonly min: number; readonly max: number } | null
  readonly reachedLater: number
}
