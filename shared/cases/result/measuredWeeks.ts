/**
 * What each week of a period says for a comparison of before and after. It counts people and no needs: somebody who calls every day is one of them, so
 * that a few such callers do not pass for a change. Recognised people only; those who withhold their number are added as one factor for both sides.
 */
import { dayNumberOf } from '../../calendar/localDate.ts'
import { merge, type Span } from '../../calendar/spans.ts'
import { notKnown } from '../../dayfiles/dayColumns.ts'
import { weekdayOf } from '../../metrics/clockColumns.ts'
import type { Estimate } from '../../contacts/estimate.ts'
import { type FiguresInput, figuresOf, type Judgement, judgement } from '../../metrics/figuresOf.ts'
import { answeredVerdict, verdictOf } from '../../metrics/judgedContacts.ts'
import type { ExtraBlock } from '../caseRequest.ts'
import { weekSpansOf } from '../weekMinutes.ts'
import type { WeekFacts } from './beforeAfter.ts'

/** Corrected to a week measured in full. */
export type MeasuredWeek = WeekFacts & { readonly monday: number; readonly measuredShare: number; readonly reachedInHours: number }
export type MeasuredSide = {
  /** By the Monday of each week, days since 1970. */
  readonly weeks: ReadonlyMap<number, MeasuredWeek>
  /** People never reached over those of them that are recognised; undefined where nobody is. */
  readonly perRecognised: Estimate | undefined
}

/** Shorter conversations are mostly wrong numbers. */
const shortestTalkSeconds = 30
const shortVerdict = verdictOf('short')

/** @param input whose filters begin on a Monday @param open minutes of the week in which the line is open after the change, the added hours among them */
export function measuredWeeks(input: FiguresInput, blocks: readonly ExtraBlock[], open: readonly Span[]): MeasuredSide {
  const judged = judgement(input)
  const { metrics, trend } = figuresOf(input, judged)
  const people = peopleOf(input, judged, open)
  const reached = reachedIn(input, judged, blocks)
  const counted = [...people.never.values()].reduce((sum, own) => sum + own, 0)
  const { never } = metrics.people_by_status
  const weeks = trend.map(({ from, measuredHours, hours }): MeasuredWeek => {
    const monday = dayNumberOf(from)
    const measuredShare = hours > 0 ? Math.min(1, measuredHours / hours) : 0
    const whole = (counts: ReadonlyMap<number, number>) => (measuredShare > 0 ? (counts.get(monday) ?? 0) / measuredShare : 0)
    return { monday, measuredShare, never: whole(people.never), untouched: whole(people.untouched), reachedInHours: whole(reached) }
  })
  return {
    weeks: new Map(weeks.map((week) => [week.monday, week])),
    perRecognised: never.value === null || counted === 0 ? undefined : { value: never.value / counted, low: never.low / counted, high: never.high / counted },
  }
}

type Counts = Map<number, number>
const add = (counts: Counts, monday: number) => counts.set(monday, (counts.get(monday) ?? 0) + 1)

/**
 * Never: by the week of their last attempt, who reached nobody with any of them. Untouched: by the week of their first attempt, who made it while the
 * line was closed before the change and is closed after it, so that the added hours have no part in it; who knows the hours does not call then.
 */
function peopleOf({ columns, clock }: FiguresInput, { judged, selected, reachedAt }: Judgement, open: readonly Span[]) {
  const isUntouched = quartersWithin(open, 0)
  const [first, last, isReached] = [new Int32Array(columns.people).fill(-1), new Int32Array(columns.people).fill(-1), new Uint8Array(columns.people)]
  for (let row = 0; row < columns.length; row++) {
    const person = columns.person[row] ?? -1
    if (person < 0 || selected[row] === 0 || judged.verdict[row] === shortVerdict) continue
    if ((first[person] ?? -1) < 0) first[person] = row
    last[person] = row
    if ((reachedAt[row] ?? 0) > 0) isReached[person] = 1
  }
  const mondayOf = (row: number) => {
    const day = clock.day[row] ?? 0
    return day - weekdayOf(day)
  }
  const [never, untouched]: [Counts, Counts] = [new Map(), new Map()]
  for (let person = 0; person < columns.people; person++) {
    const [begin, end] = [first[person] ?? -1, last[person] ?? -1]
    if (begin < 0) continue
    if (isUntouched[quarterOfWeek(clock.day[begin] ?? 0, clock.quarter[begin] ?? 0)] === 1) add(untouched, mondayOf(begin))
    if (isReached[person] === 0) add(never, mondayOf(end))
  }
  return { never, untouched }
}

/** Conversations in these hours, by the Monday: those of one recognised person in one week count once, of the others the same share. */
function reachedIn({ columns, clock }: FiguresInput, { judged, selected }: Judgement, blocks: readonly ExtraBlock[]): ReadonlyMap<number, number> {
  const isInside = quartersWithin(merge(blocks.flatMap(weekSpansOf)), 1)
  const weeks = new Map<number, { readonly people: Set<number>; conversations: number; withheld: number }>()
  for (let row = 0; row < columns.length; row++) {
    if (selected[row] === 0 || judged.verdict[row] !== answeredVerdict) continue
    const talk = columns.talkSeconds[row] ?? notKnown
    const day = clock.day[row] ?? 0
    if ((talk !== notKnown && talk < shortestTalkSeconds) || isInside[quarterOfWeek(day, clock.quarter[row] ?? 0)] !== 1) continue
    const monday = day - weekdayOf(day)
    const own = weeks.get(monday) ?? { people: new Set<number>(), conversations: 0, withheld: 0 }
    weeks.set(monday, own)
    const person = columns.person[row] ?? -1
    if (person < 0) own.withheld++
    else {
      own.conversations++
      own.people.add(person)
    }
  }
  const known = [...weeks.values()]
  const sum = (of: (own: (typeof known)[number]) => number) => known.reduce((total, own) => total + of(own), 0)
  const conversations = sum((own) => own.conversations)
  const perConversation = conversations === 0 ? 1 : sum(({ people }) => people.size) / conversations
  return new Map([...weeks].map(([monday, { people, withheld }]) => [monday, people.size + withheld * perConversation]))
}

const quarterOfWeek = (day: number, quarter: number) => weekdayOf(day) * 96 + quarter
/** Of each quarter of the week: `inside` where a span touches it, else the other. */
const quartersWithin = (spans: readonly Span[], inside: 0 | 1): Uint8Array =>
  Uint8Array.from({ length: 7 * 96 }, (_, quarter) =>
    spans.some(({ from, until }) => from < (quarter + 1) * 15 && quarter * 15 < until) ? inside : 1 - inside,
  )
