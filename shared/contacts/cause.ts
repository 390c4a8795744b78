/**
 * Why nobody answered, judged with the opening hours and the staffing of that moment.
 * The first rule that fits holds; the order is part of the definition.
 */
import type { Channel, RefusalReason } from './contactEvent.ts'
import type { Outcome } from './contact.ts'

export const causes = ['closed', 'unstaffed', 'busy', 'refused', 'gave_up', 'technical', 'short', 'unknown'] as const
export type Cause = (typeof causes)[number]

/** What a cause counts as; `attempts = answered + missed_open + missed_closed + short + unknown`. */
export type MissedAs = 'missed_open' | 'missed_closed' | 'short' | 'unknown'
export function missedAs(cause: Cause): MissedAs {
  switch (cause) {
    case 'closed':
      return 'missed_closed'
    case 'unstaffed':
    case 'busy':
    case 'refused':
    case 'gave_up':
      return 'missed_open'
    case 'short':
      return 'short'
    case 'technical':
    case 'unknown':
      return 'unknown'
  }
}

export type Unanswered = {
  readonly outcome: Exclude<Outcome, 'answered'>
  readonly reason: RefusalReason | 'none'
  readonly channel: Channel
  /** undefined: no end of waiting was told. */
  readonly waitSeconds: number | undefined
  readonly leftInMenu: boolean
  readonly wasOffered: boolean
}
export type Situation = {
  /** By the opening hours at arrival. */
  readonly isOpen: boolean
  /** The line closed while this person was waiting. */
  readonly closedWhileWaiting: boolean
  /** People signed in and not paused at arrival; undefined where no source tells. */
  readonly present: number | undefined
  /** The feed was healthy at arrival, so a missing end is a fault and not a hole. */
  readonly isMeasured: boolean
  /** So fresh that it may still end. */
  readonly isFresh: boolean
  /** `undefined` where short hang-ups are counted like any other. */
  readonly shortSeconds: number | undefined
}

export function causeOf(contact: Unanswered, situation: Situation): Cause {
  if (contact.outcome === 'turned_away' && contact.reason === 'error') return 'technical'
  if (contact.outcome === 'unknown') return situation.isMeasured && !situation.isFresh ? 'technical' : 'unknown'
  if (!situation.isOpen || situation.closedWhileWaiting || isTurnedAwayAsClosed(contact)) return 'closed'
  if (situation.present === 0) return 'unstaffed'
  if (isShort(contact, situation.shortSeconds)) return 'short'
  switch (contact.outcome) {
    case 'left':
      return 'gave_up'
    case 'voicemail':
      return 'busy'
    case 'turned_away':
      return turnedAwayBecause(contact, situation)
  }
}

/** The telephone system's own word that it was closed counts even where the opening hours say open; reports show such a disagreement apart. */
export const isWordOfClosing = (reason: Unanswered['reason']): boolean => reason === 'closed' || reason === 'not_admitted'
const isTurnedAwayAsClosed = ({ outcome, reason }: Unanswered) => outcome === 'turned_away' && isWordOfClosing(reason)

/** A hang-up in the menu is short however long it took: nobody had been asked for yet. */
function isShort(contact: Unanswered, shortSeconds: number | undefined): boolean {
  if (shortSeconds === undefined || contact.outcome !== 'left') return false
  return contact.leftInMenu || (contact.waitSeconds !== undefined && contact.waitSeconds < shortSeconds)
}

function turnedAwayBecause(contact: Unanswered, situation: Situation): Cause {
  if (contact.reason === 'no_agents' && situation.present === undefined) return 'unstaffed'
  if (contact.reason === 'blocked') return 'refused'
  const offeredChatTimedOut = contact.channel === 'chat' && contact.wasOffered && contact.reason === 'timeout'
  return offeredChatTimedOut ? 'refused' : 'busy'
}
