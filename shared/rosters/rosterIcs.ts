/**
 * A roster from a calendar (RFC 5545). Of an appointment only its time, its repeats and which team it names are read; who is invited, descriptions,
 * places and alarms are not looked at, and nothing in the file is ever fetched. Times of day are those on the wall, also through the nights when
 * the clock changes.
 */
import ICAL from 'ical.js'
import { daySeconds, hourMs, hourSeconds, quarterMs } from '../calendar/durations.ts'
import { addDays, dayNumberOf } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import { Instant, type LineId, LocalDate } from '../contacts/identifiers.ts'
import { calendarZone } from './calendarZone.ts'
import { datesOf, type RepeatRule, RuleTooLong } from './repeatRule.ts'
import { readRepeatRule } from './repeatRuleText.ts'
import { type RefusedRow, type RosterFault, rosterLimits, UnreadableRoster } from './rosterFile.ts'
import type { RosterRead } from './rosterRows.ts'
import { readTime } from './rosterTime.ts'
import { merged, type Shift } from './shift.ts'

export type CalendarReading = {
  /** The lines whose team an appointment names; undefined where it names none that is known. */
  readonly linesNamedIn: (text: string) => readonly LineId[] | undefined
  readonly defaultLines: readonly LineId[]
  /** Of times without a zone. */
  readonly timeZone: string
  /** Repeats are followed within these dates, 400 days at most. */
  readonly from: LocalDate
  readonly until: LocalDate
}

const longestWindowDays = 400
/** Dates that all rules of a file together may look at. */
const mostLooks = 500_000
const mostLooksOfOne = 40_000
const shortestMs = quarterMs
const longestMs = 24 * hourMs

/** @throws UnreadableRoster */
export function readRosterIcs(text: string, reading: CalendarReading): RosterRead {
  const events = eventsIn(text)
  const changedOf = Map.groupBy(
    events.filter(({ changes, component }) => changes !== undefined && unreadableIn(component) === undefined),
    ({ uid }) => uid,
  )
  const budget = { looks: mostLooks }
  const shifts: Shift[] = []
  const refused: RefusedRow[] = []
  let usedRows = 0
  const seen = new Map<string, number>()
  for (const event of events) {
    const same = seen.get(identityOf(event))
    seen.set(identityOf(event), same ?? event.row)
    if (same !== undefined) {
      refused.push({ row: event.row, fault: 'double_row', suggestion: String(same) })
      continue
    }
    const read = shiftsOf(event, changedOf.get(event.uid) ?? [], { ...reading, until: windowEnd(reading) }, budget)
    if ('fault' in read) refused.push({ row: event.row, ...read })
    else {
      shifts.push(...read.shifts)
      usedRows++
      if (shifts.length > rosterLimits.rows) throw new UnreadableRoster('too_many_rows')
    }
  }
  return { shifts: merged(shifts), usedRows, refused }
}

const windowEnd = ({ from, until }: CalendarReading): LocalDate => {
  const furthest = addDays(from, longestWindowDays - 1)
  return until < furthest ? until : furthest
}

type CalendarEvent = {
  /** The line of the file on which it begins. */
  readonly row: number
  readonly uid: string
  readonly component: ICAL.Component
  /** The appointment of a series that this one stands in place of, as written. */
  readonly changes: ICAL.Property | undefined
  /** How it repeats, as written: the parser leaves out what it does not know, and mends what it does not like. */
  readonly repeats: readonly string[]
}

/** One appointment has one UID; the same one twice at the same time is not a second person. */
const identityOf = ({ uid, component }: CalendarEvent): string =>
  JSON.stringify([uid, ...['dtstart', 'dtend', 'recurrence-id'].map((name) => component.getFirstProperty(name)?.toJSON() ?? null)])

function eventsIn(text: string): readonly CalendarEvent[] {
  const lines = text.split(/\r?\n/).flatMap((line, index) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [index + 1] : []))
  if (lines.length > rosterLimits.rows) throw new UnreadableRoster('too_many_rows')
  const components = parsed(text).getAllSubcomponents('vevent')
  const repeats = repeatsIn(text)
  return components.map((component, index) => ({
    repeats: repeats[index] ?? [],
    row: lines[index] ?? 0,
    uid: String(component.getFirstPropertyValue('uid') ?? index),
    component,
    changes: component.getFirstProperty('recurrence-id') ?? undefined,
  }))
}

/** Of each appointment in turn, its rules as written; a rule of what is left out stands there with its name. */
function repeatsIn(text: string): readonly (readonly string[])[] {
  const repeats: string[][] = []
  for (const line of text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    if (/^BEGIN:VEVENT\s*$/i.test(line)) repeats.push([])
    const [, name = '', rule = ''] = /^(RRULE|EXRULE)(?:;[^:]*)?:(.*)$/i.exec(line) ?? []
    if (name !== '') repeats.at(-1)?.push(name.toUpperCase() === 'RRULE' ? rule.trim().toUpperCase() : line)
  }
  return repeats
}

function parsed(text: string): ICAL.Component {
  try {
    const calendar: unknown = ICAL.parse(text)
    const [first]: readonly unknown[] = Array.isArray(calendar) && Array.isArray(calendar[0]) ? calendar : [calendar]
    // Of a first line that goes on behind its name, or a file that ends there, the parser makes something else and says nothing.
    if (!Array.isArray(first) || !Array.isArray(first[1]) || !Array.isArray(first[2])) throw new UnreadableRoster('not_readable')
    return new ICAL.Component(first)
  } catch {
    throw new UnreadableRoster('not_readable') // the parser's message quotes its input
  }
}

type Fault = { readonly fault: RosterFault; readonly column?: string; readonly value?: string; readonly suggestion?: string }
type Budget = { looks: number }

function shiftsOf(
  event: CalendarEvent,
  changed: readonly CalendarEvent[],
  reading: CalendarReading,
  budget: Budget,
): { readonly shifts: readonly Shift[] } | Fault {
  const { component } = event
  const unreadable = unreadableIn(component)
  if (unreadable !== undefined) return { fault: 'bad_time', column: unreadable.toUpperCase() }
  const begins = momentIn(component.getFirstProperty('dtstart'), reading)
  if ('fault' in begins) return begins
  const length = lengthOf(component, begins, reading)
  if ('fault' in length) return length
  if (isCancelled(component)) return { shifts: [] }
  const dates = event.changes === undefined ? occurrencesOf(event, begins, reading, budget) : [begins.date]
  if ('fault' in dates) return dates
  const lines = linesOf(component, reading)
  if ('fault' in lines) return lines
  const changes = event.changes === undefined ? changed.flatMap((own) => own.changes ?? []) : [event.changes]
  const excepted = instantsOf([...component.getAllProperties('exdate'), ...changes], reading, begins)
  if ('fault' in excepted) return excepted
  const added = instantsOf(component.getAllProperties('rdate'), reading, begins)
  if ('fault' in added) return added
  const left = new Set(excepted)
  const starts = [...dates.map((date) => instantAt(begins, date)), ...added].filter((start) => event.changes !== undefined || !left.has(start))
  // What does not repeat was meant for the day it names, whichever that is.
  const isSeries = event.changes !== undefined || component.getFirstProperty('rrule') !== null
  const within = { from: localTimeOf(reading.timeZone).dayStart(reading.from), until: localTimeOf(reading.timeZone).dayStart(addDays(reading.until, 1)) }
  const name = String(component.getFirstPropertyValue('summary') ?? '').slice(0, 80)
  return {
    shifts: [...new Set(starts)]
      .filter((start) => !isSeries || (within.from <= start && start < within.until))
      .flatMap((from) => lines.map((line) => ({ line, from, until: length.endOf(from), people: 1, name }))),
  }
}

const timed = ['dtstart', 'dtend', 'duration', 'exdate', 'rdate', 'recurrence-id'] as const

/** The parser reads a time when it is asked for it, and throws of one that it cannot read; the other appointments are still good. */
const unreadableIn = (component: ICAL.Component) => timed.find((name) => !component.getAllProperties(name).every(isReadable))
function isReadable(property: ICAL.Property): boolean {
  try {
    property.getValues()
    return true
  } catch {
    return false
  }
}

const isCancelled = (component: ICAL.Component) => String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED'

/** A date and a time on the wall of a zone. */
type Moment = { readonly date: LocalDate; readonly seconds: number; readonly zone: string }
const instantAt = ({ seconds, zone }: Moment, date: LocalDate): Instant => localTimeOf(zone).fromWallClock(date, seconds)
const instantOf = (moment: Moment): Instant => instantAt(moment, moment.date)

function momentIn(property: ICAL.Property | null | undefined, reading: CalendarReading): Moment | Fault {
  const column = property?.name.toUpperCase() ?? 'DTSTART'
  const value: unknown = property?.getFirstValue()
  if (!(value instanceof ICAL.Time)) return { fault: 'bad_time', column }
  const late = pastMidnight(property)
  if (late !== undefined) return { fault: 'time_past_midnight', column, ...late }
  return momentOf(value, property, column, reading)
}

/** A clock that goes on after midnight, as `T253000`, which the parser would quietly take for the day after. */
function pastMidnight(property: ICAL.Property | null | undefined): { readonly value: string; readonly suggestion: string } | undefined {
  const written: unknown = property?.toJSON().at(3)
  const [, time = ''] = /T(\d{2}:\d{2})/.exec(typeof written === 'string' ? written : '') ?? []
  const read = readTime(time)
  return 'suggestion' in read ? { value: time, suggestion: read.suggestion } : undefined
}

function momentOf(time: ICAL.Time, property: ICAL.Property | null | undefined, column: string, reading: CalendarReading): Moment | Fault {
  const text = time.toString()
  if (time.isDate) return { fault: 'whole_day', column, value: text }
  const zoneName = property?.getParameter('tzid')
  const zone = text.endsWith('Z') ? 'UTC' : zoneName === undefined ? reading.timeZone : calendarZone(String(zoneName))
  if (zone === undefined) return { fault: 'unknown_zone', column, value: String(zoneName).slice(0, 80) }
  const [date, clock] = text.split('T')
  const [hour, minute, second] = (clock ?? '').replace('Z', '').split(':').map(Number)
  const seconds = (hour ?? 0) * hourSeconds + (minute ?? 0) * 60 + (second ?? 0)
  if (date === undefined || Number.isNaN(Date.parse(date)) || new Date(Date.parse(date)).toISOString().slice(0, 10) !== date || !(seconds < daySeconds))
    return { fault: 'bad_time', column, value: text.slice(0, 40) }
  return { date: date as LocalDate, seconds, zone } // checked above
}

/** By the wall where the end is written as a time, exactly where it is written as a length. */
function lengthOf(component: ICAL.Component, begins: Moment, reading: CalendarReading): { readonly endOf: (from: Instant) => Instant } | Fault {
  const end = component.getFirstProperty('dtend')
  const duration: unknown = component.getFirstPropertyValue('duration')
  const lengthMs = duration instanceof ICAL.Duration ? duration.toSeconds() * 1000 : undefined
  if (end === null) {
    if (lengthMs === undefined) return { fault: 'empty_value', column: 'DTEND' }
    return checked(lengthMs, (from) => Instant.parse(from + lengthMs), 'DURATION')
  }
  const ends = momentIn(end, reading)
  if ('fault' in ends) return ends
  const days = dayNumberOf(ends.date) - dayNumberOf(begins.date)
  const exactMs = instantOf(ends) - instantOf(begins)
  const endOf = (from: Instant) => {
    const date = localTimeOf(begins.zone).dateOf(from)
    // A date that was added may begin at another time of day, and lasts as long.
    return instantAt(begins, date) === from ? instantAt(ends, addDays(date, days)) : Instant.parse(from + exactMs)
  }
  return checked(exactMs, endOf, 'DTEND')
}

function checked(lengthMs: number, endOf: (from: Instant) => Instant, column: string): { readonly endOf: (from: Instant) => Instant } | Fault {
  if (lengthMs < shortestMs) return { fault: 'too_short', column }
  return lengthMs > longestMs + hourMs ? { fault: 'too_long', column } : { endOf }
}

function occurrencesOf({ repeats }: CalendarEvent, begins: Moment, reading: CalendarReading, budget: Budget): readonly LocalDate[] | Fault {
  const [value] = repeats
  if (value === undefined) return [begins.date]
  const rule = repeats.length === 1 ? readRepeatRule(value) : undefined
  if (rule === undefined) return { fault: 'bad_repeat', column: 'RRULE', value: value.slice(0, 200) }
  try {
    const dates = datesOf({ ...rule, ...lastDateOf(rule, begins) }, begins.date, reading.until, Math.min(budget.looks, mostLooksOfOne))
    budget.looks -= Math.max(1, dayNumberOf(reading.until) - dayNumberOf(begins.date))
    // The first appointment counts even where the rule would not choose it.
    return dates.includes(begins.date) ? dates : [begins.date, ...dates]
  } catch (failure) {
    if (failure instanceof RuleTooLong) return { fault: 'bad_repeat', column: 'RRULE', value: value.slice(0, 200) }
    throw failure
  }
}

/** The last date on which an appointment that begins at this time does so no later than the rule says, wherever its clock stands. */
function lastDateOf({ lastDate, lastTime }: RepeatRule, begins: Moment): { readonly lastDate?: LocalDate } {
  if (lastDate === undefined || lastTime === undefined) return {}
  const last = localTimeOf(lastTime.isUtc ? 'UTC' : begins.zone).fromWallClock(lastDate, lastTime.seconds)
  const date = localTimeOf(begins.zone).dateOf(last)
  return { lastDate: instantAt(begins, date) <= last ? date : addDays(date, -1) }
}

function onDay(day: ICAL.Time, begins: Moment, column: string): Moment | Fault {
  const date = LocalDate.safeParse(day.toString())
  return date.success ? { ...begins, date: date.data } : { fault: 'bad_time', column, value: day.toString().slice(0, 40) }
}

/** A date without a time is the appointment of that day. One that cannot be read would leave somebody on the roster, or off it, without a word. */
function instantsOf(properties: readonly ICAL.Property[], reading: CalendarReading, begins: Moment): readonly Instant[] | Fault {
  const instants: Instant[] = []
  for (const property of properties) {
    const column = property.name.toUpperCase()
    const range = property.getParameter('range')
    if (range !== undefined) return { fault: 'bad_repeat', column, value: `RANGE=${String(range).slice(0, 80)}` }
    for (const value of property.getValues() as readonly unknown[]) {
      if (!(value instanceof ICAL.Time)) return { fault: 'bad_time', column, value: String(value).slice(0, 40) }
      const moment = value.isDate ? onDay(value, begins, column) : momentOf(value, property, column, reading)
      if ('fault' in moment) return moment
      instants.push(instantOf(moment))
    }
  }
  return instants
}

function linesOf(component: ICAL.Component, { linesNamedIn, defaultLines }: CalendarReading): readonly LineId[] | Fault {
  const texts = ['summary', 'categories'].flatMap((name) => component.getAllProperties(name).flatMap((property) => property.getValues().map(String)))
  const named = texts.map(linesNamedIn).find((lines) => lines !== undefined)
  if (named !== undefined) return named
  return defaultLines.length > 0 ? defaultLines : { fault: 'unknown_team', column: 'SUMMARY', value: (texts[0] ?? '').slice(0, 80) }
}
