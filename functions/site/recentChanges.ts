/** What was changed in a part of the settings not long ago, for whoever finds out later than on the page right after it: read when somebody asks for it. */
import type { Settings } from '../../shared/settings/settings.ts'
import { type TouchedEntry, touchedEntries, type UndoablePart } from '../../shared/settings/undoneSettings.ts'
import type { SiteDependencies } from './dependencies.ts'
import type { SiteRequest } from './sitePages.ts'

export type RecentChange = {
  /** The version of the settings that the change made. */
  readonly made: number
  readonly before: Settings
  readonly after: Settings
  readonly touched: readonly TouchedEntry[]
  /** Absent: it is not known, as of a settings file. `name` absent: whoever did is gone. */
  readonly saved?: { readonly name: string | undefined; readonly at: number }
}

/** So many versions are looked through. */
export const versionsLookedAt = 30

/** Only what can still be taken back, the newest first. undefined: nobody asked, or no versions are kept. */
export async function recentChanges(
  query: URLSearchParams,
  part: UndoablePart,
  { dependencies: { settings, access }, request: { version } }: { readonly dependencies: SiteDependencies; readonly request: Pick<SiteRequest, 'version'> },
): Promise<readonly RecentChange[] | undefined> {
  const { at, savedBy } = settings
  if (at === undefined || !query.has('changes')) return undefined
  const first = Math.max(1, version.version - versionsLookedAt)
  const numbers = Array.from({ length: Math.max(0, version.version - first + 1) }, (_, n) => first + n)
  const all = await Promise.all(numbers.map(at))
  const changes = numbers
    .flatMap((made, n): readonly RecentChange[] => {
      const [before, after] = [all[n - 1], all[n]]
      if (before === undefined || after === undefined) return []
      const touched = touchedEntries(part, { before, made: after, newest: version.settings })
      return touched.length === 0 ? [] : [{ made, before, after, touched }]
    })
    .reverse()
  const people = [...(await access.users.all()), ...(access.atThisMachine?.users ?? [])]
  return Promise.all(
    changes.map(async (change) => {
      const saved = await savedBy?.(change.made)
      return { ...change, ...(saved && { saved: { name: people.find(({ id }) => id === saved.by)?.name, at: saved.at } }) }
    }),
  )
}
