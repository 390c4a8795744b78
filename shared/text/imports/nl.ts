/** De zinnen bij wat er is ingelezen: de lijst, verdergaan, ongedaan maken. */
const times = (count: number, one: string, more: string) => (count === 1 ? one : more)

export const importListNl = {
  title: 'Wat er is ingelezen',
  none: 'Er is nog niets ingelezen.',
  caption: 'Ingelezen bestanden, het nieuwste eerst',
  startedAt: 'Begonnen',
  source: 'Bron',
  files: 'Bestanden',
  dates: 'Van en tot',
  rows: 'Rijen',
  rowsOf: (stored: string, duplicate: string, refused: string) => `${stored} bewaard, ${duplicate} al bekend, ${refused} geweigerd`,
  state: 'Stand',
  stateOf: {
    taking: 'Niet af',
    building: 'Bijna af: de cijfers worden bijgewerkt',
    done: 'Klaar',
    undoing: 'Wordt ongedaan gemaakt',
    undone: 'Ongedaan gemaakt',
  },
  what: 'Wat u kunt doen',
  resume: 'Kies hetzelfde bestand hierboven opnieuw; het inlezen gaat verder waar het bleef.',
  finish: 'Afmaken',
  undo: 'Ongedaan maken',
  undoFiles: (files: string) => `${files} ongedaan maken`,
  goOn: 'Verdergaan met ongedaan maken',
  undoHint:
    'Ongedaan maken haalt weg wat deze bestanden brachten. Wat live binnenkwam en wat uit andere bestanden kwam, blijft. Het kan tot 30 dagen na het inlezen.',
  undoRepeats: 'Stonden rijen ook in een later ingelezen bestand, lees dat bestand dan daarna opnieuw in.',
  undone: (rows: number, rowsText: string) =>
    times(rows, '1 rij is weggehaald. De cijfers zijn bijgewerkt.', `${rowsText} rijen zijn weggehaald. De cijfers zijn bijgewerkt.`),
  notYet: 'Het is nog niet klaar. Kies Verdergaan; er gaat niets verloren.',
  finished: 'Het inlezen is af. De cijfers zijn bijgewerkt.',
  refusalOf: {
    being_undone: 'Er wordt nu iets van deze bron ongedaan gemaakt. Maak dat eerst af.',
    too_late_to_undo: 'Dit is langer dan 30 dagen geleden ingelezen en kan niet meer ongedaan worden gemaakt.',
    other_import_open: 'Er is nog een ander bestand van deze bron half ingelezen. Maak dat eerst af, of maak dat eerst ongedaan.',
    not_signed_in: 'U bent niet meer aangemeld. Meld u opnieuw aan; wat al was ingelezen blijft staan.',
    not_allowed: 'Geschiedenis inlezen kan alleen een manager of beheerder.',
    other_form: 'Dit formulier hoort bij een eerdere aanmelding. Open de pagina opnieuw en probeer het daar.',
    not_recorded: 'We kunnen nu niet vastleggen wie dit inleest. Daarom is er niets ingelezen. Probeer het straks opnieuw.',
  },
}
