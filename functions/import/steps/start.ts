/** The first step: the import is written down, before anything of its files is read. */
import { createHash } from 'node:crypto'
import type { SourceId } from '../../../shared/contacts/identifiers.ts'
import { fileNameToKeep } from '../../../shared/privacy/fileNameToKeep.ts'
import type { ImportRecord } from '../../../shared/storage/facts/importRecords.ts'
import { contextOf } from '../record/context.ts'
import { type ImportProgress, progressOf } from '../record/progress.ts'
import { reachOf } from '../record/reach.ts'
import { refuse } from '../record/refused.ts'
import type { Workbench } from './workbench.ts'

export type FileToImport = { readonly name: string; readonly size?: number }
export type ImportRequest = { readonly source: SourceId; readonly files: readonly FileToImport[]; readonly dryRun?: boolean }

export async function start(bench: Workbench, request: ImportRequest): Promise<ImportProgress> {
  const { records, revisions, stores, known } = bench
  const about = await contextOf(bench, request.source)
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
    startedAt: bench.now(),
    state: 'taking',
    files,
    parts: [],
    touched: {},
    ...(reach === undefined ? {} : { reach }),
  }
  await revisions.write(record, before?.revision ?? 0)
  known.forget(importId)
  // Old days are stripped as soon as they are in, also by the first import there is: later no list could be told from another.
  if (!record.dryRun && (await stores.history.state()) === undefined) await bench.beginStripping?.(about.settings, record.startedAt)
  return progressOf(record, about)
}

/** The same files for the same source are the same import, so nobody has to remember a number to go on with it. */
const importIdOf = (source: SourceId, files: readonly FileToImport[], dryRun: boolean) =>
  createHash('sha256')
    .update(JSON.stringify([source, dryRun, files.map(({ name, size }) => [name, size ?? null])]))
    .digest('hex')
    .slice(0, 20)
