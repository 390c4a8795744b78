/** Evidence for a case without a line behind it: so many needs a week for each slot, so good a chance with so many staff. */
import type { PlanDraws } from '../../shared/cases/case.ts'
import { type CaseEvidence, drawCount, type PlanEstimate, slotMinutes, slotsInWeek, weeksInYear } from '../../shared/cases/caseEvidence.ts'
import type { ExtraBlock } from '../../shared/cases/caseRequest.ts'
import { seeded } from '../staffing/seeded.ts'

export type HandMade = {
  /** People a week that a slot would reach with everybody through. */
  readonly perWeek: (slot: number) => number
  readonly openSlots?: (slot: number) => boolean
  readonly chance?: (staff: number) => number
  /** People a week per staff hour in present hours. */
  readonly elsewherePerHour?: number
  /** Share of a plan's worth that is lost where it has several blocks. */
  readonly countedTwice?: number
  readonly scatter?: number
  readonly byWeek?: readonly number[]
  readonly more?: Partial<CaseEvidence>
  /** Odd weeks see this much more of a slot, even weeks so much less. */
  readonly luck?: (slot: number) => number
}

const through = (staff: number) => 1 - 0.5 ** staff
export const slotOf = (weekday: number, hour: number) => ((weekday * 24 + hour) * 60) / slotMinutes

export function handMadeEvidence(made: HandMade): CaseEvidence {
  const { perWeek, openSlots = () => false, chance = through, elsewherePerHour = 0, countedTwice = 0, scatter = 0.2, byWeek = [], luck = () => 0 } = made
  const open = Uint8Array.from({ length: slotsInWeek }, (_, slot) => (openSlots(slot) ? 1 : 0))
  const noise = () => {
    const random = seeded(7)
    return Float64Array.from({ length: drawCount }, () => 1 + scatter * (random() + random() - 1))
  }
  const worthOf = (start: number, slots: number, staff: number, share: (slot: number) => number) => {
    let sum = 0
    for (let n = 0; n < slots; n++) sum += perWeek((start + n) % slotsInWeek) * share((start + n) % slotsInWeek)
    return sum * chance(staff)
  }
  const weekly = ({ weekday, from, until, staff }: ExtraBlock) => worthOf((weekday * 1440 + from) / slotMinutes, (until - from) / slotMinutes, staff, () => 1)
  const estimateOf = (peopleAWeek: number, staffHours: number): PlanEstimate => {
    const scattered = noise()
    const times = (by: number) => scattered.map((own) => own * by * weeksInYear)
    const draws: PlanDraws = {
      people: times(peopleAWeek),
      needs: times(peopleAWeek * 1.2),
      earlier: times(peopleAWeek * 0.5),
      earlierOfWaiting: times(0),
      staffHours: new Float64Array(drawCount).fill(staffHours * weeksInYear),
    }
    const turnedAway = peopleAWeek * 2 * weeksInYear
    return {
      draws,
      parts: { turnedAway, neverReached: turnedAway / 2, throughShare: 0.8, gain: peopleAWeek * weeksInYear, loss: 0, returns: 0, relief: 0 },
      medianHoursEarlier: 14,
    }
  }
  const staffHours = (blocks: readonly ExtraBlock[]) => blocks.reduce((sum, { from, until, staff }) => sum + (staff * (until - from)) / 60, 0)
  return {
    weeks: 52,
    coverage: 0.99,
    recognisedShare: 0.7,
    level: 0.9,
    neverPerYear: { value: 240, low: 200, high: 290 },
    openSlots: open,
    refused: undefined,
    refusalOf: () => undefined,
    estimate: (blocks) => {
      const sum = blocks.reduce((total, block) => total + weekly(block), 0)
      return estimateOf(blocks.length > 1 ? sum * (1 - countedTwice) : sum, staffHours(blocks))
    },
    candidate: (start, slots, staff, weeks) => {
      const share = weeks === 'all' ? () => 1 : weeks === 'odd' ? (slot: number) => 1 + luck(slot) : (slot: number) => 1 - luck(slot)
      const people = worthOf(start, slots, staff, share)
      return { people, needs: people * 1.2, earlier: people / 2, staffHours: (staff * slots * slotMinutes) / 60 }
    },
    moreStaff: (hours) => ({ blocks: [{ weekday: 0, from: 540, until: 540 + hours * 60, staff: 1 }], estimate: estimateOf(hours * elsewherePerHour, hours) }),
    turnedAway: (_, fromDay, untilDay) => {
      const weeks = Math.round((untilDay - fromDay) / 7)
      const own = fromDay === 0 ? byWeek.slice(0, weeks) : byWeek.slice(-weeks)
      return { needs: own.reduce((sum, count) => sum + count, 0), never: 0, byWeek: own, exposureWeeks: weeks }
    },
    ...made.more,
  }
}
