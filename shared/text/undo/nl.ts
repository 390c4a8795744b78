/** Wat net gedaan is, met één druk terug. Zie `shared/text/nl.ts`. */
export const undoNl = {
  button: 'Ongedaan maken',
  undone: 'Ongedaan gemaakt. Alles staat weer zoals het was.',
  changed: 'Dit is niet ongedaan gemaakt: het is daarna al door iemand gewijzigd. Hieronder staat hoe het nu is.',
  /** In het logboek. */
  object: (what: string) => `${what}, ongedaan gemaakt`,
  hours: 'Openingstijden',
}
