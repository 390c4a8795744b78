/** Rows of a form with extra hours: a day, from, until, and how many people at once, as people type them. Pure. */
import { clockText, endClockText } from '../../../../../shared/calendar/clockText.ts'
import type { ExtraBlock } from '../../../../../shared/cases/caseRequest.ts'
import { readTime } from '../../../../../shared/rosters/rosterTime.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import { mostStaff } from './planText.ts'

export type HoursRow = { readonly day: string; readonly start: string; readonly end: string; readonly staff: string }
export const emptyRow: HoursRow = { day: '', start: '', end: '', staff: '1' }

/** `1` is Monday. */
export const rowDays = ['1', '2', '3', '4', '5', '6', '7', 'workdays', 'weekend', 'all'] as const
const mostRows = 50
/** A night may run on until noon; an end that lies further on is a mistake more often than a shift of twenty hours. */
const latestNightEnd = 12 * 60

function weekdaysOf(day: string): readonly number[] {
  return day === 'workdays' ? [0, 1, 2, 3, 4] : day === 'weekend' ? [5, 6] : day === 'all' ? [0, 1, 2, 3, 4, 5, 6] : [Number(day) - 1]
}

/** Those that hold a time, in their order. */
export function rowsIn(query: URLSearchParams): readonly HoursRow[] {
  const [days, starts, ends, staff] = ['day', 'start', 'end', 'staff'].map((name) => query.getAll(name).map((text) => text.trim().slice(0, 20)))
  return (starts ?? [])
    .map((start, n) => ({ day: days?.[n] ?? '', start, end: ends?.[n] ?? '', staff: staff?.[n] ?? '1' }))
    .filter(({ start, end }) => start !== '' || end !== '')
    .slice(0, mostRows)
}

export type ReadRow = { readonly blocks: readonly ExtraBlock[] } | { readonly problems: readonly FieldProblem[] }

/** Everything that is wrong with a row at once. The fields of row n are `day-n`, `start-n`, `end-n` and `staff-n`. */
export function readRow({ day, start, end, staff }: HoursRow, n: number, words: Texts['case']): ReadRow {
  const said = words.problems
  const number = n + 1
  const problems: FieldProblem[] = []
  const wrong = (field: string, text: string) => void problems.push({ field: `${field}-${n}`, words: text })
  if (!rowDays.some((own) => own === day)) wrong('day', said.dayMissing(number))
  const [from, until] = [minutesOf(start), minutesOf(end)]
  if (typeof from !== 'number') wrong('start', from(number, start, said))
  else if (from >= 1440) wrong('start', said.startsTooLate(number))
  else if (from === until) wrong('end', said.noLength(number))
  else if (typeof until === 'number' && until < from && until > latestNightEnd) wrong('end', said.endFirst(number, start, end))
  if (typeof until !== 'number') wrong('end', until(number, end, said))
  const people = staffIn(staff)
  if (people === undefined) wrong('staff', said.badStaff(words.form.row(number), staff))
  if (problems.length > 0 || people === undefined || typeof from !== 'number' || typeof until !== 'number') return { problems }
  return { blocks: weekdaysOf(day).map((weekday) => ({ weekday, from, until: until < from ? until + 1440 : until, staff: people })) }
}

/** undefined: no number of people that can be there at once; nothing typed is one. */
export function staffIn(text: string): number | undefined {
  if (text === '') return 1
  const people = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return people >= 1 && people <= mostStaff ? people : undefined
}

type Said = Texts['case']['problems']
function minutesOf(text: string): number | ((row: number, text: string, said: Said) => string) {
  if (text === '') return (row, _text, said) => said.timeMissing(row)
  const time = readTime(text)
  if ('minutes' in time) return time.minutes
  if (time.fault === 'bad_time') return (row, value, said) => said.badTime(row, value)
  return (row, value, said) => said.pastMidnight(row, value, time.suggestion)
}

/** The other way: rows that read back as these blocks; the same times on all working days are one row. */
export function rowsOf(blocks: readonly ExtraBlock[]): readonly HoursRow[] {
  const groups = Map.groupBy(blocks, ({ from, until, staff }) => `${from} ${until} ${staff}`)
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    const days = own.map(({ weekday }) => weekday).sort()
    const together = dayGroups.find(({ weekdays }) => weekdays.join() === days.join())
    if (first === undefined) return []
    return (together === undefined ? days.map((day) => String(day + 1)) : [together.day]).map((day) => ({
      day,
      start: clockText(first.from),
      end: endClockText(first.until),
      staff: String(first.staff),
    }))
  })
}
const dayGroups = ['workdays', 'weekend', 'all'].map((day) => ({ day, weekdays: weekdaysOf(day) }))
