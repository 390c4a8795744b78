/** Who was there on a line: of the dates asked about as far as they are over, or of the last seven days. */
import { hourMs } from '../../calendar/durations.ts'
import { addDays } from '../../calendar/localDate.ts'
import { localTimeOf } from '../../calendar/localTime.ts'
import { openSpans } from '../../calendar/openingHours.ts'
import { intersect, type Span } from '../../calendar/spans.ts'
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import { calledBack } from '../../dayfiles/dayColumns.ts'
import type { PresentStaff } from '../../staffing/gapInput.ts'
import { presenceSteps } from '../../staffing/presence.ts'
import { type PresenceQuarter, presenceQuarters } from '../../staffing/presenceQuarters.ts'
import { conversationSpans } from '../conversations.ts'
import { type FiguresInput, type Judgement, lineOf } from '../figuresOf.ts'

/** `rostered`: the fewest at any moment; undefined where no roster was told. */
export type LineQuarter = PresenceQuarter & { readonly rostered: number | undefined }
export type LinePresence = {
  /** Both included. */
  readonly from: LocalDate
  readonly to: LocalDate
  /** Of the opening hours, in order. */
  readonly quarters: readonly LineQuarter[]
  /** Open, known, and nobody signed in. */
  readonly unstaffedHours: number
  /** Of these, in quarters of an hour in which somebody was rostered throughout; undefined where no roster is known. */
  readonly unstaffedRosteredHours: number | undefined
  readonly knownHours: number
}

/** Looked back at where what is asked about is still to come. */
export const presenceDays = 7

export type PresenceAsked = {
  readonly line: LineId
  readonly from: LocalDate
  readonly to: LocalDate
  readonly rosteredAt: (from: number, until: number) => number | undefined
}

/** undefined where no source ever told who is there. */
export function linePresence(input: FiguresInput, judged: Judgement, asked: PresenceAsked): LinePresence | undefined {
  const { columns, now } = input
  const index = columns.lines.indexOf(asked.line)
  const told = columns.presence[index]
  if (told === undefined || told.at.length === 0) return undefined
  const line = lineOf(input.settings, asked.line)
  const clock = localTimeOf(line.timeZone)
  const today = clock.dateOf(now)
  const period =
    asked.from > today ? { from: addDays(today, -presenceDays), to: addDays(today, -1) } : { from: asked.from, to: asked.to < today ? asked.to : today }
  const upToNow = [{ from: clock.dayStart(period.from), until: now }]
  const known = intersect(judged.coverage.of(asked.line).measured, upToNow)
  const open = intersect(openSpans(line, period.from, period.to), upToNow)
  const quarters = presenceQuarters({ steps: presenceSteps(told), talks: talksOf(input, index), busy: columns.busy[index] ?? new Map(), known }, open).map(
    (quarter) => ({
      ...quarter,
      rostered: asked.rosteredAt(quarter.from, quarter.until),
    }),
  )
  const hours = (of: (quarter: LineQuarter) => number) => quarters.reduce((sum, quarter) => sum + of(quarter), 0) / hourMs
  return {
    ...period,
    quarters,
    unstaffedHours: hours(({ unstaffedMs }) => unstaffedMs),
    unstaffedRosteredHours: quarters.some(({ rostered }) => rostered !== undefined)
      ? hours(({ unstaffedMs, rostered = 0 }) => (rostered > 0 ? unstaffedMs : 0))
      : undefined,
    knownHours: hours(({ knownMs }) => knownMs),
  }
}

/** Of a stretch of opening hours, as far as all of it is known. */
export function presentWithin(presence: LinePresence | undefined): (from: number, until: number) => PresentStaff | undefined {
  const quarters = presence?.quarters ?? []
  let next = 0
  return (from, until) => {
    while (next > 0 && (quarters[next - 1]?.until ?? 0) > from) next--
    while ((quarters[next]?.until ?? Number.POSITIVE_INFINITY) <= from) next++
    const own: LineQuarter[] = []
    for (let place = next; (quarters[place]?.from ?? Number.POSITIVE_INFINITY) < until; place++) own.push(...quarters.slice(place, place + 1))
    const isAll = own.reduce((sum, { knownMs }) => sum + knownMs, 0) >= until - from
    return isAll && own.length > 0
      ? { people: Math.min(...own.map(({ present = 0 }) => present)), isUnstaffed: own.some(({ state }) => state === 'unstaffed') }
      : undefined
  }
}

/** Conversations that are over. Who was called back is spoken to at another time. */
const talksOf = ({ columns }: FiguresInput, index: number): readonly Span[] =>
  conversationSpans(columns, index, (row) => ((columns.flags[row] ?? 0) & calledBack) === 0)
