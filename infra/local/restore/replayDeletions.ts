/**
 * Does again, on tables that nobody reads yet, what was erased, stripped and taken away since they were copied (R4): in the order in which it was done, so that
 * the figures become what they were. May be repeated.
 */
import { eraseNamed } from '../../../functions/erase/app.ts'
import { stripApp } from '../../../functions/watch/strip.ts'
import { dayMs } from '../../../shared/calendar/durations.ts'
import { Instant, LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { Log } from '../../../shared/privacy/logRecord.ts'
import { type Deletion, erasedMark, markedIn } from '../../../shared/storage/forgotten/deletions.ts'
import { erasures } from '../../../shared/storage/forgotten/erasures.ts'
import { utcDateOf } from '../../../shared/storage/tables/eventsTable.ts'
import { importRecords } from '../../../shared/storage/facts/importRecords.ts'
import type { Stores } from '../../../shared/storage/stores.ts'

export type Replayed = { readonly strips: number; readonly erased: number; readonly imports: number }

/** A request may have been asked before a copy was made, and done after it. */
const beforeCopyMs = 2 * dayMs

/** @param since when the copy was made, UTC milliseconds */
export async function replayDeletions(stores: Stores, ledger: readonly Deletion[], since: number): Promise<Replayed> {
  const entries = ledger
    .flatMap((entry) => {
      const marked = markedIn(entry)
      return marked === undefined ? [] : [{ ...entry, marked }]
    })
    .sort((a, b) => a.at - b.at)
  const done = { strips: 0, erased: 0, imports: 0 }
  let marks = new Set<string>()
  /** Everybody who was erased between two strips, in one go: each time all facts are read. */
  const eraseThem = async () => {
    const named = marks
    marks = new Set()
    if (named.size === 0) return
    await eraseNamed({ stores, erasures: erasures(stores.tables) }, { has: (pseudonym) => named.has(erasedMark(pseudonym)) })
    done.erased += named.size
  }
  for (const { marked, at } of entries) {
    if (marked.kind === 'erase' && at > since - beforeCopyMs) marks.add(marked.mark)
    if (marked.kind === 'import' && at > since) {
      await eraseThem()
      done.imports += (await takeAway(stores, marked.importId, at)) ? 1 : 0
    }
    if (marked.kind === 'strip' && ((await stores.history.state())?.cleanedUntil ?? 0) < marked.until) {
      await eraseThem()
      done.strips += (await stripApp({ stores, now: () => at, log: nowhere })({ until: marked.until })).periods
    }
  }
  await eraseThem()
  // In what is put back, too: an older copy may be put back another time.
  for (const { what, at } of ledger) await stores.deletions.note(what, at)
  return done
}

/** @returns false where the copy does not know this import, or knows that it is undone */
async function takeAway({ tables, covered, parcels, history, dayFiles, settings }: Stores, importId: string, at: number): Promise<boolean> {
  const records = importRecords(tables)
  const stored = await records.read(importId)
  if (stored === undefined || stored.record.state === 'undone') return false
  const { isRemoved: _removed, reach: _reach, ...record } = stored.record
  const dates = new Set((await parcels.dates()).filter(({ source }) => source === record.source).map(({ utcDate }) => utcDate))
  const own = await parcels.datesOfImport(record.source, importId, [...dates])
  await covered.remove(importId)
  await parcels.removeImport(record.source, importId, own)
  await history.removeImport(importId)
  const touched = new Set(own.flatMap((utcDate) => [-1, 0, 1].map((beside) => LocalDate.parse(utcDateOf(Date.parse(utcDate) + beside * dayMs)))))
  for (const line of (await settings.current())?.settings.lines ?? []) await dayFiles.bump(line.id, [...touched])
  await records.write({ ...record, state: 'undone', undoneAt: Instant.parse(at), touched: {} }, stored.revision)
  return true
}

const nowhere: Log = () => undefined
