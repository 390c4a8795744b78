/**
 * Who was there by the quarter of an hour, as numbers of a line. Pauses and conversations are only told where at least two people were signed in all
 * along: of one, a pause would say what that person did.
 */
import { quarterMs } from '../calendar/durations.ts'
import { coverWalker, intersect, lengthOf, type Span } from '../calendar/spans.ts'
import { Instant } from '../contacts/identifiers.ts'
import { notTold, type PresenceSteps } from './presence.ts'
import { talkSteps } from './talkSteps.ts'

export type PresenceQuarter = {
  readonly from: Instant
  readonly until: Instant
  /** `unstaffed`: at some moment nobody was signed in, although the line was open. `unknown`: no source told. */
  readonly state: 'staffed' | 'unstaffed' | 'unknown'
  /** The fewest at any moment; undefined where that is not known. */
  readonly signedIn: number | undefined
  /** The fewest signed in and not paused. Of one person alone pauses are not taken off. */
  readonly present: number | undefined
  /** The most at any moment; undefined where it would tell of one person, or is not known. */
  readonly paused: number | undefined
  readonly inConversation: number | undefined
  /** Of its known time, in milliseconds, with nobody signed in. */
  readonly unstaffedMs: number
  readonly knownMs: number
}
export type PresenceTold = {
  readonly steps: PresenceSteps
  /** Conversations of the line, in any order. */
  readonly talks: readonly Span[]
  /** Of stripped days: quarter hours (seconds UTC) and the most conversations at once in each. */
  readonly busy?: ReadonlyMap<number, number>
  /** Time in which a source is known to have delivered, up to now. */
  readonly known: readonly Span[]
}

/** @param open opening hours, sorted and apart; what is cut off a quarter of an hour by them is not looked at */
export function presenceQuarters({ steps, talks, busy: counted, known }: PresenceTold, open: readonly Span[]): readonly PresenceQuarter[] {
  const firstTold = (steps.at[0] ?? Number.POSITIVE_INFINITY) * 1000
  const isKnown = coverWalker(intersect(known, [{ from: firstTold, until: Number.POSITIVE_INFINITY }]))
  const signedIn = levels(steps.at, steps.signedIn)
  const present = levels(steps.at, steps.present)
  const conversations = talkSteps(talks)
  const talking = levels(conversations.at, conversations.talking)
  return open.flatMap(quartersOf).map(({ from, until }) => {
    const about = { from: Instant.parse(from), until: Instant.parse(until) }
    const told = isKnown(from)
    if (told === undefined || told.from > from) return { ...about, ...unknown }
    const end = Math.min(until, told.until)
    const [there, free] = [signedIn(from, end), present(from, end)]
    // Of the whole quarter hour, which is all that is known of a stripped day.
    const quarter = Math.floor(from / quarterMs) * quarterMs
    const busy = Math.max(most(talking(quarter, quarter + quarterMs)), counted?.get(quarter / 1000) ?? 0)
    const isCountedOnly = there.some(({ value }) => value === notTold)
    const nobody = isCountedOnly ? free : there
    const unstaffedMs = lengthOf(nobody.filter(({ value }) => value === 0))
    const isOnePerson = isCountedOnly || there.some(({ value }) => value === 1)
    const isNobody = nobody.every(({ value }) => value === 0)
    return {
      ...about,
      state: unstaffedMs > 0 ? ('unstaffed' as const) : ('staffed' as const),
      signedIn: isCountedOnly ? undefined : least(there),
      present: isCountedOnly ? least(free) : Math.min(...together(there, free).map(([all, own]) => (all === 1 ? 1 : own))),
      paused: isNobody ? 0 : isOnePerson ? undefined : Math.max(...together(there, free).map(([all, own]) => all - own)),
      inConversation: isNobody && busy === 0 ? 0 : isOnePerson || isNobody ? undefined : busy,
      unstaffedMs,
      knownMs: end - from,
    }
  })
}

const unknown = { state: 'unknown', signedIn: undefined, present: undefined, paused: undefined, inConversation: undefined, unstaffedMs: 0, knownMs: 0 } as const

/** Cut at whole quarters, which are the same on every wall. */
function quartersOf({ from, until }: Span): readonly Span[] {
  const first = Math.floor(from / quarterMs)
  return Array.from({ length: Math.ceil(until / quarterMs) - first }, (_, n) => ({
    from: Math.max(from, (first + n) * quarterMs),
    until: Math.min(until, (first + n + 1) * quarterMs),
  }))
}

type Level = Span & { readonly value: number }

/** Walks a step function forward: its values from one moment to another. Nothing came before its first step. */
function levels(at: Uint32Array, values: Uint16Array): (from: number, until: number) => readonly Level[] {
  let next = 0
  return (from, until) => {
    while (next < at.length && (at[next] ?? 0) * 1000 <= from) next++
    const found: Level[] = []
    let [moment, value] = [from, next === 0 ? 0 : (values[next - 1] ?? 0)]
    for (let step = next; step < at.length && (at[step] ?? 0) * 1000 < until; step++) {
      const change = (at[step] ?? 0) * 1000
      if (change > moment) found.push({ from: moment, until: change, value })
      ;[moment, value] = [change, values[step] ?? 0]
    }
    return [...found, { from: moment, until, value }]
  }
}

const least = (all: readonly Level[]) => Math.min(...all.map(({ value }) => value))
const most = (all: readonly Level[]) => Math.max(...all.map(({ value }) => value))
/** Both come from the same steps. */
const together = (a: readonly Level[], b: readonly Level[]): readonly (readonly [number, number])[] => a.map(({ value }, n) => [value, b[n]?.value ?? 0])
