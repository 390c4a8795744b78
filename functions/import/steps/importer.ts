/**
 * Imports files of history, part after part: cut, parse, pseudonymise in memory, leave out what is known, store the rest by UTC date. Every step may be
 * repeated: the same files again change nothing, and an import that was killed goes on where it was.
 *
 * The days that a part touches are written down before its events are stored and built when the last part is in, so whatever the moment of a crash,
 * somebody knows which days to build again.
 */
import { createHash } from 'node:crypto'
import type { SourceId } from '../../../shared/contacts/identifiers.ts'
import { coverageReader } from '../../../shared/metrics/coverage/coverageReader.ts'
import type { HistoryFile, Provider, RefusedRow } from '../../../shared/providers/provider.ts'
import type { Source } from '../../../shared/settings/settings.ts'
import { fileNameToKeep } from '../../../shared/privacy/fileNameToKeep.ts'
import type { ImportRecord, RowCounts, TakenPart } from '../../../shared/storage/facts/importRecords.ts'
import { filesCovered } from '../days/filesCovered.ts'
import { mayBeKnown, touchedBy } from '../days/daysOfPart.ts'
import { freshRows, remember } from '../known/freshRows.ts'
import { contextOf, type ImporterDependencies } from '../record/context.ts'
import { type ImportProgress, positionIn, progressOf } from '../record/progress.ts'
import { daysWithin, reachOf } from '../record/reach.ts'
import { refuse } from '../record/refused.ts'
import { type ImportUndo, importUndo } from './undo.ts'
import { knownOfRounds } from '../known/knownOfRounds.ts'
import { isBesideOthers } from '../days/besideOthers.ts'
import { writeLastingDays } from '../days/lastingDays.ts'
import { keyOfImport, pseudonymiserOf } from '../record/ownKey.ts'
import { readPart } from '../reading/part.ts'
import { mostPartBytes } from '../reading/partFeeder.ts'
import { reconciled, wireBefore } from '../days/reconciliation.ts'
import { recordRevisions } from '../record/revisions.ts'
import { countsOf, digestOf, reasonsOf, spanOf } from '../record/takenPart.ts'
import { textPart } from '../reading/textPart.ts'
import { daysOf, withDays } from '../../../shared/storage/facts/touched.ts'
import { type FinishOptions, touchedBuilder } from '../days/touchedBuilder.ts'

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
export type Importer = {
  /** Begins an import, or goes on with the same one where it stopped. */
  readonly start: (request: ImportRequest) => Promise<ImportProgress>
  readonly takePart: (part: PartToTake) => Promise<PartAnswer>
  /** Builds every day that was touched, in order of date; stopped when the time is up, it goes on when asked again. Done once more, it does nothing. */
  readonly finish: (importId: string, options?: FinishOptions) => Promise<ImportProgress>
  /** Takes away what the import brought, within 30 days: live events and other imports stay. Stopped anywhere, it goes on when asked again; done once more, it does nothing. */
  readonly undo: ImportUndo
  readonly progress: (importId: string) => Promise<ImportProgress>
}

export function importer(dependencies: ImporterDependencies): Importer {
  const { records, stores } = dependencies
  const revisions = recordRevisions(records)
  const { stored, write } = revisions
  const builder = touchedBuilder(stores.dayFiles, revisions)
  const mending = { dayFiles: stores.dayFiles, coverage: coverageReader(stores.dayFiles), now: dependencies.now }
  const known = knownOfRounds(stores.parcels)
  const start: Importer['start'] = async (request) => {
    const about = await contextOf(dependencies, request.source)
    const { source } = about
    const files = request.files.map(({ name, size }) => ({ name: fileNameToKeep(name), isRead: false, ...(size === undefined ? {} : { size }) }))
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
    known.forget(importId)
    // Old days are stripped as soon as they are in, also by the first import there is: later no list could be told from another.
    if (!record.dryRun && (await stores.history.state()) === undefined) await dependencies.beginStripping?.(about.settings, record.startedAt)
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
    const { bytes, sentBytesOf, format, kept } = await textPart({ ...part, isFirst: position.byte === 0 }, file, {
      source: context.source,
      open: (head) => formatOf(context, head),
      mostBytes: mostPartBytes,
    })
    const read = await readPart(
      bytes,
      { firstLine: position.line, isLast: part.isLast },
      { ...context, pseudonymiser: pseudonymiserOf(dependencies, record, context.settings), format },
    )
    if (read.usedBytes === 0 && !part.isLast && part.bytes.length > 0) refuse('no_record_end', `line ${position.line}`)
    const usedBytes = sentBytesOf(read.usedBytes)
    const digest = digestOf(read.rows, usedBytes)
    const again = record.parts[part.number - 1]
    if (again !== undefined && again.digest === digest && again.file === part.file) return { usedBytes, counts: again.counts, refused: read.refused }

    const fresh = await freshRows(read.rows, known.of(record), await mayBeKnown(stores.dayFiles, read.rows, context))
    const days = await touchedBy(stores.dayFiles, fresh.events, context)
    const touched = withDays(record.touched, days)
    const files = record.files.map((each, n) => (n === part.file ? { ...each, ...kept, isRead: part.isLast } : each))
    let latest = revision
    let wire = record.wire
    if (!record.dryRun && fresh.events.length > 0) {
      wire = await wireBefore(record, days, context.settings, mending)
      latest = await write({ ...record, files, parts: before, touched, wire }, latest)
      await builder.bump(days)
      await stores.parcels.putAll(record.source, fresh.days, record.importId)
    }
    remember(fresh)
    const counts = countsOf(read, fresh.storedRows)
    const next = { nextLine: read.nextLine, nextByte: position.byte + usedBytes }
    const taken: TakenPart = { file: part.file, digest, counts, refusedBecause: reasonsOf(read.refused), ...spanOf(read.rows), ...next }
    await write({ ...record, files, parts: [...before, taken], touched, ...(wire && { wire }) }, latest)
    return { usedBytes, counts, refused: read.refused }
  }

  const finish: Importer['finish'] = async (importId, options = {}) => {
    let { record, revision } = await stored(importId)
    const about = await contextOf(dependencies, record.source)
    const { settings, timeZone } = about
    if (record.state === 'undoing' || record.state === 'undone') refuse('being_undone')
    if (!record.files.every(({ isRead }) => isRead)) refuse('not_all_read')
    if (!record.dryRun) ({ record, revision } = await builder.build({ record, revision }, settings, options))
    const isDone = record.dryRun || daysOf(record.touched, settings.lines).length === 0
    if (!isDone || record.state === 'done') return progressOf(record, about)
    // The same files again bring nothing new, and what they cover was written down the first time.
    if (record.wire !== undefined) await stores.covered.put(importId, record.source, filesCovered(record, record.wire.days, timeZone))
    const days = daysWithin(record, about)
    if (!record.dryRun && record.wire !== undefined) await writeLastingDays(stores, settings, record, days, dependencies.now())
    if (!record.dryRun) await dependencies.destroyKey?.(keyOfImport(record))
    const mended = record.dryRun ? undefined : await reconciled(record, settings, mending)
    const isBeside = !record.dryRun && (await isBesideOthers(stores, settings, { days, now: dependencies.now() }))
    const said = { ...(mended && { reconciled: mended }), ...(isBeside && { isBesideOthers: true as const }) }
    const done: ImportRecord = { ...record, state: 'done', doneAt: dependencies.now(), touched: {}, ...said }
    await write(done, revision)
    known.forget(importId)
    return progressOf(done, about)
  }
  const progress: Importer['progress'] = async (importId) => {
    const { record } = await stored(importId)
    return progressOf(record, await contextOf(dependencies, record.source))
  }
  return { start, takePart, finish, undo: importUndo(dependencies, revisions, builder), progress }
}

const formatOf = ({ source, provider }: { source: Source; provider: Provider }, head: string): HistoryFile =>
  (provider.history ?? refuse('no_history')).open(head, source)

/** The same files for the same source are the same import, so nobody has to remember a number to go on with it. */
const importIdOf = (source: SourceId, files: readonly FileToImport[], dryRun: boolean) =>
  createHash('sha256')
    .update(JSON.stringify([source, dryRun, files.map(({ name, size }) => [name, size ?? null])]))
    .digest('hex')
    .slice(0, 20)
