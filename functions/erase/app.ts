/**
 * Makes whom people asked for unlinked: the pseudonym goes, the start is cut to the hour, the count stays. It answers to nobody and logs nothing that
 * would tell whether it found anything. Stopped anywhere and run again it ends in the same state.
 */
import { dayMs, hourMs } from '../../shared/calendar/durations.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { type ContactEvent, isContactEvent, type SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { ContactId, EventId } from '../../shared/contacts/identifiers.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { type KeyPeriods, keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import type { Line } from '../../shared/settings/settings.ts'
import { groupOf } from '../../shared/storage/contacts/contactGroup.ts'
import { erasedMark } from '../../shared/storage/forgotten/deletions.ts'
import { type Erasure, type Erasures, type Named, namesAny } from '../../shared/storage/forgotten/erasures.ts'
import { storedRewrite } from '../../shared/storage/facts/storedRewrite.ts'
import type { Stores } from '../../shared/storage/stores.ts'

export type EraseDependencies = {
  readonly stores: Stores
  readonly erasures: Erasures
  /** UTC milliseconds. */
  readonly now: () => number
  readonly log: Log
}

/** @returns how many requests were looked at; one of whom an event is not folded yet stays until it is */
export const eraseApp = (dependencies: EraseDependencies) => async (): Promise<number> => {
  const waiting = await dependencies.erasures.waiting(dependencies.now())
  for (const erasure of waiting) await erase(dependencies, erasure)
  return waiting.length
}

async function erase(dependencies: EraseDependencies, erasure: Erasure): Promise<void> {
  const { stores, erasures, now, log } = dependencies
  // First in the ledger: a restore in between does it again. As many entries for somebody unknown.
  for (const pseudonym of erasure.pseudonyms) await stores.deletions.note(erasedMark(pseudonym), now())
  if (!(await eraseNamed(dependencies, new Set<string>(erasure.pseudonyms)))) return
  await erasures.done(erasure)
  log({ code: 'erased', level: 'info', milliseconds: now() - erasure.at })
}

/**
 * Also for a restore, which knows whom by the list of deletions only.
 * @returns whether nobody is named any more; false while an event is not folded yet
 */
export async function eraseNamed({ stores, erasures }: Pick<EraseDependencies, 'stores' | 'erasures'>, pseudonyms: Named): Promise<boolean> {
  const contacts = new Map<ContactId, Set<EventId>>()
  const rewrite = storedRewrite(stores.tables)
  for await (const page of erasures.naming(pseudonyms))
    for (const { event, isLeaving } of page)
      if (isLeaving) await rewrite.fact(unlinked(event, pseudonyms, 0))
      else contacts.set(event.contactId, (contacts.get(event.contactId) ?? new Set()).add(event.eventId))
  const settings = (await stores.settings.current())?.settings
  const own = settings?.lines ?? []
  const sinceHour = hoursOf(own, settings && keyPeriods(settings.privacy))
  let isWaiting = false
  for (const [contactId, named] of contacts) {
    const known = await stores.contacts.read(contactId)
    // The fold still has the event as it was, and would bring it back: the next run finds it again.
    const isFolded = known !== undefined && [...named].every((eventId) => known.events.some((event) => event.eventId === eventId))
    if (!isFolded) {
      isWaiting = true
      continue
    }
    const { root, events } = await groupOf(stores.contacts, contactId, known)
    const shift = sinceHour(events)
    const changed = new Map<EventId, ContactEvent>(known.events.map((event) => [event.eventId, unlinked(event, pseudonyms, shift)]))
    await rewrite.contact(contactId, root, known, changed)
    await buildAgain(
      stores,
      own,
      known.placed.map(({ line, date }) => ({ id: line, date })),
    )
    // Last: as long as they name somebody, a run after this one finds them.
    await rewrite.facts(known, changed)
  }
  for (const utcDate of new Set((await stores.parcels.dates()).map((parcel) => parcel.utcDate))) {
    if (!(await stores.parcels.eventsOn(utcDate)).some((event) => isContactEvent(event) && namesAny(event, pseudonyms))) continue
    const dates = own.flatMap(({ id, timeZone }) => [0, dayMs - 1].map((offset) => ({ id, date: localTimeOf(timeZone).dateOf(Date.parse(utcDate) + offset) })))
    // Also before: stopped in between, nobody would know that these days are to be built again.
    for (const { id, date } of dates) await stores.dayFiles.bump(id, [date])
    await rewrite.parcels(utcDate, (events) => withoutCaller(events, pseudonyms, sinceHour))
    await buildAgain(stores, own, dates)
  }
  return !isWaiting
}

/**
 * From the full hour on its line's wall to the first event, which becomes the hour itself: in zones half an hour apart another hour may be of another day. Where
 * keys turned within that hour it becomes the turn: before it, it would be of a period that may have been stripped, which takes nothing any more.
 */
type SinceHour = (events: readonly ContactEvent[]) => number
const hoursOf =
  (lines: readonly Line[], calendar: KeyPeriods | undefined): SinceHour =>
  (events) => {
    const first = Math.min(...events.map(({ at }) => at))
    const { dateOf, dayStart } = localTimeOf(lines.find(({ id }) => events.some(({ lineId }) => lineId === id))?.timeZone ?? 'UTC')
    const sinceTurn = calendar === undefined ? hourMs : first - calendar.at(first).from
    return Math.min((first - dayStart(dateOf(first))) % hourMs, sinceTurn)
  }

/** The event without its pseudonyms. All events of a contact move by the same `shift`, so that waits and conversations keep their length. */
function unlinked(event: ContactEvent, pseudonyms: Named, shift: number): ContactEvent {
  const { callerBefore: _before, ...others } = event
  return { ...others, at: Instant.parse(event.at - shift), ...(namesAny(event, pseudonyms) ? { caller: 'unlinked' as const } : {}) }
}

/** Whole contacts: every event of one that names somebody. */
function withoutCaller(events: readonly SourceEvent[], pseudonyms: Named, sinceHour: SinceHour): readonly SourceEvent[] {
  const byContact = Map.groupBy(events.filter(isContactEvent), ({ contactId }) => contactId)
  const shifts = new Map([...byContact].flatMap(([id, own]) => (own.some((event) => namesAny(event, pseudonyms)) ? [[id, sinceHour(own)] as const] : [])))
  return events.map((event) => {
    const shift = isContactEvent(event) ? shifts.get(event.contactId) : undefined
    return shift === undefined || !isContactEvent(event) ? event : unlinked(event, pseudonyms, shift)
  })
}

async function buildAgain(
  { dayFiles }: Stores,
  lines: readonly Line[],
  days: readonly { readonly id: Line['id']; readonly date: Parameters<Stores['dayFiles']['build']>[1] }[],
): Promise<void> {
  for (const { id, date } of days) {
    const line = lines.find((own) => own.id === id)
    if (line === undefined) continue
    await dayFiles.bump(id, [date])
    await dayFiles.build(line, date)
  }
}
