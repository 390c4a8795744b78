/** What has to be known of a line to say how many people it needs, and what is missing. */
import type { Span } from '../calendar/spans.ts'
import type { StaffPolicy, StaffTarget } from './requiredStaff.ts'
import type { StaffedTime } from './staffedTime.ts'

export type PresentStaff = {
  /** The fewest at any moment. */
  readonly people: number
  /** Nobody was signed in at some moment. */
  readonly isUnstaffed: boolean
}
export type GapInput = {
  /** Opening hours, UTC milliseconds. */
  readonly open: readonly Span[]
  /** The same uncut, where the first or the last opening goes on beyond what is asked about. */
  readonly blocks?: readonly Span[]
  readonly timeZone: string
  readonly handleSeconds: number
  readonly meanPatienceSeconds: number
  /** Of those who gave up or found everybody busy, the share that tries again within a day. */
  readonly redialShare: number
  /** Of the measured attempts, the share that did not get through: so many of them were redials. */
  readonly missedShare: number
  readonly target: StaffTarget
  readonly policy: StaffPolicy
  /** First attempts and redials together; undefined where too little was measured. */
  readonly attempts: (from: number, until: number) => number | undefined
  /** Variance over mean of the attempts, see `dispersionOf`. */
  readonly dispersion: number
  /** How far the level of a week may be off, see `Forecast`. */
  readonly levelVariance: number
  /** Complete weeks that the attempts are estimated from. */
  readonly weeks: number
  readonly level: number
  /** undefined where no roster was told. */
  readonly rostered: (from: number, until: number) => StaffedTime | undefined
  /** undefined in the future, and where no source tells who is there. */
  readonly present: (from: number, until: number) => PresentStaff | undefined
}

/** What was measured are attempts, redials of those who did not get through among them; the share that was a first attempt. */
export const firstShare = ({ redialShare, missedShare }: Pick<GapInput, 'redialShare' | 'missedShare'>): number => 1 - redialShare * missedShare

/**
 * With the required staff fewer give up than were measured, or more: so many fewer or more redials come (Ding, Koole, van der Mei 2013).
 * @returns attempts to staff for, over measured attempts
 */
export const attemptsAtTarget = (input: GapInput): number => firstShare(input) / (1 - input.redialShare * input.target.abandonedAtMost)
