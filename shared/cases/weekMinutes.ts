/** Hours of every week as minutes since Monday 00:00 on the wall, 0 to 10,080: a block that runs over the end of the week lies at both ends. */
import { merge, type Span, subtract } from '../calendar/spans.ts'
import type { WeekPattern } from '../calendar/weekPattern.ts'
import type { ExtraBlock } from './caseRequest.ts'

const minutesInWeek = 7 * 1440

/** Where a block lies; cut at the end of the week. */
export const weekSpansOf = ({ weekday, from, until }: Pick<ExtraBlock, 'weekday' | 'from' | 'until'>): readonly Span[] => {
  const start = (weekday * 1440 + from) % minutesInWeek
  const end = start + Math.min(until - from, minutesInWeek)
  return end <= minutesInWeek
    ? [{ from: start, until: end }]
    : [
        { from: start, until: minutesInWeek },
        { from: 0, until: end - minutesInWeek },
      ]
}

/** When a line is open in an ordinary week, in minutes of the week: holidays and rules for single dates are left out. */
export const openMinutesOf = (pattern: WeekPattern | undefined): readonly Span[] =>
  merge(
    (pattern?.days ?? []).flatMap((blocks, weekday) => blocks.flatMap((block) => weekSpansOf({ weekday, from: block.fromMinute, until: block.untilMinute }))),
  )

export type ClosedPart = { readonly blocks: readonly ExtraBlock[] /** What of them lies in present hours. */; readonly open: readonly ExtraBlock[] }

/** The part of extra hours in which the line is closed now. A block over the end of the week stays one. */
export function closedPartOf(blocks: readonly ExtraBlock[], open: readonly Span[]): ClosedPart {
  // Three weeks of opening, so that a block of Sunday night is cut in one piece.
  const around = merge([0, 1, 2].flatMap((week) => open.map(({ from, until }) => ({ from: from + week * minutesInWeek, until: until + week * minutesInWeek }))))
  const cut = (pick: (span: Span) => readonly Span[]) =>
    blocks.flatMap((block) => {
      const start = block.weekday * 1440 + block.from
      return pick({ from: start, until: start + block.until - block.from }).map((span) => blockAt(span, block.staff))
    })
  return { blocks: cut((span) => subtract([span], around)), open: cut((span) => subtract([span], subtract([span], around))) }
}

function blockAt({ from, until }: Span, staff: number): ExtraBlock {
  const weekday = Math.floor(from / 1440)
  return { weekday: weekday % 7, from: from - weekday * 1440, until: until - weekday * 1440, staff }
}

/** Blocks that overlap or touch become runs of so many people; where two overlap the larger number counts. In order of the week. */
export function tidyBlocks(blocks: readonly ExtraBlock[]): readonly ExtraBlock[] {
  const staffAt = (minute: number) =>
    blocks.reduce((most, block) => (weekSpansOf(block).some(({ from, until }) => from <= minute && minute < until) ? Math.max(most, block.staff) : most), 0)
  const edges = [...new Set([0, minutesInWeek, ...blocks.flatMap((block) => weekSpansOf(block).flatMap(({ from, until }) => [from, until]))])].sort(
    (a, b) => a - b,
  )
  const runs: { from: number; until: number; staff: number }[] = []
  for (const [place, from] of edges.slice(0, -1).entries()) {
    const [until, staff, last] = [edges[place + 1] ?? minutesInWeek, staffAt(from), runs.at(-1)]
    if (staff === 0) continue
    if (last?.until === from && last.staff === staff) last.until = until
    else runs.push({ from, until, staff })
  }
  const [first, last] = [runs[0], runs.at(-1)]
  if (first !== undefined && last !== undefined && first !== last && first.from === 0 && last.until === minutesInWeek && first.staff === last.staff) {
    last.until += first.until
    runs.shift()
  }
  return runs.flatMap((run) => inDays(run).map((span) => blockAt(span, run.staff)))
}

/** A run of more than a day is one block a day: longer ones cannot be written as opening hours. */
function inDays({ from, until }: Span): readonly Span[] {
  if (until - from <= 1440) return [{ from, until }]
  const midnight = (Math.floor(from / 1440) + 1) * 1440
  return [{ from, until: midnight }, ...inDays({ from: midnight, until })]
}

/** Whether a block lies right before or right after present hours, so that it costs no hand-over of its own. */
export function touchesOpen(block: ExtraBlock, open: readonly Span[]): boolean {
  const start = (block.weekday * 1440 + block.from) % minutesInWeek
  const end = (start + block.until - block.from) % minutesInWeek
  return open.some(({ from, until }) => until % minutesInWeek === start || from === end)
}

/** Hours a week in which somebody is paid: on duty, and at the ends of blocks that stand alone. */
export function staffHoursOf(blocks: readonly ExtraBlock[], open: readonly Span[], handOverMinutes: number): number {
  const minutes = blocks.reduce((sum, block) => sum + block.staff * (block.until - block.from + (touchesOpen(block, open) ? 0 : handOverMinutes)), 0)
  return minutes / 60
}

export const openHoursOf = (blocks: readonly ExtraBlock[]): number => blocks.reduce((sum, { from, until }) => sum + (until - from) / 60, 0)
