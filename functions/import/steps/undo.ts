/** Takes away what an import brought: live events and other imports stay. Stopped anywhere, it goes on when asked again; done once more, it does nothing. */
import { dayMs } from '../../../shared/calendar/durations.ts'
import { LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { Settings } from '../../../shared/settings/settings.ts'
import { linesOfSource } from '../../../shared/settings/sourceLines.ts'
import type { LineDate } from '../../../shared/storage/days/lineDate.ts'
import type { ImportRecord } from '../../../shared/storage/facts/importRecords.ts'
import { daysOf, withDays } from '../../../shared/storage/facts/touched.ts'
import { undoneImportMark } from '../../../shared/storage/forgotten/deletions.ts'
import { utcDateOf } from '../../../shared/storage/tables/eventsTable.ts'
import { writeLastingDays } from '../days/lastingDays.ts'
import type { FinishOptions } from '../days/touchedBuilder.ts'
import { contextOf, type ImportContext } from '../record/context.ts'
import { type ImportProgress, progressOf } from '../record/progress.ts'
import { daysWithin, utcDatesOf } from '../record/reach.ts'
import { refuse } from '../record/refused.ts'
import type { Workbench } from './workbench.ts'

/** So long after it was done an import can be undone. */
const undoDays = 30

export async function undo(bench: Workbench, importId: string, options: FinishOptions): Promise<ImportProgress> {
  const { stores, revisions, builder, now } = bench
  let { record, revision } = await revisions.stored(importId)
  const about = await contextOf(bench, record.source)
  if (record.state === 'undone' || record.dryRun) return progressOf(record, about)
  if (record.state !== 'undoing') {
    await refuseUndo(bench, record)
    const days = await daysWithout(bench, record, about)
    record = { ...record, state: 'undoing', touched: withDays(record.touched, days) }
    revision = await revisions.write(record, revision)
  }
  if (record.isRemoved === undefined) {
    // First in the ledger: what is taken away here does not come back with an older copy.
    await stores.deletions.note(undoneImportMark(importId), now())
    await stores.covered.remove(importId)
    await stores.parcels.removeImport(record.source, importId, await datesOf(bench, record))
    await stores.history.removeImport(importId)
    await writeOthers(bench, record, about.settings)
    record = { ...record, isRemoved: true }
    revision = await revisions.write(record, revision)
  }
  ;({ record, revision } = await builder.build({ record, revision }, about.settings, options))
  if (daysOf(record.touched, about.settings.lines).length > 0) return progressOf(record, about)
  const { isRemoved: _removed, reach: _reach, ...others } = record
  const undone: ImportRecord = { ...others, state: 'undone', undoneAt: now(), touched: {} }
  await revisions.write(undone, revision)
  return progressOf(undone, about)
}

async function refuseUndo({ records, now }: Workbench, { importId, source, state, startedAt, doneAt }: ImportRecord): Promise<void> {
  if (state === 'done' && now() - (doneAt ?? startedAt) > undoDays * dayMs) refuse('too_late_to_undo')
  // Rows of another import that is still coming in may be left out because this one has brought them.
  const others = (await records.open()).filter((open) => open.source === source && open.importId !== importId && !open.dryRun)
  if (others.length > 0) refuse('other_import_open')
}

/** UTC dates on which something of the import is stored. */
const datesOf = ({ stores }: Workbench, record: ImportRecord): Promise<readonly string[]> =>
  stores.parcels.datesOfImport(record.source, record.importId, utcDatesOf(record))

/** Local days that may look different without the import: those of what it brought and those beside, where there is anything. */
async function daysWithout(bench: Workbench, record: ImportRecord, { settings, source }: ImportContext): Promise<readonly LineDate[]> {
  const days = (await datesOf(bench, record)).map((utcDate) => Date.parse(utcDate) / dayMs)
  const dates = [...new Set(days.flatMap((day) => [-2, -1, 0, 1, 2].map((beside) => LocalDate.parse(utcDateOf((day + beside) * dayMs)))))]
  const lines = settings.lines.filter(({ id }) => linesOfSource(source, settings).includes(id) || record.touched[id] !== undefined)
  const perLine = lines.map(async (line) => {
    const versionOf = await bench.stores.dayFiles.versions(line.id, dates)
    return dates.filter((date) => versionOf(date) > 0).map((date) => ({ line, date }))
  })
  return (await Promise.all(perLine)).flat()
}

/** A lasting day is of its source, whichever file told of it: where others brought something too, it is written without what goes. */
async function writeOthers(bench: Workbench, { importId, source }: ImportRecord, settings: Settings): Promise<void> {
  const others = (await bench.records.all()).filter((own) => own.source === source && own.importId !== importId && own.state === 'done' && !own.dryRun)
  for (const own of others) await writeLastingDays(bench.stores, settings, own, daysWithin(own, await contextOf(bench, source)), bench.now())
}
