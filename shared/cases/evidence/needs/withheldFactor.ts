/**
 * Needs of callers who withhold their number: only their attempts can be counted, and they are taken to stand for as many needs as attempts of
 * recognised callers do.
 */
import { slotsInWeek } from '../../caseEvidence.ts'
import { verdictOf } from '../../../metrics/judgedContacts.ts'
import { type ClosedNeeds, met, type NeedsFrom } from './closedNeeds.ts'
import { slotOf } from '../weeks/weekSlots.ts'

export type WithheldAttempts = {
  /** Turned away as closed in measured time, by slot of the week. */
  readonly bySlot: Float64Array
  readonly recognisedBySlot: Float64Array
  /** Withheld to recognised, over all closed slots. */
  readonly ratio: number
  /** Attempts while closed of a need of somebody recognised: all of them, and of the heaviest tenth. */
  readonly perNeed: number
  readonly perNeedOfHeaviest: number
}

const closedVerdict = verdictOf('closed')
/** The ratio in a few hours is shrunk towards the ratio of all hours with the weight of this many attempts. */
const drawnBy = 10

export function withheldAttempts({ input: { columns, clock }, judged, period, line, verdict }: NeedsFrom, needs: ClosedNeeds): WithheldAttempts {
  const [bySlot, recognisedBySlot] = [new Float64Array(slotsInWeek), new Float64Array(slotsInWeek)]
  for (let row = 0; row < columns.length; row++) {
    if (verdict[row] !== closedVerdict || columns.line[row] !== line || judged.judged.isMeasured[row] === 0) continue
    const day = clock.day[row] ?? 0
    if (period.weekOf(day) < 0 || !period.isPossibleDay(day)) continue
    const into = (columns.person[row] ?? -1) < 0 ? bySlot : recognisedBySlot
    const slot = slotOf(day, clock.quarter[row] ?? 0)
    into[slot] = (into[slot] ?? 0) + 1
  }
  const [withheld, recognised] = [sum(bySlot), sum(recognisedBySlot)]
  return { bySlot, recognisedBySlot, ratio: recognised === 0 ? 0 : withheld / recognised, ...attemptsPerNeed(needs) }
}

const sum = (values: Float64Array) => values.reduce((total, own) => total + own, 0)

/** Withheld attempts for each recognised attempt, in these slots. */
export function ratioIn({ bySlot, recognisedBySlot, ratio }: WithheldAttempts, slots: readonly number[]): number {
  const [withheld, recognised] = [bySlot, recognisedBySlot].map((counts) => slots.reduce((total, slot) => total + (counts[slot] ?? 0), 0))
  return ((withheld ?? 0) + drawnBy * ratio) / ((recognised ?? 0) + drawnBy)
}

/**
 * Needs of all callers for each need of a recognised caller. @param repeats how withheld callers repeat. 0: like the heaviest tenth, 0.5: like
 * everybody, 1: not at all
 */
export function withheldFactor({ perNeed, perNeedOfHeaviest }: WithheldAttempts, ratio: number, repeats: number): number {
  const low = Math.min(1, perNeed / perNeedOfHeaviest)
  return 1 + ratio * (repeats < 0.5 ? low + (1 - low) * 2 * repeats : 1 + (perNeed - 1) * (2 * repeats - 1))
}

function attemptsPerNeed({ length, first, met: whatMet }: ClosedNeeds): { readonly perNeed: number; readonly perNeedOfHeaviest: number } {
  const counts = Float64Array.from({ length }, (_, need) => {
    let own = 0
    for (let n = first[need] ?? 0; n < (first[need + 1] ?? 0); n++) if (whatMet[n] === met.closed) own++
    return own
  }).sort()
  const heaviest = counts.subarray(length - Math.ceil(length / 10))
  const mean = (values: Float64Array) => (values.length === 0 ? 1 : Math.max(1, sum(values) / values.length))
  return { perNeed: mean(counts), perNeedOfHeaviest: mean(heaviest) }
}
