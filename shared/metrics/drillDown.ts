/**
 * The list behind a number: rows of a quarter hour x line x cause, never one person's exact moment. Row counts add up to the number clicked.
 */
import { dateOfDayNumber } from '../calendar/localDate.ts'
import { type Cause, causes, missedAs } from '../contacts/cause.ts'
import type { LineId, LocalDate } from '../contacts/identifiers.ts'
import { clockText } from '../calendar/clockText.ts'
import type { DrillDownRow } from './figures.ts'
import { type FiguresInput, type Judgement, judgement } from './figuresOf.ts'
import { causeOfVerdict } from './judgedContacts.ts'

/** Narrows the filters of the report: everything is optional and has to hold together. */
export type DrillDownQuery = {
  readonly causes?: readonly (Cause | 'answered')[]
  readonly category?: 'answered' | 'missed_open' | 'missed_closed' | 'short' | 'unknown'
  /** ISO weekdays 1..7. */
  readonly weekdays?: readonly number[]
  /** Local hours, `from` included and `until` not. */
  readonly hoursOfDay?: { readonly from: number; readonly until: number }
}

/**
 * @param own where it was worked out already
 * @returns rows in order of date, quarter, line and cause.
 */
export function drillDown(input: FiguresInput, query: DrillDownQuery, own: Judgement = judgement(input)): readonly DrillDownRow[] {
  const { columns, clock } = input
  const { judged, selected, reachedAt } = own
  const rows = new Map<number, { -readonly [Key in keyof DrillDownRow]: DrillDownRow[Key] }>()
  const dates = new Map<number, LocalDate>()
  // A whole number that stands in the order of the rows: texts of a year's attempts took most of the time.
  const firstDay = clock.day.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY)
  const lineRank = ranks(columns.lines)
  const [fitsVerdict, fitsHour] = [Uint8Array.from(ofVerdict, ({ cause }) => (fitsCause(query, cause) ? 1 : 0)), hoursThatFit(query)]
  const keyOf = (i: number, rank: number, open: number) => {
    const quarter = ((clock.day[i] ?? 0) - firstDay) * quartersADay + (clock.quarter[i] ?? 0)
    return ((quarter * columns.lines.length + (lineRank[columns.line[i] ?? 0] ?? 0)) * listed.length + rank) * 2 + open
  }
  for (let i = 0; i < columns.length; i++) {
    const verdict = judged.verdict[i] ?? 0
    if (selected[i] === 0 || fitsVerdict[verdict] === 0 || fitsHour[clock.hourOfWeek[i] ?? 0] === 0) continue
    const line: LineId | undefined = columns.lines[columns.line[i] ?? 0]
    const judgedAs = ofVerdict[verdict]
    if (line === undefined || judgedAs === undefined) continue
    const { cause, rank } = judgedAs
    const key = keyOf(i, rank, judged.isOpen[i] ?? 0)
    const waited = columns.waitSeconds[i] ?? -1
    const reachedLater = cause !== 'answered' && (reachedAt[i] ?? 0) > 0 ? 1 : 0
    const known = rows.get(key)
    if (known === undefined) {
      const waitSeconds = waited < 0 ? null : { min: waited, max: waited }
      const day = clock.day[i] ?? 0
      const date = dates.get(day) ?? dateOfDayNumber(day)
      dates.set(day, date)
      const quarter = clockTimes[clock.quarter[i] ?? 0] ?? ''
      rows.set(key, { date, quarter, line, cause, open: judged.isOpen[i] === 1, attempts: 1, waitSeconds, reachedLater })
    } else {
      known.attempts++
      known.reachedLater += reachedLater
      if (waited >= 0) known.waitSeconds = { min: Math.min(waited, known.waitSeconds?.min ?? waited), max: Math.max(waited, known.waitSeconds?.max ?? waited) }
    }
  }
  return Array.from(Float64Array.from(rows.keys()).sort()).flatMap((key) => rows.get(key) ?? [])
}

const quartersADay = 96
const listed: readonly (Cause | 'answered')[] = ['answered', ...causes]

/** Of each text its place among all of them in order. */
function ranks(texts: readonly string[]): readonly number[] {
  const sorted = [...texts].sort()
  return texts.map((text) => sorted.indexOf(text))
}
const listedRank = new Map(ranks(listed).map((rank, n) => [listed[n], rank]))
/** By verdict. */
const ofVerdict = Array.from({ length: listed.length }, (_, verdict) => {
  const cause = causeOfVerdict(verdict)
  return { cause, rank: listedRank.get(cause) ?? 0 }
})

function fitsCause({ causes: wanted, category }: DrillDownQuery, cause: Cause | 'answered'): boolean {
  if (wanted !== undefined && !wanted.includes(cause)) return false
  return category === undefined || (cause === 'answered' ? 'answered' : missedAs(cause)) === category
}

/** By hour of the week. */
const hoursThatFit = ({ weekdays, hoursOfDay }: DrillDownQuery): Uint8Array =>
  Uint8Array.from({ length: hoursInWeek }, (_, hourOfWeek) => {
    const hour = hourOfWeek % 24
    if (weekdays !== undefined && !weekdays.includes(Math.floor(hourOfWeek / 24) + 1)) return 0
    return hoursOfDay === undefined || (hoursOfDay.from <= hour && hour < hoursOfDay.until) ? 1 : 0
  })
const hoursInWeek = 168

const clockTimes = Array.from({ length: quartersADay }, (_, quarter) => clockText(quarter * 15))
