/**
 * Stretches without any sign of life that are too long to be chance. Two rules, the stricter of them where both apply: a source that sends
 * heartbeats is silent soon after one stays away; any other when so many attempts should have come that none at all is all but impossible.
 */
import { intersect, merge, type Span } from '../../calendar/spans.ts'
import { firstFrom } from '../../dayfiles/contactColumns.ts'
import { inOrder, quarterSeconds, type SourceSigns } from './lineSigns.ts'

/** No rule calls a shorter stretch silent. */
const shortestSilence = 15 * 60
/** One stretch in so many years is called silent by chance alone, for a source whose attempts come as independently as calls do. */
const yearsPerFalseAlarm = 10

/**
 * How many attempts must be missing. A stretch in which `m` are expected stays empty with chance `exp(-m)` (Poisson), and there are as many
 * stretches a year as attempts, so one in ten years is called silent wrongly at `ln(10 x attempts a year)`; `ln(1000)` at the least.
 */
export const missingForSilence = (attemptsPerYear: number) => Math.max(Math.log(1000), Math.log(yearsPerFalseAlarm * Math.max(1, attemptsPerYear)))

export type Expected = { readonly expected: (from: number, until: number) => number; readonly perYear: number }

/** A stretch without contacts, in seconds; `next` is the place of the contact that ends it. */
type Pause = { readonly from: number; readonly until: number; readonly next: number }

/**
 * Looks for silence by what is usual, as often as that is learned anew. What is expected is scaled down to the level just before or just after, whichever is
 * lower, so that a quiet holiday is a quiet holiday.
 * @param within stretches to look at, milliseconds, sorted and apart
 */
export function rateSilences({ contacts, presence, beats }: SourceSigns, within: readonly Span[]): (usual: Expected) => readonly Span[] {
  const others = inOrder([presence, beats])
  const pauses = pausesIn(contacts, within).flatMap((pause) => cutByOthers(pause, others))
  return (usual) => {
    const threshold = missingForSilence(usual.perYear)
    return pauses.flatMap(({ from, until, next }) => {
      const missing = usual.expected(from * 1000, until * 1000)
      return missing > threshold && missing * levelAround(contacts, next, usual.expected) > threshold ? [{ from: from * 1000, until: until * 1000 }] : []
    })
  }
}

function pausesIn(contacts: Uint32Array, within: readonly Span[]): readonly Pause[] {
  const pauses: Pause[] = []
  for (const span of within) {
    const [first, end] = [firstFrom(contacts, span.from / 1000), firstFrom(contacts, span.until / 1000)]
    let last = span.from / 1000
    for (let next = first, before = last; next < end; next++) {
      const moment = contacts[next] ?? 0
      // Nearly all follow too soon, even before the end of a quarter hour is asked for.
      if (moment - before >= shortestSilence) {
        if (next > first) last = quarterEnd(before)
        if (moment - last >= shortestSilence) pauses.push({ from: last, until: moment, next })
      }
      before = moment
    }
    if (end > first) last = quarterEnd(contacts[end - 1] ?? 0)
    if (span.until / 1000 - last >= shortestSilence) pauses.push({ from: last, until: span.until / 1000, next: end })
  }
  return pauses
}

const quarterEnd = (second: number) => second - (second % quarterSeconds) + quarterSeconds

/** Where somebody signed in or a heartbeat came, a pause is two. */
function cutByOthers({ from, until, next }: Pause, others: Uint32Array): readonly Pause[] {
  const parts: Pause[] = []
  let last = from
  for (let n = firstFrom(others, from); n < others.length && (others[n] ?? 0) < until; n++) {
    const sign = others[n] ?? 0
    if (sign - last >= shortestSilence) parts.push({ from: last, until: sign, next })
    last = sign
  }
  if (until - last >= shortestSilence) parts.push({ from: last, until, next })
  return parts
}

/** So many attempts before and after a silence say how busy it is. */
const around = 20
type Between = (from: number, until: number) => number

/** The lower of the levels before and after a silence; at most 1. */
function levelAround(contacts: Uint32Array, next: number, expected: Between): number {
  return Math.min(levelBefore(contacts, next, expected), levelOver(contacts, next, Math.min(contacts.length - 1, next + around - 1), expected))
}

/** Attempts seen / attempts expected over the twenty before the one at `next`; at most 1. What a silence that still goes on is judged by. */
export const levelBefore = (contacts: Uint32Array, next: number, expected: Between): number =>
  Math.min(1, levelOver(contacts, Math.max(0, next - around), next - 1, expected))

function levelOver(contacts: Uint32Array, first: number, last: number, expected: Between): number {
  const [from, until] = [contacts[first], contacts[last]]
  if (from === undefined || until === undefined || last - first < 5) return 1
  return (last - first) / Math.max(1e-9, expected(from * 1000, until * 1000))
}

/**
 * By heartbeats: where the heart was beating when a stretch without any sign began, and it is longer than two beats and a quarter of an hour.
 * Beats are known to the quarter hour in which they came.
 * @param within as above; its end is how far the source can be judged
 */
export function silencesByHeartbeat({ contacts, presence, beats }: SourceSigns, within: readonly Span[]): readonly Span[] {
  if (beats.length < fewestBeats) return []
  const end = Math.floor((within.at(-1)?.until ?? 0) / 1000)
  const found: Span[] = []
  // A year of a busy line holds hundreds of thousands: the three lists are walked side by side, and nothing is made of them.
  let [contact, presenceAt, nextBeat, beat] = [0, 0, 0, -1]
  const next = () => Math.min(contacts[contact] ?? none, presence[presenceAt] ?? none, beats[nextBeat] ?? none)
  for (let sign = next(); sign !== none; sign = next()) {
    const from = contacts[contact] === sign ? quarterEnd(sign) : sign
    while (contacts[contact] === sign) contact++
    while (presence[presenceAt] === sign) presenceAt++
    while (beats[nextBeat] === sign) nextBeat++
    while (beat + 1 < beats.length && (beats[beat + 1] ?? 0) <= from) beat++
    const following = next()
    const until = following === none ? end : following
    if (until - from < 2 * quarterSeconds || beat < fewestBeats - 1) continue
    const usual = usualBeatSeconds(beats, beat)
    const wasBeating = from - (beats[beat] ?? 0) <= silentAfterSeconds(usual)
    if (!wasBeating || until - from <= silentAfterSeconds(usual)) continue
    // What is left beside a gap that people told must be too long by itself.
    const parts = intersect([{ from: from * 1000, until: until * 1000 }], within)
    found.push(...parts.filter((part) => part.until - part.from > silentAfterSeconds(usual) * 1000))
  }
  return found
}

/** Of no list is anything left. */
const none = Number.POSITIVE_INFINITY
const fewestBeats = 5
const beatsLookedAt = 12

/** The usual distance between heartbeats up to one of them: the middle one of the last twelve, a quarter of an hour at the least. */
function usualBeatSeconds(beats: Uint32Array, last: number): number {
  const distances: number[] = []
  for (let n = Math.max(1, last - beatsLookedAt + 1); n <= last; n++) distances.push((beats[n] ?? 0) - (beats[n - 1] ?? 0))
  distances.sort((a, b) => a - b)
  return Math.max(quarterSeconds, distances[Math.floor(distances.length / 2)] ?? quarterSeconds)
}

/** From the start of the quarter hour of the last beat: that quarter, and one beat missed where they come often, two where they do not. */
export const silentAfterSeconds = (usualSeconds: number) => quarterSeconds + (usualSeconds <= quarterSeconds ? quarterSeconds : 2 * usualSeconds)

/** The heart still beats at the end of what is known. @returns the usual distance of its beats in seconds */
export function heartbeatAt({ beats }: SourceSigns, moment: number): number | undefined {
  if (beats.length < fewestBeats) return undefined
  const last = firstFrom(beats, moment / 1000) - 1
  const usual = usualBeatSeconds(beats, last)
  return last >= fewestBeats - 1 ? usual : undefined
}

export const together = (...lists: readonly (readonly Span[])[]): readonly Span[] => merge(lists.flat())
