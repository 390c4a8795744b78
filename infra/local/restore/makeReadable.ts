/** From tables that were filled from a copy and that nobody reads, to tables that may be read: step by step, each of which may be repeated. */
import { rebuild } from '../../../functions/fold/rebuild.ts'
import { verify } from '../../../shared/storage/days/verify.ts'
import { stripApp } from '../../../functions/watch/strip.ts'
import { sweepApp } from '../../../functions/watch/sweep.ts'
import type { Span } from '../../../shared/calendar/spans.ts'
import type { KnownGap } from '../../../shared/settings/settings.ts'
import { auditTrail } from '../../../shared/storage/people/auditTrail.ts'
import type { Deletion } from '../../../shared/storage/forgotten/deletions.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { carryOver, deliveredSince, withoutSessions } from './carryOver.ts'
import { replayDeletions } from './replayDeletions.ts'
import { takeStripped } from './takeStripped.ts'

export type Restoring = {
  /** Filled, and read by nobody. */
  readonly into: Stores
  /** When the copy was made, UTC milliseconds. */
  readonly copiedAt: number
  /** What is in use now, where it can be read. */
  readonly current: Stores | undefined
  /** Of all places that have one, put together. */
  readonly ledger: readonly Deletion[]
  /** What people decided comes from the copy too. */
  readonly withSettings: boolean
  /** What was delivered since the copy is wrong, and stays behind. */
  readonly onlyCopy: boolean
  /** UTC milliseconds. */
  readonly now: () => number
  readonly tell: (step: string) => void
}

export class RestoredDiffers extends Error {
  constructor(days: number) {
    super(`${days} days are not as their events say: what was restored is not put to use. Run it again; if that says the same, keep both and ask for help.`)
    this.name = 'RestoredDiffers'
  }
}

/** @returns the stretch of which nothing is known any more; undefined where nothing was lost. @throws RestoredDiffers */
export async function makeReadable({ into, copiedAt, current, ledger, withSettings, onlyCopy, now, tell }: Restoring): Promise<Span | undefined> {
  tell('people who are signed in and links to reports: none comes out of a copy')
  await withoutSessions(into.tables)
  if (current !== undefined) {
    tell(withSettings ? 'the audit trail stays as it is now' : 'what people decided since, and the audit trail, stay as they are now')
    await carryOver(current.tables, into.tables, { withSettings })
  }
  const source = onlyCopy ? undefined : current
  await takeDelivered(into, { current: source, copiedAt, tell })
  const copiedUntil = (await into.history.state())?.until ?? 0
  const settings = (await into.settings.current())?.settings
  if (settings === undefined) throw new Error('there are no settings in this copy')
  tell('contacts and day files are made from the events')
  const { events, days } = await rebuild(into, settings)
  tell(`  ${events} live events, ${days} days`)
  tell('what was erased, stripped and taken away since the copy is so again')
  const { strips, erased, imports } = await replayDeletions(into, ledger, copiedAt)
  tell(`  ${ledger.length} entries: ${strips} periods stripped, ${erased} pseudonyms taken off where they were found, ${imports} imports taken away`)
  tell('what has become due is stripped and deleted')
  const log = () => undefined
  await stripApp({ stores: into, now, log })()
  await sweepApp({ tables: into.tables, now, log })()
  const hole = source === undefined ? { from: copiedAt, until: now() } : await takeLasting({ into, source, copiedUntil, copiedAt, tell })
  await checked(into, tell)
  return hole
}

/** @throws RestoredDiffers */
export async function checked(stores: Stores, tell: Restoring['tell']): Promise<void> {
  tell('every day is computed again and compared')
  const settings = (await stores.settings.current())?.settings
  if (settings === undefined) return
  const { days, differences } = await verify(stores, settings)
  if (differences.length > 0) throw new RestoredDiffers(differences.length)
  tell(`  ${days} days are as their events say`)
}

async function takeDelivered(into: Stores, { current, copiedAt, tell }: Pick<Restoring, 'current' | 'copiedAt' | 'tell'>): Promise<void> {
  if (current === undefined) return
  const taken = await deliveredSince(current.tables, into.tables, copiedAt)
  tell(`what was delivered since the copy comes along: ${taken} items`)
}

type Lasting = Pick<Restoring, 'into' | 'copiedAt' | 'tell'> & {
  readonly source: Stores
  /** How far the copy itself was stripped, UTC milliseconds. */
  readonly copiedUntil: number
}

/** What was stripped since is gone from where it was delivered to: it stands in what lasts, or nowhere. */
async function takeLasting({ into, source, copiedUntil, copiedAt, tell }: Lasting): Promise<Span | undefined> {
  const settings = (await into.settings.current())?.settings
  if (settings === undefined) return undefined
  const { taken, missingUntil } = await takeStripped(into, source, settings, copiedUntil)
  tell(`periods that were stripped since stay as they are now: ${taken}`)
  return missingUntil > copiedAt ? { from: copiedAt, until: missingUntil } : undefined
}

/** After the switch: silence is not zero, so every source gets a gap, which a reconciliation may fill; and the audit trail tells what was done. */
export async function noteRestored(
  { settings, tables }: Stores,
  hole: Span | undefined,
  { copiedAt, now }: Pick<Restoring, 'copiedAt' | 'now'>,
): Promise<void> {
  const current = await settings.current()
  if (current !== undefined && hole !== undefined) {
    const gapOf = (source: KnownGap['source']): KnownGap => ({
      source,
      from: new Date(hole.from).toISOString(),
      until: new Date(hole.until).toISOString(),
      cause: 'outage',
      note: '',
    })
    const known = new Set(current.settings.gaps.map(({ source, from }) => `${source} ${Date.parse(from)}`))
    const gaps = current.settings.sources.filter(({ id }) => !known.has(`${id} ${hole.from}`)).map(({ id }) => gapOf(id))
    if (gaps.length > 0) await settings.save({ ...current.settings, gaps: [...current.settings.gaps, ...gaps].slice(-2000) }, current.version)
  }
  await auditTrail(tables).append({ at: now(), user: 'operator', action: 'restored', object: 'data', filter: { copied: new Date(copiedAt).toISOString() } })
}
