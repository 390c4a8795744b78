/** Hours that hung on one person, and what was missed while that one was in conversation. It says how thin a line is staffed, never who it was. */
import { hourMs } from '../../calendar/durations.ts'
import { coverWalker, intersect, lengthOf, merge, type Span } from '../../calendar/spans.ts'
import { besideLoneTalk } from '../../dayfiles/dayColumns.ts'
import { dateOfDayNumber, dayNumberOf, nextDay } from '../../calendar/localDate.ts'
import { localTimeOf } from '../../calendar/localTime.ts'
import { type PresenceSteps, presenceSteps } from '../../staffing/presence.ts'
import { type FiguresInput, type Judgement, lineOf } from '../figuresOf.ts'
import { talkingSpans } from '../conversations.ts'
import { answeredVerdict, verdictOf } from '../judgedContacts.ts'

export type SinglePerson = {
  /** Open and measured hours in which exactly one person was there. */
  readonly hours: number
  /** In which anybody was. */
  readonly staffedHours: number
  /** Attempts that gave up or found the line busy while the only person was in conversation. */
  readonly missed: number
}

const singlePersonDays = 13 * 7

/** Of the last 13 weeks of the period; undefined where no source told who was there. */
export function singlePerson(input: FiguresInput, judged: Judgement): SinglePerson | undefined {
  const { columns, clock } = input
  const id = input.filters.line[0]
  const index = id === undefined ? -1 : columns.lines.indexOf(id)
  const [own, told] = [judged.lines[index], columns.presence[index]]
  if (own === undefined || told === undefined || told.at.length === 0) return undefined
  const line = lineOf(input.settings, own.line.id)
  const firstDay = dayNumberOf(input.filters.to) - singlePersonDays + 1
  const { dayStart } = localTimeOf(line.timeZone)
  const period = { from: dayStart(dateOfDayNumber(firstDay)), until: Math.min(input.now, dayStart(nextDay(input.filters.to))) }
  const open = intersect(intersect(own.open, own.measured), [period])
  const steps = presenceSteps(told)
  const alone = intersect(
    open,
    spansWith(steps, (people) => people === 1, input.now),
  )
  const isAlone = coverWalker(alone)
  const isTalking = coverWalker(talkingSpans(columns, index, (row) => judged.selected[row] === 1 && judged.judged.verdict[row] === answeredVerdict))
  const missedVerdicts = new Set([verdictOf('gave_up'), verdictOf('busy')])
  let missed = 0
  for (let row = 0; row < columns.length; row++) {
    if (judged.selected[row] === 0 || (clock.day[row] ?? 0) < firstDay || !missedVerdicts.has(judged.judged.verdict[row] ?? 0)) continue
    const [at, bits] = [(columns.at[row] ?? 0) * 1000, columns.written[row] ?? 0]
    if (bits !== 0) missed += (bits & besideLoneTalk) === 0 ? 0 : 1
    else if (isAlone(at) !== undefined && isTalking(at) !== undefined) missed++
  }
  const staffed = intersect(
    open,
    spansWith(steps, (people) => people > 0, input.now),
  )
  return { hours: lengthOf(alone) / hourMs, staffedHours: lengthOf(staffed) / hourMs, missed }
}

export function spansWith({ at, present }: PresenceSteps, isWanted: (people: number) => boolean, now: number): readonly Span[] {
  const spans: Span[] = []
  for (let step = 0; step < at.length; step++) {
    const [from, until] = [(at[step] ?? 0) * 1000, step + 1 < at.length ? (at[step + 1] ?? 0) * 1000 : now]
    if (until > from && isWanted(present[step] ?? 0)) spans.push({ from, until })
  }
  return merge(spans)
}
