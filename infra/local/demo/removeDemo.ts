/** Takes the invented lines away with everything that belongs to them, and nothing else: whatever people added themselves stays. */
import { Settings } from '../../../shared/settings/settings.ts'
import { dayPrefix, filesPrefix, versionsPartition } from '../../../shared/storage/tables/contactsTable.ts'
import { parcelSource } from '../../../shared/storage/tables/eventsTable.ts'
import { type Item, scanPages } from '../../../shared/storage/tables/reading.ts'
import { everyCase } from '../../../shared/storage/decided/caseStore.ts'
import { rosterStore } from '../../../shared/storage/decided/rosterStore.ts'
import {
  bookmarkKey,
  casesPartition,
  reportPartition,
  reportsPartition,
  rosterImportKey,
  rosterPartition,
} from '../../../shared/storage/tables/settingsTable.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { deleteMany } from '../../../shared/storage/tables/writing.ts'
import { LineId, SourceId } from '../../../shared/contacts/identifiers.ts'
import { demoCaseTask } from './ensureDemoCase.ts'
import { demoCostPerStaffHour, demoSourceId } from './demoSettings.ts'
import { demoScenarios } from './scenarios.ts'

/** The demo must have been stopped. Safe to repeat, and to stop anywhere: settings go first, so nothing of what is left is ever shown. */
export async function removeDemo({ settings, tables, history }: Pick<Stores, 'settings' | 'tables' | 'history'>): Promise<void> {
  await withoutDemoSettings(settings)
  const { client } = tables
  const lines = demoScenarios.map(({ lineId }) => LineId.parse(lineId))
  const sources = demoScenarios.map((scenario) => parcelSource(SourceId.parse(demoSourceId(scenario))))
  await deleteWhere(tables, tables.events, ({ sk }) => sources.some((source) => String(sk).startsWith(source)))
  await deleteWhere(tables, tables.contacts, ({ pk }) =>
    lines.some((line) => [`${dayPrefix}${line}#`, `${filesPrefix}${line}#`].some((prefix) => String(pk).startsWith(prefix)) || pk === versionsPartition(line)),
  )
  for (const line of lines) await history.removeLine(line)
  await deleteWhere(tables, tables.settings, ({ pk, sk }) =>
    lines.some((line) => String(pk).startsWith(reportPartition(`${line}-`)) || (pk === reportsPartition && String(sk).startsWith(`${line}-`))),
  )
  const rosters = new Set(lines.map(rosterPartition))
  const cases = new Set((await everyCase(tables)).filter(({ answer }) => lines.includes(answer.request.line)).map(({ id }) => id))
  await deleteWhere(tables, tables.settings, ({ pk, sk }) => rosters.has(String(pk)) || (pk === casesPartition && cases.has(String(sk).split('#')[0] ?? '')))
  const imports = (await rosterStore(tables).imports()).filter(({ weeks }) => weeks.every(({ line }) => lines.includes(line)))
  await deleteMany(client, tables.settings, [
    ...imports.map(({ importId }) => rosterImportKey(importId)),
    ...lines.map((line) => bookmarkKey(`demo-${line}`)),
    bookmarkKey(demoCaseTask),
  ])
}

async function withoutDemoSettings(store: Stores['settings']): Promise<void> {
  const current = await store.current()
  if (current === undefined || current.settings.organisation.demo !== true) return
  if ((await store.save(withoutDemo(current.settings), current.version)) === 'changed_meanwhile') await withoutDemoSettings(store)
}

/** An organisation without a name yet: the first line of one's own asks for it. */
export function withoutDemo(settings: Settings): Settings {
  const lines = new Set<string>(demoScenarios.map(({ lineId }) => lineId))
  const sources = new Set<string>(demoScenarios.map(demoSourceId))
  const kept = (id: string) => !lines.has(id)
  return Settings.parse({
    ...settings,
    organisation: { id: 'new', name: 'Bereikbaar' },
    lines: settings.lines.filter(({ id }) => kept(id)),
    links: settings.links.map((group) => group.filter(kept)).filter((group) => group.length > 1),
    sources: settings.sources
      .filter(({ id }) => !sources.has(id))
      .map((source) => ({ ...source, lines: Object.fromEntries(Object.entries(source.lines).filter(([, line]) => kept(line))) })),
    gaps: settings.gaps.filter(({ source }) => !sources.has(source)),
    // What an invented hour costs is nobody's real price.
    cases: settings.cases.costPerStaffHour === demoCostPerStaffHour ? { ...settings.cases, costPerStaffHour: undefined } : settings.cases,
    markers: settings.markers.filter(({ text }) => !demoScenarios.some(({ name }) => text.startsWith(`${name}: `))),
  })
}

async function deleteWhere({ client }: Stores['tables'], TableName: string, isGone: (item: Item) => boolean): Promise<void> {
  for await (const page of scanPages(client, { TableName, ProjectionExpression: 'pk, sk' })) await deleteMany(client, TableName, page.filter(isGone))
}
