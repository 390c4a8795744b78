import { html } from 'hono/html'
import { hourMs } from '../../../../shared/calendar/durations.ts'
import type { LinePresence } from '../../../../shared/metrics/staffing/linePresence.ts'
import { downloadsView } from '../../components/downloads.ts'
import { tableView } from '../../components/dataTable.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import { presenceTable } from './presenceTable.ts'
import { rosterAddress } from './rosterAddress.ts'
import type { RosterRequest } from './rosterRequest.ts'

/** Less than a minute is the time it takes to hand over. */
const leastHours = 1 / 60

/** "Of 3–9 June the line was open for 3 hours with nobody signed in." undefined where that did not happen, or nobody tells. */
export function unstaffedWords({ texts, formats }: View, presence: LinePresence | undefined): string | undefined {
  if (presence === undefined || presence.unstaffedHours < leastHours) return undefined
  const words = texts.staffing.presenceWords
  const { unstaffedRosteredHours: rostered } = presence
  const sentence = words.unstaffed(formats.daysInTitle(presence.from, presence.to), formats.hours(presence.unstaffedHours))
  return rostered === undefined || rostered < leastHours ? sentence : `${sentence} ${words.rosteredThen(formats.hours(rostered))}`
}

/** Who was there, in words and by the quarter of an hour. Nothing where no source ever told. */
export function presenceSection(view: View, request: RosterRequest, presence: LinePresence | undefined): Html | '' {
  if (presence === undefined || presence.quarters.length === 0) return ''
  const { texts, formats } = view
  const words = texts.staffing.presenceWords
  const days = formats.daysInTitle(presence.from, presence.to)
  const open = presence.quarters.reduce((sum, { from, until }) => sum + until - from, 0) / hourMs
  const unknown = open - presence.knownHours
  const sentences = [
    presence.knownHours === 0 ? words.nothingKnown(days) : (unstaffedWords(view, presence) ?? words.always(days)),
    ...(presence.knownHours > 0 && unknown >= leastHours ? [words.unknown(formats.hours(unknown))] : []),
  ]
  const address = (kind: 'csv' | 'xlsx') => rosterAddress(view, request, {}, `/roster/presence.${kind}`)
  return html`<section id="presence" aria-labelledby="presence-title" class="figure"><h2 id="presence-title">${words.title}</h2>
<p class="summary">${sentences.join(' ')}</p>
${
  presence.knownHours === 0
    ? ''
    : html`<details class="screen-only"><summary>${words.table}</summary><p class="note">${words.note} ${words.onePerson}</p>${tableView(presenceTable(view, request, presence), view, { captionHidden: true })}</details>
${downloadsView({ csv: address('csv'), xlsx: address('xlsx') }, words.title, texts)}`
}</section>`
}
