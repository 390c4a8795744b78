/**
 * A stripped day that several told of: each source keeps its own part, and readers see one day. Labels stand for people within one part alone, so nobody is
 * taken for somebody of another part.
 */
import type { Crossing } from '../contacts/crossing.ts'
import type { SourceId } from '../contacts/identifiers.ts'
import { type DayColumns, noSource, notKnown, type Stripped } from './dayColumns.ts'

/** What is left of a part without what these sources told; whatever is older than sources were written down goes with them. */
export function withoutSources(columns: DayColumns, gone: ReadonlySet<SourceId>): DayColumns {
  const { bySource, presence } = columns
  if (gone.size === 0) return columns
  const isLeft = (source: number | undefined) => {
    const id = bySource.sources[source ?? noSource]
    return id !== undefined && !gone.has(id)
  }
  const beats = bySource.beats.map((own, n) => (isLeft(n) ? own : new Uint32Array(0)))
  const steps = Uint32Array.from(presence.at.keys().filter((n) => isLeft(bySource.presence[n])))
  const rows = Uint32Array.from(columns.at.keys().filter((row) => isLeft(bySource.contact[row])))
  const nobody = { quarter: new Uint32Array(0), most: new Uint16Array(0) }
  const { stripped } = columns
  return {
    ...rowsOf(columns, rows),
    ...(stripped && { stripped: { ...strippedRows(stripped, rows), busy: rows.length === 0 ? nobody : stripped.busy } }),
    presence: { at: picked32(presence.at, steps), type: picked8(presence.type, steps), agent: picked32(presence.agent, steps) },
    signsOfLife: ascending(beats),
    bySource: { sources: bySource.sources, contact: picked8(bySource.contact, rows), presence: picked8(bySource.presence, steps), beats },
  }
}

/** Parts of one day and period as one, in order of arrival; of one moment in the order in which they are given. */
export function joinedParts(parts: readonly [DayColumns, ...DayColumns[]]): DayColumns {
  return parts.slice(1).reduce(joinedTwo, parts[0])
}

function joinedTwo(one: DayColumns, two: DayColumns): DayColumns {
  const sources = [...new Set([...one.bySource.sources, ...two.bySource.sources])]
  const renamed = (own: DayColumns, column: Uint8Array) =>
    column.map((source) => {
      const id = own.bySource.sources[source]
      return id === undefined ? source : sources.indexOf(id)
    })
  const people = one.callers.high.length
  const both: DayColumns = {
    length: one.length + two.length,
    at: joined32(one.at, two.at),
    outcome: joined8(one.outcome, two.outcome),
    reason: joined8(one.reason, two.reason),
    flags: joined8(one.flags, two.flags),
    menuSeconds: joinedSigned(one.menuSeconds, two.menuSeconds),
    waitSeconds: joinedSigned(one.waitSeconds, two.waitSeconds),
    answeredAt: joined32(one.answeredAt, two.answeredAt),
    talkSeconds: joinedSigned(one.talkSeconds, two.talkSeconds),
    caller: joinedSigned(
      one.caller,
      two.caller.map((own) => (own < 0 ? own : own + people)),
    ),
    callers: { high: joined32(one.callers.high, two.callers.high), low: joined32(one.callers.low, two.callers.low) },
    crossings: new Map([...(one.crossings ?? []), ...[...(two.crossings ?? [])].map(([row, own]) => [row + one.length, own] as const)]),
    presence: one.presence,
    signsOfLife: ascending([one.signsOfLife, two.signsOfLife]),
    bySource: {
      sources,
      contact: joined8(renamed(one, one.bySource.contact), renamed(two, two.bySource.contact)),
      presence: one.bySource.presence,
      beats: sources.map((id) => ascending([one, two].flatMap(({ bySource }) => bySource.beats[bySource.sources.indexOf(id)] ?? []))),
    },
    ...(one.stripped && two.stripped && { stripped: joinedStripped(one.stripped, two.stripped) }),
  }
  const steps = joined32(one.presence.at, two.presence.at)
  const stepOrder = inOrderOf(steps)
  const rows = inOrderOf(both.at)
  return {
    ...both,
    ...rowsOf(both, rows),
    ...(both.stripped && { stripped: { ...strippedRows(both.stripped, rows), busy: both.stripped.busy } }),
    presence: {
      at: picked32(steps, stepOrder),
      type: picked8(joined8(one.presence.type, two.presence.type), stepOrder),
      agent: picked32(joined32(one.presence.agent, two.presence.agent), stepOrder),
    },
    bySource: {
      ...both.bySource,
      contact: picked8(both.bySource.contact, rows),
      presence: picked8(joined8(renamed(one, one.bySource.presence), renamed(two, two.bySource.presence)), stepOrder),
    },
  }
}

/** Conversations of two parts may have been at once. */
function joinedStripped(one: Stripped, two: Stripped): Stripped {
  const most = new Map<number, number>()
  for (const { busy } of [one, two]) busy.quarter.forEach((quarter, n) => most.set(quarter, (most.get(quarter) ?? 0) + (busy.most[n] ?? 0)))
  const quarters = [...most].sort(([a], [b]) => a - b)
  return {
    written: joined16(one.written, two.written),
    sinceFirst: joinedSigned(one.sinceFirst, two.sinceFirst),
    atOnce: joined16(one.atOnce, two.atOnce),
    busy: { quarter: Uint32Array.from(quarters, ([quarter]) => quarter), most: Uint16Array.from(quarters, ([, own]) => own) },
  }
}

/** The columns of these rows. Who called in none of them stays among the callers, and is nobody. */
function rowsOf(columns: DayColumns, rows: Uint32Array): Omit<DayColumns, 'presence' | 'signsOfLife' | 'bySource' | 'stripped'> {
  const { crossings = new Map<number, Crossing>() } = columns
  return {
    length: rows.length,
    at: picked32(columns.at, rows),
    outcome: picked8(columns.outcome, rows),
    reason: picked8(columns.reason, rows),
    flags: picked8(columns.flags, rows),
    menuSeconds: pickedSigned(columns.menuSeconds, rows),
    waitSeconds: pickedSigned(columns.waitSeconds, rows),
    answeredAt: picked32(columns.answeredAt, rows),
    talkSeconds: pickedSigned(columns.talkSeconds, rows),
    caller: pickedSigned(columns.caller, rows),
    callers: columns.callers,
    crossings: new Map(
      [...rows].flatMap((row, n) => {
        const own = crossings.get(row)
        return own === undefined ? [] : [[n, own] as const]
      }),
    ),
  }
}
const strippedRows = ({ written, sinceFirst, atOnce }: Stripped, rows: Uint32Array): Omit<Stripped, 'busy'> => ({
  written: picked16(written, rows),
  sinceFirst: pickedSigned(sinceFirst, rows),
  atOnce: picked16(atOnce, rows),
})

const inOrderOf = (moments: Uint32Array): Uint32Array => Uint32Array.from(moments.keys()).sort((a, b) => (moments[a] ?? 0) - (moments[b] ?? 0) || a - b)
const ascending = (moments: readonly Uint32Array[]): Uint32Array => Uint32Array.from(new Set(moments.flatMap((own) => [...own]))).sort()

const joined8 = (one: Uint8Array, two: Uint8Array) => Uint8Array.from([...one, ...two])
const joined16 = (one: Uint16Array, two: Uint16Array) => Uint16Array.from([...one, ...two])
const joined32 = (one: Uint32Array, two: Uint32Array) => Uint32Array.from([...one, ...two])
const joinedSigned = (one: Int32Array, two: Int32Array) => Int32Array.from([...one, ...two])
const picked8 = (column: Uint8Array, places: Uint32Array) => Uint8Array.from(places, (place) => column[place] ?? noSource)
const picked16 = (column: Uint16Array, places: Uint32Array) => Uint16Array.from(places, (place) => column[place] ?? 0)
const picked32 = (column: Uint32Array, places: Uint32Array) => Uint32Array.from(places, (place) => column[place] ?? 0)
const pickedSigned = (column: Int32Array, places: Uint32Array) => Int32Array.from(places, (place) => column[place] ?? notKnown)
