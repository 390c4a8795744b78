import { formatsFor } from '../../../../shared/text/format.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { textsOf } from '../../../../shared/text/texts.ts'
import type { View } from '../../view.ts'

/** A report has one language, and the page around it with it: so has what is printed. */
export const inLanguage = (view: View, language: Language, timeZone: string): View =>
  language === view.language ? view : { ...view, language, texts: textsOf(language), formats: formatsFor(language, timeZone) }
