/** How much of the people who were never reached in a part of the week one caller makes up: what one person did stays inside (D6). */
import { statusOf, needStatuses, eachNeed } from '../../contacts/series.ts'
import { weekdayOf } from '../clockColumns.ts'
import { type FiguresInput, judgement } from '../figuresOf.ts'
import { needsInput } from '../people/followedNeeds.ts'
import { notAsked } from '../tally.ts'
import type { WorstDaypart } from '../worstDaypart.ts'

/** 0..1; 0 where nobody in it can be recognised. @param daypart of the week grid of the same input */
export function busiestNeverShare(input: FiguresInput, daypart: Pick<WorstDaypart, 'weekday' | 'from' | 'to' | 'needs'>): number {
  const { columns, clock, filters } = input
  const { judged, definitionsOn, tallied, hours } = judgement(input)
  const windows = needsInput({ columns, clock, judged, definitionsOn, onlyDefinitions: undefined, short: filters.short })
  const [fromHour, untilHour] = [daypart.from, daypart.to].map((time) => Number(time.slice(0, 2)))
  const isWithin = (cell: number): boolean =>
    weekdayOf(hours.firstDay + Math.floor(cell / 24)) === daypart.weekday - 1 && (fromHour ?? 0) <= cell % 24 && cell % 24 < (untilHour ?? 24)
  const byCaller = new Map<number, number>()
  eachNeed(windows, (need) => {
    const first = need.rows[0] ?? 0
    const cell = tallied.cellOf[first] ?? notAsked
    if (!need.begins || cell === notAsked || !isWithin(cell)) return
    if (needStatuses[statusOf(need, windows.windowsAt(first).laterDays, input.now / 1000)] !== 'never') return
    byCaller.set(need.person, (byCaller.get(need.person) ?? 0) + 1)
  })
  return daypart.needs <= 0 ? 0 : Math.max(0, ...byCaller.values()) / daypart.needs
}
