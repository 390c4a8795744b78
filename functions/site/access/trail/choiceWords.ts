/** What was chosen on a page, in the words in which that page offers it. */
import type { Texts } from '../../../../shared/text/texts.ts'

export type ChoiceWords = { readonly label: string /** Of each value; absent: it says itself what it is. */; readonly of?: Readonly<Record<string, string>> }

/** By the name that the choice has in an address. */
export function choiceWords({ filters, staffing, missed, sourceLog, period, causes, trail }: Texts): ReadonlyMap<string, ChoiceWords> {
  return new Map<string, ChoiceWords>([
    ['channel', { label: filters.channel, of: { phone: filters.phone, chat: filters.chat } }],
    ['hours', { label: filters.hours, of: filters.hoursOf }],
    ['short', { label: filters.short, of: filters.shortOf }],
    ['unit', { label: filters.unit, of: filters.unitOf }],
    ['grain', { label: filters.grain, of: filters.grainOf }],
    ['compare', { label: filters.compare, of: filters.compareOf }],
    ['cfrom', { label: filters.compareFrom }],
    ['cto', { label: filters.compareTo }],
    ['match', { label: filters.match, of: filters.matchOf }],
    ['cause', { label: filters.cause, of: Object.fromEntries(Object.entries(causes).map(([cause, { name }]) => [cause, name])) }],
    ['period', { label: filters.period, of: period.choices }],
    // Of the week of the roster, of the missed contacts, and of what a source sent.
    ['show', { label: staffing.viewsLabel, of: { ...staffing.views, ...missed.gridShow, ...sourceLog.filters } }],
    ['week', { label: trail.week }],
    ['figure', { label: trail.figure }],
    ['table', { label: trail.table }],
    ['file', { label: trail.file }],
    ['provider', { label: trail.provider }],
  ])
}
