/**
 * What the page for callers is made from: settings, and which lines are silent. Read at most every ten seconds, however many look; and where nothing can be read,
 * what was known is shown for an hour more, as planned hours only.
 */
import type { Settings } from '../../../../shared/settings/settings.ts'
import type { SiteDependencies } from '../../dependencies.ts'

export type PublicSettings = {
  readonly settings: Settings
  /** Its reporting is silent, or nothing can be read: what is planned may not be what is. */
  readonly isSilent: (line: string) => boolean
}

const readAgainMs = 10_000
const longestMs = 3_600_000

export function publicSettings({
  settings,
  dataQuality,
  now,
}: Pick<SiteDependencies, 'settings' | 'dataQuality' | 'now'>): () => Promise<PublicSettings | undefined> {
  let known: { readonly at: number; readonly value: PublicSettings } | undefined
  let reading: { readonly at: number; readonly value: Promise<PublicSettings | undefined> } | undefined

  const read = async (at: number): Promise<PublicSettings | undefined> => {
    const [version, silent] = await Promise.all([settings.current(), silentLines(at)])
    if (version === undefined) return undefined
    const value = { settings: version.settings, isSilent: (line: string) => silent === 'not_known' || silent.has(line) }
    known = { at, value }
    return value
  }
  const silentLines = async (at: number): Promise<ReadonlySet<string> | 'not_known'> => {
    const alerts = await dataQuality?.alerts(at).catch(() => 'not_known' as const)
    if (alerts === 'not_known') return alerts
    return new Set(alerts?.flatMap(({ lines, recoveredAt }) => (recoveredAt === undefined ? lines : [])))
  }
  return () => {
    const at = now()
    if (reading !== undefined && at - reading.at < readAgainMs) return reading.value
    const value = read(at).catch((error: unknown) => {
      if (known === undefined || at - known.at > longestMs) throw error
      return { settings: known.value.settings, isSilent: () => true }
    })
    reading = { at, value }
    value.catch(() => {
      reading = undefined
    })
    return value
  }
}
