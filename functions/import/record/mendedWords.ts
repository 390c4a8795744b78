/** What there is to say of an import, in sentences: what can hardly be, and what it mended of the live feed. */
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
    sharedIds = 0,
    areMostlyHours,
  }: Pick<ImportProgress, 'reconciled' | 'timeZone' | 'counts' | 'isBesideOthers'> & Partial<Pick<ImportProgress, 'isAhead' | 'sharedIds' | 'areMostlyHours'>>,
): readonly string[] {
  const { imports } = textsOf(language)
  const words = textsOf(language).coverage
  const formats = formatsFor(language, timeZone)
  const doubtful = [
    ...(isAhead === true ? [imports.aheadOfNow] : []),
    ...(sharedIds === 0 ? [] : [sharedIds === 1 ? imports.sharedIdOne : imports.sharedIds(formats.whole(sharedIds))]),
    ...(areMostlyHours === true ? [imports.mostlyHours] : []),
    ...(isBesideOthers === true ? [imports.besideOthers] : []),
  ]
  if (reconciled === undefined) return doubtful
  const { filled, closed, stay } = reconciled
  // A new row need not be a new contact: only contacts of which nothing was known before are counted.
  const noneFilled = counts.stored === 0 ? [words.filledByImportNone] : []
  return [
    ...doubtful,
    ...(filled === 0 ? noneFilled : [filled === 1 ? words.filledByImportOne : words.filledByImport(formats.whole(filled))]),
    ...closed.map(({ from, until }) => words.gapClosed(formats.moment(from), formats.moment(until))),
    ...(stay === 0 ? [] : [words.gapsStay(stay)]),
  ]
}
