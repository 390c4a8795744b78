/** Wat is ontvangen en nog niet meetelt. Zie `shared/text/nl.ts`. */
export const uncountedNl = {
  title: 'Nog niet alles is geteld',
  lines: (count: string) => `${count} lijnen`,
  parked: (lines: string, day: string) =>
    `Van ${lines} is nog niet alles geteld: iets van ${day} kon niet worden verwerkt. Er is niets kwijt; zodra de beheerder dit herstelt, telt het alsnog mee.`,
  behind: (lines: string, since: string) =>
    `Van ${lines} is nog niet alles geteld: wat sinds ${since} binnenkwam, wordt nog verwerkt. Er is niets kwijt; het telt straks vanzelf mee.`,
  importing: (lines: string, since: string) =>
    `Sinds ${since} wordt een bestand van ${lines} ingelezen of weggehaald: de cijfers van die dagen zijn nog niet volledig. Is dat onderbroken, dan kan het verder bij Gegevens, Gegevens inlezen.`,
  /** Alleen dit ene staat open: dat is geen storing. */
  tonightTitle: 'Cijfers van de laatste nacht',
  tonight: (lines: string, since: string) =>
    `De cijfers van ${lines} zijn bijgewerkt tot ${since}. Bij zo veel pogingen rekenen we ze elke nacht opnieuw uit; wat daarna binnenkwam, telt morgen mee. Kies een kortere periode voor de cijfers van nu.`,
  /** In een bestand, voor de zinnen hierboven. */
  csv: 'Nog niet alles geteld',
  /** Op een rapport dat daarom nog niet wordt gemaakt. */
  noReport: 'Van deze maanden is nog niet alles geteld. Een rapport staat daarna vast; maak het zodra die melding op het overzicht weg is.',
  mail: 'Let op: nog niet alles is geteld. Er is niets kwijt; op de pagina ziet u straks de volledige cijfers.',
}
