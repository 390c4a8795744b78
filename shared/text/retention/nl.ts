/** Wat er bewaard wordt en hoe lang, voor de pagina over privacy. De rijen en termijnen staan in `shared/storage/forgotten/keptItems.ts`. */
import type { KeptRow } from '../../storage/forgotten/keptItems.ts'

type RowWords = { readonly what: string; readonly holds: string }
const rows: Readonly<Record<KeptRow, RowWords>> = {
  facts: { what: 'Gebeurtenissen en contacten', holds: 'Pseudoniem, lijn, tijden en afloop' },
  bridge: { what: 'Vorig pseudoniem', holds: 'Het pseudoniem uit de periode ervoor, om te zien of iemand alsnog is gesproken' },
  figures: { what: 'Cijfers per kwartier', holds: 'Afloop en wachttijd, zonder pseudoniem' },
  deliveries: { what: 'Logboek van een bron', holds: 'Soort bericht, tijd en uitkomst, zonder inhoud' },
  counts: { what: 'Geweigerde en onbekende berichten', holds: 'Alleen aantallen per dag' },
  alerts: { what: 'Meldingen van een stille bron', holds: 'Bron, lijnen en tijden' },
  rosters: { what: 'Rooster', holds: 'Diensten per lijn, zonder namen' },
  imports: { what: 'Ingelezen bestanden', holds: 'Naam van het bestand, dagen en aantallen; niet het bestand zelf' },
  reports: { what: 'Vastgestelde rapporten', holds: 'Alleen afgeschermde aantallen' },
  cases: { what: 'Bewaarde voorstellen', holds: 'Uw vraag en de aannames' },
  links: { what: 'Links naar een rapport, en om e-mail te stoppen', holds: 'Waar de link voor is, en wie hem maakte of kreeg' },
  sessions: { what: 'Aanmeldingen', holds: 'Wie er is aangemeld' },
  people: { what: 'Mensen die zich mogen aanmelden', holds: 'Naam, e-mailadres, rollen en de laatste keer dat iemand zich aanmeldde' },
  mail: { what: 'Verstuurde e-mail', holds: 'Soort mail, aan wie en wanneer' },
  trail: { what: 'Logboek', holds: 'Wie wat bekeek of wijzigde, zonder cijfers' },
  erasures: { what: 'Verzoeken om vergeten te worden', holds: 'Wanneer en door wie gevraagd, niet om wie het gaat' },
  deletions: { what: 'Lijst van wat is gewist', holds: 'Wanneer er iets is gewist, zonder te zeggen van wie' },
  settings: { what: 'Instellingen', holds: 'Lijnen, openingstijden, bronnen en afspraken, met elke eerdere versie' },
  bookkeeping: { what: 'Werkgegevens', holds: 'Tot waar het systeem is gekomen; niets over bellers' },
}

export const retentionNl = {
  rows,
  hours: (count: string) => `Hoogstens ${count} uur`,
  days: (count: string) => `${count} dagen`,
  daysAtMost: (count: string) => `Hoogstens ${count} dagen`,
  months: (count: string) => `${count} maanden`,
  years: (count: string) => `${count} jaar`,
  daysAfterStrip: (count: string) => `Tot ${count} dagen nadat de periode is afgesloten`,
  bridge: (count: string) => `De eerste ${count} dagen van een periode`,
  monthsThenHeads: (count: string) => `${count} maanden; daarna alleen hoeveel mensen er waren`,
  untilTakenAway: 'Tot u het weghaalt',
  inUse: 'Zolang u dit gebruikt',
  backups: (days: string) =>
    `Een reservekopie blijft hoogstens ${days} dagen bestaan. Daarom noemen we iets pas weg als de sleutel weg is, of ${days} dagen nadat het is gewist. Wie een kopie terugzet, krijgt niet terug wat intussen is gewist.`,
}
