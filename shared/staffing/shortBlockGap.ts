/**
 * What a shortage in a short block costs in people. Everything is played through twice from an empty opening: with the people there are, and with
 * enough at every moment. Who fails to appear is missing from the whole block, so an evening with one person less is worse than the mean of its hours.
 */
import { presenceChances } from './absence.ts'
import { scatterOf } from './forecast.ts'
import { nobodyShort, type PeopleShort, peopleShort } from './peopleShort.ts'
import { type BlockPiece, type BlockQueue, outcomesInBlock, type PieceOutcome } from './shortBlock.ts'

/** One interval of the block; its parts are those in which the number of rostered people is the same. */
export type BlockInterval = {
  /** First attempts and redials together, as forecast. */
  readonly attempts: number
  readonly parts: readonly { readonly hours: number; readonly rostered: number; readonly required: number }[]
}
export type BlockGapInput = {
  readonly queue: BlockQueue
  readonly intervals: readonly BlockInterval[]
  /** Of the attempts, the share that is a first one. */
  readonly firstShare: number
  readonly redialShare: number
  /** Of the rostered people, the share that is on a break of which nobody told when. */
  readonly awayShare: number
  readonly dispersion: number
  readonly levelVariance: number
  readonly weeks: number
  readonly level: number
}

/** By interval. What a shortage leaves behind for the interval after it is that shortage's own. */
export function peopleShortInBlock(input: BlockGapInput): readonly PeopleShort[] {
  const { intervals, dispersion, levelVariance, weeks, level } = input
  const isShort = intervals.map(({ parts }) => parts.some(({ rostered, required }) => rostered < required))
  if (!isShort.includes(true)) return intervals.map(() => nobodyShort)
  const scatters = intervals.map(({ attempts }) => Math.sqrt(attempts * scatterOf(input, attempts)))
  const [usual, busier] = [0, 1].map((spreads) => lostWith(input, isShort, (n) => (intervals[n]?.attempts ?? 0) + spreads * (scatters[n] ?? 0)))
  return intervals.map(({ attempts }, n) => {
    const [value, scatter] = [usual?.[n] ?? 0, scatters[n] ?? 0]
    if (value <= 0 || scatter === 0) return nobodyShort
    const slope = Math.max(0, ((busier?.[n] ?? 0) - value) / scatter)
    const chance = slope ** 2 * attempts * (1 + dispersion / weeks) + value * Math.max(0, 1 - value / attempts)
    const ofLevel = slope * attempts * Math.sqrt(levelVariance)
    return peopleShort({ value, chance, shared: slope * Math.sqrt(attempts * (dispersion - 1)), ofLevel }, level)
  })
}

type Attempts = (interval: number) => number

/** People lost by interval for want of staff. */
function lostWith(input: BlockGapInput, isShort: readonly boolean[], attempts: Attempts): readonly number[] {
  const { intervals, firstShare } = input
  const { absence } = input.queue.policy
  const there = throughWith(input, attempts, { absence: 1 - (1 - absence) * (1 - input.awayShare), staffOf: ({ rostered }) => rostered })
  const enough = throughWith(input, attempts, { absence, staffOf: ({ rostered, required }) => Math.max(rostered, required) })
  const lost = intervals.map((_, n) => Math.max(0, attempts(n) * firstShare * ((enough[n] ?? 0) - (there[n] ?? 0))))
  let cause = isShort.indexOf(true)
  const own = intervals.map(() => 0)
  for (const [n, people] of lost.entries()) {
    if (isShort[n]) cause = n
    own[cause] = (own[cause] ?? 0) + people
  }
  return own
}

type Plan = { readonly absence: number; readonly staffOf: (part: BlockInterval['parts'][number]) => number }

/** The share of each interval's people that gets through in the end. */
function throughWith(input: BlockGapInput, attempts: Attempts, { absence, staffOf }: Plan): readonly number[] {
  const { intervals, queue, firstShare, redialShare } = input
  const parts = intervals.flatMap(({ parts: own }, n) => {
    const hours = own.reduce((sum, part) => sum + part.hours, 0)
    return own.map((part) => ({ hours: part.hours, interval: n, perHour: (attempts(n) * firstShare) / hours, staff: staffOf(part) }))
  })
  const cases = whoIsThere(
    parts.map(({ staff }) => staff),
    absence,
  )
  /** The share that is answered, by interval and of all, with so many attempts for each first one. */
  const answeredIn = (own: typeof cases, more: number) => {
    const pieces: readonly BlockPiece[] = parts.map(({ hours, perHour }) => ({ hours, arrivalsPerHour: perHour * more }))
    const outcomes = own.map(({ staff, chance }) => ({ chance, pieces: outcomesInBlock(pieces, staff, queue) }))
    return (isOwn: (place: number) => boolean) => {
      const sum = (of: (piece: PieceOutcome) => number) =>
        outcomes.reduce(
          (total, { chance, pieces: told }) => total + chance * told.reduce((part, piece, place) => (isOwn(place) ? part + of(piece) : part), 0),
          0,
        )
      const arrived = sum((piece) => piece.arrived)
      return arrived <= 0 ? 1 : Math.max(0, 1 - sum((piece) => piece.lost) / arrived)
    }
  }
  const rosteredOnly: readonly number[] = parts.map(({ staff }) => staff)
  // Redials make the line busier, which makes redials: how busy is seen well enough in the likeliest case.
  const likeliest = cases.reduce((most, own) => (own.chance > most.chance ? own : most), { staff: rosteredOnly, chance: 0 })
  const first = redialShare === 0 ? 1 : answeredIn([{ ...likeliest, chance: 1 }], 1)(() => true)
  const answered = answeredIn(cases, 1 / (1 - redialShare * (1 - first)))
  return intervals.map((_, n) => {
    const share = answered((place) => parts[place]?.interval === n)
    return share / (1 - redialShare * (1 - share))
  })
}

/** Rarer ways to be short-handed are left out. */
const rarest = 0.01
/** Of many people so many ways say enough. */
const mostCases = 8

/** Ways in which some of the rostered people are not there, from the worst to the best; who is missing is missing throughout. */
export function whoIsThere(rostered: readonly number[], absence: number): readonly { readonly staff: readonly number[]; readonly chance: number }[] {
  if (absence === 0) return [{ staff: rostered, chance: 1 }]
  const numbers = [...new Set(rostered)]
  const upTo = new Map(numbers.map((people) => [people, cumulated(presenceChances(people, 1 - absence))]))
  const edges = [...new Set([...upTo.values()].flat().map((edge) => Math.min(1, edge)))].sort((a, b) => a - b)
  const told = edges.filter((edge, n) => edge - (edges[n - 1] ?? 0) >= rarest).length
  const smallest = told > mostCases ? 1 / mostCases : rarest
  let from = 0
  const cases: { staff: readonly number[]; chance: number }[] = []
  for (const edge of [...edges, 1]) {
    if (edge - from < smallest) continue
    const middle = (from + edge) / 2
    cases.push({ staff: rostered.map((people) => (upTo.get(people) ?? []).findIndex((chance) => chance >= middle)), chance: edge - from })
    from = edge
  }
  const all = cases.reduce((sum, { chance }) => sum + chance, 0)
  return cases.map(({ staff, chance }) => ({ staff, chance: chance / all }))
}

function cumulated(chances: ArrayLike<number>): readonly number[] {
  let sum = 0
  return Array.from(chances, (chance, n) => {
    sum += chance
    return n === chances.length - 1 ? 1 : sum
  })
}
