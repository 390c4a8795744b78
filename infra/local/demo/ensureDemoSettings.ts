import type { Line, Settings } from '../../../shared/settings/settings.ts'
import type { SettingsStore } from '../../../shared/storage/decided/settingsStore.ts'
import { demoSettings } from './demoSettings.ts'

/**
 * Writes the settings of the invented lines where there are none yet, and later adds what their story has brought since (an extension,
 * an outage, a campaign). What people changed themselves stays as they left it.
 * @returns the settings that hold now; undefined where they are not the invented organisation's
 */
export async function ensureDemoSettings(store: SettingsStore, now: number): Promise<Settings | undefined> {
  const current = await store.current()
  const told = demoSettings(now)
  if (current !== undefined && current.settings.organisation.demo !== true) return undefined
  const wanted = current === undefined ? told : withNews(current.settings, told)
  const answer = await store.save(wanted, current?.version ?? 0)
  return answer === 'changed_meanwhile' ? ensureDemoSettings(store, now) : wanted
}

/** Everything dated that is newer than the newest of its kind. */
function withNews(settings: Settings, told: Settings): Settings {
  const lines = settings.lines.map((line) => {
    const news = told.lines.find(({ id }) => id === line.id)
    return news === undefined
      ? line
      : { ...line, hours: withNewer(line.hours, news.hours, byFrom), exceptions: withNewer(line.exceptions, news.exceptions, byDate) }
  })
  return {
    ...settings,
    lines: lines satisfies readonly Line[],
    gaps: withNewer(settings.gaps, told.gaps, byFrom),
    markers: withNewer(settings.markers, told.markers, byDate),
  }
}

function withNewer<Dated>(known: Dated[], told: readonly Dated[], dateOf: (dated: Dated) => string): Dated[] {
  const newest = known.map(dateOf).reduce((latest, date) => (date > latest ? date : latest), '')
  return [...known, ...told.filter((dated) => dateOf(dated) > newest)]
}
const byFrom = ({ from }: { readonly from: string }) => from
const byDate = ({ date }: { readonly date: string }) => date
