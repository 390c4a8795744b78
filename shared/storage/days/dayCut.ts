/** The moment at which the stripped, lasting record of a line ends and its live days begin. */
import { localTimeOf } from '../../calendar/localTime.ts'
import type { LocalDate } from '../../contacts/identifiers.ts'
import type { DayFacts } from '../../dayfiles/pack.ts'
import type { Line } from '../../settings/settings.ts'

/** Everything of a line that arrived before the moment `until` is stripped and stands in history; `date` is that moment's local day, of which the rest is live. */
export type Cut = { readonly date: LocalDate; readonly until: number }

/** @param stripped how far everything is stripped; undefined: nothing was yet */
export const cutOf = ({ timeZone }: Pick<Line, 'timeZone'>, stripped: { readonly until: number } | undefined): Cut | undefined =>
  stripped && { date: localTimeOf(timeZone).dateOf(stripped.until), until: stripped.until }

/** For the day that is stripped in part: the moment from which it is live, UTC milliseconds. 0 for every other day. */
export const liveFrom = (date: LocalDate, cut: Cut | undefined): number => (cut?.date === date ? cut.until : 0)

/** What arrived since; the day's other part stands in history. */
export function sinceCut({ contacts, presence, heartbeats }: DayFacts, cut: Cut | undefined): DayFacts {
  if (cut === undefined) return { contacts, presence, heartbeats }
  return {
    contacts: contacts.filter(({ arrivedAt }) => arrivedAt >= cut.until),
    presence: presence.filter(({ at }) => at >= cut.until),
    heartbeats: heartbeats.filter(({ at }) => at >= cut.until),
  }
}
