/**
 * Makes everything that is derived from events anew: contacts, their rows, day files. What should not be there goes, what is missing comes, what is
 * damaged is replaced. It works in place and beside live traffic; stopped at any moment, every day is either as before or as after.
 */
import { isContactEvent, type SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { ContactId, LineId, LocalDate, SourceId } from '../../shared/contacts/identifiers.ts'
import type { Line, Settings } from '../../shared/settings/settings.ts'
import { type KnownContact, rowText } from '../../shared/storage/contacts/contactStore.ts'
import type { LineDate } from '../../shared/storage/days/lineDate.ts'
import { type DerivedItems, derivedItems, type Row } from '../../shared/storage/contacts/derivedItems.ts'
import type { EventLog } from '../../shared/storage/facts/eventLog.ts'
import { writeEvents } from '../../shared/storage/facts/storedEvents.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { type ContactGroup, groupOf } from '../../shared/storage/contacts/contactGroup.ts'
import { importedDays } from '../../shared/storage/days/importedDays.ts'
import { placementOfPresence, placementsOf } from '../../shared/storage/contacts/placements.ts'
import { placeEvents, type TouchedDays } from './fold.ts'

export type RebuildOptions = {
  /** Only day files of these local dates are built again, both included; contacts are always all looked at. */
  readonly from?: LocalDate
  readonly to?: LocalDate
  readonly onProgress?: (progress: RebuildProgress) => void
}
export type RebuildProgress = { readonly step: 'contacts' | 'days'; readonly done: number /** Not known while contacts are read. */; readonly all?: number }
export type Rebuilt = { readonly events: number; readonly days: number /** Derived items that did not follow from the events. */; readonly mended: number }

/** @throws Error when some events could not be folded: nothing is lost, and it can be run again. */
export async function rebuild(stores: Stores, settings: Settings, { from, to, onProgress }: RebuildOptions = {}): Promise<Rebuilt> {
  const { lines } = settings
  const derived = derivedItems(stores.tables)
  const marked = await stores.folding.marked()
  const reached = new Map<SourceId, number>()
  const days = new DaySet(lines)
  let mended = await dropFalseContacts(derived, stores.events)
  const events = await placeEverything(stores, lines, { days, reached }, (done) => onProgress?.({ step: 'contacts', done }))
  mended += await mendRows(stores, lines, derived, days)
  for await (const page of stores.dayFiles.everyFile()) for (const { line, date } of page) days.add(line, date)
  for (const day of await importedDays(stores, settings)) days.add(day.line.id, day.date)
  const cuts = new Map(await Promise.all(lines.map(async (line) => [line.id, await stores.dayFiles.cut(line)] as const)))
  const live = days.all().filter(({ line, date }) => date >= (cuts.get(line.id)?.date ?? ''))
  const wanted = live.filter(({ date }) => (from === undefined || date >= from) && (to === undefined || date <= to))
  for (const [line, own] of Map.groupBy(wanted, (day) => day.line.id))
    await stores.dayFiles.bump(
      line,
      own.map(({ date }) => date),
    )
  await stores.dayFiles.buildAll(wanted, (done) => onProgress?.({ step: 'days', done, all: wanted.length }))
  if (from === undefined && to === undefined) {
    // Nothing that was stored before is missing from any figure now.
    await stores.folding.clear(marked)
    for (const [source, at] of reached) await stores.folding.reached(source, at)
  }
  return { events, days: wanted.length, mended }
}

/** Days of lines that are set up, each once. */
class DaySet {
  private readonly days = new Map<LineId, { line: Line; dates: Set<LocalDate> }>()
  constructor(lines: readonly Line[]) {
    for (const line of lines) this.days.set(line.id, { line, dates: new Set() })
  }
  add(line: LineId, date: LocalDate): void {
    this.days.get(line)?.dates.add(date)
  }
  all(): readonly LineDate[] {
    return [...this.days.values()].flatMap(({ line, dates }) => [...dates].map((date) => ({ line, date })))
  }
}

/** A contact that holds an event which was never stored, or was stored with other words, is taken away; its true events come back in the next step. */
async function dropFalseContacts(derived: DerivedItems, events: EventLog): Promise<number> {
  let dropped = 0
  for await (const page of derived.contacts()) {
    const stored = new Map(
      (await events.findMany([...page.values()].flatMap((known) => known.events.map(({ eventId }) => eventId)))).map(({ event }) => [event.eventId, event]),
    )
    const isTrue = ({ events: own }: KnownContact) => own.every((event) => sameText([event], stored.get(event.eventId)))
    const wrong = [...page].flatMap(([contactId, known]) => (isTrue(known) ? [] : [contactId]))
    await derived.dropContacts(wrong)
    dropped += wrong.length
  }
  return dropped
}

const sameText = (events: readonly SourceEvent[], stored: SourceEvent | undefined) => stored !== undefined && writeEvents(events) === writeEvents([stored])

/** So many contacts' events are held and placed together; all of one contact at once would need all in memory. */
const eventsAtOnce = 20_000

/** `reached`: of each source the newest receipt there is. */
type Found = { readonly days: DaySet; readonly reached: Map<SourceId, number> }

async function placeEverything(stores: Stores, lines: readonly Line[], { days, reached }: Found, onPlaced: (done: number) => void): Promise<number> {
  let done = 0
  let held: SourceEvent[] = []
  const place = async () => {
    const touched = await placeAll(stores, lines, held)
    for (const [line, dates] of touched) for (const date of dates.keys()) days.add(line, date)
    done += held.length
    held = []
    onPlaced(done)
  }
  for await (const page of stores.events.everything()) {
    for (const { event, source, receivedAt } of page) {
      held.push(event)
      // Who was still there at a strip is a fact of our own making, and was received from nobody.
      if (Number.isFinite(receivedAt)) reached.set(source, Math.max(receivedAt, reached.get(source) ?? 0))
    }
    if (held.length >= eventsAtOnce) await place()
  }
  if (held.length > 0) await place()
  return done
}

/** @throws when some could not be placed: a rebuild that left them out would look like one that is done. */
async function placeAll({ contacts }: Stores, lines: readonly Line[], events: readonly SourceEvent[]): Promise<TouchedDays> {
  const { failures, touched } = await placeEvents(contacts, lines, events)
  if (failures.failed.size > 0) throw new Error(`${failures.failed.size} events could not be folded`)
  return touched
}

/** Every row that is not what its contact says is dropped, and the contact's own row written again. */
async function mendRows(stores: Stores, lines: readonly Line[], derived: DerivedItems, days: DaySet): Promise<number> {
  let mended = 0
  for await (const page of derived.rows()) {
    const contacts = await derived.contactsOf(page.flatMap((row) => ('contactId' in row ? [row.contactId] : [])))
    const facts = new Map(
      (await stores.events.findMany(page.flatMap((row) => ('eventId' in row ? [row.eventId] : [])))).map(({ event }) => [event.eventId, event]),
    )
    const groups = new Map(await Promise.all([...contacts].map(async ([id, known]) => [id, await groupOf(stores.contacts, id, known)] as const)))
    const wrong = page.filter(
      (row) => !('contactId' in row ? isRowOf(groups.get(row.contactId), row, lines) : isRowOfPresence(facts.get(row.eventId), row, lines)),
    )
    await derived.dropRows(wrong)
    for (const row of wrong) days.add(row.line, row.date)
    const lost = wrong.flatMap((row) => ('contactId' in row ? (contacts.get(row.contactId)?.events ?? []) : (facts.get(row.eventId) ?? [])))
    await placeAll(stores, lines, lost)
    mended += wrong.length
  }
  return mended
}

function isRowOf(group: ContactGroup | undefined, row: Extract<Row, { readonly contactId: ContactId }>, lines: readonly Line[]): boolean {
  if (group?.root !== row.contactId) return false
  const isItsDay = placementsOf(lines, group.events).some(({ line, date }) => line === row.line && date === row.date)
  return isItsDay && rowText(group.events) === row.text
}

function isRowOfPresence(event: SourceEvent | undefined, row: Row, lines: readonly Line[]): boolean {
  if (event === undefined || isContactEvent(event)) return false
  const place = placementOfPresence(lines, event)
  return place?.line === row.line && place.date === row.date && writeEvents([event]) === row.text
}
