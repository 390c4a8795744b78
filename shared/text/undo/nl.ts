/** Wat net gedaan is, met één druk terug. Zie `shared/text/nl.ts`. */
export const undoNl = {
  button: 'Ongedaan maken',
  undone: 'Ongedaan gemaakt. Alles staat weer zoals het was.',
  changed: 'Dit is niet ongedaan gemaakt: het is daarna al door iemand gewijzigd. Hieronder staat hoe het nu is.',
  lookBack: 'Eerdere wijzigingen ongedaan maken',
  changesTitle: 'Laatste wijzigingen',
  changesHint: (number: string) =>
    `We kijken naar de laatste ${number} keer dat iemand instellingen bewaarde. Wat daarna nog eens is gewijzigd, staat hier niet.`,
  noChanges: 'Er is hier niets om ongedaan te maken.',
  /** Voor een voorwerp met zijn datum. */
  did: {
    added: (what: string) => `Toegevoegd: ${what}.`,
    changed: (what: string) => `Gewijzigd; eerst was het: ${what}.`,
    removed: (what: string) => `Verwijderd: ${what}.`,
  },
  hoursFrom: (day: string) => `de openingstijden vanaf ${day}`,
  ended: (source: string) => `dat ${source} niet meer wordt gebruikt`,
  /** In het logboek. */
  object: (what: string) => `${what}, ongedaan gemaakt`,
  hours: 'Openingstijden',
}
