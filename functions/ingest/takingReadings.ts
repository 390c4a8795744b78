/**
 * From what a provider read to what is stored, the same for every way in: judge, make pseudonyms, write durably, count. Nothing that was read is written
 * before the pseudonyms are made.
 */
import type { Instant } from '../../shared/contacts/identifiers.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { Pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Reading, Report } from '../../shared/providers/provider.ts'
import type { Delivery, EventLog, SetAside } from '../../shared/storage/eventLog.ts'
import type { KnownSource } from './recentSettings.ts'
import { type Spill, type Spilled, writeRecord, type Written } from './spill.ts'
import { typeNames } from './typeNames.ts'

export type TakingDependencies = {
  readonly pseudonymiser: Pseudonymiser
  readonly events: Pick<EventLog, 'append' | 'setAside'>
  readonly spill: Spill
  readonly log: Log
}
/** `request` is ours and random. */
export type Receipt = { readonly receivedAt: Instant; readonly request: string }
export type Counts = Partial<Record<Written, number>>
export type TakeReadings = (readings: readonly Reading[], known: KnownSource, receipt: Receipt) => Promise<Counts>

/** Neither the table nor the spill took it. */
export class NothingWritten extends Error {}

/** All of it is durable once this answers. @throws NothingWritten; and what the vault throws */
export function takingReadings({ pseudonymiser, events, spill, log }: TakingDependencies): TakeReadings {
  const nameOf = typeNames()
  return async (readings, known, { receivedAt, request }) => {
    const source = known.source.id
    const judged = judge(readings, receivedAt, (type) => nameOf(source, type))
    const records = await recordsOf(judged, known, { source, receivedAt, request }, pseudonymiser)
    return countsOf(await keep(records, { events, spill, log, request }))
  }
}

const mostAheadMs = 5 * 60_000

/** `also` is what the event says besides; it is counted with it. */
type Judged = { readonly use: Report; readonly also: readonly Report[] } | { readonly aside: SetAside }

function judge(readings: readonly Reading[], now: Instant, nameOf: (type: string) => string): readonly Judged[] {
  const isAhead = ({ at }: Report) => at > now + mostAheadMs
  return readings.map((reading) => {
    if (!reading.understood) {
      const { reason, type, shape } = reading
      return { aside: { kind: 'unrecognised', reason, ...(type === undefined ? {} : { type: nameOf(type) }), ...(shape === undefined ? {} : { shape }) } }
    }
    if (isAhead(reading.report)) return { aside: { kind: 'quarantined', reason: 'ahead_of_time' } }
    return { use: reading.report, also: (reading.also ?? []).filter((report) => !isAhead(report)) }
  })
}

/** What is to be written: nothing in it leads back to a person. */
async function recordsOf(
  judged: readonly Judged[],
  { source, settings }: KnownSource,
  { request, ...receipt }: Omit<Delivery, 'token' | 'counts'> & { readonly request: string },
  { pseudonymiseEach }: Pseudonymiser,
): Promise<readonly Spilled[]> {
  const reports = judged.flatMap((one) => ('use' in one ? [one.use, ...one.also] : []))
  const eventsOf = new Map((await pseudonymiseEach(source, settings, reports)).map((events, n) => [reports[n], events]))
  return judged.flatMap((one, n): readonly Spilled[] => {
    const delivery = { ...receipt, token: `${request}.${n}` }
    if ('aside' in one) return [{ kind: 'aside', aside: one.aside, delivery }]
    const own = eventsOf.get(one.use) ?? []
    // A line that is not set up gives no event; its name is not kept.
    if (own.length === 0) return [{ kind: 'aside', aside: { kind: 'unrecognised', reason: 'unknown_line' }, delivery }]
    const events = [...own, ...one.also.flatMap((report) => eventsOf.get(report) ?? [])]
    return events.map((event, further) => ({
      kind: 'event',
      event,
      delivery: further === 0 ? delivery : { ...delivery, token: `${delivery.token}.${further}`, counts: false },
    }))
  })
}

type Keeping = Pick<TakingDependencies, 'events' | 'spill' | 'log'> & { readonly request: string }

/** Durable when this returns: in the table, or all the rest in the spill. @throws NothingWritten */
async function keep(records: readonly Spilled[], { events, spill, log, request }: Keeping): Promise<readonly (Written | undefined)[]> {
  const written = await Promise.all(
    records.map(async (record) => {
      try {
        const counted = await writeRecord(events, record)
        return { record, counted: record.delivery.counts === false ? undefined : counted, isStored: true }
      } catch {
        const counted = record.kind === 'event' ? ('accepted' as const) : record.aside.kind
        return { record, counted: record.delivery.counts === false ? undefined : counted, isStored: false }
      }
    }),
  )
  const left = written.filter(({ isStored }) => !isStored).map(({ record }) => record)
  if (left.length > 0) {
    try {
      await spill(left)
    } catch {
      throw new NothingWritten()
    }
    log({ code: 'spilled', level: 'warning', request, count: left.length })
  }
  return written.map(({ counted }) => counted)
}

function countsOf(written: readonly (Written | undefined)[]): Counts {
  const counts: Counts = {}
  for (const kind of written) if (kind !== undefined) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
