/** Needs of recognised people as the definitions of their days cut them. */
import { byPlace, eachNeed, type NeedsInput } from '../../contacts/series.ts'
import type { ContactColumns } from '../../dayfiles/contactColumns.ts'
import type { Definitions } from '../../settings/settings.ts'
import type { ClockColumns } from '../clockColumns.ts'
import { type Judged, verdictOf } from '../judgedContacts.ts'

export type NeedsOf = {
  readonly columns: ContactColumns
  readonly clock: ClockColumns
  readonly judged: Judged
  readonly definitionsOn: (day: number) => Definitions
  /** Set where they never changed. */
  readonly onlyDefinitions: Definitions | undefined
  readonly short: 'exclude' | 'include'
}

export const needsInput = ({ columns, clock, judged: { verdict }, definitionsOn, onlyDefinitions, short }: NeedsOf): NeedsInput => ({
  byPerson: columns.byPerson,
  crossings: { by: columns.crossings, short },
  verdictAt: byPlace(columns.byPerson, verdict),
  leftOut: verdictOf('short'),
  // Most organisations never changed a window: then nothing has to be looked up for each attempt.
  windowsAt: onlyDefinitions === undefined ? (row) => definitionsOn(clock.day[row] ?? 0) : () => onlyDefinitions,
})

/** Of each row: seconds UTC at which its need was reached, 0 where it was not or the row belongs to none. */
export function reachedAtByRow(needs: NeedsOf): Uint32Array {
  const reached = new Uint32Array(needs.columns.length)
  eachNeed(needsInput(needs), ({ attempts, rows, reachedAt }) => {
    for (let attempt = 0; attempt < attempts; attempt++) reached[rows[attempt] ?? 0] = reachedAt
  })
  return reached
}
