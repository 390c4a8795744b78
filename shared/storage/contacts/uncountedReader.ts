/**
 * What of some lines was received and does not count yet: what the fold gave up or has begun too long ago, what is stored and no fold has seen,
 * and what an import has brought to days that are still to be built. A quiet line costs one look at the marks, one at the open imports and one at the newest
 * deliveries of its sources.
 */
import { dayMs, hourMs, minuteMs } from '../../calendar/durations.ts'
import { localTimeOf } from '../../calendar/localTime.ts'
import type { LineId, SourceId } from '../../contacts/identifiers.ts'
import { quarterOf, type Uncounted, type UncountedReader } from '../../metrics/uncounted.ts'
import type { Settings } from '../../settings/settings.ts'
import { linesOfSource } from '../../settings/sourceLines.ts'
import { utcDatesBetween } from '../days/dayFacts.ts'
import { eventsTable, paddedInstant } from '../tables/eventsTable.ts'
import { type ImportRecord, importRecords } from '../facts/importRecords.ts'
import { touchedReaches } from '../facts/touched.ts'
import type { FoldingMark, FoldingMarks } from './foldingMarks.ts'
import { queryPages } from '../tables/reading.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../tables/turns.ts'

/** An event that has waited no longer than this is simply on its way and is not reported as missing (F5). */
const patienceMs = 2 * minuteMs
/** Of a source whose first events the fold has still to see: what its stream would hold. */
const newSourceMs = dayMs
/** Older facts were stripped since. */
const longestMs = 49 * dayMs
/** What everybody looks at is read once. */
const sharedMs = 5_000
/** A contact belongs to the day it began, and what is missing may be its end. */
export const longestBeforeMs = 4 * hourMs

type Recent<Value> = { readonly at: number; readonly value: Promise<Value> }

/** Make it once: it shares what it read for a few seconds. */
export function uncountedReader(tables: Tables, folding: Pick<FoldingMarks, 'all'>): UncountedReader {
  const imports = importRecords(tables)
  const kept = new Map<string, Recent<unknown>>()
  const shared = <Value>(key: string, now: number, read: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key) as Recent<Value> | undefined // one key, one kind of value
    if (known !== undefined && now >= known.at && now - known.at < sharedMs) return known.value
    const value = read()
    kept.set(key, { at: now, value })
    value.catch(() => kept.delete(key))
    return value
  }
  return async (settings, lines, now) => {
    const [{ marks, reached }, open] = await Promise.all([shared('marks', now, folding.all), shared('imports', now, imports.open)])
    const sources = settings.sources.filter((source) => linesOfSource(source, settings).some((line) => lines.includes(line)))
    const unseen = await inTurns(sources, 4, async ({ id }) => {
      const from = Math.max(reached.get(id) ?? now - newSourceMs, now - longestMs)
      const unseen = await shared(id, now, () => firstUnseen(tables, id, { from, until: now - patienceMs }))
      return unseen === undefined ? [] : behind(settings, id, unseen)
    })
    const late = marks.filter(({ kind, since }) => kind === 'parked' || now - since > patienceMs)
    return [...late.flatMap((mark) => ofMark(settings, mark)), ...unseen.flat(), ...open.flatMap(ofImport)].filter(({ line }) => lines.includes(line))
  }
}

/** `since`: when the first came in. `oldest`: when the oldest of those that came with it happened: what waited somewhere comes in long after. */
type Unseen = { readonly since: number; readonly oldest: number }

/** Of these stored events, by what the index of deliveries tells of a page of them, and nothing else. */
async function firstUnseen(
  { client, events: TableName }: Tables,
  source: SourceId,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<Unseen | undefined> {
  if (until <= from) return undefined
  for (const utcDate of utcDatesBetween(from, until + 1)) {
    const pages = queryPages(client, {
      TableName,
      IndexName: eventsTable.index.name,
      KeyConditionExpression: '#day = :day AND #at BETWEEN :from AND :until',
      FilterExpression: '#kind = :accepted',
      ProjectionExpression: '#received, #happened',
      ExpressionAttributeNames: {
        '#day': eventsTable.index.partitionKey,
        '#at': eventsTable.index.sortKey,
        '#kind': 'kind',
        '#received': 'receivedAt',
        '#happened': 'at',
      },
      ExpressionAttributeValues: {
        ':day': `${source}#${utcDate}`,
        ':from': paddedInstant(from + 1),
        ':until': paddedInstant(until),
        ':accepted': 'accepted',
      },
    })
    for await (const page of pages) {
      const [first] = page
      if (first === undefined) continue
      const since = Number(first['receivedAt'])
      return { since, oldest: page.reduce((oldest, { at }) => Math.min(oldest, Number(at)), since) }
    }
  }
  return undefined
}

const behind = (settings: Settings, source: SourceId, { since, oldest }: Unseen): readonly Uncounted[] =>
  linesFedBy(settings, [source]).map((line) => ({ line, reason: 'behind', from: dateOn(settings, line, oldest - longestBeforeMs), since: quarterOf(since) }))

function ofMark(settings: Settings, { kind, days, sources, since }: FoldingMark): readonly Uncounted[] {
  const own = { reason: kind === 'parked' ? 'parked' : 'behind', since: quarterOf(since) } as const
  const lines = days.length === 0 && sources.length === 0 ? settings.lines.map(({ id }) => id) : linesFedBy(settings, sources)
  return [
    ...days.map(({ line, date }) => ({ ...own, line, from: date, to: date })),
    ...lines.map((line) => ({ ...own, line, from: dateOn(settings, line, since - longestBeforeMs), to: dateOn(settings, line, since) })),
  ]
}

/** A dry run stores nothing. */
const ofImport = ({ dryRun, startedAt, touched }: ImportRecord): readonly Uncounted[] =>
  dryRun ? [] : touchedReaches(touched).map((days) => ({ ...days, reason: 'importing', since: quarterOf(startedAt) }))

const linesFedBy = (settings: Settings, sources: readonly SourceId[]): readonly LineId[] =>
  settings.sources.filter(({ id }) => sources.includes(id)).flatMap((source) => linesOfSource(source, settings))

const dateOn = (settings: Settings, line: LineId, at: number) =>
  localTimeOf(settings.lines.find(({ id }) => id === line)?.timeZone ?? settings.privacy.timeZone).dateOf(at)
