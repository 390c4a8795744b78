/**
 * From live days to lasting ones: arrivals cut to the quarter hour, a random label in place of each pseudonym, people on duty as counts, all ids gone.
 * What a report needs of the exact moment is written down first, so that no figure moves.
 */
import { localTimeOf } from '../../calendar/localTime.ts'
import type { Span } from '../../calendar/spans.ts'
import type { Crossing } from '../../contacts/crossing.ts'
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import type { LineDay } from '../../dayfiles/contactColumns.ts'
import { type DayColumns, notKnown, outcomes, presenceTypes, wasStripped } from '../../dayfiles/dayColumns.ts'
import { type BusyQuarters, busyQuarters, conversationSpans, conversationsAtOnce } from '../../metrics/conversations.ts'
import { type FiguresInput, judgement, lineOf } from '../../metrics/figuresOf.ts'
import type { KeyPeriod } from '../keyPeriods.ts'
import { countedAs, presenceBefore, presenceSteps } from '../../staffing/presence.ts'
import { crossingsAt } from './crossings.ts'
import { nobodyTold, sinceFirstOf, writtenFacts } from './writtenFacts.ts'

export type StripInput = {
  readonly period: KeyPeriod
  /** The same columns, of lines that are linked together, from before the period up to now; judged without short hang-ups and with them. */
  readonly exclude: FiguresInput
  readonly include: FiguresInput
  /** Of each line, the very days that the columns were joined from. */
  readonly days: ReadonlyMap<LineId, readonly LineDay[]>
  /** Eight random bytes as two halves: stands for one person in this period. */
  readonly newLabel: () => { readonly high: number; readonly low: number }
}
export type StrippedDay = { readonly line: LineId; readonly date: LocalDate; readonly columns: DayColumns }
/** A need that goes on in a live day: what is to be written on the contact in that row of the file. */
export type LiveCrossing = { readonly line: LineId; readonly date: LocalDate; readonly row: number; readonly crossing: Crossing }
/** People on duty at the end of the period, by the four bytes that day files know them by. */
export type OnDuty = { readonly line: LineId; readonly signedIn: readonly number[]; readonly paused: readonly number[] }
export type StrippedPeriod = { readonly days: readonly StrippedDay[]; readonly goesOn: readonly LiveCrossing[]; readonly onDuty: readonly OnDuty[] }

const quarterSeconds = 900

export function strippedPeriod({ period, exclude, include, days, newLabel }: StripInput): StrippedPeriod {
  const { columns } = exclude
  const [from, until] = [period.from / 1000, period.until / 1000]
  const judged = judgement(exclude)
  const facts = {
    written: writtenFacts(exclude, judged, judgement(include), until),
    sinceFirst: sinceFirstOf(exclude, from, until),
    atOnce: conversationsAtOnce(columns, judged.definitionsOn(judged.selection.lastDay).longestTalkSeconds),
    crossings: crossingsAt(exclude, include, until),
    labels: new Map<number, { readonly high: number; readonly low: number }>(),
    newLabel,
  }
  const rowsOfLine = columns.lines.map((_, index) => Int32Array.from(columns.line.keys().filter((row) => columns.line[row] === index)))
  const stripped: StrippedDay[] = []
  const goesOn: LiveCrossing[] = []
  for (const [index, line] of columns.lines.entries()) {
    const told = columns.presence[index] ?? nobodyTold
    const counted = presenceSteps(told)
    const present = Uint32Array.from(counted.present, (people, step) => countedAs(people, counted.signedIn[step] ?? 0))
    const busy = busyQuarters(conversationSpans(columns, index, (row) => wasSpoken(exclude, row)))
    let [firstRow, firstStep] = [0, 0]
    const own = days.get(line) ?? []
    for (const { date, columns: day } of own) {
      const rows = rowsOfLine[index]?.subarray(firstRow, firstRow + day.length) ?? new Int32Array()
      const steps = present.subarray(firstStep, firstStep + day.presence.at.length)
      firstRow += day.length
      firstStep += day.presence.at.length
      if (day.stripped === undefined) {
        const cut = stripDay(day, {
          from,
          until,
          rows,
          steps,
          busy: busyOn(busy, spanOfEntry(line, date, own.find((next) => next.date > date)?.date, exclude, period)),
          exclude,
          ...facts,
        })
        if (cut !== undefined) stripped.push({ line, date, columns: cut })
        for (let row = 0; row < day.length; row++) {
          const crossing = (day.at[row] ?? 0) < until ? undefined : facts.crossings.get(rows[row] ?? -1)
          if (crossing !== undefined) goesOn.push({ line, date, row, crossing })
        }
      }
    }
  }
  const onDuty = columns.lines.map((line, index) => ({ line, ...presenceBefore(columns.presence[index] ?? nobodyTold, until) }))
  return { days: stripped, goesOn, onDuty: onDuty.filter(({ signedIn, paused }) => signedIn.length + paused.length > 0) }
}

/** Answered by a person; a callback is no conversation of the line's own queue. */
const wasSpoken = ({ columns }: FiguresInput, row: number): boolean => columns.outcome[row] === answeredOutcome
const answeredOutcome = outcomes.indexOf('answered')

/** The quarter hours that begin within a span. */
function busyOn({ quarter, most }: BusyQuarters, { from, until }: Span): BusyQuarters {
  const isOwn = (_: number, n: number) => from / 1000 <= (quarter[n] ?? 0) && (quarter[n] ?? 0) < until / 1000
  return { quarter: quarter.filter(isOwn), most: most.filter(isOwn) }
}

/** From a day of a line until the next that holds anything: a conversation may run on past midnight. */
function spanOfEntry(line: LineId, date: LocalDate, next: LocalDate | undefined, { settings }: FiguresInput, { from, until }: KeyPeriod): Span {
  const clock = localTimeOf(lineOf(settings, line).timeZone)
  return { from: Math.max(from, clock.dayStart(date)), until: next === undefined ? until : Math.min(until, clock.dayStart(next)) }
}

type Facts = {
  readonly from: number
  readonly until: number
  /** Of each row of the day, its place in the columns of all. */
  readonly rows: Int32Array
  /** Of each presence event of the day, how many people were there from then on. */
  readonly steps: Uint32Array
  readonly busy: BusyQuarters
  readonly exclude: FiguresInput
  readonly written: Uint16Array
  readonly sinceFirst: Int32Array
  readonly atOnce: Uint16Array
  readonly crossings: ReadonlyMap<number, Crossing>
  readonly labels: Map<number, { readonly high: number; readonly low: number }>
  readonly newLabel: StripInput['newLabel']
}

/** The part of a day that lies in the period; undefined where that holds nothing. */
function stripDay(day: DayColumns, facts: Facts): DayColumns | undefined {
  const { from, until, rows, steps, exclude } = facts
  const within = (moments: Uint32Array) => moments.filter((at) => from <= at && at < until)
  const [start, length] = [day.at.filter((at) => at < from).length, within(day.at).length]
  const [firstStep, stepCount] = [day.presence.at.filter((at) => at < from).length, within(day.presence.at).length]
  const signsOfLife = within(day.signsOfLife)
  if (length + stepCount + signsOfLife.length + facts.busy.quarter.length === 0) return undefined
  const cut = <Column extends { slice: (start: number, end: number) => Column }>(column: Column) => column.slice(start, start + length)
  const own = rows.slice(start, start + length)
  const people = new Map<number, number>()
  const caller = Int32Array.from(own, (row) => {
    const person = exclude.columns.person[row] ?? notKnown
    if (person < 0) return notKnown
    const index = people.get(person) ?? people.size
    people.set(person, index)
    return index
  })
  const labels = [...people.keys()].map((person) => {
    const label = facts.labels.get(person) ?? facts.newLabel()
    facts.labels.set(person, label)
    return label
  })
  const at = cut(day.at).map((moment) => moment - (moment % quarterSeconds))
  const moved = cut(day.at).map((moment) => moment % quarterSeconds)
  return {
    length,
    at,
    outcome: cut(day.outcome),
    reason: cut(day.reason),
    flags: cut(day.flags),
    menuSeconds: cut(day.menuSeconds),
    waitSeconds: cut(day.waitSeconds),
    // As far from the arrival as it was: its own moment would tell the arrival's.
    answeredAt: cut(day.answeredAt).map((moment, n) => (moment === 0 ? 0 : moment - (moved[n] ?? 0))),
    talkSeconds: cut(day.talkSeconds),
    caller,
    callers: { high: Uint32Array.from(labels, ({ high }) => high), low: Uint32Array.from(labels, ({ low }) => low) },
    crossings: crossingsIn(own, facts),
    presence: {
      at: day.presence.at.slice(firstStep, firstStep + stepCount),
      type: new Uint8Array(stepCount).fill(presenceTypes.indexOf('counted')),
      agent: steps.slice(firstStep, firstStep + stepCount),
    },
    signsOfLife,
    bySource: {
      sources: day.bySource.sources,
      contact: cut(day.bySource.contact),
      presence: presenceSources(day, firstStep, stepCount),
      beats: day.bySource.beats.map(within),
    },
    stripped: {
      written: Uint16Array.from(own, (row) => facts.written[row] ?? wasStripped),
      sinceFirst: Int32Array.from(own, (row, n) => ((caller[n] ?? notKnown) < 0 ? notKnown : (facts.sinceFirst[row] ?? notKnown))),
      atOnce: Uint16Array.from(own, (row) => facts.atOnce[row] ?? 0),
      busy: facts.busy,
    },
  }
}

/** Who was carried over from an older period is a sign of no source. */
function presenceSources({ presence, bySource }: DayColumns, first: number, count: number): Uint8Array {
  const carried = presenceTypes.indexOf('agent.was_there')
  return bySource.presence.slice(first, first + count).map((source, n) => ((presence.type[first + n] ?? 0) >= carried ? noSign : source))
}
const noSign = 254

/** What came in from the period before stays; what goes out to the next is added. */
function crossingsIn(rows: Int32Array, { exclude, crossings }: Facts): ReadonlyMap<number, Crossing> {
  const found = new Map<number, Crossing>()
  for (const [n, row] of rows.entries()) {
    const [earlier, own] = [exclude.columns.crossings.get(row), crossings.get(row)]
    if (earlier === undefined && own === undefined) continue
    const both = (short: 'exclude' | 'include') => {
      const sides = { ...earlier?.[short], ...own?.[short] }
      return Object.keys(sides).length === 0 ? {} : { [short]: sides }
    }
    found.set(n, { ...both('exclude'), ...both('include') })
  }
  return found
}
