/** What may be made stricter and never laxer, whoever asks: what went out under a higher threshold would be given away under a lower one. */
import type { Settings } from './settings.ts'
import type { SettingsProblem } from './settingsProblems.ts'

/** @param before undefined: nothing was set up yet */
export function loosened(before: Settings | undefined, after: Settings): readonly SettingsProblem[] {
  const [was, is] = [before?.privacy.threshold, after.privacy.threshold]
  if (was === undefined || is >= was) return []
  return [{ path: 'privacy.threshold', value: String(is), cure: `at least ${was}: it is only ever raised` }]
}
