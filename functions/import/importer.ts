/**
 * Imports files of history, part after part: cut, parse, pseudonymise in memory, leave out what is known, store the rest by UTC date. Every step may be
 * repeated: the same files again change nothing, and an import that was killed goes on where it was.
 *
 * The days that a part touches are written down before its events are stored and built when the last part is in, so whatever the moment of a crash,
 * somebody knows which days to build again.
 */
import { createHash } from 'node:crypto'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { type EventId, type Instant, LocalDate, type SourceId } from '../../shared/contacts/identifiers.ts'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { coverageReader } from '../../shared/metrics/coverage/coverageReader.ts'
import type { Pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { HistoryFile, Provider, RefusedRow } from '../../shared/providers/provider.ts'
import type { ProviderName } from '../../shared/providers/providerName.ts'
import type { Settings, Source } from '../../shared/settings/settings.ts'
import { linesOfSource } from '../../shared/settings/sourceLines.ts'
import { utcDateOf } from '../../shared/storage/eventsTable.ts'
import type { LineDate } from '../../shared/storage/dayFiles.ts'
import type { ImportRecord, ImportRecords, Reconciled, RowCounts, StoredRecord, TakenPart } from '../../shared/storage/importRecords.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { daysBeside, daysOfEvents } from '../../shared/storage/touchedDays.ts'
import { inTurns } from '../../shared/storage/turns.ts'
import { headOf } from './fileText.ts'
import { filesCovered } from './filesCovered.ts'
import { ImportRefused } from './importRefused.ts'
import { type KnownEvents, knownEvents } from './knownEvents.ts'
import { type ImportedRow, readPart } from './part.ts'
import { reconciled, wireBefore } from './reconciliation.ts'
import { daysOf, touchedDates, withDays } from './touched.ts'

export type ImporterDependencies = {
  readonly stores: Pick<Stores, 'parcels' | 'dayFiles' | 'covered' | 'settings'>
  readonly records: ImportRecords
  readonly pseudonymiser: Pseudonymiser
  readonly providers: ReadonlyMap<ProviderName, Provider>
  readonly now: () => Instant
}
export type FileToImport = { readonly name: string; readonly size?: number }
export type ImportRequest = { readonly source: SourceId; readonly files: readonly FileToImport[]; readonly dryRun?: boolean }
export type PartToTake = {
  readonly importId: string /** From 0, in the order the import was started with. */
  readonly file: number /** From 1, over all files. */
  readonly number: number
  readonly bytes: Uint8Array /** Nothing of this file follows. */
  readonly isLast: boolean
}
/** `usedBytes`: what comes after belongs to the next part. Refused rows are told here and stored nowhere. */
export type PartAnswer = { readonly usedBytes: number; readonly counts: RowCounts; readonly refused: readonly RefusedRow[] }
export type ImportProgress = {
  readonly importId: string
  readonly source: SourceId
  readonly state: ImportRecord['state']
  readonly dryRun: boolean
  readonly counts: RowCounts
  readonly refusedBecause: Readonly<Record<string, number>>
  /** Local dates of the first and the last event. */
  readonly dates: { readonly from: string; readonly until: string } | null
  readonly nextPart: number
  readonly files: readonly { readonly name: string; readonly isRead: boolean; readonly nextByte: number }[]
  /** Of an import that is done, over days that held something before: what it mended. */
  readonly reconciled?: Reconciled
  /** On whose wall its moments are told. */
  readonly timeZone: string
}
export type FinishOptions = { readonly onBuilt?: (done: number, all: number) => void; readonly isTimeUp?: () => boolean }
export type Importer = {
  /** Begins an import, or goes on with the same one where it stopped. */
  readonly start: (request: ImportRequest) => Promise<ImportProgress>
  readonly takePart: (part: PartToTake) => Promise<PartAnswer>
  /** Builds every day that was touched, in order of date; stopped when the time is up, it goes on when asked again. Done once more, it does nothing. */
  readonly finish: (importId: string, options?: FinishOptions) => Promise<ImportProgress>
  /** Takes away what the import brought, within 30 days: live events and other imports stay. Stopped anywhere, it goes on when asked again; done once more, it does nothing. */
  readonly undo: (importId: string, options?: FinishOptions) => Promise<ImportProgress>
  readonly progress: (importId: string) => Promise<ImportProgress>
}

/** What one part may hold (bytes). */
export const mostPartBytes = 4 * 1024 * 1024
/** So long after it was done an import can be undone. */
const undoDays = 30
const openAtOnce = 20
const importsAtOnce = 2
/** Days built between two looks at the clock. */
const daysAtOnce = 60

export function importer(dependencies: ImporterDependencies): Importer {
  const { records, stores } = dependencies
  const mending = { dayFiles: stores.dayFiles, coverage: coverageReader(stores.dayFiles), now: dependencies.now }
  /** Of the imports under way: a dry run remembers events that are stored nowhere. */
  const known = new Map<string, KnownEvents>()
  const knownOf = ({ importId, source, startedAt }: ImportRecord) => {
    // Another round of the same files begins anew, in whatever process: what the one before had stored may have been undone meanwhile.
    const round = `${importId} ${startedAt}`
    const kept = known.get(round) ?? knownEvents(stores.parcels, source)
    known.delete(round)
    known.set(round, kept)
    const [oldest] = known.keys()
    if (oldest !== undefined && known.size > importsAtOnce) known.delete(oldest)
    return kept
  }
  const forget = (importId: string) => {
    for (const round of known.keys()) if (round.startsWith(`${importId} `)) known.delete(round)
  }
  const stored = async (importId: string): Promise<StoredRecord> => (await records.read(importId)) ?? refuse('unknown_import')
  const write = async (record: ImportRecord, revision: number): Promise<number> =>
    (await records.write(record, revision)) ? revision + 1 : refuse('changed_meanwhile')

  const start: Importer['start'] = async (request) => {
    const about = await contextOf(dependencies, request.source)
    const { source } = about
    const files = request.files.map(({ name, size }) => ({ name: name.slice(-200), isRead: false, ...(size === undefined ? {} : { size }) }))
    const importId = importIdOf(source.id, files, request.dryRun ?? false)
    const before = await records.read(importId)
    if (before?.record.state === 'taking' && !before.record.dryRun) return progressOf(before.record, about)
    if ((await records.open()).some((open) => open.source === source.id && open.state === 'undoing')) refuse('being_undone')
    const reach = before && reachOf(before.record)
    const record: ImportRecord = {
      importId,
      source: source.id,
      dryRun: request.dryRun ?? false,
      startedAt: dependencies.now(),
      state: 'taking',
      files,
      parts: [],
      touched: {},
      ...(reach === undefined ? {} : { reach }),
    }
    await write(record, before?.revision ?? 0)
    forget(importId)
    return progressOf(record, about)
  }

  const takePart: Importer['takePart'] = async (part) => {
    if (part.bytes.length > mostPartBytes) refuse('part_too_large', `${mostPartBytes} bytes`)
    const { record, revision } = await stored(part.importId)
    if (record.state === 'undoing' || record.state === 'undone') refuse('being_undone')
    if (part.number < 1 || part.number > record.parts.length + 1) refuse('part_out_of_order', String(record.parts.length + 1))
    const before = record.parts.slice(0, part.number - 1)
    const position = positionIn(before, part.file)
    const context = await contextOf(dependencies, record.source)
    const file = record.files[part.file] ?? refuse('unknown_file')
    const format = part.bytes.length === 0 && position.byte === 0 ? emptyFile : formatOf(context, position.byte === 0 ? headOf(part.bytes) : (file.head ?? ''))
    const read = await readPart(
      part.bytes,
      { firstLine: position.line, isLast: part.isLast },
      { ...context, pseudonymiser: dependencies.pseudonymiser, format },
    )
    if (read.usedBytes === 0 && !part.isLast && part.bytes.length > 0) refuse('no_record_end', `line ${position.line}`)
    const digest = digestOf(read.rows, read.usedBytes)
    const again = record.parts[part.number - 1]
    if (again !== undefined && again.digest === digest && again.file === part.file)
      return { usedBytes: read.usedBytes, counts: again.counts, refused: read.refused }

    const fresh = await freshRows(read.rows, knownOf(record), await mayBeKnown(read.rows, context))
    const days = await touchedBy(fresh.events, context)
    const touched = withDays(record.touched, days)
    const files = record.files.map((each, n) =>
      n === part.file ? { ...each, isRead: part.isLast, ...(format.head === undefined ? {} : { head: format.head }) } : each,
    )
    let latest = revision
    let wire = record.wire
    if (!record.dryRun && fresh.events.length > 0) {
      wire = await wireBefore(record, days, context.settings, mending)
      latest = await write({ ...record, files, parts: before, touched, wire }, latest)
      await bump(days)
      await store(record, fresh)
    }
    remember(fresh)
    const counts = countsOf(read, fresh.storedRows)
    const next = { nextLine: read.nextLine, nextByte: position.byte + read.usedBytes }
    const taken: TakenPart = { file: part.file, digest, counts, refusedBecause: reasonsOf(read.refused), ...spanOf(read.rows), ...next }
    await write({ ...record, files, parts: [...before, taken], touched, ...(wire && { wire }) }, latest)
    return { usedBytes: read.usedBytes, counts, refused: read.refused }
  }

  /** A day beside the events' own may hold the rest of a contact; where no fact ever touched it, there is nothing to look different. */
  const touchedBy = async (events: readonly SourceEvent[], { settings, source }: { settings: Settings; source: Source }): Promise<readonly LineDate[]> => {
    const own = daysOfEvents(events, settings.lines, linesOfSource(source, settings))
    const perLine = [...Map.groupBy(own, ({ line }) => line.id)].map(async ([id, days]) => {
      const beside = daysBeside(days)
      const versionOf = await stores.dayFiles.versions(
        id,
        beside.map(({ date }) => date),
      )
      return [...days, ...beside.filter(({ date }) => versionOf(date) > 0)]
    })
    return (await Promise.all(perLine)).flat()
  }
  /** Whatever was imported had its days raised before: where no day was, there is nothing to look up. A first import then reads nothing. */
  const mayBeKnown = async (
    rows: readonly ImportedRow[],
    { settings, source }: { settings: Settings; source: Source },
  ): Promise<(utcDate: string) => boolean> => {
    const dates = new Set([...dayNumbersOf(rows)].flatMap((day) => [day - 1, day, day + 1].map((near) => LocalDate.parse(utcDateOf(near * dayMs)))))
    const versions = await Promise.all(linesOfSource(source, settings).map((line) => stores.dayFiles.versions(line, [...dates])))
    const isTouched = (day: number) => versions.some((versionOf) => versionOf(LocalDate.parse(utcDateOf(day * dayMs))) > 0)
    return (utcDate) => [-1, 0, 1].some((beside) => isTouched(Date.parse(utcDate) / dayMs + beside))
  }
  const bump = async (days: readonly LineDate[]) => {
    for (const [line, own] of Map.groupBy(days, (day) => day.line.id))
      await stores.dayFiles.bump(
        line,
        own.map(({ date }) => date),
      )
  }
  const store = (record: ImportRecord, { days }: Fresh) => stores.parcels.putAll(record.source, days, record.importId)

  const finish: Importer['finish'] = async (importId, options = {}) => {
    let { record, revision } = await stored(importId)
    const about = await contextOf(dependencies, record.source)
    const { settings, timeZone } = about
    if (record.state === 'undoing' || record.state === 'undone') refuse('being_undone')
    if (!record.files.every(({ isRead }) => isRead)) refuse('not_all_read')
    if (!record.dryRun) ({ record, revision } = await buildTouched({ record, revision }, settings, options))
    const isDone = record.dryRun || daysOf(record.touched, settings.lines).length === 0
    if (!isDone || record.state === 'done') return progressOf(record, about)
    // The same files again bring nothing new, and what they cover was written down the first time.
    if (record.wire !== undefined) await stores.covered.put(importId, record.source, filesCovered(record, record.wire.days, timeZone))
    const mended = record.dryRun ? undefined : await reconciled(record, settings, mending)
    const done: ImportRecord = { ...record, state: 'done', doneAt: dependencies.now(), touched: {}, ...(mended && { reconciled: mended }) }
    await write(done, revision)
    forget(importId)
    return progressOf(done, about)
  }
  /** As far as time allows; what is left stands in the record that comes back. */
  const buildTouched = async (before: StoredRecord, settings: Settings, { onBuilt, isTimeUp = () => false }: FinishOptions): Promise<StoredRecord> => {
    let { record, revision } = before
    const all = [...daysOf(record.touched, settings.lines)].sort((a, b) => (a.date < b.date ? -1 : 1))
    if (all.length > 0) await bump(all)
    for (let built = 0; built < all.length && !isTimeUp(); ) {
      await stores.dayFiles.buildAll(all.slice(built, built + daysAtOnce), (done) => onBuilt?.(built + done, all.length))
      built += daysAtOnce
      record = { ...record, touched: withDays({}, all.slice(built)) }
      revision = await write(record, revision)
    }
    return { record, revision }
  }

  const undo: Importer['undo'] = async (importId, options = {}) => {
    let { record, revision } = await stored(importId)
    const about = await contextOf(dependencies, record.source)
    const { settings, source } = about
    if (record.state === 'undone' || record.dryRun) return progressOf(record, about)
    if (record.state !== 'undoing') {
      await refuseUndo(record)
      const days = await daysWithout(record, await leftOn(record), { settings, source })
      record = { ...record, state: 'undoing', touched: withDays(record.touched, days) }
      revision = await write(record, revision)
    }
    if (record.isRemoved === undefined) {
      await stores.covered.remove(importId)
      await stores.parcels.removeImport(record.source, importId, await leftOn(record))
      record = { ...record, isRemoved: true }
      revision = await write(record, revision)
    }
    ;({ record, revision } = await buildTouched({ record, revision }, settings, options))
    if (daysOf(record.touched, settings.lines).length > 0) return progressOf(record, about)
    const { isRemoved: _removed, reach: _reach, ...others } = record
    const undone: ImportRecord = { ...others, state: 'undone', undoneAt: dependencies.now(), touched: {} }
    await write(undone, revision)
    return progressOf(undone, about)
  }
  const refuseUndo = async ({ importId, source, state, startedAt, doneAt }: ImportRecord) => {
    if (state === 'done' && dependencies.now() - (doneAt ?? startedAt) > undoDays * dayMs) refuse('too_late_to_undo')
    // Rows of another import that is still coming in may be left out because this one has brought them.
    const others = (await records.open()).filter((open) => open.source === source && open.importId !== importId && !open.dryRun)
    if (others.length > 0) refuse('other_import_open')
  }
  const leftOn = async (record: ImportRecord): Promise<readonly string[]> => stores.parcels.datesOfImport(record.source, record.importId, utcDatesOf(record))
  /** Local days that may look different without what was imported on these UTC dates: their own and those beside, where there is anything. */
  const daysWithout = async (record: ImportRecord, utcDates: readonly string[], { settings, source }: { settings: Settings; source: Source }) => {
    const noons = utcDates.map((utcDate) => Date.parse(utcDate) / dayMs)
    const dates = [...new Set(noons.flatMap((day) => [-2, -1, 0, 1, 2].map((beside) => LocalDate.parse(utcDateOf((day + beside) * dayMs)))))]
    const lines = settings.lines.filter(({ id }) => linesOfSource(source, settings).includes(id) || record.touched[id] !== undefined)
    const perLine = lines.map(async (line) => {
      const versionOf = await stores.dayFiles.versions(line.id, dates)
      return dates.filter((date) => versionOf(date) > 0).map((date) => ({ line, date }))
    })
    return (await Promise.all(perLine)).flat()
  }
  const progress: Importer['progress'] = async (importId) => {
    const { record } = await stored(importId)
    return progressOf(record, await contextOf(dependencies, record.source))
  }
  return { start, takePart, finish, undo, progress }
}

function refuse(reason: ConstructorParameters<typeof ImportRefused>[0], detail = ''): never {
  throw new ImportRefused(reason, detail)
}

type Context = {
  readonly settings: Settings
  readonly source: Source
  readonly provider: Provider /** On the wall of the source's first line. */
  readonly timeZone: string
  readonly dateOf: (moment: number) => string
}

async function contextOf({ stores, providers }: ImporterDependencies, sourceId: SourceId): Promise<Context> {
  const { settings } = (await stores.settings.current()) ?? refuse('not_set_up')
  const source = settings.sources.find(({ id }) => id === sourceId) ?? refuse('unknown_source', sourceId)
  const provider = providers.get(source.provider)
  if (provider?.history === undefined) return refuse('no_history', source.provider)
  const [line] = linesOfSource(source, settings)
  const timeZone = settings.lines.find(({ id }) => id === line)?.timeZone ?? 'UTC'
  return { settings, source, provider, timeZone, dateOf: localTimeOf(timeZone).dateOf }
}

const formatOf = ({ source, provider }: { source: Source; provider: Provider }, head: string): HistoryFile =>
  (provider.history ?? refuse('no_history')).open(head, source)
const emptyFile: HistoryFile = { readPart: () => ({ reports: [], rows: 0, skipped: 0, refused: [] }) }

/** The same files for the same source are the same import, so nobody has to remember a number to go on with it. */
const importIdOf = (source: SourceId, files: readonly FileToImport[], dryRun: boolean) =>
  createHash('sha256')
    .update(JSON.stringify([source, dryRun, files.map(({ name, size }) => [name, size ?? null])]))
    .digest('hex')
    .slice(0, 20)

/** First and last moment of all that this import may have stored. */
function reachOf({ parts, reach }: ImportRecord): ImportRecord['reach'] {
  const moments = [...parts, ...(reach === undefined ? [] : [reach])].flatMap(({ from, until }) =>
    from === undefined || until === undefined ? [] : [from, until],
  )
  const sorted = moments.sort((a, b) => a - b)
  const [from] = sorted
  const until = sorted.at(-1)
  return from === undefined || until === undefined ? undefined : { from, until }
}

/** UTC dates on which it may have left something: also what was stored just before a crash, which stands in no part yet. */
function utcDatesOf(record: ImportRecord): readonly string[] {
  const reach = reachOf(record)
  const from = reach === undefined ? 0 : Math.floor(reach.from / dayMs)
  const until = reach === undefined ? -1 : Math.floor(reach.until / dayMs)
  const dates = new Set(Array.from({ length: until - from + 1 }, (_, n) => utcDateOf((from + n) * dayMs)))
  for (const date of touchedDates(record.touched)) for (const beside of [-1, 0, 1]) dates.add(utcDateOf(Date.parse(date) + beside * dayMs))
  return [...dates].sort()
}

function positionIn(before: readonly TakenPart[], file: number): { line: number; byte: number } {
  const last = before.findLast((part) => part.file === file)
  return { line: last?.nextLine ?? 1, byte: last?.nextByte ?? 0 }
}

/** The new events of a part by UTC date, with the ids known on that date. */
type FreshDay = { readonly utcDate: string; readonly ids: Set<EventId>; readonly events: SourceEvent[] }
type Fresh = { readonly events: readonly SourceEvent[]; readonly storedRows: number; readonly days: readonly FreshDay[] }

async function freshRows(rows: readonly ImportedRow[], known: KnownEvents, mayBeKnown: (utcDate: string) => boolean): Promise<Fresh> {
  const days = [...dayNumbersOf(rows)].sort((a, b) => a - b)
  const byDay = new Map(await inTurns(days, openAtOnce, async (day) => [day, await knownOn(day, known, mayBeKnown)] as const))
  const added = new Set<EventId>()
  const events: SourceEvent[] = []
  let storedRows = 0
  for (const row of rows) {
    const fresh = row.events.filter((event) => !added.has(event.eventId) && byDay.get(dayNumberOf(event))?.ids.has(event.eventId) === false)
    if (fresh.length > 0) storedRows += 1
    for (const event of fresh) {
      added.add(event.eventId)
      events.push(event)
      byDay.get(dayNumberOf(event))?.events.push(event)
    }
  }
  return { events, storedRows, days: [...byDay.values()] }
}

const dayMs = 86_400_000
const dayNumberOf = ({ at }: SourceEvent) => Math.floor(at / dayMs)

function dayNumbersOf(rows: readonly ImportedRow[]): ReadonlySet<number> {
  const days = new Set<number>()
  for (const { events } of rows) for (const event of events) days.add(dayNumberOf(event))
  return days
}

async function knownOn(day: number, known: KnownEvents, mayBeKnown: (utcDate: string) => boolean): Promise<FreshDay> {
  const utcDate = utcDateOf(day * dayMs)
  return { utcDate, ids: await known.on(utcDate, mayBeKnown(utcDate)), events: [] }
}

function remember({ days }: Fresh): void {
  for (const { ids, events } of days) for (const { eventId } of events) ids.add(eventId)
}

const countsOf = (read: { rows: readonly ImportedRow[]; skipped: number; refused: readonly RefusedRow[] }, stored: number): RowCounts => ({
  rows: read.rows.length + read.skipped + read.refused.length,
  stored,
  duplicate: read.rows.length - stored,
  refused: read.refused.length,
  skipped: read.skipped,
})

function digestOf(rows: readonly ImportedRow[], usedBytes: number): string {
  const hash = createHash('sha256').update(String(usedBytes))
  for (const { events } of rows) for (const event of events) hash.update(JSON.stringify(event))
  return hash.digest('base64url').slice(0, 16)
}

function spanOf(rows: readonly ImportedRow[]): Pick<TakenPart, 'from' | 'until'> {
  let from: Instant | undefined
  let until: Instant | undefined
  for (const { events } of rows)
    for (const { at } of events) {
      if (from === undefined || at < from) from = at
      if (until === undefined || at > until) until = at
    }
  return from === undefined || until === undefined ? {} : { from, until }
}

const reasonsOf = (refused: readonly RefusedRow[]): Record<string, number> => added(refused.map(({ reason }) => [reason, 1]))

function added(counts: readonly (readonly [string, number])[]): Record<string, number> {
  const sums = new Map<string, number>()
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count)
  return Object.fromEntries(sums)
}

function progressOf(record: ImportRecord, { dateOf, timeZone }: Pick<Context, 'dateOf' | 'timeZone'>): ImportProgress {
  const { importId, source, state, dryRun, parts } = record
  const sum = (of: keyof RowCounts) => parts.reduce((total, { counts }) => total + counts[of], 0)
  const moments = parts.flatMap(({ from, until }) => (from === undefined || until === undefined ? [] : [from, until]))
  return {
    importId,
    source,
    state,
    dryRun,
    counts: { rows: sum('rows'), stored: sum('stored'), duplicate: sum('duplicate'), refused: sum('refused'), skipped: sum('skipped') },
    refusedBecause: added(parts.flatMap((part) => Object.entries(part.refusedBecause))),
    dates: moments.length === 0 ? null : { from: dateOf(Math.min(...moments)), until: dateOf(Math.max(...moments)) },
    nextPart: parts.length + 1,
    files: record.files.map(({ name, isRead }, n) => ({ name, isRead, nextByte: positionIn(parts, n).byte })),
    ...(record.reconciled && { reconciled: record.reconciled }),
    timeZone,
  }
}
