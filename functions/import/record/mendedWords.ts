/** What there is to say of an import, in sentences: times that cannot be, and what it mended of the live feed. */
import { formatsFor } from '../../../shared/text/format.ts'
import type { Language } from '../../../shared/text/language.ts'
import { textsOf } from '../../../shared/text/texts.ts'
import type { ImportProgress } from './progress.ts'

export function mendedWords(
  language: Language,
  {
    reconciled,
    timeZone,
    counts,
    isAhead,
    isBesideOthers,
  }: Pick<ImportProgress, 'reconciled' | 'timeZone' | 'counts' | 'isBesideOthers'> & Partial<Pick<ImportProgress, 'isAhead'>>,
): readonly string[] {
  const { imports } = textsOf(language)
  const ahead = [...(isAhead === true ? [imports.aheadOfNow] : []), ...(isBesideOthers === true ? [imports.besideOthers] : [])]
  if (reconciled === undefined) return ahead
  const words = textsOf(language).coverage
  const formats = formatsFor(language, timeZone)
  const { filled, closed, stay } = reconciled
  // A new row need not be a new contact: only contacts of which nothing was known before are counted.
  const noneFilled = counts.stored === 0 ? [words.filledByImportNone] : []
  return [
    ...ahead,
    ...(filled === 0 ? noneFilled : [filled === 1 ? words.filledByImportOne : words.filledByImport(formats.whole(filled))]),
    ...closed.map(({ from, until }) => words.gapClosed(formats.moment(from), formats.moment(until))),
    ...(stay === 0 ? [] : [words.gapsStay(stay)]),
  ]
}
