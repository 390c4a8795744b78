/**
 * How far the clocks of a zone stand from UTC, as a table of segments between clock changes, read from `Intl`.
 * Filled ten years at a time, when first asked for (about 1 ms each); looked up by walking or by binary search.
 */
import { dayMs } from './durations.ts'

/** A stretch without a clock change, `fromMs <= t < untilMs`, UTC milliseconds. The offset is whole minutes, but for Liberia before 1972. */
export type OffsetSegment = { readonly fromMs: number; readonly untilMs: number; readonly offsetMinutes: number }

export type OffsetTable = {
  /** The segment that holds an instant. It may end at the border of a chunk rather than at a clock change. */
  readonly segmentAt: (ms: number) => OffsetSegment
  /** Segments that cover `fromMs <= t < untilMs` exactly: clipped to it, neighbours differ in offset. */
  readonly segmentsBetween: (fromMs: number, untilMs: number) => readonly OffsetSegment[]
}

const MS_PER_CHUNK = 3_650 * dayMs
/** Two changes of one zone have never been closer than seven days (Recife, October 2000), so none hides between two samples. */
const MS_BETWEEN_SAMPLES = 3 * dayMs

export function offsetTableOf(zone: string): OffsetTable {
  const readOffset = offsetReader(zone)
  const chunks = new Map<number, readonly OffsetSegment[]>()
  const chunkOf = (index: number) => {
    const known = chunks.get(index)
    if (known) return known
    const made = segmentsWithin(index * MS_PER_CHUNK, (index + 1) * MS_PER_CHUNK, readOffset)
    chunks.set(index, made)
    return made
  }
  return {
    segmentAt: (ms) => segmentHolding(chunkOf(Math.floor(ms / MS_PER_CHUNK)), ms),
    segmentsBetween: (fromMs, untilMs) => {
      const found: OffsetSegment[] = []
      for (let index = Math.floor(fromMs / MS_PER_CHUNK); index * MS_PER_CHUNK < untilMs; index++)
        for (const segment of chunkOf(index)) {
          if (segment.untilMs <= fromMs || segment.fromMs >= untilMs) continue
          const clipped = { ...segment, fromMs: Math.max(fromMs, segment.fromMs), untilMs: Math.min(untilMs, segment.untilMs) }
          const previous = found.at(-1)
          if (previous?.offsetMinutes === clipped.offsetMinutes) found[found.length - 1] = { ...previous, untilMs: clipped.untilMs }
          else found.push(clipped)
        }
      return found
    },
  }
}

function segmentHolding(segments: readonly OffsetSegment[], ms: number): OffsetSegment {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((segments[middle]?.fromMs ?? Infinity) <= ms) low = middle
    else high = middle - 1
  }
  const segment = segments[low]
  if (!segment) throw new RangeError(`no instant: ${ms}`)
  return segment
}

function segmentsWithin(startMs: number, endMs: number, readOffset: (ms: number) => number): readonly OffsetSegment[] {
  const segments: OffsetSegment[] = []
  let fromMs = startMs
  let offsetMinutes = readOffset(startMs)
  for (let sampledMs = startMs; sampledMs < endMs; sampledMs += MS_BETWEEN_SAMPLES) {
    const nextMs = Math.min(sampledMs + MS_BETWEEN_SAMPLES, endMs - 1_000)
    const nextOffset = readOffset(nextMs)
    if (nextOffset === offsetMinutes) continue
    const changeMs = firstSecondWithout(offsetMinutes, sampledMs, nextMs, readOffset)
    segments.push({ fromMs, untilMs: changeMs, offsetMinutes })
    fromMs = changeMs
    offsetMinutes = nextOffset
  }
  return [...segments, { fromMs, untilMs: endMs, offsetMinutes }]
}

/** Halves the stretch until the change is known to the second: `lowMs` still has the offset, `highMs` no longer. */
function firstSecondWithout(offsetMinutes: number, lowMs: number, highMs: number, readOffset: (ms: number) => number): number {
  let low = lowMs / 1_000
  let high = highMs / 1_000
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (readOffset(middle * 1_000) === offsetMinutes) low = middle
    else high = middle
  }
  return high * 1_000
}

function offsetReader(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' })
  return (ms) => {
    const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(ms))
    if (!match) throw new Error(`no offset in "${format.format(ms)}"`)
    const [, sign, hours = 0, minutes = 0, seconds = 0] = match
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes) + Number(seconds) / 60)
  }
}
