/** How pages change settings: always the newest version, always the whole document checked, never by halves. */
import type { Context } from 'hono'
import { loosened } from '../../shared/settings/onlyStricter.ts'
import { readSettings, type SettingsProblem } from '../../shared/settings/settingsProblems.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { Refused } from '../../shared/web/refused.ts'
import { signedIn } from './access/signedIn.ts'
import type { SettingsVersion, SiteDependencies } from './dependencies.ts'

/** @param edit gives the settings as they shall be, from the newest; asked again when somebody saved meanwhile. @throws Refused changed_meanwhile */
export type ChangeSettings = (context: Context, edit: (settings: Settings) => unknown) => Promise<Changed>
export type Changed = SavedChange | { readonly problems: readonly SettingsProblem[] }
/** @param made the version that this made, by which it can be taken back; undefined: nothing was to be changed */
export type SavedChange = { readonly saved: Settings; readonly version: number; readonly made: number | undefined }

/** The version by which a change can be taken back; undefined: nothing was to be changed, or it was refused. */
export const madeBy = (changed: Changed): number | undefined => ('made' in changed ? changed.made : undefined)

const mostTries = 5

export function settingsChanger({ settings: { current, save }, now }: Pick<SiteDependencies, 'settings' | 'now'>, nothingYet: SettingsVersion): ChangeSettings {
  return async (context, edit) => {
    const by = signedIn(context)?.user
    for (let tries = 0; tries < mostTries; tries++) {
      const newest = (await current()) ?? nothingYet
      const read = readSettings(edit(newest.settings))
      if ('problems' in read) return read
      const laxer = loosened(newest.settings, read.settings)
      if (laxer.length > 0) return { problems: laxer }
      const answer = await save(read.settings, newest.version, by === undefined ? undefined : { by, at: now() })
      if (answer === 'unchanged') return { saved: read.settings, version: newest.version, made: undefined }
      if (answer === 'saved') return { saved: read.settings, version: newest.version + 1, made: newest.version + 1 }
    }
    throw new Refused('changed_meanwhile')
  }
}
