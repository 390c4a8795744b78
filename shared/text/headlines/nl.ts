/** De zin waarmee Overzicht en Gemist beginnen: hoeveel mensen, en hoeveel van hen spraken we nooit? */
import type { Said } from '../format.ts'

const range = ({ range: words }: Said) => (words === undefined ? '' : ` (${words})`)
const people = ({ text, isOne }: Said) => (isOne ? `${text} mens` : `${text} mensen`)
const tried = (all: Said) => (all.isOne ? `probeerde ${people(all)}` : `probeerden ${people(all)}`)
const isSame = (one: Said, other: Said) => one.text === other.text && one.range === other.range
const ofThem = (part: Said, all: Said) => (all.isOne && isSame(part, all) ? 'die mens' : `${part.text} van hen${range(part)}`)

export const headlinesNl = {
  overview: {
    some: (period: string, all: Said, never: Said) => `In ${period} ${tried(all)} ons te bereiken; met ${ofThem(never, all)} kregen we nooit contact.`,
    someSeen: (period: string, all: Said, never: Said) =>
      `In ${period} ${tried(all)} ons te bereiken, voor zover we konden zien; met ${ofThem(never, all)} kregen we nooit contact.`,
    nobodyMissed: (period: string, all: Said) => `In ${period} ${tried(all)} ons te bereiken; we zagen niemand die we niet spraken.`,
    stillOpen: (period: string, all: Said, open: Said) =>
      `In ${period} ${tried(all)} ons te bereiken. Van ${ofThem(open, all)} weten we nog niet of we contact krijgen.`,
    nobody: (period: string) => `In ${period} probeerde niemand ons te bereiken.`,
  },
  missed: {
    some: (period: string, never: Said, closed: string, open: string) =>
      `Van de ${people(never)}${range(never)} die we in ${period} nooit spraken, probeerde ${closed} het terwijl we dicht waren en ${open} terwijl we open maar vol of onbezet waren.`,
    few: (period: string, never: Said, closed: string, open: string) =>
      `In ${period} spraken we ${people(never)}${range(never)} nooit. Van hen probeerden ongeveer ${closed} het terwijl we dicht waren en ${open} terwijl we open maar vol of onbezet waren.`,
    one: (period: string, never: Said) => `In ${period} ${never.isOne ? 'was' : 'waren'} er ${people(never)}${range(never)} die we nooit spraken.`,
    allClosed: (period: string, never: Said) =>
      `De ${people(never)}${range(never)} die we in ${period} nooit spraken, probeerden het bijna allemaal terwijl we dicht waren.`,
    allOpen: (period: string, never: Said) =>
      `De ${people(never)}${range(never)} die we in ${period} nooit spraken, probeerden het bijna allemaal terwijl we open maar vol of onbezet waren.`,
    openOnly: (period: string, never: Said) =>
      never.isOne
        ? `In ${period} was er ${people(never)}${range(never)} die het probeerde terwijl we open waren en die we nooit spraken.`
        : `In ${period} waren er ${people(never)}${range(never)} die het probeerden terwijl we open waren en die we nooit spraken.`,
    nobody: (period: string) => `In ${period} zagen we niemand die we niet spraken.`,
    stillOpen: (period: string, open: Said) =>
      `Wie we in ${period} nooit spraken, is nog niet te zeggen. Misschien spreken we ${people(open)}${range(open)} nog.`,
    unknown: (period: string) => `Hoeveel mensen we in ${period} nooit spraken, kunnen we uit deze gegevens niet zeggen.`,
  },
  ladder: {
    never: (attempts: string, never: Said) => `${attempts}, ${people(never)} die we nooit spraken`,
    stillOpen: (attempts: string, open: Said) => `${attempts}, ${people(open)} die we misschien nog spreken`,
    unknown: (attempts: string) => `${attempts}; hoeveel mensen dat zijn, is onbekend`,
    summary: (attempts: string, all: Said) => `De staven staan op één schaal. ${attempts}, gedaan door ${people(all)}${range(all)}.`,
    attempts: (count: number, text: string) => (count === 1 ? '1 poging' : `${text} pogingen`),
  },
}
