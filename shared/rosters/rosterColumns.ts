/** Which column of a roster file says what. Headings that people use are known; everything else can be chosen. */

export const rosterRoles = ['date', 'start', 'end', 'team', 'name', 'people', 'pause'] as const
export type RosterRole = (typeof rosterRoles)[number]
/** Position of the column, from 0. */
export type RosterColumns = Readonly<Partial<Record<RosterRole, number>>>

const known: Readonly<Record<RosterRole, readonly RegExp[]>> = {
  date: [/^(datum|date|dag|day|startdatum|begindatum|start date)$/],
  start: [/^(start|starttijd|begin|begintijd|van|from|start time|aanvang|tijd van|begin tijd)$/],
  end: [/^(eind|einde|eindtijd|tot|until|to|end|end time|tijd tot|eind tijd)$/],
  team: [/^(team|lijn|line|afdeling|groep|kanaal|channel|locatie)$/],
  name: [/^(dienst|soort dienst|shift|functie|rol|taak|service)$/],
  people: [/^(aantal|bezetting|personen|mensen|people|headcount|aantal personen)$/],
  pause: [/^(pauze|pauze \(min\)|break|pauzeduur)$/],
}
/** What must never be taken, and is said to be left out. */
const neverKept = /salaris|loon|tarief|uurloon|telefoon|mobiel|phone|mail|e-mail|adres|address|bsn|iban|geboorte|salary|wage|pay/i
const aboutPeople = /^(naam|medewerker|vrijwilliger|voornaam|achternaam|name|employee|volunteer|wie|personeelsnummer|personeelsnr\.?)$/i

const plain = (heading: string) => heading.trim().toLowerCase().replaceAll(/\s+/g, ' ')

/** The columns that a heading names by itself; the first fitting one of each role. */
export function columnsOf(heading: readonly string[]): RosterColumns {
  const columns: Partial<Record<RosterRole, number>> = {}
  for (const role of rosterRoles) {
    const place = heading.findIndex((name) => known[role].some((pattern) => pattern.test(plain(name))))
    if (place !== -1) columns[role] = place
  }
  return columns
}

/** Headings of columns that are not kept, to say so: pay, telephone, mail, and names of people. */
export const leftOutOf = (heading: readonly string[]): readonly string[] => heading.filter((name) => neverKept.test(name) || aboutPeople.test(name.trim()))

/** Columns that tell two people with the same duty apart; read for that alone. */
export const peopleColumns = (heading: readonly string[]): readonly number[] => heading.flatMap((name, place) => (aboutPeople.test(name.trim()) ? [place] : []))
