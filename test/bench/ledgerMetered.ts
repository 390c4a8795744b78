/** Everything metered once more, in the shape of `units`. */
import { units } from './ledgerUnits.ts'
import { buildUnits, type Journey, journeyUnits, journeys, keptUnits, nightUnits, type View, yearUnits } from './ledgerWork.ts'
import type { Units } from './ledgerMeter.ts'

export type Row = { readonly what: string; readonly recorded: { readonly reads: number; readonly writes: number }; readonly metered: Units }

export const journeyNames = Object.keys(journeys) as readonly Journey[] // the keys of a constant

export async function meteredJourney(endpoint: string, name: Journey): Promise<readonly Row[]> {
  const { door, fold } = await journeyUnits(endpoint, name)
  return [
    { what: `${name}, door`, recorded: units.journeys[name].door, metered: door },
    { what: `${name}, fold`, recorded: units.journeys[name].fold, metered: fold },
  ]
}

export async function meteredBuilds(endpoint: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const [contacts, recorded] of Object.entries(units.builds))
    rows.push({ what: `day file, ${contacts} contacts`, recorded, metered: await buildUnits(endpoint, Number(contacts)) })
  return rows
}

export async function meteredNight(endpoint: string, contacts: keyof typeof units.nights): Promise<readonly Row[]> {
  return [{ what: `night, ${contacts} contacts kept`, recorded: units.nights[contacts], metered: await nightUnits(endpoint, contacts) }]
}

export async function meteredYear(endpoint: string, contacts: keyof typeof units.years): Promise<readonly Row[]> {
  const { views, look } = await yearUnits(endpoint, contacts)
  const all: Readonly<Record<string, View>> = { ...views, look }
  return Object.entries(units.years[contacts]).flatMap(([page, { cold, warm }]) => {
    const own = all[page]
    return own === undefined
      ? []
      : [
          { what: `${page}, ${contacts} contacts, cold`, recorded: cold, metered: own.cold },
          { what: `${page}, ${contacts} contacts, warm`, recorded: warm, metered: own.warm },
        ]
  })
}

export async function meteredKept(endpoint: string, contacts: keyof typeof units.kept): Promise<readonly Row[]> {
  const { view, night } = await keptUnits(endpoint, contacts)
  const recorded = units.kept[contacts]
  return [
    { what: `page as the night left it, ${contacts} contacts, cold`, recorded: recorded.page.cold, metered: view.cold },
    { what: `page as the night left it, ${contacts} contacts, warm`, recorded: recorded.page.warm, metered: view.warm },
    { what: `questions of the night, ${contacts} contacts`, recorded: recorded.night, metered: night },
  ]
}

/** A request more or less changes no table of costs; a tenth does. */
export const isAsRecorded = ({ recorded, metered }: Row): boolean =>
  Math.abs(metered.reads - recorded.reads) <= 2 + recorded.reads / 10 && Math.abs(metered.writes - recorded.writes) <= 2 + recorded.writes / 10
export const rowText = ({ what, recorded, metered }: Row): string =>
  `${what}: ${metered.reads} reads and ${metered.writes} writes in ${metered.requests} requests; recorded are ${recorded.reads} and ${recorded.writes}`
