/**
 * From stored events to contacts and day files. Every step may be repeated, in any order and by any number of writers at once: a contact is the set of its
 * events, kept in one item; what is derived from it is written whole, on condition that nobody who knew more was there first.
 */
import { type ContactEvent, isContactEvent, type SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { ContactId, EventId, LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import type { Line } from '../../shared/settings/settings.ts'
import { addDays } from '../../shared/calendar/localDate.ts'
import { type ContactStore, type Placement, rowText } from '../../shared/storage/contacts/contactStore.ts'
import type { BuiltDay } from '../../shared/storage/days/dayBuilder.ts'
import type { DayFileStore } from '../../shared/storage/days/dayFiles.ts'
import { isSameDay, placementOfPresence, placementsOf } from '../../shared/storage/contacts/placements.ts'
import { isStoreAway } from '../../shared/storage/tables/storeAway.ts'
import { inTurns } from '../../shared/storage/tables/turns.ts'
import { groupOf } from '../../shared/storage/contacts/contactGroup.ts'

export type FoldStores = {
  readonly contacts: ContactStore
  readonly dayFiles: Pick<DayFileStore, 'bump'> & { readonly build: (line: Line, date: LocalDate) => Promise<Pick<BuiltDay, 'hasImports'>> }
}
/** Events that could not be folded; the others are. `away`: those of them that failed because the store could not be used. */
export type Folded = { readonly failed: ReadonlySet<EventId>; readonly away: ReadonlySet<EventId> }

const contactsAtOnce = 8
const daysAtOnce = 4

/** Days that may look different now, with the events that say so. */
export type TouchedDays = Map<LineId, Map<LocalDate, Set<EventId>>>
export type Placed = { readonly failures: Failures; readonly touched: TouchedDays }

/** @param lines as they are set up now; an event of a line that is not among them stays a fact without a day. */
export async function foldEvents({ contacts, dayFiles }: FoldStores, lines: readonly Line[], events: readonly SourceEvent[]): Promise<Folded> {
  const { failures, touched } = await placeEvents(contacts, lines, events)
  await inTurns([...touched], daysAtOnce, async ([line, days]) => {
    try {
      await bumpAndBuild(
        dayFiles,
        lines.find(({ id }) => id === line),
        [...days.keys()],
      )
    } catch (failure) {
      for (const causes of days.values()) failures.note(causes, failure)
    }
  })
  return failures
}

/** What failed, and whose fault it was. */
export class Failures implements Folded {
  readonly failed = new Set<EventId>()
  readonly away = new Set<EventId>()

  note(eventIds: Iterable<EventId>, failure: unknown): void {
    const isAway = isStoreAway(failure)
    for (const eventId of eventIds) {
      this.failed.add(eventId)
      if (isAway) this.away.add(eventId)
    }
  }
}

/** Adds the events to their contacts and puts every contact's row on its day; no version is raised and no day file is built. */
export async function placeEvents(contacts: ContactStore, lines: readonly Line[], events: readonly SourceEvent[]): Promise<Placed> {
  const failures = new Failures()
  const touched: TouchedDays = new Map()
  const touch = ({ line, date }: Placement, causes: readonly SourceEvent[]) => {
    const days = touched.get(line) ?? new Map<LocalDate, Set<EventId>>()
    touched.set(line, days)
    days.set(date, new Set([...(days.get(date) ?? []), ...causes.map(({ eventId }) => eventId)]))
  }
  const byContact = Map.groupBy(events.filter(isContactEvent), ({ contactId }) => contactId)
  await inTurns([...byContact], contactsAtOnce, async ([contactId, own]) => {
    try {
      for (const day of await foldOneContact(contacts, lines, contactId, own)) touch(day, own)
    } catch (failure) {
      failures.note(
        own.map(({ eventId }) => eventId),
        failure,
      )
    }
  })
  await inTurns(
    events.filter((event) => !isContactEvent(event)),
    contactsAtOnce,
    async (event) => {
      try {
        const day = placementOfPresence(lines, event)
        if (day === undefined) return
        await contacts.putPresence(event, day.date)
        touch(day, [event])
      } catch (failure) {
        failures.note([event.eventId], failure)
      }
    },
  )
  return { failures, touched }
}

/** @returns every day that may look different now. */
async function foldOneContact(
  contacts: ContactStore,
  lines: readonly Line[],
  contactId: ContactId,
  events: readonly ContactEvent[],
): Promise<readonly Placement[]> {
  let group = await groupOf(contacts, contactId, await contacts.add(contactId, events))
  for (;;) {
    const { root, members, events: all } = group
    const days = placementsOf(lines, all)
    const placed = members.get(root)?.placed ?? []
    for (const day of days) {
      if (!placed.some((known) => isSameDay(known, day))) await contacts.notePlacement(root, day)
      await contacts.putRow(root, day, all)
    }
    const before = [...members].flatMap(([id, known]) =>
      known.placed.filter((day) => id !== root || !days.some((own) => isSameDay(own, day))).map((day) => ({ id, day })),
    )
    for (const { id, day } of before) await contacts.removeRow(id, day, all.length)
    // Somebody may have added an event meanwhile, or changed one, and written less than both know: whoever sees that does it again.
    const latest = await contacts.read(contactId)
    const now = latest && (await groupOf(contacts, contactId, latest))
    if (now === undefined || rowText(now.events) === rowText(all)) return [...days, ...before.map(({ day }) => day)]
    group = now
  }
}

async function bumpAndBuild(dayFiles: FoldStores['dayFiles'], line: Line | undefined, dates: readonly LocalDate[]): Promise<void> {
  if (line === undefined) return
  await dayFiles.bump(line.id, dates)
  const built = await inTurns(dates, daysAtOnce, async (date) => ({ date, ...(await dayFiles.build(line, date)) }))
  // Where history was imported around a day, its contacts may have arrived the day before or after by what the import knows.
  const beside = new Set(built.flatMap(({ date, hasImports }) => (hasImports ? [addDays(date, -1), addDays(date, 1)] : [])))
  for (const date of dates) beside.delete(date)
  if (beside.size === 0) return
  await dayFiles.bump(line.id, beside)
  await inTurns([...beside], daysAtOnce, (date) => dayFiles.build(line, date))
}
