/** What is known of each source beside its settings, read where it stands. */
import type { SourceId } from '../../../../shared/contacts/identifiers.ts'
import { webhooks } from '../../../../shared/providers/webhooks.ts'
import { linesOfSource } from '../../../../shared/settings/sourceLines.ts'
import type { Settings, Source } from '../../../../shared/settings/settings.ts'
import type { DeliveryEntry } from '../../../../shared/storage/facts/deliveryEntry.ts'
import type { SiteDependencies } from '../../dependencies.ts'
import { type Delivered, deliveredIn, isEvent } from './sourceProgress.ts'

const pageSize = 100
const mostPages = 5

/** One reading for each source of the settings. */
export async function deliveredOfAll(settings: Settings, dependencies: SiteDependencies): Promise<ReadonlyMap<SourceId, Delivered>> {
  const known = await Promise.all(settings.sources.map(async (source) => [source.id, await deliveredBy(source, settings, dependencies)] as const))
  return new Map(known)
}

export async function deliveredBy(source: Source, settings: Settings, { connections, imports, reports, now }: SiteDependencies): Promise<Delivered> {
  const shared = new Set(settings.sources.filter(({ id }) => id !== source.id).flatMap((other) => linesOfSource(other, settings)))
  const lines = await Promise.all(linesOfSource(source, settings).map(async (id) => ({ id, firstDate: await reports.firstDate(id) })))
  const withData = lines.filter(({ firstDate }) => firstDate !== undefined)
  const wasImported = ((await imports?.all()) ?? []).some((own) => own.source === source.id && own.state !== 'undone')
  const data = { hasData: wasImported || withData.some(({ id }) => !shared.has(id)) }
  // Without a secret from anywhere but with data, it is a source of files.
  const isLive = webhooks.has(source.provider) && connections !== undefined && !(source.secretFrom === undefined && data.hasData)
  if (!isLive) return { isLive, hasSecret: false, asideSinceEvent: 0, ...data }
  const isKept = source.secretFrom === 'stored'
  const hasSecret = isKept ? (await connections.secrets.stateOf(source)) !== undefined : source.secretFrom !== undefined
  return { isLive, hasSecret, ...data, ...deliveredIn(await newestEntries()) }

  /** Back to the newest event, or as far as is worth looking. */
  async function newestEntries(): Promise<readonly DeliveryEntry[]> {
    const entries: DeliveryEntry[] = []
    let from: string | undefined
    for (let pages = 0; pages < mostPages; pages++) {
      const page = await connections?.deliveries.page(source.id, now(), { size: pageSize, ...(from === undefined ? {} : { from }) })
      entries.push(...(page?.entries ?? []))
      from = page?.next
      if (from === undefined || page?.entries.some(isEvent)) break
    }
    return entries
  }
}
