/** What the address of a roster page asks for: which line, which week, what to show, and what to think of beside the roster. */
import { addDays, isoWeekOf } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import { AskedDate } from '../../../../shared/calendar/askedDate.ts'
import { Instant, type LocalDate } from '../../../../shared/contacts/identifiers.ts'
import { readTime } from '../../../../shared/rosters/rosterTime.ts'
import type { Shift } from '../../../../shared/rosters/shift.ts'
import type { Line } from '../../../../shared/settings/settings.ts'

export const rosterViews = ['difference', 'required', 'rostered', 'present'] as const
export type RosterView = (typeof rosterViews)[number]

export type RosterRequest = {
  readonly line: Line
  /** Monday and Sunday. */
  readonly from: LocalDate
  readonly to: LocalDate
  readonly which: 'next' | 'this' | 'other'
  readonly show: RosterView
  readonly whatIfs: readonly WhatIf[]
  /** Something that was to be added could not be read. */
  readonly hasBadWhatIf: boolean
}
/** `text` is how the address says it: `2026-03-02 19:00-22:00 1`. */
export type WhatIf = { readonly text: string; readonly shift: Shift }

const mostWhatIfs = 20

export function readRosterRequest(query: URLSearchParams, line: Line, today: LocalDate): RosterRequest {
  const nextMonday = addDays(isoWeekOf(today).from, 7)
  const asked = AskedDate.safeParse(query.get('week') ?? '')
  const from = isoWeekOf(asked.success ? asked.data : nextMonday).from
  const texts = [...query.getAll('add'), ...typed(query)].filter((text) => text !== '').slice(0, mostWhatIfs)
  const whatIfs = texts.map((text) => whatIfOf(text, line))
  return {
    line,
    from,
    to: addDays(from, 6),
    which: from === nextMonday ? 'next' : from === isoWeekOf(today).from ? 'this' : 'other',
    show: rosterViews.find((view) => view === query.get('show')) ?? 'difference',
    whatIfs: whatIfs.flatMap((whatIf) => whatIf ?? []),
    hasBadWhatIf: whatIfs.includes(undefined),
  }
}

/** The fields of the form, as one text. */
const typed = (query: URLSearchParams): readonly string[] =>
  query.has('day') ? [`${query.get('day')} ${query.get('from') ?? ''}-${query.get('until') ?? ''} ${query.get('number') || '1'}`] : []

/** @returns undefined for a text that is no shift */
export function whatIfOf(text: string, line: Line): WhatIf | undefined {
  const [, day, start = '', end = '', number] = /^(\S+) ([^\s-]+)-([^\s-]+) (\d{1,2})$/.exec(text) ?? []
  const date = AskedDate.safeParse(day)
  const [from, until] = [readTime(start), readTime(end)]
  if (!date.success || !('minutes' in from) || !('minutes' in until) || Number(number) < 1) return undefined
  const clock = localTimeOf(line.timeZone)
  const at = (minutes: number, days: number) => clock.fromWallClock(addDays(date.data, days + Math.floor(minutes / 1440)), (minutes % 1440) * 60)
  const shift = {
    line: line.id,
    from: Instant.parse(at(from.minutes, 0)),
    until: Instant.parse(at(until.minutes, until.minutes <= from.minutes ? 1 : 0)),
    people: Number(number),
    name: '',
  }
  return { text, shift }
}
