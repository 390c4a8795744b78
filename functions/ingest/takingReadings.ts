/**
 * From what a provider read to what is stored, the same for every way in: judge, make pseudonyms, write durably, count. Nothing that was read is written
 * before the pseudonyms are made.
 */
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { Pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Reading } from '../../shared/providers/provider.ts'
import type { Delivery, EventLog, SetAside, Waiting } from '../../shared/storage/facts/eventLog.ts'
import { inTime, TooLate } from './inTime.ts'
import { type Judged, judge } from './judging.ts'
import { doneBy, type Patience, tablePatience, type TablePatience } from './patience.ts'
import type { KnownSource } from './recentSettings.ts'
import { type Spill, type Spilled, writeRecord, type Written } from './spill.ts'
import type { TurnedAway } from './turnedAway.ts'
import { typeNames } from './typeNames.ts'

export type TakingDependencies = {
  readonly pseudonymiser: Pseudonymiser
  readonly events: Pick<EventLog, 'append' | 'setAside'>
  readonly spill: Spill
  readonly log: Log
  /** Counts what is refused and of unknown type; absent: nobody looks at it. */
  readonly turnedAway?: TurnedAway
}
/** `request` is ours and random. `patience` where a sender waits for the answer; absent: the work takes as long as it takes. */
export type Receipt = { readonly receivedAt: Instant; readonly request: string; readonly patience?: Patience }
export type Counts = Partial<Record<Written, number>>
export type TakeReadings = (readings: readonly Reading[], known: KnownSource, receipt: Receipt) => Promise<Counts>

/** Neither the table nor the spill took it in time. */
export class NothingWritten extends Error {}

/** All of it is durable once this answers. @throws NothingWritten; and what the vault throws */
export function takingReadings(dependencies: TakingDependencies): TakeReadings {
  const { pseudonymiser, turnedAway, log } = dependencies
  const nameOf = typeNames()
  const table = tablePatience()
  return async (readings, known, receipt) => {
    const { receivedAt, request, patience } = receipt
    const source = known.source.id
    const countedName = (type: string) => {
      const name = nameOf(source, type)
      turnedAway?.unknownType(source, name, receivedAt)
      return name
    }
    const overUntil = keyPeriods(known.settings.privacy).overUntil(receivedAt)
    const judged = judge(readings, { now: receivedAt, overUntil }, countedName)
    const pseudonymous = recordsOf(judged, { known, receivedAt, request }, pseudonymiser)
    const records = await (patience === undefined ? pseudonymous : inTime(pseudonymous, patience.left(doneBy.keys)))
    const unlinked = records.filter((record) => record.kind === 'event' && 'caller' in record.event && record.event.caller === 'unlinked').length
    if (unlinked > 0) log({ code: 'unlinked', level: 'warning', request, source, count: unlinked })
    return countsOf(await keep(records, { receipt, table }, dependencies))
  }
}

type Received = Receipt & { readonly known: KnownSource }

/** What is to be written: nothing in it leads back to a person. */
async function recordsOf(
  judged: readonly (readonly Judged[])[],
  { known: { source, settings }, receivedAt, request }: Received,
  pseudonymiser: Pseudonymiser,
): Promise<readonly Spilled[]> {
  const reports = judged.flat().flatMap((one) => (one.verdict === 'aside' ? [] : [one.report]))
  const eventsOf = new Map((await pseudonymiser.pseudonymiseEach(source, settings, reports)).map((events, n) => [reports[n], events]))
  const recordsFor = async (one: Judged, delivery: Delivery): Promise<readonly Spilled[]> => {
    if (one.verdict === 'aside') return [{ kind: 'aside', aside: one.aside, delivery }]
    const events = eventsOf.get(one.report) ?? []
    const isLate = one.verdict === 'quarantine' && one.reason === 'late'
    const { at, type } = { type: 'source.heartbeat', ...one.report }
    const aside = (what: SetAside, waiting: Waiting | undefined): readonly Spilled[] => [
      { kind: 'aside', aside: { ...what, at, type, ...(waiting === undefined ? {} : { waiting }) }, delivery },
    ]
    // Counted apart and never folded in: nothing of it is kept but its reason.
    if (isLate) return aside({ kind: 'quarantined', reason: 'late' }, undefined)
    if (events.length === 0) {
      // A line that is not set up: of its name only a digest is kept.
      const apart = await pseudonymiser.setApart(source, settings, one.report)
      const waiting = apart && { events: [apart.event], queue: apart.queue }
      return aside(one.verdict === 'quarantine' ? { kind: 'quarantined', reason: one.reason } : { kind: 'unrecognised', reason: 'unknown_line' }, waiting)
    }
    if (one.verdict === 'quarantine') return aside({ kind: 'quarantined', reason: one.reason }, { events })
    return events.map((event, line) => ({ kind: 'event', event, delivery: line === 0 ? delivery : further(delivery, line) }))
  }
  const perReading = judged.map((all, n) => {
    const delivery = { source: source.id, receivedAt, token: `${request}.${n}` }
    return Promise.all(all.map((one, place) => recordsFor(one, place === 0 ? delivery : further(delivery, `also.${place}`))))
  })
  return (await Promise.all(perReading)).flat(2)
}

/** A further report within the same event of the sender; the ledger counts that event once. */
const further = (delivery: Delivery, place: number | string): Delivery => ({ ...delivery, token: `${delivery.token}.${place}`, counts: false })

type Kept = { readonly counted: Written | undefined; readonly isStored: boolean }

/** Durable when this returns: in the table, or all the rest in the spill. What the table takes after all is the same item, under the same key. */
async function keep(
  records: readonly Spilled[],
  { receipt, table }: { readonly receipt: Receipt; readonly table: TablePatience },
  { events, spill, log }: TakingDependencies,
): Promise<readonly (Written | undefined)[]> {
  const { receivedAt, request, patience } = receipt
  const waitMs = patience && table.waitMs(receivedAt, patience)
  const write = (record: Spilled) => (waitMs === undefined ? writeRecord(events, record) : inTime(writeRecord(events, record), waitMs))
  const written = await Promise.all(
    records.map(async (record): Promise<Kept> => {
      const counts = record.delivery.counts !== false
      try {
        const counted = await write(record)
        return { counted: counts ? counted : undefined, isStored: true }
      } catch (failure) {
        if (failure instanceof TooLate) table.noteMissed(receivedAt)
        const counted = record.kind === 'event' ? 'accepted' : record.aside.kind
        return { counted: counts ? counted : undefined, isStored: false }
      }
    }),
  )
  const left = records.filter((_, place) => written[place]?.isStored === false)
  if (left.length > 0) {
    try {
      const spilling = spill(left)
      await (patience === undefined ? spilling : inTime(spilling, patience.left(doneBy.spill)))
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
