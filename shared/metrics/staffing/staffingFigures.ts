/** The staffing of a line from one date to another: needed, rostered, present, the gap in people, and what the figures rest on. */
import { hourMs } from '../../calendar/durations.ts'
import { addDays, nextDay } from '../../calendar/localDate.ts'
import { localTimeOf } from '../../calendar/localTime.ts'
import { openSpans } from '../../calendar/openingHours.ts'
import type { Estimate } from '../../contacts/estimate.ts'
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import type { Shift } from '../../rosters/shift.ts'
import { rosteredFor } from '../../staffing/absence.ts'
import { countRange } from '../../staffing/dispersion.ts'
import { expectedAttempts } from '../../staffing/expectedAttempts.ts'
import { type Forecast, scatterOf } from '../../staffing/forecast.ts'
import { intervalMinutes, type StaffingInterval, staffingIntervals } from '../../staffing/gap.ts'
import { nobodyShort, type PeopleShort, togetherApart, togetherInStretch } from '../../staffing/peopleShort.ts'
import { rosteredTime } from '../../staffing/staffedTime.ts'
import { definitionsOn } from '../../settings/definitionsOn.ts'
import { tooQuiet } from '../coverage/tooQuiet.ts'
import type { TooQuiet } from '../figures.ts'
import { type FiguresInput, judgement, lineOf } from '../figuresOf.ts'
import { printedNumber } from '../registry.ts'
import { type LineDemand, lineDemand } from './lineDemand.ts'
import { type LinePresence, linePresence, presentWithin } from './linePresence.ts'
import { type SinglePerson, singlePerson } from './singlePerson.ts'

export type StaffingQuestion = {
  readonly line: LineId
  /** Both included. */
  readonly from: LocalDate
  readonly to: LocalDate
  /** Of this line, at least those that touch the dates. */
  readonly shifts: readonly Shift[]
  /** Whether anybody told the roster of this date: where not, nobody rostered is not known either. */
  readonly isRosterTold: (date: LocalDate) => boolean
}
/** Neighbouring intervals that are short, or have more than enough, as one stretch. */
export type StaffingStretch = {
  readonly from: number
  readonly until: number
  /** People short at the worst moment; negative: more than needed throughout. */
  readonly short: number
  /** Hours that people would have to be there to mend it. */
  readonly staffHours: number
  readonly required: number
  readonly rostered: number
  readonly people: PeopleShort
}
export type StaffingFigures = {
  readonly line: LineId
  readonly from: LocalDate
  readonly to: LocalDate
  readonly minutes: 15 | 30 | 60
  readonly hasRoster: boolean
  /** Rests on too little to say more than the policy's minimum. */
  readonly isAssumed: boolean
  /** undefined: not one complete week was measured. */
  readonly demand: LineDemand | undefined
  /** Foreseen over all intervals together; absent where too little was measured to say. */
  readonly attempts?: Estimate
  readonly intervals: readonly StaffingInterval[]
  /** Those that cost most people first, or most hours where people cannot be foreseen; equal ones as the week goes. */
  readonly gaps: readonly StaffingStretch[]
  /** Of all gaps together. */
  readonly people: PeopleShort
  /** More than needed, the longest first. */
  readonly surplus: readonly StaffingStretch[]
  /** Who was there; undefined where no source ever told. */
  readonly presence: LinePresence | undefined
  /** Of the 13 weeks before; undefined where no source told who was there. */
  readonly single: SinglePerson | undefined
  /** Sources of the line of which nobody would notice soon that they stopped; absent: none. */
  readonly tooQuiet?: readonly TooQuiet[]
}

const assumedHandleSeconds = 1200
const assumedPatienceSeconds = 300

/** @param input what the line's past is told by: its last half year up to now */
export function staffingFigures(input: FiguresInput, { line: id, from, to, shifts, isRosterTold }: StaffingQuestion): StaffingFigures {
  const { settings } = input
  const line = lineOf(settings, id)
  const judged = judgement(input)
  const demand = lineDemand(input, judged)
  const isAssumed = demand === undefined || !demand.isEnough
  const { staffing } = settings
  const policy = { minimum: staffing.minimum, absence: staffing.absence, atOnce: line.chatsAtOnce ?? 1 }
  const handleSeconds = demand === undefined || isAssumed ? assumedHandleSeconds : demand.handle.seconds
  const attempts = demand === undefined ? () => undefined : expectedAttempts(demand.forecast, line.timeZone, demand.holidayKind)
  const open = openSpans(line, from, to)
  const minutes = intervalMinutes(handleSeconds, busiestHour(open, attempts))
  const level = definitionsOn(settings.definitions, to).rangeLevel
  const clock = localTimeOf(line.timeZone)
  const rostered = (start: number, end: number) => (isRosterTold(clock.dateOf(start)) ? rosteredTime(shifts, start, end) : undefined)
  const presence = linePresence(input, judged, {
    line: id,
    from,
    to,
    rosteredAt: (start, end) => rostered(start, end)?.least,
  })
  const intervals = staffingIntervals(
    {
      open,
      blocks: openSpans(line, addDays(from, -1), nextDay(to)),
      timeZone: line.timeZone,
      handleSeconds,
      meanPatienceSeconds: demand?.patience.value ?? assumedPatienceSeconds,
      redialShare: staffing.redialShare ?? demand?.redial.share ?? 0,
      missedShare: demand?.missedShare ?? 0,
      target: { abandonedAtMost: staffing.abandonedAtMost },
      policy,
      attempts: isAssumed ? () => undefined : attempts,
      dispersion: demand?.forecast.dispersion ?? 1,
      levelVariance: demand?.forecast.levelVariance ?? 0,
      weeks: Math.max(1, demand?.weeks ?? 1),
      level,
      rostered,
      present: presentWithin(presence),
    },
    minutes,
  ).map((interval) => (interval.required === undefined ? withMinimum(interval, policy) : interval))
  const foreseen = demand === undefined || isAssumed ? undefined : attemptsOf(intervals, demand.forecast, level)
  const quiet = tooQuiet(judged.coverage, [id])
  const gaps = stretches(intervals, (short) => short > 0, level)
  // As printed: what a reader sees as equal stands in the order of the week.
  const costOf = ({ people, staffHours }: StaffingStretch) => (isAssumed ? staffHours : printedNumber(people.value))
  return {
    line: id,
    from,
    to,
    minutes,
    hasRoster: intervals.some(({ rostered }) => rostered !== undefined),
    isAssumed,
    demand,
    ...(foreseen !== undefined && { attempts: foreseen }),
    intervals,
    people: togetherApart(
      gaps.map(({ people }) => people),
      level,
    ),
    gaps: gaps.sort((a, b) => costOf(b) - costOf(a) || a.from - b.from),
    surplus: stretches(intervals, (short) => short < 0, level).sort((a, b) => b.staffHours - a.staffHours || a.from - b.from),
    presence,
    single: singlePerson(input, judged),
    ...(quiet.length > 0 && { tooQuiet: quiet }),
  }
}

/** All intervals share one level, so the range is wider than chance would make that of so many attempts. */
function attemptsOf(intervals: readonly StaffingInterval[], forecast: Forecast, level: number): Estimate {
  const value = intervals.reduce((sum, { attempts = 0 }) => sum + attempts, 0)
  return { value, ...countRange(value, scatterOf(forecast, value), level) }
}

/** Where too little is known, the policy's minimum is all that can be asked for. */
function withMinimum(interval: StaffingInterval, { minimum, absence }: { readonly minimum: number; readonly absence: number }): StaffingInterval {
  const rostered = rosteredFor(minimum, absence)
  const required = { forTarget: 0, onDuty: minimum, rostered, becauseOf: 'minimum' as const }
  return { ...interval, required, short: interval.rostered === undefined ? undefined : rostered - interval.rostered }
}

function busiestHour(
  open: readonly { readonly from: number; readonly until: number }[],
  attempts: (from: number, until: number) => number | undefined,
): number {
  return open.reduce((most, { from, until }) => Math.max(most, ((attempts(from, until) ?? 0) / (until - from)) * hourMs), 0)
}

function stretches(intervals: readonly StaffingInterval[], isWanted: (short: number) => boolean, level: number): StaffingStretch[] {
  const found: StaffingStretch[] = []
  for (const { from, until, short, required, rostered, people = nobodyShort } of intervals) {
    if (short === undefined || required === undefined || rostered === undefined || !isWanted(short)) continue
    const own = { from, until, short, staffHours: (Math.abs(short) * (until - from)) / hourMs, required: required.rostered, rostered, people }
    const last = found.at(-1)
    // One more person who comes for a whole stretch should be wanted for all of it.
    const isOneStretch = last !== undefined && last.until === from && last.rostered === rostered && Math.abs(last.short - short) <= 1
    if (!isOneStretch) found.push(own)
    else found[found.length - 1] = joined(last, own, level)
  }
  return found
}

function joined(a: StaffingStretch, b: StaffingStretch, level: number): StaffingStretch {
  const isWorse = Math.abs(b.short) > Math.abs(a.short)
  const worst = isWorse === a.short > 0 ? b : a // short: the worst moment; more than needed: the moment with least to spare
  return {
    from: a.from,
    until: b.until,
    short: worst.short,
    required: worst.required,
    rostered: worst.rostered,
    staffHours: a.staffHours + b.staffHours,
    people: togetherInStretch([a.people, b.people], level),
  }
}
