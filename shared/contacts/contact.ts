/**
 * A contact is the fold over the set of its events. Arrival order and repetition mean nothing:
 * the events are made a set by id, put in the order of the facts, and read once.
 */
import { type Caller, type ContactEvent, ContactEventType, type RefusalReason } from './contactEvent.ts'
import type { Crossing } from './crossing.ts'
import type { CallerPseudonym, ContactId, Instant, LineId, SourceId } from './identifiers.ts'

export type Outcome = 'answered' | 'left' | 'turned_away' | 'voicemail' | 'unknown'

/** One attempt by a person to reach a line, `contactId` alone or with the conversation it is a part of. Times are UTC milliseconds; a length that is not known is absent, never 0. */
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
  /** The same person under the key before, in the first days of a key's period. */
  readonly callerBefore?: CallerPseudonym
  /** What was known of an older period when that was stripped, see `Crossing`. */
  readonly crossing?: Crossing
  /** Was put before at least one person who could take it. */
  readonly wasOffered: boolean
  /** Hung up in the menu, before asking for anybody. */
  readonly leftInMenu: boolean
  /** A contact's id is made with its source, so all its events have the same; absent where they are older than that was written down. */
  readonly source?: SourceId
}

const longestSeconds = 86_400
const longestSilenceMs = 86_400_000

/**
 * The attempts that a set of events of one contact tells of, in order of time. Nearly always that is one; a conversation that never ends
 * holds one after another, and one in which only staff spoke holds none. @throws never; an empty list has none.
 */
export function foldContacts(events: readonly ContactEvent[]): readonly Contact[] {
  const facts = inFactOrder(events)
  return attemptsIn(facts).map((own) => contactOf(own, facts))
}

/** A visitor who writes after the attempt before is over, or after a day of silence, seeks contact anew. */
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

/** @param all also of the other attempts of the conversation: who it is and which line may have been said but once */
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
 * What ended the waiting: the first closing since the caller last joined a queue. A caller who timed out and then hung up
 * was timed out; only voicemail and the wish to be called back, where the timed-out are often sent, say more than what came before them.
 */
function closingOf(facts: readonly ContactEvent[]): ContactEvent | undefined {
  const wasQueued = facts.some((event) => event.type === 'contact.queued')
  let closing: ContactEvent | undefined
  for (const event of facts) {
    if (event.type === 'contact.queued') closing = undefined
    else if (isWayOut(event)) closing = event
    else if (closing === undefined && isClosing(event) && !(wasQueued && isBypass(event))) closing = event
  }
  // Nobody waits on who has hung up: a request about the wait that comes in later, without a time of its own, was only slow.
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

/** Whoever is told to have joined a queue was no longer in the menu, whatever a system said that did not know of it. */
const outsideMenu = ({ inMenu: _, ...event }: ContactEvent): ContactEvent => event

function endOfWait(
  waitingSince: Instant,
  end: ContactEvent | undefined,
  first: ContactEvent,
): Pick<Contact, 'outcome' | 'reason' | 'waitSeconds' | 'answeredAt'> {
  if (end === undefined) return { outcome: 'unknown', reason: undefined, waitSeconds: undefined, answeredAt: undefined }
  // A hang-up or an answer has a wait before it; where nothing was told of that, or of when it was over, nobody knows how long it was.
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
  const ends = facts.filter((event) => event.at >= answered.at && (event.type === 'contact.ended' || event.type === 'contact.left'))
  const last = ends.at(-1)
  if (last === undefined) return answered.talkSeconds
  return ends.length === 1 && last.talkSeconds !== undefined ? last.talkSeconds : lengthInSeconds(answered.at, last.at)
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

const isNamed = ({ caller }: ContactEvent) => caller !== undefined && caller !== 'withheld' && caller !== 'unlinked'

function sourceOf(facts: readonly ContactEvent[]): { readonly source?: SourceId } {
  const source = facts.find((event) => event.source !== undefined)?.source
  return source === undefined ? {} : { source }
}

/**
 * Lengths between 0 and 24 hours; anything else is a fault of a clock and unknown. Parts of one system whose clocks differ by less than a second say
 * of whoever was answered at once that it was before they queued: that is no time at all, and unknown it would leave the shortest waits out.
 */
function lengthInSeconds(from: number, until: number): number | undefined {
  const seconds = (until - from) / 1000
  return seconds > -1 && seconds <= longestSeconds ? Math.max(0, seconds) : undefined
}

/** The types are listed in the order of a contact's life. */
const rankOf: ReadonlyMap<ContactEventType, number> = new Map(ContactEventType.options.map((type, rank) => [type, rank]))

/** By time, then the provider's own order, then the order of a contact's life, then digest: a total order over the set. */
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

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
