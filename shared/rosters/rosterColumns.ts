/** Which column of a roster file says what. Headings that people use are known; everything else can be chosen. */
import type { RosterTable } from './rosterFile.ts'

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
  pause: [/^(pauze|pauzes|pauze \(min\.?\)|pauze \(minuten\)|pauze in minuten|pauzetijd|pauzeduur|break|break \(min\)|break time)$/],
}
/** What must never be taken, and is said to be left out. */
const neverKept = /salaris|loon|tarief|uurloon|telefoon|mobiel|phone|mail|e-mail|adres|address|bsn|iban|geboorte|salary|wage|pay/i
const aboutPeople = /^(naam|medewerker|vrijwilliger|voornaam|achternaam|name|employee|volunteer|wie|personeelsnummer|personeelsnr\.?)$/i

const plain = (heading: string) => heading.trim().toLowerCase().replaceAll(/\s+/g, ' ')

/** What people chose before for a heading that says nothing to us, or something else: in lower case, its role or `none`. */
export type RememberedHeadings = Readonly<Record<string, RosterRole | 'none'>>

/** The columns that a heading names by itself or by what was chosen before; the first fitting one of each role. */
export function columnsOf(heading: readonly string[], remembered: RememberedHeadings = {}): RosterColumns {
  const columns: Partial<Record<RosterRole, number>> = {}
  const chosen = new Map(Object.entries(remembered))
  for (const role of rosterRoles) {
    const own = heading.findIndex((name) => chosen.get(plain(name)) === role)
    const place = own !== -1 ? own : heading.findIndex((name) => !chosen.has(plain(name)) && known[role].some((pattern) => pattern.test(plain(name))))
    if (place !== -1) columns[role] = place
  }
  return columns
}

/** Whether the heading of a column that is needed stands there twice, so that nobody can tell which of the two is meant (E6). */
export function isDoubled(heading: readonly string[]): boolean {
  const needed = heading.map(plain).filter((name) => neededRoles.some((role) => known[role].some((pattern) => pattern.test(name))))
  return new Set(needed).size < needed.length
}
const neededRoles = ['date', 'start', 'end', 'team'] as const

/** Whether every column is used, is never kept, was set aside before (`none`), or holds nothing: then there is nothing to ask about them. */
export function isWhollyKnown({ heading, rows }: RosterTable, columns: RosterColumns, remembered: RememberedHeadings): boolean {
  const used = new Set(Object.values(columns))
  const chosen = new Map(Object.entries(remembered))
  const leftOut = new Set(leftOutOf(heading))
  return heading.every((name, place) => {
    if (used.has(place) || leftOut.has(name) || chosen.get(plain(name)) === 'none') return true
    return name.trim() === '' && rows.every(({ cells }) => (cells[place] ?? '').trim() === '')
  })
}

/** What has to be remembered so that these columns are found by themselves the next time. */
export function headingsToRemember(heading: readonly string[], columns: RosterColumns, remembered: RememberedHeadings): RememberedHeadings {
  const found = columnsOf(heading, remembered)
  const changes = rosterRoles.flatMap((role): [string, RosterRole | 'none'][] => {
    const [was, is] = [found[role], columns[role]]
    if (was === is) return []
    const named = (place: number | undefined) => (place === undefined ? '' : plain(heading[place] ?? ''))
    const taken = was === undefined || rosterRoles.some((other) => columns[other] === was) ? '' : named(was)
    return [[taken, 'none'] as [string, 'none'], [named(is), role] as [string, RosterRole]].filter(([name]) => name !== '')
  })
  return { ...remembered, ...Object.fromEntries(changes) }
}

/** Headings of columns that are not kept, to say so: pay, telephone, mail, and names of people. */
export const leftOutOf = (heading: readonly string[]): readonly string[] => heading.filter((name) => neverKept.test(name) || aboutPeople.test(name.trim()))

/** Places of the columns whose content never goes on: pay, telephone, mail and the like. */
export const neverKeptColumns = (heading: readonly string[]): ReadonlySet<number> =>
  new Set(heading.flatMap((name, place) => (neverKept.test(name) ? [place] : [])))
