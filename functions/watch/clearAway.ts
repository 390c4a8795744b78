/** After a strip: deletes what readers do not need any more, and removes from the next period whatever leads back into the stripped one. */
import { createHash, randomBytes } from 'node:crypto'
import { dayMs, hourMs } from '../../shared/calendar/durations.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { type Contact, foldContacts } from '../../shared/contacts/contact.ts'
import { type ContactEvent, isContactEvent, isNamed, type SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { CallerPseudonym, type ContactId, type EventId, type LineId, type LocalDate } from '../../shared/contacts/identifiers.ts'
import { eventsByContact } from '../../shared/contacts/joinedContacts.ts'
import { bridgeMs } from '../../shared/privacy/keyPeriods.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { groupOf } from '../../shared/storage/contacts/contactGroup.ts'
import { type DerivedItems, derivedItems, type Row } from '../../shared/storage/contacts/derivedItems.ts'
import { importRecords } from '../../shared/storage/facts/importRecords.ts'
import { readEvents } from '../../shared/storage/facts/storedEvents.ts'
import { type StoredRewrite, storedRewrite } from '../../shared/storage/facts/storedRewrite.ts'
import type { Stores } from '../../shared/storage/stores.ts'

export type Clearing = {
  /** Everything before is stripped, milliseconds. */
  readonly until: number
  /** Until then events tell the older pseudonym. */
  readonly bridgeEnds: number
  /** When events of the stripped period go, in seconds. */
  readonly goneAt: number
  /** A run before this one was stopped: what it changed of a contact may be missing in its rows and facts. */
  readonly isAgain: boolean
}
/** Days that look different now. */
export type ChangedDays = ReadonlyMap<LineId, ReadonlySet<LocalDate>>

export async function clearAway(stores: Stores, settings: Settings, clearing: Clearing): Promise<ChangedDays> {
  const changed = new Map<LineId, Set<LocalDate>>()
  const derived = derivedItems(stores.tables)
  const rewrite = storedRewrite(stores.tables)
  const touch = (line: LineId, date: LocalDate) => changed.set(line, (changed.get(line) ?? new Set()).add(date))
  const clear = cleaner(clearing)
  await clearContacts({ stores, derived, rewrite, clear, clearing, touch })
  await clearRows({ settings, derived, rewrite, clearing })
  for await (const page of stores.events.everything())
    await rewrite.expire(
      page.flatMap(({ event }) => (!isContactEvent(event) && event.at < clearing.until ? [event.eventId] : [])),
      clearing.goneAt,
    )
  await clearParcels(stores, settings, { rewrite, clear, clearing, touch })
  await stores.dayFiles.dropBefore(settings.lines, clearing.until)
  return changed
}

type Work = {
  readonly stores: Stores
  readonly derived: DerivedItems
  readonly rewrite: StoredRewrite
  readonly clear: (events: readonly ContactEvent[]) => readonly ContactEvent[]
  readonly clearing: Clearing
  readonly touch: (line: LineId, date: LocalDate) => void
}

/** Whether every attempt of a contact arrived before the turn and no further event of it is expected. */
const isStripped = (events: readonly ContactEvent[], until: number): boolean => {
  const attempts = foldContacts(events)
  if (attempts.length === 0) return events.every(({ at }) => at < until)
  return attempts.every(({ arrivedAt }) => arrivedAt < until) && !mayGoOn(events, attempts.at(-1), until)
}

/**
 * What was told of it after the turn, or is told yet, must find with whom it belongs, or it would be counted as another attempt: such a contact stays for
 * one period more, without its caller and in nobody's figures.
 */
function mayGoOn(events: readonly ContactEvent[], last: Contact | undefined, until: number): boolean {
  if (last === undefined || last.arrivedAt < until - longestContactMs) return false
  const isOpen = last.outcome === 'unknown' || (last.outcome === 'answered' && last.talkSeconds === undefined)
  // Of whom somebody asked to be forgotten all was moved back to a full hour: what the feed tells again comes at its own moment.
  const movedMs = events.some(({ caller }) => caller === 'unlinked') ? hourMs : 0
  return isOpen || events.some(({ at }) => at + movedMs >= until)
}
const longestContactMs = dayMs

async function clearContacts({ stores, derived, rewrite, clear, clearing, touch }: Work): Promise<void> {
  for await (const page of derived.contacts())
    for (const [contactId, known] of page) {
      const { root, events } = await groupOf(stores.contacts, contactId, known)
      if (isStripped(events, clearing.until)) {
        await rewrite.expire(
          known.events.map(({ eventId }) => eventId),
          clearing.goneAt,
        )
        await rewrite.dropContact(contactId, known)
        continue
      }
      const own = new Set<EventId>(known.events.map(({ eventId }) => eventId))
      const cleared = clear(events)
      const isLeft = (event: ContactEvent, n: number) => own.has(event.eventId) && (clearing.isAgain || event !== events[n])
      const changed = new Map(cleared.flatMap((event, n) => (isLeft(event, n) ? [[event.eventId, event] as const] : [])))
      if (changed.size > 0) {
        await rewrite.contact(contactId, root, known, changed)
        await rewrite.facts(known, changed)
      }
      if (changed.size > 0 || events.some(({ at }) => at < clearing.until)) for (const { line, date } of known.placed) touch(line, date)
    }
}

/** Rows of days that are stripped: presence, heartbeats, and what a crash may have left. */
async function clearRows({ settings, derived, rewrite, clearing }: { settings: Settings } & Pick<Work, 'derived' | 'rewrite' | 'clearing'>): Promise<void> {
  const cutOf = new Map(settings.lines.map(({ id, timeZone }) => [id, localTimeOf(timeZone).dateOf(clearing.until)]))
  for await (const page of derived.rows()) {
    const cutDate = ({ line }: Row) => cutOf.get(line) ?? ''
    // Of the day that is stripped in part, those who came and went before.
    const isBefore = (row: Row) => 'eventId' in row && row.date === cutDate(row) && readEvents(row.text).every(({ at }) => at < clearing.until)
    const old = page.filter((row) => row.date < cutDate(row) || isBefore(row))
    await rewrite.expire(
      old.flatMap((row) => ('eventId' in row ? [row.eventId] : [])),
      clearing.goneAt,
    )
    await derived.dropRows(old)
  }
}

async function clearParcels(stores: Stores, settings: Settings, { rewrite, clear, clearing, touch }: Omit<Work, 'stores' | 'derived'>): Promise<void> {
  const { until, bridgeEnds, goneAt } = clearing
  const imports = importRecords(stores.tables)
  // Its record was there before its first parcel: what it brought stands in no lasting day yet, and it clears away itself what ties two periods.
  const isBeingRead = async (importId: string) => (await imports.read(importId))?.record.state === 'taking'
  const dates = new Set((await stores.parcels.dates()).map(({ utcDate }) => utcDate))
  for (const utcDate of [...dates].sort()) {
    const start = Date.parse(utcDate)
    if (start + dayMs <= until - longestContactMs) await rewrite.expireParcels(utcDate, goneAt)
    else if (start < Math.min(bridgeEnds, until + bridgeMs)) {
      // Who arrived before and goes on is stripped with the first part: nothing of it may be taken for somebody new.
      const isChanged = await rewrite.parcels(utcDate, async (events, importId) =>
        (await isBeingRead(importId)) ? events : withoutStripped(events, clear, until),
      )
      const local = (line: Settings['lines'][number]) => [localTimeOf(line.timeZone).dateOf(start), localTimeOf(line.timeZone).dateOf(start + dayMs - 1)]
      if (isChanged) for (const line of settings.lines) for (const date of local(line)) touch(line.id, date)
    }
  }
}

function withoutStripped(events: readonly SourceEvent[], clear: Work['clear'], until: number): readonly SourceEvent[] {
  const contacts = eventsByContact(events.filter(isContactEvent))
  const gone = new Set<ContactId>(contacts.filter((own) => isStripped(own, until)).flatMap((own) => own.map(({ contactId }) => contactId)))
  const cleared = new Map(contacts.flatMap((own) => clear(own)).map((event) => [event.eventId, event] as const))
  return events
    .filter((event) => (isContactEvent(event) ? !gone.has(event.contactId) : event.at >= until))
    .map((event) => (isContactEvent(event) ? (cleared.get(event.eventId) ?? event) : event))
}

/**
 * Takes the older pseudonym off. A conversation that goes on over the turn keeps its facts: who it was under the older key becomes who it is under the new
 * one, or somebody of whom nothing else is known.
 */
function cleaner({ until, bridgeEnds }: Clearing): Work['clear'] {
  const secret = randomBytes(32)
  const stranger = (caller: string) => CallerPseudonym.parse(createHash('sha256').update(secret).update(caller).digest('base64url').slice(0, 22))
  return (events) => {
    const now = events.find((event) => event.at >= until && isNamed(event))?.caller
    return events.map((event) => {
      const { callerBefore, ...others } = event
      const isOld = event.at < until && isNamed(event) && event.caller !== now
      if (!isOld && (callerBefore === undefined || event.at >= bridgeEnds)) return event
      const caller = isOld && event.caller !== undefined ? (now ?? stranger(event.caller)) : event.caller
      return { ...(event.at >= bridgeEnds ? event : others), ...(caller === undefined ? {} : { caller }) }
    })
  }
}
