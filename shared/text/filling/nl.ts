/** Verzonnen lijnen waarvan de gegevens nog onderweg zijn. Zie `shared/text/nl.ts`. */
export const fillingNl = {
  ribbon: 'De voorbeelden worden nog gevuld.',
  headline: 'De voorbeelden worden nog gevuld. Straks ziet u hier de cijfers.',
  headlinePart: 'De voorbeelden worden nog gevuld. U ziet nu alleen de dagen die er al zijn.',
  progress: (line: string, done: string, all: string) => `${line}: ${done} van de ${all} dagen.`,
  waiting: (line: string) => `${line}: komt hierna.`,
  meanwhile: 'Dit is al klaar:',
  refreshes: (seconds: string) => `Deze pagina ververst elke ${seconds} seconden.`,
  still: 'Het verversen staat stil.',
  stop: 'Zet het verversen stil',
  resume: 'Ververs weer vanzelf',
  now: 'Ververs nu',
  /** Op Nu, over één lijn. */
  live: (line: string) => `We weten nog niet wie er wacht: de voorbeeldgegevens van ${line} worden nog gevuld.`,
  liveMany: 'We weten nog niet wie er wacht: de voorbeeldgegevens worden nog gevuld.',
  feed: 'wordt gevuld',
}
