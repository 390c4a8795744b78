/**
 * Every kind of item that is stored, how long it stays, and what becomes of it when older data are put back. The page about privacy, the sweep and a restore
 * all read it here; a test holds it against the keys that the tables know.
 */
import { answerPrefix, contactPrefix, dayPrefix, filesPrefix, foldingPartition } from '../tables/contactsTable.ts'
import { deletionsPartition, historyPrefix, strippedKey } from '../tables/historyTable.ts'
import { deletionDays, deliveryDays, eventRetentionDays, rosterMonths, trailYears } from '../tables/retention.ts'
import {
  alertsPartition,
  auditPartition,
  casesPartition,
  coveredPartition,
  erasureRequestsPartition,
  givenUpPartition,
  importsPartition,
  lastSignInsPartition,
  mailChoicesPartition,
  mailsPartition,
  mailStopsPartition,
  openImportsPartition,
  reportsPartition,
  rosterImportsPartition,
  sessionsPartition,
  settingChangesPartition,
  settingsPartition,
  shareLinksPartition,
  signInsPartition,
  usersPartition,
} from '../tables/settingsTable.ts'
import type { TableLayout } from '../tables/tables.ts'

/** A row of the list that people read. */
export type KeptRow = (typeof keptRows)[number]
export const keptRows = [
  'facts',
  'bridge',
  'figures',
  'deliveries',
  'counts',
  'alerts',
  'rosters',
  'imports',
  'reports',
  'cases',
  'links',
  'sessions',
  'people',
  'mail',
  'trail',
  'erasures',
  'deletions',
  'settings',
  'bookkeeping',
] as const

export type Kept =
  | { readonly unit: 'hours' | 'days' | 'months' | 'years'; readonly count: number }
  | { readonly unit: 'days_at_most'; readonly count: number }
  /** As the organisation set it. */
  | { readonly unit: 'set_years' }
  /** Days from the strip of its period. */
  | { readonly unit: 'days_after_strip'; readonly count: number }
  /** While a key's period and the one before are bridged. */
  | { readonly unit: 'bridge' }
  /** Months; from then on only how many people there were. */
  | { readonly unit: 'months_then_heads'; readonly count: number }
  | { readonly unit: 'until_taken_away' }
  /** It is overwritten as work goes on, and holds nothing of anybody. */
  | { readonly unit: 'in_use' }
export const keptFor: Readonly<Record<KeptRow, Kept>> = {
  facts: { unit: 'days_after_strip', count: eventRetentionDays },
  bridge: { unit: 'bridge' },
  figures: { unit: 'set_years' },
  deliveries: { unit: 'days', count: deliveryDays },
  counts: { unit: 'months', count: 13 },
  alerts: { unit: 'months', count: 13 },
  rosters: { unit: 'months_then_heads', count: rosterMonths },
  imports: { unit: 'until_taken_away' },
  reports: { unit: 'until_taken_away' },
  cases: { unit: 'until_taken_away' },
  links: { unit: 'days_at_most', count: 400 },
  sessions: { unit: 'hours', count: 8 },
  people: { unit: 'until_taken_away' },
  mail: { unit: 'days', count: 21 },
  trail: { unit: 'years', count: trailYears },
  erasures: { unit: 'days', count: 90 },
  deletions: { unit: 'days', count: deletionDays },
  settings: { unit: 'in_use' },
  bookkeeping: { unit: 'in_use' },
}

export type KeptItem = {
  readonly table: TableLayout['suffix']
  /** The partition key, or how it begins where it ends in `#`. */
  readonly key: string
  readonly row: KeptRow
  /**
   * When older data are put back: `facts` come from the copy; `decided` stays as it is now where that can be read; `derived` is made anew; who is signed
   * in and which links open something comes from no copy, ever.
   */
  readonly restored: 'facts' | 'decided' | 'derived' | 'never'
  /** It has a date of departure (`expiresAt`). */
  readonly leaves?: true
}

const facts = { row: 'facts', restored: 'facts' } as const
const derived = { table: 'contacts', restored: 'derived' } as const
const history = { table: 'history', restored: 'facts' } as const
const settings = { table: 'settings', restored: 'decided' } as const
/** What the machinery remembers of the facts. */
const remembered = { table: 'settings', restored: 'facts' } as const

export const keptItems: readonly KeptItem[] = [
  { table: 'events', key: 'EVENT#', ...facts, leaves: true },
  { table: 'events', key: 'PARCEL#', ...facts, leaves: true },
  { table: 'events', key: 'REPEAT#', row: 'deliveries', restored: 'facts', leaves: true },
  { table: 'events', key: 'ASIDE#', row: 'deliveries', restored: 'facts', leaves: true },
  { table: 'events', key: 'COUNTS#', row: 'counts', restored: 'facts', leaves: true },
  { table: 'events', key: 'ERASE#', row: 'erasures', restored: 'decided', leaves: true },
  { ...derived, key: contactPrefix, row: 'facts' },
  { ...derived, key: dayPrefix, row: 'facts' },
  { ...derived, key: filesPrefix, row: 'facts' },
  { ...derived, key: 'VERSIONS#', row: 'bookkeeping' },
  { ...derived, key: foldingPartition, row: 'bookkeeping' },
  { ...derived, key: answerPrefix, row: 'bookkeeping', leaves: true },
  { ...history, key: historyPrefix, row: 'figures', leaves: true },
  { ...history, key: 'WRITTEN#', row: 'bookkeeping' },
  { ...history, key: strippedKey.pk, row: 'bookkeeping' },
  { ...history, key: deletionsPartition, row: 'deletions', leaves: true },
  { ...settings, key: settingsPartition, row: 'settings' },
  { ...settings, key: settingChangesPartition, row: 'settings' },
  { ...settings, key: alertsPartition, row: 'alerts', leaves: true },
  { ...settings, key: 'ROSTER#', row: 'rosters' },
  { ...settings, key: rosterImportsPartition, row: 'rosters', leaves: true },
  { ...settings, key: casesPartition, row: 'cases' },
  { ...settings, key: reportsPartition, row: 'reports' },
  { ...settings, key: 'REPORT#', row: 'reports' },
  { ...settings, key: 'OUTSIDE#', row: 'reports' },
  { ...settings, key: usersPartition, row: 'people' },
  { ...settings, key: lastSignInsPartition, row: 'people' },
  { ...settings, key: mailChoicesPartition, row: 'people' },
  { ...settings, key: mailsPartition, row: 'mail', leaves: true },
  { ...settings, key: mailStopsPartition, row: 'links', restored: 'never', leaves: true },
  { ...settings, key: auditPartition, row: 'trail', leaves: true },
  { ...settings, key: erasureRequestsPartition, row: 'erasures', leaves: true },
  { ...settings, key: shareLinksPartition, row: 'links', restored: 'never', leaves: true },
  { ...settings, key: sessionsPartition, row: 'sessions', restored: 'never', leaves: true },
  { ...settings, key: signInsPartition, row: 'sessions', restored: 'never', leaves: true },
  { ...remembered, key: 'IMPORT#', row: 'imports' },
  { ...remembered, key: importsPartition, row: 'imports' },
  { ...remembered, key: openImportsPartition, row: 'imports' },
  { ...remembered, key: coveredPartition, row: 'imports' },
  { ...remembered, key: 'HANDOVER', row: 'bookkeeping' },
  { ...remembered, key: 'HANDOVER#', row: 'bookkeeping' },
  { ...remembered, key: givenUpPartition, row: 'bookkeeping' },
  { ...remembered, key: 'BOOKMARK#', row: 'bookkeeping' },
]

/** undefined for an item of a newer program. */
export const keptItemOf = (table: TableLayout['suffix'], pk: unknown): KeptItem | undefined =>
  keptItems.find((item) => item.table === table && (item.key.endsWith('#') ? String(pk).startsWith(item.key) : pk === item.key))
