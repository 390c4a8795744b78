/**
 * Whether those who withhold their number are the same people who tell it at another attempt. Nobody can be followed to say so, but redials come soon: where
 * attempts with a number stand close after withheld ones more often than chance has it, some of them are redials of the same caller.
 */
import type { ContactColumns } from '../dayfiles/contactColumns.ts'

const quarterSeconds = 900
/** A redial comes within the quarter hour of the attempt or the two after it: finer moments are gone from stripped days. */
const window = 3
/** Two hours before and after, and a week before and after: what chance has at such a time of day, and in such a week. In quarter hours. */
const controls = [8, 672] as const
/**
 * Deviations by which an excess must lie above chance, and the share that must be left then, before anything is made of it. Soon: a range somewhat too wide
 * on one line in four, where nobody mixes, is a smaller fault than one that misses the truth where they do.
 */
const [sure, least] = [0.7, 0.05]

export type MixedInput = {
  readonly columns: Pick<ContactColumns, 'length' | 'at' | 'person' | 'byPerson'>
  /** Of each row: 0 where a person answered. */
  readonly verdict: Uint8Array
  /** Whether a row lies in what was asked for. */
  readonly isAsked: (row: number) => boolean
}

/**
 * Redials with a number after withheld attempts as a share of those after attempts with one, and one standard deviation more: 0 where withheld callers always
 * withhold, 1 where it is chance at every attempt. 0 too where it cannot be told from chance.
 */
export function mixedShare({ columns, verdict, isAsked }: MixedInput): number {
  const { length, at, person } = columns
  const start = Math.floor((at[0] ?? 0) / quarterSeconds)
  const quarterOf = (row: number) => Math.floor((at[row] ?? 0) / quarterSeconds) - start
  const quarters = length === 0 ? 0 : quarterOf(length - 1) + 1
  const toldFrom = toldInWindows(columns, quarters, quarterOf)
  let [attempts, found] = [0, 0]
  const byChance = new Float64Array(controls.length)
  for (let row = 0; row < length; row++) {
    if ((person[row] ?? -1) >= 0 || verdict[row] === 0 || !isAsked(row)) continue
    const own = quarterOf(row)
    attempts += 1
    found += toldFrom[own] ?? 0
    for (const [n, apart] of controls.entries()) byChance[n] = (byChance[n] ?? 0) + meanBeside(toldFrom, own, apart)
  }
  const redials = attempts === 0 ? 0 : attempts * redialsOfOne(columns, verdict, isAsked)
  if (redials === 0) return 0
  const expected = Math.max(...byChance)
  const deviation = Math.sqrt(found + expected / 2 + 1)
  return found - expected - sure * deviation > least * redials ? Math.min(1, (found - expected + deviation) / redials) : 0
}

/** Of every quarter hour: attempts with a number in the window that begins with it. */
function toldInWindows({ length, person }: MixedInput['columns'], quarters: number, quarterOf: (row: number) => number): Uint32Array {
  const told = new Uint32Array(quarters)
  for (let row = 0; row < length; row++) {
    if ((person[row] ?? -1) < 0) continue
    const own = quarterOf(row)
    for (let quarter = Math.max(0, own - window + 1); quarter <= own; quarter++) told[quarter] = (told[quarter] ?? 0) + 1
  }
  return told
}

/** As many as stand so far before and after; where neither is known, as many as here. */
function meanBeside(told: Uint32Array, own: number, apart: number): number {
  const last = told.length - window
  const [isBefore, isAfter] = [own >= apart, own + apart <= last]
  const [before, after] = [isBefore ? (told[own - apart] ?? 0) : 0, isAfter ? (told[own + apart] ?? 0) : 0]
  return isBefore && isAfter ? (before + after) / 2 : isBefore || isAfter ? before + after : (told[own] ?? 0)
}

/** Attempts of the same recognised caller that stand as close to one that was missed, for each of those. */
function redialsOfOne({ byPerson: { first, row: rowAt }, at }: MixedInput['columns'], verdict: Uint8Array, isAsked: MixedInput['isAsked']): number {
  let [missed, redials] = [0, 0]
  for (let who = 0; who + 1 < first.length; who++) {
    const end = first[who + 1] ?? 0
    for (let place = first[who] ?? 0; place < end; place++) {
      const row = rowAt[place] ?? 0
      if (verdict[row] === 0 || !isAsked(row)) continue
      missed += 1
      const quarter = Math.floor((at[row] ?? 0) / quarterSeconds)
      const isClose = (other: number) => {
        const apart = Math.floor((at[rowAt[other] ?? 0] ?? 0) / quarterSeconds) - quarter
        return apart >= 0 && apart < window
      }
      for (let next = place + 1; next < end && isClose(next); next++) redials += 1
      for (let before = place - 1; before >= (first[who] ?? 0) && isClose(before); before--) redials += 1
    }
  }
  return missed === 0 ? 0 : redials / missed
}
