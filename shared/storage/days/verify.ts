/** Computes every day file again from the events, in memory, and compares it byte by byte with the stored one. */
import { addDays } from '../../calendar/localDate.ts'
import { eventsByContact, joinedIn } from '../../contacts/joinedContacts.ts'
import { isContactEvent, type SourceEvent } from '../../contacts/contactEvent.ts'
import type { ContactEvent } from '../../contacts/contactEvent.ts'
import type { ContactId, EventId, LineId, LocalDate } from '../../contacts/identifiers.ts'
import { isReadable } from '../../dayfiles/pack.ts'
import type { Line, Settings } from '../../settings/settings.ts'
import type { Placement } from '../contacts/contactStore.ts'
import { type FactReader, factReader } from './dayFacts.ts'
import { liveFile } from './dayBuilder.ts'
import type { Cut } from './dayCut.ts'
import type { LineDate } from './lineDate.ts'
import type { Stores } from '../stores.ts'
import { derivedItems } from '../contacts/derivedItems.ts'
import { importedDays } from './importedDays.ts'
import { placementOfPresence, placementsOf } from '../contacts/placements.ts'
import { compareText } from '../../contacts/compareText.ts'

export type Difference = { readonly line: LineId; readonly date: LocalDate; readonly what: 'missing' | 'different' | 'surplus' }
/** `changedMeanwhile`: days that got new facts while they were looked at, and were left out. */
export type Verified = { readonly days: number; readonly differences: readonly Difference[]; readonly changedMeanwhile: number }

export type VerifyOptions = {
  readonly onProgress?: (done: number, all: number) => void
  /** Only days from this one on, which must be no older than the last strip; absent: all. */
  readonly from?: LocalDate
}

/** Nothing is changed, except that a day that was behind is built, as any reader would. */
export async function verify(stores: Stores, settings: Settings, { onProgress, from }: VerifyOptions = {}): Promise<Verified> {
  const { lines } = settings
  const days = await everyDay(stores, settings)
  const before = await versionsOf(stores, days)
  const rows = await rowsFromEvents(stores, lines, from)
  for (const [place, events] of rows) if (events.length > 0) addDay(days, lines, ...splitLineDay(place))
  const cuts = new Map(await Promise.all(lines.map(async (line) => [line.id, await stores.dayFiles.cut(line)] as const)))
  // What is stripped follows from no fact any more.
  const live = [...days.values()].filter(({ line, date }) => date >= (cuts.get(line.id)?.date ?? '') && (from === undefined || date >= from))
  const all = live.sort((a, b) => compareText(a.date, b.date))
  const read = factReader(async ({ line, date }) => rows.get(lineDayOf(line, date)) ?? [], stores.parcels.eventsOn)
  const differences: Difference[] = []
  let changedMeanwhile = 0
  for (const [n, day] of all.entries()) {
    const what = await differenceOf(stores, read, day, cuts.get(day.line.id))
    if (what !== undefined) {
      const now = (await stores.dayFiles.versions(day.line.id, [day.date]))(day.date)
      if (now === (before.get(lineDayOf(day.line.id, day.date)) ?? 0)) differences.push({ line: day.line.id, date: day.date, what })
      else changedMeanwhile += 1
    }
    onProgress?.(n + 1, all.length)
  }
  return { days: all.length, differences, changedMeanwhile }
}

async function differenceOf({ dayFiles }: Stores, read: FactReader, { line, date }: LineDate, cut: Cut | undefined): Promise<Difference['what'] | undefined> {
  const expected = liveFile((await read(line, date)).facts, cut)
  const compare = async () => whatDiffers(expected, await dayFiles.storedFile(line.id, date))
  if ((await compare()) === undefined) return undefined
  await dayFiles.readDays(line, date, date) // builds it if it is behind
  return compare()
}

function whatDiffers(expected: Uint8Array | undefined, stored: Uint8Array | undefined): Difference['what'] | undefined {
  if (expected === undefined) return stored === undefined ? undefined : 'surplus'
  if (stored === undefined) return 'missing'
  // Of a newer program: who cannot read it cannot judge it either, and works the day out for each reader.
  if (!isReadable(stored)) return undefined
  return Buffer.compare(expected, stored) === 0 ? undefined : 'different'
}

type Days = Map<string, LineDate>
const lineDayOf = (line: LineId, date: LocalDate) => `${line} ${date}`
// Made by `lineDayOf` from branded values.
const splitLineDay = (text: string): [LineId, LocalDate] => [text.slice(0, text.indexOf(' ')) as LineId, text.slice(text.indexOf(' ') + 1) as LocalDate]

function addDay(days: Days, lines: readonly Line[], id: LineId, date: LocalDate): void {
  const line = lines.find((own) => own.id === id)
  if (line !== undefined) days.set(lineDayOf(id, date), { line, date })
}

async function everyDay(stores: Stores, settings: Settings): Promise<Days> {
  const days: Days = new Map()
  for await (const page of stores.dayFiles.everyFile()) for (const { line, date } of page) addDay(days, settings.lines, line, date)
  for (const day of await importedDays(stores, settings)) addDay(days, settings.lines, day.line.id, day.date)
  return days
}

async function versionsOf({ dayFiles }: Stores, days: Days): Promise<ReadonlyMap<string, number>> {
  const versions = new Map<string, number>()
  for (const [line, own] of Map.groupBy(days.values(), (day) => day.line.id)) {
    const versionOf = await dayFiles.versions(
      line,
      own.map(({ date }) => date),
    )
    for (const { date } of own) versions.set(lineDayOf(line, date), versionOf(date))
  }
  return versions
}

/** What the rows of every line and day must be, by the events alone; with `from`, of that day and later. */
async function rowsFromEvents(stores: Stores, lines: readonly Line[], from: LocalDate | undefined): Promise<ReadonlyMap<string, readonly SourceEvent[]>> {
  const rows = new Map<string, SourceEvent[]>()
  const put = (place: Placement | undefined, own: readonly SourceEvent[]) => {
    if (place === undefined) return
    const key = lineDayOf(place.line, place.date)
    const known = rows.get(key) ?? []
    rows.set(key, known)
    known.push(...own)
  }
  const contacts: ContactEvent[] = []
  const since = from === undefined ? undefined : Date.parse(addDays(from, -1))
  for await (const page of stores.events.everything(since))
    for (const { event } of page) {
      if (!isContactEvent(event)) put(placementOfPresence(lines, event), [event])
      else contacts.push(event)
    }
  const older = since === undefined ? [] : await olderEvents(stores, contacts)
  for (const own of eventsByContact([...contacts, ...older])) for (const day of placementsOf(lines, own)) put(day, own)
  return rows
}

/** Of contacts that began before the days looked at: what was delivered earlier, from where facts are kept. */
async function olderEvents({ tables, events }: Stores, recent: readonly ContactEvent[]): Promise<readonly ContactEvent[]> {
  const known = new Set(recent.map(({ eventId }) => eventId))
  const derived = derivedItems(tables)
  const found = new Map<ContactId, readonly EventId[]>()
  let asked: readonly ContactId[] = [...new Set(recent.flatMap((event) => [event.contactId, ...(event.joins === undefined ? [] : [event.joins])]))]
  while (asked.length > 0) {
    const contacts = await derived.contactsOf(asked)
    for (const [id, own] of contacts)
      found.set(
        id,
        own.events.map(({ eventId }) => eventId),
      )
    asked = [...new Set([...contacts.values()].flatMap((own) => joinedIn(own.events)))].filter((id) => !found.has(id) && !asked.includes(id))
  }
  const missing = [...found.values()].flat().filter((eventId) => !known.has(eventId))
  return (await events.findMany(missing)).flatMap(({ event }) => (isContactEvent(event) ? [event] : []))
}
