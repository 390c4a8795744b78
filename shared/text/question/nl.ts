/** Wat er in een adres hoort te staan: voor de melding op een pagina en voor wie de API leest. Zie `shared/text/nl.ts`. */
export const questionNl = {
  title: 'Deze vraag kan zo niet worden beantwoord',
  shapes: {
    date: 'een datum die bestaat, als JJJJ-MM-DD, zoals 2026-03-31',
    period: 'een periode, zoals 13w, 28d, 12m, 2026, 2026-q1, 2026-03 of 2026-w06',
    time: 'een tijd van 00:00 tot en met 24:00, zoals 19:30',
    lateTime: 'een tijd, zoals 19:30; na middernacht 26:00',
    weekdays: 'cijfers van 1 (maandag) tot en met 7 (zondag), zoals 67',
    pageNumber: 'een heel getal vanaf 1',
    version: 'een versie zoals wij die noemden',
    shift: 'een dienst, als 2026-03-02 19:00-22:00 1',
  },
  oneOf: (choices: string) => `een van: ${choices}`,
  between: (least: string, most: string) => `een getal van ${least} tot en met ${most}`,
  knownLines: (lines: string) => `een van uw lijnen: ${lines}`,
  dateAfter: (from: string) => `een datum op of na ${from}`,
  dateBefore: (to: string) => `een datum op of vóór ${to}`,
  dateWithin: (days: string) => `een datum hoogstens ${days} dagen na de begindatum`,
  comparePeriod: 'een eerste en een laatste dag in die volgorde, niet in de toekomst en hoogstens 6 jaar uit elkaar',
  atMostTimes: (most: string) => `hoogstens ${most} keer`,
  cure: (name: string, expected: string) => `Geef bij “${name}” ${expected}, of laat het weg.`,
  cureNeeded: (name: string, expected: string) => `Geef bij “${name}” ${expected}.`,
}
