/** How large a part of everybody it concerns the line knows, by a number that others estimated. */
import { addDays } from '../calendar/localDate.ts'
import type { Figures } from '../metrics/figures.ts'
import type { OutsideEstimate } from '../settings/cases.ts'
import type { OutsideFinding } from './findings.ts'
import type { About } from './printed.ts'

/** Shares of a number others estimated, from the numbers as they are shown: who made contact, and who was spoken to. Only where the period is a year. */
export function outsideFinding(
  outside: OutsideEstimate,
  { from, to }: Figures['filters'],
  [all, atOnce, later]: readonly [About, About, About],
): OutsideFinding {
  const after = addDays(to, 1)
  const isYear = after.slice(5) === from.slice(5) && Number(after.slice(0, 4)) - Number(from.slice(0, 4)) === 1
  const madeContact = isYear ? shareOf([all], outside) : undefined
  const reached = isYear ? shareOf([atOnce, later], outside) : undefined
  const { number, people, source, year, address } = outside
  return { number, people, source, year, ...(address !== undefined && { address }), ...(madeContact && { madeContact }), ...(reached && { reached }) }
}

function shareOf(parts: readonly About[], { number, low = number, high = number }: OutsideEstimate): OutsideFinding['reached'] {
  const shown = parts.flatMap((part) => (part.shown === 'estimate' ? [part] : []))
  if (shown.length < parts.length) return undefined
  const sum = (of: (part: (typeof shown)[number]) => number) => shown.reduce((all, part) => all + of(part), 0)
  const share = (people: number, whole: number) => Math.min(1, people / Math.max(1, whole))
  return {
    value: share(
      sum(({ value }) => value),
      number,
    ),
    low: share(
      sum((part) => part.low),
      high,
    ),
    high: share(
      sum((part) => part.high),
      low,
    ),
  }
}
