/** Dates as people type them, and as they stand in a field. */
import { AskedDate } from '../../shared/calendar/askedDate.ts'
import type { LocalDate } from '../../shared/contacts/identifiers.ts'
import type { Language } from '../../shared/text/language.ts'

/** As 2026-05-04 or, as people write it, 4-5-2026, with dashes, slashes or dots. */
export function typedDate(text: string): ReturnType<typeof AskedDate.safeParse> {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? []
  return AskedDate.safeParse(year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** In Dutch as people there write it; in English in the order that nobody takes for another. */
export function dateInField(date: LocalDate, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return language === 'nl' ? `${Number(day)}-${Number(month)}-${year}` : date
}
