/**
 * Whether those who withhold their number are the same people who tell it at another attempt. Nobody can be followed to say so, but redials come soon: where
 * attempts with a number stand close after withheld ones more often than chance has it, some of them are redials of the same caller.
 */
import type { ContactColumns } from '../../dayfiles/contactColumns.ts'

const quarterSeconds = 900
/** A redial comes within the quarter hour of the attempt or the two after it: finer moments are gone from stripped days. */
const window = 3
/** Two hours before and after, and a week before and after: what chance has at such a time of day, and in such a week. In quarter hours. */
const [hoursApart, weekApart] = [8, 672]
/**
 * Deviations by which an excess must lie above chance, and the share that must be left then, before anything is made of it. Soon: a range somewhat too wide
 * on one line in four, where nobody mixes, is a smaller fault than one that misses the truth where they do.
 */
const [sure, least] = [0.7, 0.05]
/** Deviations at which it is said: of a thousand lines on which nobody mixes, of one. */
const plain = 3

export type MixedInput = {
  readonly columns: Pick<ContactColumns, 'length' | 'at' | 'person' | 'byPerson'>
  /** Of a row: nobody answered, and it lies in what was asked for. */
  readonly isMissed: (row: number) => boolean
  /** The same of a place in `byPerson`. */
  readonly isMissedAt: (place: number) => boolean
}

export type MixedCallers = {
  /**
   * Redials with a number after withheld attempts as a share of those after attempts with one, and one standard deviation more: 0 where withheld callers always
   * withhold, 1 where it is chance at every attempt. 0 too where it cannot be told from chance.
   */
  readonly share: number
  /** It shows so well that it may be said of a line; the share by itself only widens a range. */
  readonly isPlain: boolean
}
const unseen: MixedCallers = { share: 0, isPlain: false }

export function mixedCallers(input: MixedInput): MixedCallers {
  const { told, withheld } = attemptsByQuarter(input)
  const inWindow = new Uint32Array(told.length)
  for (let quarter = 0; quarter < told.length; quarter++) inWindow[quarter] = (told[quarter] ?? 0) + (told[quarter + 1] ?? 0) + (told[quarter + 2] ?? 0)
  let [attempts, found, foundSquares] = [0, 0, 0]
  let [hoursBeside, weeksBeside] = [0, 0]
  for (let quarter = 0; quarter < withheld.length; quarter++) {
    const own = withheld[quarter] ?? 0
    if (own === 0) continue
    attempts += own
    found += own * (inWindow[quarter] ?? 0)
    foundSquares += own * (inWindow[quarter] ?? 0) ** 2
    hoursBeside += own * meanBeside(inWindow, quarter, hoursApart)
    weeksBeside += own * meanBeside(inWindow, quarter, weekApart)
  }
  // Whatever is said below, it can only expect more and be less sure; on most lines nobody has to be followed for it.
  if (found - Math.max(hoursBeside, weeksBeside) <= sure * Math.sqrt(foundSquares + 1)) return unseen
  const own = redialsOfOne(input, inWindow)
  if (own.redials === 0) return unseen
  // Attempts are missed where many come at once: beside those with a number stand as many of others, at such a time and altogether.
  const perMissed = attempts / own.missed
  const crowding = own.beside === 0 ? 1 : Math.max(1, own.others / own.beside)
  const expected = Math.max(hoursBeside, weeksBeside * crowding, own.others * perMissed)
  const deviation = Math.sqrt(foundSquares + perMissed ** 2 * own.othersSquares + 1)
  const excess = found - expected - sure * deviation
  const redials = own.redials * perMissed
  if (excess <= least * redials) return unseen
  return { share: Math.min(1, (found - expected + deviation) / redials), isPlain: found - expected > plain * deviation }
}

/** Of every quarter hour from the first attempt on: attempts with a number, and missed withheld ones that were asked for. */
function attemptsByQuarter({ columns: { length, at, person }, isMissed }: MixedInput) {
  const start = Math.floor((at[0] ?? 0) / quarterSeconds)
  const quarters = length === 0 ? 0 : Math.floor((at[length - 1] ?? 0) / quarterSeconds) - start + 1
  const [told, withheld] = [new Uint32Array(quarters), new Uint32Array(quarters)]
  let row = 0
  for (let quarter = 0; quarter < quarters; quarter++) {
    const end = (start + quarter + 1) * quarterSeconds
    const first = row
    let [unknown, missed] = [0, 0]
    for (; row < length && (at[row] ?? 0) < end; row++) {
      if ((person[row] ?? -1) >= 0) continue
      unknown++
      if (isMissed(row)) missed++
    }
    told[quarter] = row - first - unknown
    withheld[quarter] = missed
  }
  return { told, withheld }
}

/** As many as stand so far before and after; where neither is known, as many as here. */
function meanBeside(told: Uint32Array, own: number, apart: number): number {
  const last = told.length - window
  const [isBefore, isAfter] = [own >= apart, own + apart <= last]
  const [before, after] = [isBefore ? (told[own - apart] ?? 0) : 0, isAfter ? (told[own + apart] ?? 0) : 0]
  return isBefore && isAfter ? (before + after) / 2 : isBefore || isAfter ? before + after : (told[own] ?? 0)
}

/**
 * Around each missed attempt of a recognised caller: their own other attempts that stand as close, those of others, and as many as stand there a week before
 * and after.
 */
function redialsOfOne({ columns: { at, byPerson }, isMissedAt }: MixedInput, inWindow: Uint32Array) {
  const { first, at: atPlace, toldAt = atPlace } = byPerson
  const start = Math.floor((at[0] ?? 0) / quarterSeconds)
  let [missed, redials, others, othersSquares, beside] = [0, 0, 0, 0, 0]
  for (let who = 0; who + 1 < first.length; who++) {
    const [begin, end] = [first[who] ?? 0, first[who + 1] ?? 0]
    for (let place = begin; place < end; place++) {
      if (!isMissedAt(place)) continue
      const quarter = Math.floor((toldAt[place] ?? 0) / quarterSeconds)
      const isClose = (other: number) => {
        const apart = Math.floor((toldAt[other] ?? 0) / quarterSeconds) - quarter
        return apart >= 0 && apart < window
      }
      let own = 0
      for (let next = place + 1; next < end && isClose(next); next++) own += 1
      for (let before = place - 1; before >= begin && isClose(before); before--) own += 1
      missed += 1
      redials += own
      const ofOthers = Math.max(0, (inWindow[quarter - start] ?? 0) - 1 - own)
      others += ofOthers
      othersSquares += ofOthers ** 2
      beside += meanBeside(inWindow, quarter - start, weekApart)
    }
  }
  return { missed, redials, others, othersSquares, beside }
}
