/** De zinnen over roosterbestanden. Zie `shared/text/nl.ts`. */
import type { RosterFault, RosterFileFault } from '../../rosters/rosterFile.ts'

const faults: Record<RosterFault, (suggestion: string) => string> = {
  empty_value: () => 'Deze cel is leeg. Vul hem in.',
  bad_date: () => 'Deze datum bestaat niet of is niet te lezen. Schrijf bijvoorbeeld 3-2-2026.',
  month_first: (suggestion) => `Hier staat de maand voor de dag. Bedoelt u ${suggestion}? Zet in alle rijen de dag voorop.`,
  no_year: () =>
    'Hier staat geen jaar bij. Schrijf het erbij, zoals 3-11-2026. Alleen de weekdag kan ook, zoals di 3 nov, als alle datums binnen een half jaar liggen.',
  other_weekday: () => 'Deze datum valt op een andere weekdag. Verbeter de weekdag of de datum.',
  bad_time: () => 'Deze tijd is niet te lezen. Schrijf bijvoorbeeld 19:00.',
  no_times: () => 'Deze cel zegt niet van wanneer tot wanneer. Schrijf bijvoorbeeld 09:00-13:00, of maak de cel leeg als er niemand is.',
  below_gap: () => 'Dit staat onder een lege rij: hoort het bij het rooster, of is het uitleg? Haal de lege rij weg, of de uitleg.',
  time_past_midnight: (suggestion) => `Deze tijd bestaat niet. Bedoelt u ${suggestion} op de volgende dag?`,
  unknown_team: () => 'Dit is geen team of lijn die we kennen. Kies bij welke lijn dit team hoort.',
  double_row: (suggestion) => `Deze rij is gelijk aan rij ${suggestion}. Is het een tweede persoon? Zet dan het aantal op 2 of voeg een naam toe.`,
  too_short: () => 'Een dienst duurt minstens een kwartier.',
  too_long: () => 'Een dienst duurt hoogstens 24 uur. Kloppen begin en einde? Een hele dag is 0:00 tot 24:00.',
  bad_number: () => 'Dit is geen heel aantal mensen.',
  bad_pause: () => 'Deze pauze is niet te lezen, of valt niet binnen de dienst. Schrijf 12:30-13:00, of het aantal minuten.',
  too_long_text: () => 'Deze cel is te lang. Maak hem korter dan 1.000 tekens.',
  unclosed_quote: () => 'Een aanhalingsteken wordt niet gesloten.',
  too_many_columns: () => 'Deze rij heeft te veel kolommen.',
  whole_day: () => 'Een afspraak voor de hele dag zegt niet van wanneer tot wanneer. Geef een begin- en eindtijd.',
  bad_repeat: () => 'Deze herhaling kennen we niet. Herhaal per dag, week, maand of jaar.',
  unknown_zone: () => 'Deze tijdzone kennen we niet. Gebruik een naam zoals Europe/Amsterdam.',
}
const fileFaults: Record<RosterFileFault, string> = {
  too_large: 'Het bestand is groter dan 5 MB. Deel het op.',
  unknown_format: 'Dit bestand herkennen we niet. Een rooster is een CSV-, XLSX-, ODS- of ICS-bestand.',
  not_readable: 'Dit bestand is beschadigd of niet te openen. Sla het opnieuw op en probeer het nog eens.',
  too_many_rows: 'Het bestand heeft meer dan 50.000 rijen of diensten. Deel het op.',
  too_many_columns: 'Het bestand heeft meer dan 64 kolommen. Deel het op, of haal kolommen weg.',
  unpacks_too_large: 'Het bestand wordt uitgepakt te groot. Sla het blad met het rooster op als CSV.',
  days_without_times:
    'De dagen staan naast elkaar, maar in geen enkele cel staat van wanneer tot wanneer. Schrijf in de cellen tijden, zoals 09:00-13:00, of zet elke dienst op een eigen rij met datum, begin en einde.',
  has_macros: 'Het bestand bevat macro’s. Sla het op als gewone werkmap (.xlsx).',
  has_links: 'Het bestand verwijst naar andere bestanden. Sla het op zonder koppelingen.',
  without_results: 'In het bestand staan formules die nog niet zijn uitgerekend. Open het in uw rekenprogramma en sla het opnieuw op.',
  several_sheets: 'In meer dan één blad staat een rooster. Er is niets bewaard. Sla elk blad op als eigen bestand, of verberg de andere bladen.',
  empty: 'Het bestand is leeg.',
  double_column: 'Een kolom komt twee keer voor. Haal er één weg.',
  too_heavy:
    'Dit bestand lezen kost te veel tijd of geheugen, daarom zijn we gestopt. Er is niets bewaard. Deel het op in kleinere bestanden, of sla het op als CSV.',
}
/** Of rows that were pasted: there is no file to be split or saved. */
const pastedFaults: Partial<Record<RosterFileFault, string>> = {
  too_large: 'De geplakte rijen zijn samen meer dan 5 MB. Plak ze in delen.',
  unknown_format: 'In wat u plakte, herkennen we geen rooster. Kopieer de rijen in uw spreadsheet, ook de rij met de namen van de kolommen.',
  not_readable: 'De geplakte rijen zijn niet te lezen. Kopieer ze opnieuw uit uw spreadsheet.',
  too_many_rows: 'U plakte meer dan 50.000 rijen of diensten. Plak ze in delen.',
  too_many_columns: 'U plakte meer dan 64 kolommen. Kopieer alleen de kolommen van het rooster.',
  empty: 'In wat u plakte, staan geen rijen. Kopieer ze opnieuw uit uw spreadsheet.',
  too_heavy: 'De geplakte rijen lezen kost te veel tijd of geheugen, daarom zijn we gestopt. Er is niets bewaard. Plak ze in delen.',
}
export const rosterNl = {
  fault: (fault: RosterFault, suggestion: string | undefined) => faults[fault](suggestion ?? ''),
  fileFault: (fault: RosterFileFault) => fileFaults[fault],
  pastedFault: (fault: RosterFileFault) => pastedFaults[fault] ?? fileFaults[fault],
  /** Rij 37, Eindtijd “25:30”: */
  place: (row: number, column: string | undefined, value: string | undefined, sheet: string | undefined) =>
    `${sheet === undefined ? '' : `Blad ${sheet}, `}${sheet === undefined ? 'Rij' : 'rij'} ${row}${column === undefined ? '' : `, ${column}`}${value === undefined ? '' : ` “${value}”`}:`,
}
