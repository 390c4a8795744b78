/** Required staff and the gap in people where a whole block is solved at once, because it is over before its queue comes to rest. */
import { hourMs, quarterMs } from '../calendar/durations.ts'
import type { Span } from '../calendar/spans.ts'
import { attemptsAtTarget, firstShare, type GapInput } from './gapInput.ts'
import type { PeopleShort } from './peopleShort.ts'
import type { RequiredStaff } from './requiredStaff.ts'
import { isShortBlock, requiredInBlock } from './shortBlock.ts'
import { type BlockInterval, peopleShortInBlock } from './shortBlockGap.ts'

export type JudgedInBlock = { readonly required: RequiredStaff | undefined; readonly people: PeopleShort | undefined }
/** By interval; undefined for a block that is no such block, or of which too little is known. */
export type BlockJudge = (block: Span, intervals: readonly Span[]) => readonly JudgedInBlock[] | undefined

/** Weeks are alike: what was solved for one block is known for every block of the same attempts and staff. */
export function blockJudge(input: GapInput): BlockJudge {
  const [knownRequired, knownPeople] = [new Map<string, readonly RequiredStaff[]>(), new Map<string, readonly PeopleShort[]>()]
  return (block, intervals) => {
    const required = requiredOf(input, { block, intervals }, knownRequired)
    if (required === undefined) return undefined
    const people = peopleOf(input, { intervals, required }, knownPeople)
    return intervals.map((_, n) => ({ required: required[n], people: people?.[n] }))
  }
}

function requiredOf(
  input: GapInput,
  { block, intervals }: { readonly block: Span; readonly intervals: readonly Span[] },
  known: Map<string, readonly RequiredStaff[]>,
) {
  const { target, policy, handleSeconds, meanPatienceSeconds } = input
  const isWhole = (input.blocks ?? input.open).some(({ from, until }) => from === block.from && until === block.until)
  // How long people wait is not followed through time.
  if (!isWhole || target.answeredWithin !== undefined) return undefined
  const more = attemptsAtTarget(input)
  const pieces = intervals.flatMap(({ from, until }) => {
    const [attempts, hours] = [input.attempts(from, until), hoursOf({ from, until })]
    return attempts === undefined ? [] : [{ hours, arrivalsPerHour: (more * attempts) / hours }]
  })
  const busiest = pieces.reduce((most, { arrivalsPerHour }) => Math.max(most, arrivalsPerHour), 0)
  if (pieces.length < intervals.length || !isShortBlock(hoursOf(block), busiest / policy.atOnce, { handleSeconds })) return undefined
  return remembered(known, JSON.stringify(pieces), () => requiredInBlock(pieces, { handleSeconds, meanPatienceSeconds, policy }, target.abandonedAtMost))
}

type Required = { readonly intervals: readonly Span[]; readonly required: readonly RequiredStaff[] }

/** undefined where no roster was told for all of the block. */
function peopleOf(input: GapInput, { intervals, required }: Required, known: Map<string, readonly PeopleShort[]>): readonly PeopleShort[] | undefined {
  const { handleSeconds, meanPatienceSeconds, policy, redialShare, dispersion, levelVariance, weeks, level } = input
  const block = intervals.flatMap((interval, n): BlockInterval[] => {
    const parts = partsOf(input, interval)
    const own = required[n]
    if (parts === undefined || own === undefined) return []
    return [{ attempts: input.attempts(interval.from, interval.until) ?? 0, parts: parts.map((part) => ({ ...part, required: own.rostered })) }]
  })
  if (block.length < intervals.length) return undefined
  const [from, until] = [intervals[0]?.from ?? 0, intervals.at(-1)?.until ?? 0]
  const awayShare = input.rostered(from, until)?.awayShare ?? 0
  const queue = { handleSeconds, meanPatienceSeconds, policy }
  return remembered(known, JSON.stringify([awayShare, block]), () =>
    peopleShortInBlock({ queue, intervals: block, firstShare: firstShare(input), awayShare, redialShare, dispersion, levelVariance, weeks, level }),
  )
}

/** Where the number of rostered people changes within an interval, by the quarter of an hour. */
function partsOf({ rostered }: GapInput, interval: Span): readonly { readonly hours: number; readonly rostered: number }[] | undefined {
  const { from, until } = interval
  const whole = rostered(from, until)
  if (whole === undefined) return undefined
  if (whole.least === whole.most) return [{ hours: hoursOf(interval), rostered: whole.least }]
  return Array.from({ length: Math.ceil((until - from) / quarterMs) }, (_, n) => {
    const part = { from: from + n * quarterMs, until: Math.min(until, from + (n + 1) * quarterMs) }
    return { hours: hoursOf(part), rostered: rostered(part.from, part.until)?.least ?? whole.least }
  })
}

const hoursOf = ({ from, until }: Span) => (until - from) / hourMs

function remembered<Answer>(known: Map<string, Answer>, key: string, answer: () => Answer): Answer {
  const found = known.get(key) ?? answer()
  known.set(key, found)
  return found
}
