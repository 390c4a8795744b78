import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { LinePresence } from '../../../../shared/metrics/staffing/linePresence.ts'
import { type Cell, count, type DataTable, text } from '../../components/dataTable.ts'
import type { View } from '../../view.ts'
import type { RosterRequest } from './rosterRequest.ts'
import { wallTime } from './rosterWords.ts'

/** By the quarter of an hour how many people were signed in, paused and in conversation; of one person alone no more than that there was one. */
export function presenceTable(view: View, { line }: Pick<RosterRequest, 'line'>, presence: LinePresence | undefined): DataTable {
  const { texts, formats } = view
  const words = texts.staffing.presenceWords
  const { dateOf } = localTimeOf(line.timeZone)
  /** Not known, or known and not told. */
  const told = (value: number | undefined, isTold: boolean): Cell =>
    value === undefined && isTold ? { ...count(null), absent: words.notTold } : count(value ?? null)
  return {
    key: 'presence',
    caption: words.title,
    columns: [
      { key: 'when', label: texts.staffing.when, kind: 'text' },
      { key: 'state', label: words.state, kind: 'text' },
      { key: 'rostered', label: texts.staffing.rostered, kind: 'count' },
      { key: 'signed_in', label: words.signedIn, kind: 'count' },
      { key: 'paused', label: words.paused, kind: 'count' },
      { key: 'present', label: texts.staffing.present, kind: 'count' },
      { key: 'in_conversation', label: words.inConversation, kind: 'count' },
    ],
    rows: (presence?.quarters ?? []).map(({ from, until, state, rostered, signedIn, paused, present, inConversation }) => [
      text(`${formats.weekdayDay(dateOf(from))}, ${wallTime(line, from)}–${wallTime(line, until)}`),
      text(words.states[state]),
      count(rostered ?? null),
      count(signedIn ?? null),
      told(paused, state !== 'unknown'),
      count(present ?? null),
      told(inConversation, state !== 'unknown'),
    ]),
  }
}
