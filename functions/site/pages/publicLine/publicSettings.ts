/**
 * What the page for callers is made from: settings, and which lines are silent. Read at most every ten seconds, however many look; and where nothing can be read,
 * what was known is shown for an hour more, as planned hours only.
 */
import { hourMs } from '../../../../shared/calendar/durations.ts'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { SilenceAlert } from '../../../../shared/metrics/coverage/silenceAlerts.ts'
import type { Settings } from '../../../../shared/settings/settings.ts'
import type { SiteDependencies } from '../../dependencies.ts'

export type PublicSettings = {
  readonly settings: Settings
  /** Its reporting is silent, or nothing can be read: what is planned may not be what is. */
  readonly isSilent: (line: string) => boolean
}

const readAgainMs = 10_000
const longestMs = hourMs
/** What ends a silence may be one person's call, and whoever sits beside them may have this page open (D9): its end shows half a day later, at a midnight. */
const untoldMs = 12 * hourMs

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
    const zones = new Map<string, string>(version.settings.lines.map(({ id, timeZone }) => [id, timeZone]))
    const isSilent = (line: string) =>
      silent === 'not_known' || silent.some((alert) => alert.lines.some((own) => own === line) && isStillTold(alert, zones.get(line) ?? 'UTC', at))
    const value = { settings: version.settings, isSilent }
    known = { at, value }
    return value
  }
  const silentLines = async (at: number): Promise<readonly SilenceAlert[] | 'not_known'> =>
    (await dataQuality?.alerts(at).catch(() => 'not_known' as const)) ?? []
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

function isStillTold({ recoveredAt }: SilenceAlert, zone: string, at: number): boolean {
  if (recoveredAt === undefined) return true
  const wall = localTimeOf(zone)
  return at < wall.dayStart(addDays(wall.dateOf(recoveredAt + untoldMs), 1))
}
