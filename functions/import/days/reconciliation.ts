/**
 * What an import mended of the live feed: how many contacts that were missed on the line it filled in, and which gaps it closed. It counts the contacts of
 * the days it touches before anything of it is stored, and again when they are built; an import of days that held nothing is history, not mending.
 */
import { addDays } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { intersect, lengthOf, merge, type Span } from '../../../shared/calendar/spans.ts'
import type { SourceId } from '../../../shared/contacts/identifiers.ts'
import type { CoverageReader } from '../../../shared/metrics/coverage/coverageReader.ts'
import { sourceGaps } from '../../../shared/metrics/coverage/sourceGaps.ts'
import type { Settings } from '../../../shared/settings/settings.ts'
import type { DayFileStore } from '../../../shared/storage/days/dayFiles.ts'
import type { LineDate } from '../../../shared/storage/days/lineDate.ts'
import type { ImportRecord, Reconciled } from '../../../shared/storage/facts/importRecords.ts'
import { daysOf, withDays } from '../../../shared/storage/facts/touched.ts'

export type ReconciliationDependencies = { readonly dayFiles: Pick<DayFileStore, 'readDays'>; readonly coverage: CoverageReader; readonly now: () => number }
type Wire = NonNullable<ImportRecord['wire']>

/** Gaps that began earlier are not looked for. */
const daysLookedAt = 91
/** A gap is closed when less than this share of it is left. */
const leftOver = 0.1

/** What is there before a part is stored: days that an earlier part touched are counted already. */
export async function wireBefore(record: ImportRecord, days: readonly LineDate[], settings: Settings, dependencies: ReconciliationDependencies): Promise<Wire> {
  const known = record.wire
  const counted = new Set(daysOf(known?.days ?? {}, settings.lines).map(nameOf))
  const fresh = days.filter((day) => !counted.has(nameOf(day)))
  const contactsBefore = (known?.contactsBefore ?? 0) + (await contactsOn(fresh, dependencies.dayFiles))
  const gaps = known?.gaps ?? (await gapsOf(record.source, settings, dependencies))
  return { contactsBefore, days: withDays(known?.days ?? {}, fresh), gaps: gaps.map(({ from, until }) => ({ from, until })) }
}

/** When every day is built. @returns undefined where there was nothing before. */
export async function reconciled(record: ImportRecord, settings: Settings, dependencies: ReconciliationDependencies): Promise<Reconciled | undefined> {
  const { wire } = record
  if (wire === undefined || wire.contactsBefore === 0) return undefined
  const after = await contactsOn(daysOf(wire.days, settings.lines), dependencies.dayFiles)
  const left = merge(await gapsOf(record.source, settings, dependencies))
  const reach = merge(record.parts.flatMap(({ from, until }) => (from === undefined || until === undefined ? [] : [{ from, until }])))
  const touched = wire.gaps.filter((gap) => intersect([gap], reach).length > 0)
  const isClosed = (gap: Span) => lengthOf(intersect([gap], left)) < leftOver * lengthOf([gap])
  return { filled: Math.max(0, after - wire.contactsBefore), closed: touched.filter(isClosed), stay: touched.filter((gap) => !isClosed(gap)).length }
}

async function gapsOf(source: SourceId, settings: Settings, { coverage, now }: ReconciliationDependencies): Promise<readonly Span[]> {
  const moment = now()
  const today = localTimeOf(settings.lines[0]?.timeZone ?? 'UTC').dateOf(moment)
  const gaps = sourceGaps(settings, await coverage(settings, { from: addDays(today, -daysLookedAt), to: today }, moment))
  return gaps.filter((gap) => gap.source === source && !gap.countsAsClosed).flatMap(({ left }) => left)
}

/** Days that hold nothing cost one look at their versions. */
async function contactsOn(days: readonly LineDate[], { readDays }: Pick<DayFileStore, 'readDays'>): Promise<number> {
  let contacts = 0
  for (const [, own] of Map.groupBy(days, ({ line }) => line.id)) {
    for (const run of runsOf(own)) {
      const [first, last] = [run[0], run.at(-1)]
      if (first === undefined || last === undefined) continue
      for (const { columns } of await readDays(first.line, first.date, last.date)) contacts += columns.length
    }
  }
  return contacts
}

/** Dates that follow each other, so that no day between is read, which may be behind. */
function runsOf(days: readonly LineDate[]): readonly (readonly LineDate[])[] {
  const runs: LineDate[][] = []
  for (const day of days.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    if (last !== undefined && before !== undefined && addDays(before.date, 1) === day.date) last.push(day)
    else runs.push([day])
  }
  return runs
}

const nameOf = ({ line, date }: LineDate) => `${line.id} ${date}`
