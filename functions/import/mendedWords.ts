/** What an import mended of the live feed, in sentences; none where there was nothing to mend. */
import { formatsFor } from '../../shared/text/format.ts'
import type { Language } from '../../shared/text/language.ts'
import { textsOf } from '../../shared/text/texts.ts'
import type { ImportProgress } from './importProgress.ts'

export function mendedWords(
  language: Language,
  { reconciled, timeZone, counts }: Pick<ImportProgress, 'reconciled' | 'timeZone' | 'counts'>,
): readonly string[] {
  if (reconciled === undefined) return []
  const words = textsOf(language).coverage
  const formats = formatsFor(language, timeZone)
  const { filled, closed, stay } = reconciled
  // Rows that are new need not be new contacts: of those nothing was known already.
  const noneFilled = counts.stored === 0 ? [words.filledByImportNone] : []
  return [
    ...(filled === 0 ? noneFilled : [filled === 1 ? words.filledByImportOne : words.filledByImport(formats.whole(filled))]),
    ...closed.map(({ from, until }) => words.gapClosed(formats.moment(from), formats.moment(until))),
    ...(stay === 0 ? [] : [words.gapsStay(stay)]),
  ]
}
