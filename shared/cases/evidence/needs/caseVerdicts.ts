/** What became of each attempt, as a case counts it: an answer of under half a minute is mostly a wrong number and reached nobody. */
import type { ContactColumns } from '../../../dayfiles/contactColumns.ts'
import { answeredVerdict, type Judged, verdictOf } from '../../../metrics/judgedContacts.ts'

/** Shorter conversations count as short hang-ups do. */
export const shortestTalkSeconds = 30

export function caseVerdicts({ talkSeconds }: ContactColumns, { verdict }: Judged, short: 'exclude' | 'include'): Uint8Array {
  if (short === 'include') return verdict
  const shortVerdict = verdictOf('short')
  return verdict.map((own, row) => {
    const talked = talkSeconds[row] ?? -1
    return own === answeredVerdict && talked >= 0 && talked < shortestTalkSeconds ? shortVerdict : own
  })
}
