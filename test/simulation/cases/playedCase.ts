/** One line under its present hours and under longer ones, with the same people. */
import type { ExtraBlock } from '../../../shared/cases/caseRequest.ts'
import type { CaseLine } from './caseLine.ts'
import { type LatentNeeds, latentNeeds } from './latentNeeds.ts'
import { plannedTime } from './plannedWeek.ts'
import { playedYear } from './playedYear.ts'
import { recordableAttempts } from './recordedInput.ts'
import { type Played, type Truth, truthOf } from './truth.ts'

export type PlayedCase = {
  readonly needs: LatentNeeds
  readonly present: Played
  /** Under the present hours and these as well. */
  readonly under: (extra: readonly ExtraBlock[]) => Played
  readonly truthOf: (extra: readonly ExtraBlock[]) => Truth
}

/** @param chance which year of chance @param level demand beside that of the line's usual year */
export function playedCase(line: CaseLine, chance = 0, level = 1, needs: LatentNeeds = latentNeeds(line, chance, level)): PlayedCase {
  const time = plannedTime(line, [], chance)
  const year = playedYear(line, needs, time)
  const present: Played = { year, time, isRecordable: recordableAttempts(line, year, needs) }
  const under = (extra: readonly ExtraBlock[]): Played => {
    const longer = plannedTime(line, extra, chance)
    const played = playedYear(line, needs, longer, time)
    return { year: played, time: longer, isRecordable: recordableAttempts(line, played, needs) }
  }
  return { needs, present, under, truthOf: (extra) => truthOf(line, needs, present, under(extra)) }
}
