/**
 * The load of each stretch of extra hours: how many callers arrive in each slot, and which conversations and callers are carried over from the hours
 * before it.
 */
import type { PlanPiece } from '../plans/planPieces.ts'
import type { EvidencePeriod } from '../weeks/evidencePeriod.ts'
import type { LineFacts } from '../lineFacts.ts'
import { blockQueue, type QueueStart } from './blockQueue.ts'
import { type ChanceTable, chanceTable } from './chanceTable.ts'
import { slotsInWeek } from '../../caseEvidence.ts'
import { slotHours } from '../weeks/weekSlots.ts'

/** How a few needs are spread over a block is mostly chance, so the spread is shrunk towards an even one with the weight of this many needs. */
const drawnBy = 10
/** Callers who come back when a line opens do so soon: this many hours after opening, on average. */
const returnHours = 1.5

/**
 * First attempts an hour in each slot of a stretch.
 * @param bySlot needs of everybody that were turned away in the slots of the week, over all weeks
 * @param returning needs that would come back when the stretch begins, over all weeks
 */
export function arrivalsIn({ slots }: PlanPiece, bySlot: Float64Array, returning: number, { possible, weeks }: EvidencePeriod): Float64Array {
  const total = slots.reduce((sum, slot) => sum + (bySlot[slot] ?? 0), 0)
  const even = total / slots.length
  const draw = total / (total + drawnBy)
  const fading = slots.map((_, n) => Math.exp((-n * slotHours) / returnHours))
  const faded = fading.reduce((sum, own) => sum + own, 0)
  return Float64Array.from(slots, (slot, n) => {
    const hours = (possible[slot] ?? 0) * weeks
    if (hours <= 0) return 0
    return (draw * (bySlot[slot] ?? 0) + (1 - draw) * even + (returning * (fading[n] ?? 0)) / faded) / hours
  })
}

/** Chances to get through for a stretch with these arrivals an hour, one value a slot. */
export function tableFor(piece: PlanPiece, arrivals: Float64Array, facts: LineFacts, period: EvidencePeriod): ChanceTable {
  const { handle, abandon, atOnce } = facts
  const start = piece.followsOpen ? runningInto(piece, facts, period) : undefined
  return chanceTable({
    arrivals,
    staff: piece.staff,
    atOnce,
    serviceRate: 1 / handle.mean,
    abandonRate: abandon.rate,
    abandonSpread: 1 / Math.sqrt(abandon.events),
    ...(start && { start }),
  })
}

const slotsBefore = 6

/** The queue as the present hours end, worked out from their last three hours. */
function runningInto({ slots }: PlanPiece, { handle, abandon, openAttempts, openAnswered, atOnce }: LineFacts, { openMeasured }: EvidencePeriod): QueueStart {
  const before = Array.from({ length: slotsBefore }, (_, n) => ((slots[0] ?? 0) - slotsBefore + n + slotsInWeek) % slotsInWeek)
  const sum = (of: Float64Array) => before.reduce((total, slot) => total + (of[slot] ?? 0), 0)
  const [attempts, answered, hours] = [sum(openAttempts), sum(openAnswered), sum(openMeasured)]
  if (hours <= 0 || attempts <= 0) return { chances: Float64Array.of(1), servers: atOnce }
  const arrivals = new Float64Array(slotsBefore).fill(attempts / hours)
  const shareWith = (servers: number) => {
    const queue = blockQueue({ arrivals, pieceHours: slotHours, servers, serviceRate: 1 / handle.mean, abandonRate: abandon.rate })
    return { share: (queue.answered.at(-1) ?? 0) / (queue.arrived.at(-1) ?? 1), end: queue.end }
  }
  // The fewest people with whom at least the measured share is answered.
  let servers = 1
  let found = shareWith(atOnce)
  while (found.share < answered / attempts && servers < mostServers) found = shareWith(++servers * atOnce)
  return { chances: found.end, servers: servers * atOnce }
}
const mostServers = 200
