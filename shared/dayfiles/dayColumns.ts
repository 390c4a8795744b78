/**
 * One line's local day as columns: the decoded form of a day file, and the only thing reports read.
 * Row i of every array is the same contact; rows stand in order of arrival.
 */
import type { Outcome } from '../contacts/contact.ts'
import type { PresenceEvent, RefusalReason } from '../contacts/contactEvent.ts'
import type { Crossing } from '../contacts/crossing.ts'
import type { SourceId } from '../contacts/identifiers.ts'

export const outcomes = ['unknown', 'answered', 'left', 'turned_away', 'voicemail'] as const satisfies readonly Outcome[]
export const reasons = ['none', 'closed', 'full', 'no_agents', 'blocked', 'error', 'timeout', 'not_admitted'] as const satisfies readonly (
  | RefusalReason
  | 'none'
)[]
export const presenceTypes = [
  'agent.signed_in',
  'agent.paused',
  'agent.resumed',
  'agent.signed_out',
  'counted',
  'agent.was_there',
  'agent.was_paused',
] as const satisfies readonly (
  | PresenceEvent['type']
  /** In a stripped file: so many people were there from this moment on, see `agent`. */
  | 'counted'
)[]

/** Bits of `flags`. */
export const wasOffered = 1
export const leftInMenu = 2
/** The number was there but could not be pseudonymised at that moment (neither withheld nor linkable). */
export const unlinked = 4
/** Not answered, but called back at `answeredAt`. */
export const calledBack = 8

/** Bits of `Stripped.written`: what was known of the moment itself when it was cut to its quarter hour. */
export const wasStripped = 1
/** Arrived while the line was open. */
export const wasOpen = 2
/** The line closed while the caller waited. */
export const closedOnIt = 4
/** Somebody told who was there; and whether that was nobody. */
export const presenceKnown = 8
export const nobodyThere = 16
/** A source is known to have delivered at that moment. */
export const wasMeasured = 32
/** It came through within a gap. */
export const wasInGap = 64
/** It was missed while the only person there was in conversation. */
export const besideLoneTalk = 128
/** The same person tried again within a day, under the next key. */
export const againWithinDay = 256

/** In the columns of lengths: not known. */
export const notKnown = -1

export type DayColumns = {
  readonly length: number
  /** Seconds since 1970 UTC. */
  readonly at: Uint32Array
  /** Index into `outcomes`. */
  readonly outcome: Uint8Array
  /** Index into `reasons`. */
  readonly reason: Uint8Array
  readonly flags: Uint8Array
  /** Seconds in the menu before joining the queue; `notKnown` where no queue was joined. */
  readonly menuSeconds: Int32Array
  /** Whole seconds waited, rounded down; `notKnown` where no end of waiting was told. */
  readonly waitSeconds: Int32Array
  /** Seconds since 1970 UTC at which a person answered, or with `calledBack` called back; 0 where nobody did. */
  readonly answeredAt: Uint32Array
  readonly talkSeconds: Int32Array
  /** Index into `callers`, or -1 for a caller who cannot be recognised. */
  readonly caller: Int32Array
  /** Eight bytes of each pseudonym, as two halves. */
  readonly callers: { readonly high: Uint32Array; readonly low: Uint32Array }
  /** The same people under the key before, 0 and 0 for who was not told; absent where nobody was. */
  readonly callersBefore?: { readonly high: Uint32Array; readonly low: Uint32Array }
  /** By row. */
  readonly crossings?: ReadonlyMap<number, Crossing>
  /** Only in a file that was stripped: `at` is then cut to the quarter hour, rows stay in order of arrival. */
  readonly stripped?: Stripped
  readonly presence: {
    readonly at: Uint32Array
    /** Index into `presenceTypes`. */
    readonly type: Uint8Array
    /** Four bytes of the person's roster pseudonym, only ever counted; with `counted` the number of people signed in and not paused. */
    readonly agent: Uint32Array
  }
  /** Moments (seconds since 1970 UTC, cut to the quarter hour) at which a source of this line showed it was alive. */
  readonly signsOfLife: Uint32Array
  readonly bySource: BySource
  /**
   * Of a stripped day, by source: the import that tells of it, each with a key of its own, so that whoever stands in another too is not recognised. A source
   * that is not named was told by its feed; absent: all were.
   */
  readonly importOf?: ReadonlyMap<SourceId, string>
}

/** Where `BySource` names no source: the fact is older than that was written down. */
export const noSource = 255

/** Which source said what. All empty in files made before it was written down. */
export type BySource = {
  /** At most 255 ids. */
  readonly sources: readonly SourceId[]
  /** Of each contact and each presence event: index into `sources`, or `noSource`. */
  readonly contact: Uint8Array
  readonly presence: Uint8Array
  /** The moments of `signsOfLife`, for each source its own. */
  readonly beats: readonly Uint32Array[]
}

/** What takes the place of the exact moment. */
export type Stripped = {
  readonly written: Uint16Array
  /** Of a recognised caller: seconds since that person's first attempt of the key's period, which itself is known to the quarter hour only. */
  readonly sinceFirst: Int32Array
  /** Of an answered contact: conversations on the line when it was answered, its own among them. */
  readonly atOnce: Uint16Array
  /** Quarter hours (seconds UTC) with any conversation, and the most at once in each. */
  readonly busy: { readonly quarter: Uint32Array; readonly most: Uint16Array }
}
