/** The grid of weekdays and dayparts: which of them are chosen, and what of them is open already. Pure. */
import type { Span } from '../../../../../shared/calendar/spans.ts'
import type { ExtraBlock } from '../../../../../shared/cases/caseRequest.ts'
import { closedPartOf } from '../../../../../shared/cases/weekMinutes.ts'

export const dayparts = ['night', 'morning', 'afternoon', 'evening'] as const
export type Daypart = (typeof dayparts)[number]
export type DaypartCell = { readonly weekday: number; readonly daypart: Daypart }

/** As the address says it: `2-evening` is Tuesday evening. */
export const cellName = ({ weekday, daypart }: DaypartCell): string => `${weekday + 1}-${daypart}`

export function cellNamed(name: string): DaypartCell | undefined {
  const [day, part] = name.split('-')
  const daypart = dayparts.find((own) => own === part)
  return daypart !== undefined && day !== undefined && /^[1-7]$/.test(day) ? { weekday: Number(day) - 1, daypart } : undefined
}

export function blockOf({ weekday, daypart }: DaypartCell, staff: number): ExtraBlock {
  const from = dayparts.indexOf(daypart) * 360
  return { weekday, from, until: from + 360, staff }
}

/** `all`: nothing is left to open. */
export function openShareOf(cell: DaypartCell, open: readonly Span[]): 'none' | 'part' | 'all' {
  const part = closedPartOf([blockOf(cell, 1)], open)
  if (part.blocks.length === 0) return 'all'
  return part.open.length === 0 ? 'none' : 'part'
}
