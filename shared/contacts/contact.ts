/**
 * A contact is the fold over the set of its events. The order in which events arrive, and how often, makes no difference:
 * they are made unique by id, sorted by when they happened, and read once.
 */
import { dayMs, daySeconds } from '../calendar/durations.ts'
import { compareText } from './compareText.ts'
import { type Caller, type ContactEvent, ContactEventType, isNamed, type RefusalReason } from './contactEvent.ts'
import type { Crossing } from './crossing.ts'
import type { CallerPseudonym, ContactId, Instant, LineId, SourceId } from './identifiers.ts'

export type Outcome = 'answered' | 'left' | 'turned_away' | 'voicemail' | 'unknown'

/**
 * One attempt by a person to reach a line. A `contactId` may hold several, one after another, where a conversation never ends. Times are UTC
 * milliseconds; a length that is not known is undefined, never 0.
 */
export type Contact = {
  readonly contactId: ContactId
  /** Absent while no event has said which line it was. */
  readonly lineId: LineId | undefined
  readonly arrivedAt: Instant
  readonly queuedAt: Instant | undefined
  readonly outcome: Outcome
  /** Only with `turned_away`. */
  readonly reason: RefusalReason | undefined
  /** From joining the queue (from arrival where there is none) to the answer or the end of waiting. */
  readonly waitSeconds: number | undefined
  readonly answeredAt: Instant | undefined
  /** Asked to be called back, and was: the attempt was not answered, its need was reached later. */
  readonly calledBackAt: Instant | undefined
  readonly talkSeconds: number | undefined
  readonly caller: Caller
  /** The same caller's pseudonym under the previous key; present in the first days of a key's period only. */
  readonly callerBefore?: CallerPseudonym
  /** What was kept about this caller's attempts in an older period when that was stripped, see `Crossing`. */
  readonly crossing?: Crossing
  /** Was put before at least one person who could take it. */
  readonly wasOffered: boolean
  /** Hung up in the menu, before asking for anybody. */
  readonly leftInMenu: boolean
  /** The same for all events of a contact, as its id is made with the source; absent on events stored before sources were recorded. */
  readonly source?: SourceId
}

const longestSeconds = daySeconds
const longestSilenceMs = dayMs

/**
 * The attempts in a set of events of one contact, in order of time. Nearly always that is one. A conversation that never ends holds several, one after
 * another; a conversation in which only staff wrote holds none. Never throws; no events give no attempts.
 */
export function foldContacts(events: readonly ContactEvent[]): readonly Contact[] {
  const facts = inFactOrder(events)
  return attemptsIn(facts).map((own) => contactOf(own, facts))
}

/** A visitor who writes after the previous attempt is over, or after a day of silence, begins a new attempt. */
function attemptsIn(facts: readonly ContactEvent[]): readonly (readonly [ContactEvent, ...ContactEvent[]])[] {
  const attempts: [ContactEvent, ...ContactEvent[]][] = []
  let isOver = false
  for (const event of facts) {
    const running = attempts.at(-1)
    if (running === undefined && event.needsVisitor) continue // staff wrote first, and to nobody who had asked
    const before = running?.at(-1)
    const isNew: boolean = event.type === 'contact.wrote' && before !== undefined && (isOver || event.at - before.at > longestSilenceMs)
    if (running === undefined || isNew) attempts.push([event])
    else running.push(event)
    if (isClosing(event) || event.type === 'contact.voicemail') isOver = true
    else if (isNew || event.type === 'contact.queued' || event.type === 'contact.answered') isOver = false
  }
  return attempts
}

/** @param all events of every attempt of the conversation, because caller and line may have been reported only once */
function contactOf(facts: readonly [ContactEvent, ...ContactEvent[]], all: readonly ContactEvent[]): Contact {
  const [first] = facts
  const queuedAt = facts.find((event) => event.type === 'contact.queued')?.at
  const person = facts.findIndex((event) => event.type === 'contact.answered')
  const wasCalledBack = person > 0 && closingOf(facts.slice(0, person))?.type === 'contact.callback_requested'
  const spoken = person === -1 ? undefined : facts[person]
  const answered = wasCalledBack ? undefined : spoken
  const end = answered === undefined ? closingOf(wasCalledBack ? facts.slice(0, person) : facts) : undefined
  const closing = queuedAt === undefined ? end : end && outsideMenu(end)
  const lineId = (among: readonly ContactEvent[]) => among.find((event) => event.lineId !== undefined)?.lineId
  return {
    contactId: first.contactId,
    lineId: lineId(facts) ?? lineId(all),
    arrivedAt: first.at,
    queuedAt,
    ...endOfWait(queuedAt ?? first.at, answered ?? closing, first),
    calledBackAt: wasCalledBack ? spoken?.at : undefined,
    talkSeconds: spoken && talkSecondsOf(facts, spoken),
    ...callerOf(facts, all),
    wasOffered: facts.some((event) => event.type === 'contact.offered'),
    leftInMenu: closing?.type === 'contact.left' && closing.inMenu === true,
    ...sourceOf(all),
  }
}

/**
 * What ended the waiting: the first closing event since the caller last joined a queue. A caller who timed out and then hung up counts as timed out.
 * Only voicemail and a request to be called back overrule an earlier closing, because callers who time out are often sent there.
 */
function closingOf(facts: readonly ContactEvent[]): ContactEvent | undefined {
  const wasQueued = facts.some((event) => event.type === 'contact.queued')
  let closing: ContactEvent | undefined
  for (const event of facts) {
    if (event.type === 'contact.queued') closing = undefined
    else if (isWayOut(event)) closing = event
    else if (closing === undefined && isClosing(event) && !(wasQueued && isBypass(event))) closing = event
  }
  // A caller who hung up waits no more: a queue event after that comes from a request without a time of its own that arrived late.
  closing ??= facts.findLast(isGone)
  // Over, but nobody has told yet whether somebody answered.
  return closing?.undecided && !facts.some((event) => isClosing(event) && !event.undecided) ? undefined : closing
}

const isGone = ({ type }: ContactEvent) => type === 'contact.left' || type === 'contact.voicemail'

const closings: ReadonlySet<ContactEventType> = new Set(['contact.left', 'contact.refused', 'contact.callback_requested', 'contact.ended'])
const isWayOut = (event: ContactEvent) => event.type === 'contact.voicemail' || event.type === 'contact.callback_requested'
const isClosing = (event: ContactEvent) => closings.has(event.type)

/** "Never let into a queue" is only a guess from a second file: the queue's own events overrule it. */
const isBypass = (event: ContactEvent) => event.type === 'contact.refused' && event.reason === 'not_admitted'

/** A caller who joined a queue had left the menu, even where a system that did not see the queue reports a hang-up in the menu. */
const outsideMenu = ({ inMenu: _, ...event }: ContactEvent): ContactEvent => event

function endOfWait(
  waitingSince: Instant,
  end: ContactEvent | undefined,
  first: ContactEvent,
): Pick<Contact, 'outcome' | 'reason' | 'waitSeconds' | 'answeredAt'> {
  if (end === undefined) return { outcome: 'unknown', reason: undefined, waitSeconds: undefined, answeredAt: undefined }
  // A wait is unknown where the hang-up or the answer is the only event, or where only the latest moment of an answer is reported.
  const isAlone = end === first && waitingSince === end.at
  const isWaitUntold = end.byThen === true || (isAlone && (outcomeOf(end.type) === 'left' || end.type === 'contact.answered'))
  const waited = isWaitUntold ? undefined : lengthInSeconds(waitingSince, end.at)
  const waitSeconds = end.waitSeconds ?? (end.inMenu ? 0 : waited)
  const outcome = outcomeOf(end.type)
  return {
    outcome,
    reason: outcome === 'turned_away' ? (end.reason ?? 'timeout') : undefined,
    waitSeconds,
    answeredAt: outcome === 'answered' ? end.at : undefined,
  }
}

function outcomeOf(type: ContactEventType): Outcome {
  switch (type) {
    case 'contact.answered':
      return 'answered'
    case 'contact.left':
    case 'contact.ended': // over without an answer and without a word from the system: the caller hung up
      return 'left'
    case 'contact.refused':
    case 'contact.callback_requested':
      return 'turned_away'
    case 'contact.voicemail':
      return 'voicemail'
    case 'contact.arrived':
    case 'contact.wrote':
    case 'contact.queued':
    case 'contact.offered':
    case 'contact.transferred':
      return 'unknown'
  }
}

function talkSecondsOf(facts: readonly ContactEvent[], answered: ContactEvent): number | undefined {
  if (answered.byThen) return undefined
  const isEnd = ({ type }: ContactEvent) => type === 'contact.ended' || type === 'contact.left'
  const until = waitsAgainFrom(facts)
  const ends = facts.filter((event) => event.at >= answered.at && isEnd(event) && event.at <= until)
  const last = ends.at(-1)
  if (last === undefined) return answered.talkSeconds
  return ends.length === 1 && last.talkSeconds !== undefined ? last.talkSeconds : lengthInSeconds(answered.at, last.at)
}

/**
 * When a caller whose conversation was over joined a queue in which nobody answered any more: what they wait there is no talking. A queue event of which no
 * end of the conversation comes before tells nothing, see `closingOf`.
 */
function waitsAgainFrom(facts: readonly ContactEvent[]): number {
  const sinceAnswer = facts.slice(facts.findLastIndex((event) => event.type === 'contact.answered') + 1)
  const again = sinceAnswer.find((event) => event.type === 'contact.queued')?.at ?? Number.POSITIVE_INFINITY
  return sinceAnswer.some((event) => event.type === 'contact.ended' && event.at <= again) ? again : Number.POSITIVE_INFINITY
}

/** A pseudonym told by any event beats "withheld" told by another; what is told of this attempt beats what was told of an earlier one. */
function callerOf(facts: readonly ContactEvent[], all: readonly ContactEvent[]): Pick<Contact, 'caller' | 'callerBefore' | 'crossing'> {
  const named = facts.find(isNamed) ?? all.find(isNamed)
  const told = all.flatMap((event) => event.caller ?? [])
  const caller = named?.caller ?? told.find((own) => own === 'unlinked') ?? 'withheld'
  const callerBefore = facts.find((event) => event.callerBefore !== undefined)?.callerBefore
  const crossing = facts.find((event) => event.crossing !== undefined)?.crossing
  return { caller, ...(callerBefore && { callerBefore }), ...(crossing && { crossing }) }
}

function sourceOf(facts: readonly ContactEvent[]): { readonly source?: SourceId } {
  const source = facts.find((event) => event.source !== undefined)?.source
  return source === undefined ? {} : { source }
}

/**
 * Seconds between two moments, from 0 to 24 hours; anything else is a clock error and unknown. Parts of one system whose clocks differ by less than a second
 * may report an immediate answer before the queue was joined. That counts as 0 seconds: as unknown, the shortest waits would be left out.
 */
function lengthInSeconds(from: number, until: number): number | undefined {
  const seconds = (until - from) / 1000
  return seconds > -1 && seconds <= longestSeconds ? Math.max(0, seconds) : undefined
}

/** The types are listed in the order of a contact's life. */
const rankOf: ReadonlyMap<ContactEventType, number> = new Map(ContactEventType.options.map((type, rank) => [type, rank]))

/** Sorted by time, then by the provider's own order, then by the order of a contact's life, then by digest: a total order. */
function inFactOrder(events: readonly ContactEvent[]): ContactEvent[] {
  const byId = new Map<string, ContactEvent>()
  for (const event of events) {
    const known = byId.get(event.eventId)
    if (known === undefined || compareFacts(event, known) < 0) byId.set(event.eventId, event)
  }
  return [...byId.values()].sort(compareFacts)
}

function compareFacts(a: ContactEvent, b: ContactEvent): number {
  return (
    a.at - b.at ||
    (a.sequence ?? 0) - (b.sequence ?? 0) ||
    (rankOf.get(a.type) ?? 0) - (rankOf.get(b.type) ?? 0) ||
    compareText(a.eventId, b.eventId) ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  )
}
