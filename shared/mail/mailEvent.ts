/** What happened, or is the case, that somebody should be mailed about. Each under an id that it keeps however often it is looked at. */
import type { UserId } from '../access/user.ts'
import type { LineId, LocalDate, SourceId } from '../contacts/identifiers.ts'
import type { StaffingStretch } from '../metrics/staffing/staffingFigures.ts'

type Silence = {
  readonly kind: 'silence'
  readonly id: string
  readonly source: SourceId
  readonly lines: readonly LineId[] /** UTC milliseconds. */
  readonly since: number
}
export type SilentEvent = Silence & {
  readonly what: 'silent' /** It is heard again: nobody needs to be told any more who was not. */
  readonly isOver: boolean
}
export type RecoveredEvent = Silence & {
  readonly what: 'recovered' /** Id of the silence. */
  readonly of: string /** First sign of life; absent: people explained it. */
  readonly until?: number
}
/** A line that is open, and nobody signed in. */
export type PresenceEvent = { readonly kind: 'presence'; readonly id: string; readonly line: LineId; readonly since: number }
/** The costliest shortage of one opening. */
export type GapEvent = {
  readonly kind: 'gap'
  readonly id: string
  readonly line: LineId
  readonly gap: Pick<StaffingStretch, 'from' | 'until' | 'short' | 'people'>
  /** Rests on the least that was agreed: what it costs is not known. */
  readonly isAssumed: boolean
}
/** What somebody did who has nobody beside them to do it with (A2). */
export type NoticeEvent = { readonly kind: 'notice'; readonly id: string; readonly about: 'people' | 'erasure' | 'keys' | 'other'; readonly at: number }
/** Local dates, both included: a week that is over. */
export type DigestEvent = { readonly kind: 'digest'; readonly id: string; readonly from: LocalDate; readonly to: LocalDate }
export type InvitationEvent = { readonly kind: 'invitation'; readonly id: string; readonly user: UserId }

export type MailEvent = SilentEvent | RecoveredEvent | PresenceEvent | GapEvent | NoticeEvent | DigestEvent | InvitationEvent

/** Lines an event is about; undefined: about none in particular. */
export function linesOf(event: MailEvent): readonly LineId[] | undefined {
  switch (event.kind) {
    case 'silence':
      return event.lines
    case 'presence':
    case 'gap':
      return [event.line]
    case 'notice':
    case 'digest':
    case 'invitation':
      return undefined
  }
}
