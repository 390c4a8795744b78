/** The last step: every day that was touched is built, what is old is stripped, and what the import mended is told. */
import type { ImportRecord } from '../../../shared/storage/facts/importRecords.ts'
import { daysOf } from '../../../shared/storage/facts/touched.ts'
import { isBesideOthers } from '../days/besideOthers.ts'
import { filesCovered } from '../days/filesCovered.ts'
import { writeLastingDays } from '../days/lastingDays.ts'
import { reconciled } from '../days/reconciliation.ts'
import type { FinishOptions } from '../days/touchedBuilder.ts'
import { contextOf } from '../record/context.ts'
import { keyOfImport } from '../record/ownKey.ts'
import { type ImportProgress, progressOf } from '../record/progress.ts'
import { daysWithin } from '../record/reach.ts'
import { refuse } from '../record/refused.ts'
import type { Workbench } from './workbench.ts'

export async function finish(bench: Workbench, importId: string, options: FinishOptions): Promise<ImportProgress> {
  const { stores, revisions, builder, known, mending, now } = bench
  let { record, revision } = await revisions.stored(importId)
  const about = await contextOf(bench, record.source)
  const { settings, timeZone } = about
  if (record.state === 'undoing' || record.state === 'undone') refuse('being_undone')
  if (!record.files.every(({ isRead }) => isRead)) refuse('not_all_read')
  if (!record.dryRun) ({ record, revision } = await builder.build({ record, revision }, settings, options))
  const isDone = record.dryRun || daysOf(record.touched, settings.lines).length === 0
  if (!isDone || record.state === 'done') return progressOf(record, about)
  // The same files again bring nothing new, and what they cover was written down the first time.
  if (record.wire !== undefined) await stores.covered.put(importId, record.source, filesCovered(record, record.wire.days, timeZone))
  const days = daysWithin(record, about)
  if (!record.dryRun && record.wire !== undefined) await writeLastingDays(stores, settings, record, days, now())
  if (!record.dryRun) await bench.destroyKey?.(keyOfImport(record))
  const mended = record.dryRun ? undefined : await reconciled(record, settings, mending)
  const isBeside = !record.dryRun && (await isBesideOthers(stores, settings, { days, now: now() }))
  const said = { ...(mended && { reconciled: mended }), ...(isBeside && { isBesideOthers: true as const }) }
  const done: ImportRecord = { ...record, state: 'done', doneAt: now(), touched: {}, ...said }
  await revisions.write(done, revision)
  known.forget(importId)
  return progressOf(done, about)
}
