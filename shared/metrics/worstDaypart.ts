/** The daypart of the week in which most people tried whom nobody ever spoke to. */
import type { WeekGrid } from './figures.ts'

export type WorstDaypart = {
  /** ISO weekday 1..7. */
  readonly weekday: number
  readonly from: string
  readonly to: string
  /** Never reached, who first tried then. */
  readonly needs: number
  /** Of all needs never reached. */
  readonly share: number
  readonly standsOut: boolean
}

const cuts = ['00:00', '06:00', '12:00', '18:00', '24:00'] as const
/** An even spread over 28 dayparts gives each 1 in 28; three times as much is worth naming. */
const leastShare = 3 / 28
/** Of fewer needs a share says nothing. */
const leastNeeds = 20

/** undefined where the grid is coarser than a daypart of a single day, or too few people were never reached. */
export function worstDaypart({ grain, cells }: WeekGrid): WorstDaypart | undefined {
  if (grain === 'workweek' || grain === 'week') return undefined
  const total = cells.reduce((sum, { never }) => sum + never, 0)
  if (total < leastNeeds) return undefined
  const sums = new Map<string, { weekday: number; from: string; to: string; never: number }>()
  for (const cell of cells) {
    const index = cuts.findLastIndex((cut) => cut <= cell.from)
    const [from, to] = [cuts[index] ?? '00:00', cuts[index + 1] ?? '24:00']
    const key = `${cell.weekday} ${from}`
    const known = sums.get(key)
    if (known === undefined) sums.set(key, { weekday: cell.weekday, from, to, never: cell.never })
    else known.never += cell.never
  }
  const worst = [...sums.values()].reduce((most, next) => (next.never > most.never ? next : most))
  const share = worst.never / total
  const { weekday, from, to, never: needs } = worst
  return { weekday, from, to, needs, share, standsOut: share >= leastShare }
}
