/** From blocks of a week to what happened on the calendar: when the line was open, and how many people were really there. */
import { addDays, datesBetween, weekdayOf } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { openSpans } from '../../../shared/calendar/openingHours.ts'
import { merge, type Span } from '../../../shared/calendar/spans.ts'
import type { ExtraBlock } from '../../../shared/cases/caseRequest.ts'
import { LineId, type LocalDate } from '../../../shared/contacts/identifiers.ts'
import { Line } from '../../../shared/settings/settings.ts'
import type { CaseLine } from './caseLine.ts'
import { keyOf, purposes, uniformOf } from './chance.ts'

export const lineId = LineId.parse('telefoon')
export const timeZone = 'Europe/Amsterdam'
export const clock = localTimeOf(timeZone)
/** Simulated before the evidence and after it: what needs of the evidence owe to what came before, and become afterwards. */
const [daysBefore, daysAfter] = [35, 38]

export type PresentPerson = { readonly key: number; readonly from: number; readonly until: number }
/** Seconds since 1970 UTC. */
export type PlannedTime = {
  readonly open: readonly Span[]
  /** At these moments the number of people there becomes `staff`. */
  readonly stepAt: Float64Array
  readonly stepStaff: Int32Array
  /** Rostered people who came, shift by shift. */
  readonly people: readonly PresentPerson[]
  /** Rostered within the evidence, whether or not they came: seconds of shifts. */
  readonly rosteredSeconds: number
}

const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const longestShiftMinutes = 300

/** The blocks as opening hours: staff left out, what overlaps or touches put together. A night belongs to the day on which it begins. */
export function hoursText(blocks: readonly ExtraBlock[]): string {
  const spans = merge(blocks.map(({ weekday, from, until }) => ({ from: weekday * 1440 + from, until: weekday * 1440 + until })))
  const pieces = spans.flatMap(({ from, until }) => withinADay(from, until))
  const texts = days.flatMap((day, weekday) => {
    const own = pieces.filter(({ from }) => Math.floor(from / 1440) === weekday)
    const times = own.map(({ from, until }) => `${wall(from - weekday * 1440)}-${wall(((until - 1) % 1440) + 1)}`)
    return times.length === 0 ? [] : [`${day} ${times.join(',')}`]
  })
  return texts.length === 0 ? 'closed' : texts.join('; ')
}
/** Only what lasts a day or longer is cut at midnight. */
function withinADay(from: number, until: number): readonly Span[] {
  const midnight = (Math.floor(from / 1440) + 1) * 1440
  return until - from < 1440 || until <= midnight ? [{ from, until }] : [{ from, until: midnight }, ...withinADay(midnight, until)]
}
const two = (value: number) => String(value).padStart(2, '0')
const wall = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** As the settings have it. */
export const lineWith = (line: CaseLine, blocks: readonly ExtraBlock[]): Line =>
  Line.parse({
    id: lineId,
    name: 'Proeflijn',
    channel: line.channel,
    ...(line.chatsAtOnce > 1 ? { chatsAtOnce: line.chatsAtOnce } : {}),
    timeZone,
    closedRecorded: line.closedRecorded,
    hours: [{ from: '2000-01-01', week: hoursText(blocks), ...(line.closesOnHolidays ? { holidays: 'NL' as const, onHolidays: 'closed' as const } : {}) }],
  })

export const lastDate = ({ from, weeks }: CaseLine): LocalDate => addDays(from, weeks * 7 - 1)
/** Seconds since 1970 UTC. */
export const evidenceOf = (line: CaseLine): Span => ({ from: clock.dayStart(line.from) / 1000, until: clock.dayStart(addDays(lastDate(line), 1)) / 1000 })
/** Seconds since 1970 UTC at which the key behind the pseudonyms turns, ascending. */
export function keyTurns(line: CaseLine): readonly number[] {
  const start = clock.dayStart(addDays(line.from, -daysBefore)) / 1000
  const days = line.weeks * 7 + daysBefore + daysAfter
  return line.keyDays === 0 ? [] : Array.from({ length: Math.floor(days / line.keyDays) }, (_, turn) => start + (turn + 1) * line.keyDays * 86_400)
}
/** How many turns came before a moment: the period it lies in. */
export const keyPeriodAt = (turns: readonly number[], moment: number): number => turns.findLastIndex((turn) => turn <= moment) + 1

export const simulatedDates = (line: CaseLine) => ({ first: addDays(line.from, -daysBefore), last: addDays(lastDate(line), daysAfter) })

/**
 * What the present week and the extra blocks came to on the calendar of the evidence and around it. Whoever is rostered in present hours comes
 * or stays away alike under every plan. @param chance which year of chance
 */
export function plannedTime(line: CaseLine, extra: readonly ExtraBlock[], chance: number): PlannedTime {
  const { first, last } = simulatedDates(line)
  const open = openSpans(lineWith(line, [...line.present, ...extra]), first, last).map(inSeconds)
  const isOpen = (moment: number) => open.some((span) => span.from <= moment && moment < span.until)
  const isEvidence = (date: LocalDate) => line.from <= date && date <= lastDate(line)
  const people: PresentPerson[] = []
  let rosteredSeconds = 0
  const plan = (date: LocalDate, block: ExtraBlock, firstPlace: number) => {
    for (const piece of shiftsOf(block)) {
      const [from, until] = [clock.fromWallClock(date, piece.from * 60) / 1000, clock.fromWallClock(date, piece.until * 60) / 1000]
      if (from >= until || !isOpen(from)) continue
      if (isEvidence(date)) rosteredSeconds += (until - from) * block.staff
      for (let place = firstPlace; place < firstPlace + block.staff; place++) {
        const key = keyOf(line.seed ^ chance ^ (from / 60), purposes.shows, place)
        if (uniformOf(key, purposes.shows) >= line.noShowShare) people.push({ key, from, until })
      }
    }
  }
  for (const date of datesBetween(first, last)) {
    const isToday = ({ weekday }: ExtraBlock) => weekday === weekdayOf(date) - 1
    for (const block of line.present.filter(isToday)) plan(date, block, 0)
    for (const block of extra.filter(isToday)) plan(date, block, placesOfExtra)
  }
  return { open, ...stepsOf(people), people, rosteredSeconds }
}
const placesOfExtra = 100

/** A long block is staffed in equal shifts. */
function shiftsOf({ from, until }: ExtraBlock): readonly Span[] {
  const count = Math.ceil((until - from) / longestShiftMinutes)
  const border = (index: number) => from + Math.round(((until - from) * index) / count / 30) * 30
  return Array.from({ length: count }, (_, index) => ({ from: border(index), until: border(index + 1) }))
}

function stepsOf(people: readonly PresentPerson[]) {
  const changes = new Map<number, number>()
  for (const { from, until } of people) {
    changes.set(from, (changes.get(from) ?? 0) + 1)
    changes.set(until, (changes.get(until) ?? 0) - 1)
  }
  const moments = [...changes.keys()].sort((a, b) => a - b)
  let staff = 0
  const levels = moments.map((moment) => (staff += changes.get(moment) ?? 0))
  return { stepAt: Float64Array.from(moments), stepStaff: Int32Array.from(levels) }
}

const inSeconds = ({ from, until }: Span): Span => ({ from: from / 1000, until: until / 1000 })
