/**
 * schema.org opening hours in a JSON document, wherever they stand in it. Rules of https://schema.org/OpeningHoursSpecification: without
 * `opens` closed; `closes` before `opens` is on the next day. Search engines add: 00:00-00:00 is closed, 00:00-23:59 the whole day.
 */
import { LocalDate } from '../contacts/identifiers.ts'
import type { LeftOut } from './leftOut.ts'
import { addDays, datesBetween, weekdayOf } from './localDate.ts'
import { parseWeek } from './openingHoursSyntax.ts'
import type { Blocks } from './blocks.ts'
import type { WeekPattern } from './weekPattern.ts'

export type FoundHours = {
  readonly weekly: readonly WeekPattern[]
  readonly dated: readonly { readonly date: LocalDate; readonly blocks: Blocks }[]
  readonly leftOut: readonly LeftOut[]
}

const nothing: FoundHours = { weekly: [], dated: [], leftOut: [] }
/** A longer stretch is a season, not a row of exceptions. */
const mostDates = 31
const specificationKeys = new Set(['openingHoursSpecification', 'specialOpeningHoursSpecification', 'hoursAvailable'])

export function hoursInJson(value: unknown): FoundHours {
  if (Array.isArray(value)) return joined(value.map(hoursInJson))
  if (typeof value !== 'object' || value === null) return nothing
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value)
  if (String(new Map(entries).get('@type')).endsWith('OpeningHoursSpecification')) return ofSpecification(new Map(entries))
  return joined(
    entries.map(([key, inside]) =>
      key === 'openingHours'
        ? joined(listOf(inside).map(ofText))
        : specificationKeys.has(key)
          ? joined(listOf(inside).map((own) => (typeof own === 'object' && own !== null ? ofSpecification(new Map(Object.entries(own))) : hoursInJson(own))))
          : hoursInJson(inside),
    ),
  )
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])
const joined = (parts: readonly FoundHours[]): FoundHours => ({
  weekly: parts.flatMap(({ weekly }) => weekly),
  dated: parts.flatMap(({ dated }) => dated),
  leftOut: parts.flatMap(({ leftOut }) => leftOut),
})
const left = (piece: string, why: LeftOut['why']): FoundHours => ({ ...nothing, leftOut: [{ piece, why }] })

/** `Mo-Fr 09:00-17:00`; days alone mean the whole day. */
function ofText(value: unknown): FoundHours {
  if (typeof value !== 'string') return left(JSON.stringify(value) ?? '', 'hours')
  const read = parseWeek(value)
  const whole = 'problem' in read && read.problem.key === 'times_missing' ? parseWeek(`${value} 00:00-24:00`) : read
  return 'problem' in whole ? { ...nothing, leftOut: [{ piece: value, why: 'hours', problem: whole.problem }] } : { ...nothing, weekly: [whole] }
}

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const holidayNames = new Set(['publicholiday', 'publicholidays'])
const everyDay = [0, 1, 2, 3, 4, 5, 6]

function ofSpecification(fields: ReadonlyMap<string, unknown>): FoundHours {
  const piece = JSON.stringify(Object.fromEntries([...fields].filter(([key]) => !key.startsWith('@'))))
  const blocks = blocksOf(fields.get('opens'), fields.get('closes'))
  if (blocks === undefined) return left(piece, 'times')
  const asked = fields.get('dayOfWeek')
  const names = asked === undefined ? undefined : listOf(asked).map((name) => (String(name).split(/[/#]/).at(-1) ?? '').toLowerCase())
  const isForHolidays = names?.some((name) => holidayNames.has(name)) ?? false
  const weekdays = names
    ?.filter((name) => !holidayNames.has(name))
    .map((name) => dayNames.findIndex((day) => day === name || (name.length === 2 && day.startsWith(name))))
  if (weekdays?.includes(-1)) return left(piece, 'day')
  const [from, through] = [dateIn(fields.get('validFrom')), dateIn(fields.get('validThrough'))]
  if (from !== undefined && through !== undefined) return ofDates(from, through, weekdays, blocks) ?? left(piece, 'season')
  const chosen = weekdays ?? everyDay
  const week: WeekPattern = {
    days: everyDay.map((day) => (chosen.includes(day) ? blocks : [])),
    publicHoliday: isForHolidays ? blocks : undefined,
    rules: [],
  }
  return { ...nothing, weekly: [week], leftOut: from === undefined && through === undefined ? [] : [{ piece, why: 'season' }] }
}

function ofDates(from: LocalDate, through: LocalDate, weekdays: readonly number[] | undefined, blocks: Blocks): FoundHours | undefined {
  if (through < from || addDays(from, mostDates) <= through) return undefined
  const dates = datesBetween(from, through).filter((date) => weekdays === undefined || weekdays.includes(weekdayOf(date) - 1))
  return { ...nothing, dated: dates.map((date) => ({ date, blocks })) }
}

function dateIn(value: unknown): LocalDate | undefined {
  const read = LocalDate.safeParse(typeof value === 'string' ? value.slice(0, 10) : undefined)
  return read.success ? read.data : undefined
}

/** No `opens`: closed. `undefined`: times that cannot be read. */
function blocksOf(opens: unknown, closes: unknown): Blocks | undefined {
  if (opens === undefined || opens === null || opens === '') return []
  const [fromMinute, closing] = [minuteIn(opens), minuteIn(closes)]
  if (fromMinute === undefined || closing === undefined || fromMinute >= 1_440) return undefined
  if (fromMinute === closing) return fromMinute === 0 ? [] : undefined
  const untilMinute = closing === 1_439 ? 1_440 : closing
  return [{ fromMinute, untilMinute: untilMinute < fromMinute ? untilMinute + 1_440 : untilMinute }]
}

/** `09:00`, `9:00`, `T09:00:00`, `09:00+01:00`: the wall's time, whatever the offset. */
function minuteIn(value: unknown): number | undefined {
  const [, hours, minutes] = /^T?(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/.exec(typeof value === 'string' ? value.trim() : '') ?? []
  const minute = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && minute <= 1_440 ? minute : undefined
}
