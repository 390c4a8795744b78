import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { firstWeekKept } from '../../shared/rosters/headsOnly.ts'
import { rosterMonths } from '../../shared/storage/tables/retention.ts'
import { rosterHeads } from '../../shared/storage/decided/rosterHeads.ts'
import type { Stores } from '../../shared/storage/stores.ts'

export type ThinRostersDependencies = { readonly stores: Pick<Stores, 'settings' | 'tables'> /** UTC milliseconds. */; readonly now: () => number }

/** Of rosters older than thirteen months only how many people there were stays. @returns how many weeks changed */
export async function thinRosters({ stores, now }: ThinRostersDependencies): Promise<number> {
  let changed = 0
  for (const { id, timeZone } of (await stores.settings.current())?.settings.lines ?? [])
    changed += await rosterHeads(stores.tables, id, firstWeekKept(localTimeOf(timeZone).dateOf(now()), rosterMonths))
  return changed
}
