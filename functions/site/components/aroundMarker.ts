import { html } from 'hono/html'
import { addDays } from '../../../shared/calendar/localDate.ts'
import { LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { Html } from '../html.ts'
import type { Report } from '../report.ts'
import { linkTo } from '../view.ts'
import type { Happening } from './happenings.ts'

const daysAfter = 27

/** Beside a marked date: the four weeks from it on against the four before it; nothing until they have passed. */
export function aroundMarker({ view, today }: Report, { date, text, isMarked }: Happening): Html | '' {
  const from = LocalDate.parse(date)
  const to = addDays(from, daysAfter)
  if (!isMarked || to >= today) return ''
  const { overview } = view.texts
  const before = { from: addDays(from, -daysAfter - 1), to: addDays(from, -1) }
  const link = linkTo(view, '/missed', { period: { from, to }, periodText: undefined, compare: 'custom', compareWith: before })
  return html` <a class="screen-only" href="${link}" aria-label="${overview.aroundOf(text)}">${overview.around}</a>`
}
