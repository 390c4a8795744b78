/** Which column of a file probably says what, by the names that exports give them. Pure; people mend the guess. */
import { directionColumns } from '../../../../../shared/providers/csv/direction.ts'
import type { ColumnRole } from '../../../../../shared/providers/csv/settings.ts'

/** Words by which exports name such a column, Dutch and English; units in brackets are left out before. */
const usualNames: Readonly<Record<Exclude<ColumnRole, 'arrivalTime' | 'direction'>, RegExp>> = {
  // A column called just “gesprek” may as well hold how long it took.
  id: /^(id|.*[ _-]id|uuid|callid|uniqueid|gespreks?id|kenmerk|nummer gesprek|gespreksnummer|oproepnummer|volgnummer)$/i,
  arrival: /^(start|begin|aanvang|datum.*tijd|date.*time|tijdstip|arrival|arrived|created|aangemaakt|ontvangen|binnenkomst|call ?date|datum$|date$)/i,
  queued: /^(queued|in wachtrij|wachtrij sinds)/i,
  wait: /(wacht(tijd|duur)|wait|ring ?time)/i,
  endOfWait: /(einde wachten|end of wait)/i,
  answered: /(opgenomen om|answered at|beantwoord om)/i,
  end: /^(einde?|end|eindtijd|afgesloten|closed)$/i,
  talk: /^(?!wacht|wait|ring).*(gespreks?(duur|tijd)|talk|duration|duur|billsec)/i,
  outcome: /(status|resultaat|result|outcome|disposition|afloop|uitkomst)/i,
  caller: /(beller|caller|van nummer|^van$|^from|^src$|telefoonnummer|phone ?number)/i,
  agent: /(agent|medewerker|vrijwilliger|toestel|extension|beantwoord door|opgenomen door)/i,
  queue: /(wachtrij|queue|afdeling|lijn|widget)$/i,
}
const dateOnly = /^(datum|date)$/i
const timeOnly = /^(tijd|time|begintijd|starttijd|aanvangstijd|start ?time)$/i

const plain = (name: string) =>
  name
    .replace(/\s*[([].*$/, '')
    .replaceAll('_', ' ')
    .trim()

/** The column that probably has this role; empty for none. */
export function guessOf(role: ColumnRole, columns: readonly string[]): string {
  const named = (pattern: RegExp) => columns.find((column) => pattern.test(plain(column))) ?? ''
  // A date and a time beside each other are one moment.
  const isApart = named(dateOnly) !== '' && named(timeOnly) !== ''
  if (role === 'direction') return directionColumns(columns)[0] ?? ''
  if (role === 'arrivalTime') return isApart ? named(timeOnly) : ''
  if (role === 'arrival' && isApart) return named(dateOnly)
  return named(usualNames[role])
}
