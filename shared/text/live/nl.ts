/** De zinnen van Nu en van de openbare pagina van een lijn. Zie `shared/text/nl.ts`. */
import { times } from '../times.ts'

/** `until` undefined: dag en nacht open. */
const isOpen = (line: string, until: string | undefined) => (until === undefined ? `${line} is dag en nacht open` : `${line} is nu open tot ${until}`)
const isClosed = (line: string, next: string | undefined) =>
  next === undefined ? `${line} is nu gesloten; we kennen geen volgende openingstijd` : `${line} is nu gesloten en gaat ${next} weer open`
const byHours = (line: string, until: string | undefined) =>
  until === undefined ? `Volgens de openingstijden is ${line} dag en nacht open` : `Volgens de openingstijden is ${line} nu open tot ${until}`
const waiting = (count: number, number: string, longest: string) =>
  times(count, `1 persoon wacht, al ${longest}`, `${number} mensen wachten, de langste al ${longest}`)

export const liveNl = {
  /** "tot morgen 06:00" en "gaat morgen om 06:00 open". */
  until: {
    today: (time: string) => time,
    tomorrow: (time: string) => `morgen ${time}`,
    weekday: (weekday: string, time: string) => `${weekday} ${time}`,
    date: (weekday: string, day: string, time: string) => `${weekday} ${day} ${time}`,
  },
  at: {
    today: (time: string) => `om ${time}`,
    tomorrow: (time: string) => `morgen om ${time}`,
    weekday: (weekday: string, time: string) => `${weekday} om ${time}`,
    date: (weekday: string, day: string, time: string) => `op ${weekday} ${day} om ${time}`,
  },
  wall: {
    twice: (time: string, isFirst: boolean) => `${time} (${isFirst ? 'zomertijd' : 'wintertijd'})`,
  },
  headline: {
    noLines: 'Er is nog geen lijn. Voeg eerst een lijn toe.',
    openWaiting: (line: string, until: string | undefined, count: number, number: string, longest: string) =>
      `${isOpen(line, until)}; ${waiting(count, number, longest)}.`,
    openNobody: (line: string, until: string | undefined) => `${isOpen(line, until)}; er wacht niemand.`,
    openOnly: (line: string, until: string | undefined) => `${isOpen(line, until)}.`,
    unstaffed: (line: string, until: string | undefined) => `${byHours(line, until)}, maar er is niemand aangemeld.`,
    onBreak: (line: string, until: string | undefined) => `${byHours(line, until)}, maar iedereen die is aangemeld, heeft pauze.`,
    closed: (line: string, next: string | undefined) => `${isClosed(line, next)}.`,
    closedWaiting: (line: string, next: string | undefined, count: number, number: string, longest: string) =>
      `${isClosed(line, next)}. ${times(count, `Er wacht nog 1 persoon, al ${longest}.`, `Er wachten nog ${number} mensen, de langste al ${longest}.`)}`,
    unreachable: (line: string, until: string) => `${line} staat tot ${until} op tijdelijk niet bereikbaar.`,
    noHours: (line: string) => `Voor ${line} zijn nog geen openingstijden ingevuld.`,
    alsoWaiting: (count: number, number: string, longest: string) =>
      `${times(count, 'Er wacht', 'Er wachten')} ${times(count, `1 persoon, al ${longest}`, `${number} mensen, de langste al ${longest}`)}.`,
    stale: (since: string) => `Laatste gegevens van ${since}; daarna weten we het niet.`,
    neverTold: (line: string) => `We weten niet wie er wacht: ${line} is nog niet verbonden.`,
    byHours: (line: string, until: string | undefined) => `${byHours(line, until)}.`,
    byHoursClosed: (line: string, next: string | undefined) =>
      next === undefined ? `Volgens de openingstijden is ${line} nu gesloten.` : `Volgens de openingstijden is ${line} nu gesloten en gaat ${next} weer open.`,
    manyOpen: (open: number, openNumber: string, all: number, allNumber: string) =>
      open === 0
        ? `Geen van de ${allNumber} lijnen is nu open.`
        : open === all
          ? `Alle ${allNumber} lijnen zijn nu open.`
          : `${openNumber} van de ${allNumber} lijnen ${times(open, 'is', 'zijn')} nu open.`,
    manyWaiting: (count: number, number: string, longest: string) =>
      times(count, `Er wacht 1 persoon, al ${longest}.`, `Samen wachten ${number} mensen, de langste al ${longest}.`),
    manyNobody: 'Er wacht niemand.',
    manyUnknown: (lines: number, number: string) => `Van ${times(lines, '1 lijn', `${number} lijnen`)} weten we niet wie er wacht.`,
    allUnknown: 'Op dit moment komt er niets binnen. We weten niet wie er wacht.',
    noFigures: 'U beheert de installatie. Daarom ziet u wel of lijnen open zijn en of ze melden, maar geen aantallen.',
  },
  updated: (length: string) => `U ziet hier wat er tot ${length} geleden is gemeld.`,
  updatedNow: 'U ziet hier wat er tot op dit moment is gemeld.',
  updatedAt: (time: string) => `Stand van ${time}.`,
  pause: 'Zet het verversen stil',
  resume: 'Ververs weer elke 30 seconden',
  refreshes: 'Deze pagina ververst elke 30 seconden.',
  paused: 'Het verversen staat stil.',
  stopped: 'Deze pagina stond een uur open. Het verversen is gestopt, zodat niemand hier ongemerkt aangemeld blijft.',
  refreshNow: 'Ververs nu',
  failed: 'Het verversen lukt nu niet. U ziet de laatste stand die we hebben.',
  ago: (length: string) => `${length} geleden`,
  news: {
    open: (line: string) => `${line} is nu open.`,
    closed: (line: string) => `${line} is nu gesloten.`,
    unstaffed: (line: string) => `Bij ${line} is nu niemand meer aanwezig, terwijl de lijn open is.`,
    unreachable: (line: string) => `${line} staat nu op tijdelijk niet bereikbaar.`,
    no_hours: (line: string) => `${line} heeft nu geen openingstijden.`,
    stale: (line: string) => `Van ${line} komt niets meer binnen.`,
    not_connected: (line: string) => `${line} is niet meer verbonden.`,
    many: (number: string) => `Bij ${number} lijnen is de stand veranderd.`,
  },
  table: {
    title: 'Per lijn',
    caption: 'De stand van elke lijn op dit moment',
    line: 'Lijn',
    state: 'Stand',
    staff: 'Aangemeld',
    waiting: 'Wachten nu',
    longest: 'Langste wachttijd',
    today: 'Pogingen vandaag',
    usual: 'Meestal op dit tijdstip',
    lastEvent: 'Laatste gebeurtenis',
    feed: 'Verbinding',
    unknown: 'niet bekend',
    notMeasured: 'niet gemeten',
    partly: (number: string) => `${number} (deels gemeten)`,
    nobodyWaits: 'niemand',
    staffOnBreak: (signedIn: string, onBreak: string) => `${signedIn}, van wie ${onBreak} met pauze`,
    tooFew: 'nog te weinig weken',
    never: 'nog nooit',
    toHours: 'Naar de openingstijden',
    toSources: 'Naar de bronnen',
    note: (minutes: string) =>
      `“Meestal” is het middelste aantal op dezelfde weekdag in de afgelopen acht weken, tot dit tijdstip, zonder dagen die niet goed zijn gemeten. Een oproep waarvan het einde niet is gemeld, telt na ${minutes} niet meer als wachtend; een chat na 4 uur.`,
    endNotTold: (line: string, count: number, number: string) =>
      `${line}: van ${times(count, '1 poging', `${number} pogingen`)} is geen einde gemeld. ${times(count, 'Die telt', 'Die tellen')} niet als wachtend.`,
  },
  states: {
    open: (until: string | undefined) => (until === undefined ? 'Open, dag en nacht' : `Open tot ${until}`),
    closed: (next: string | undefined) => (next === undefined ? 'Gesloten' : `Gesloten tot ${next}`),
    unstaffed: (until: string | undefined) => (until === undefined ? 'Open, maar niemand aangemeld' : `Open tot ${until}, maar niemand aangemeld`),
    onBreak: (until: string | undefined) => (until === undefined ? 'Open, maar iedereen heeft pauze' : `Open tot ${until}, maar iedereen heeft pauze`),
    unreachable: (until: string) => `Tijdelijk niet bereikbaar tot ${until}`,
    no_hours: 'Geen openingstijden ingevuld',
  },
  feeds: { good: 'goed', slow: 'traag', silent: 'stil', not_connected: 'niet verbonden' },
  feedHints: {
    slow: 'Langer stil dan gewoonlijk. Een storing is nog niet zeker.',
    silent: 'Te lang stil. Cijfers van nu hebben we niet.',
  },
  publicPages: {
    title: 'Pagina voor bellers',
    explained: 'Wie hulp zoekt, ziet daar of de lijn open is. Er staan geen aantallen op.',
    open: 'Bekijk de pagina',
    off: 'Deze lijn heeft nog geen pagina voor bellers.',
    setUp: 'Zet de pagina klaar',
    change: 'Wijzig de pagina',
    isReachable: 'De pagina volgt de openingstijden.',
    isUnreachable: (until: string) => `Op de pagina staat: tijdelijk niet bereikbaar, tot ${until}.`,
    howLong: (line: string) => `Hoe lang is ${line} niet bereikbaar?`,
    lengths: { hour: '1 uur', three_hours: '3 uur', today: 'tot middernacht', tomorrow: 'tot en met morgen' },
    switchOff: 'Tijdelijk niet bereikbaar',
    switchOn: 'Weer bereikbaar',
    saidOff: 'Op de pagina voor bellers staat nu dat de lijn tijdelijk niet bereikbaar is. Dat houdt vanzelf op.',
    saidOn: 'De pagina voor bellers volgt weer de openingstijden.',
  },

  /** Voor wie hulp zoekt: kort, rustig, en zonder vragen. */
  visitor: {
    title: (line: string) => `${line}: openingstijden`,
    isOpen: (line: string, until: string | undefined) => (until === undefined ? `${line} is dag en nacht open.` : `${line} is nu open, tot ${until} uur.`),
    isClosed: (line: string) => `${line} is nu gesloten.`,
    opensNext: (next: string) => `De lijn gaat ${next} uur weer open.`,
    opensUnknown: 'We weten nog niet wanneer de lijn weer opengaat.',
    byPlanIsOpen: (line: string, until: string | undefined) =>
      until === undefined ? `${line} is volgens planning dag en nacht open.` : `${line} is volgens planning nu open, tot ${until} uur.`,
    byPlanIsClosed: (line: string) => `${line} is volgens planning nu gesloten.`,
    isUnreachable: (line: string, until: string) => `${line} is nu tijdelijk niet bereikbaar, tot ongeveer ${until} uur.`,
    noHours: (line: string) => `Van ${line} weten we de openingstijden nu niet.`,
    asOf: (time: string) => `Stand van ${time} uur.`,
    reach: 'Zo bereikt u ons',
    hours: 'Open in de komende zeven dagen',
    day: 'Dag',
    open: 'Open',
    today: (day: string) => `vandaag, ${day}`,
    different: 'Andere tijden op deze dagen',
    extra: 'extra open',
    clockForward: 'in deze nacht gaat de klok een uur vooruit',
    clockBack: 'in deze nacht gaat de klok een uur terug',
    help: 'Andere hulp',
    helpBelow: 'Bekijk andere hulp',
    danger: 'Bent u nu in gevaar?',
    emergency: 'Bel 112.',
    calendar: 'Openingstijden voor uw agenda',
    calendarEntry: (line: string) => `${line} open`,
    noTraces: 'Deze pagina gebruikt geen cookies en onthoudt niet wie haar bekijkt.',
    otherLanguage: 'English',
    notFound: 'Deze pagina bestaat niet',
    notFoundWhy: 'Kijk of het adres klopt. Bent u nu in gevaar? Bel 112.',
  },

  form: {
    heading: (line: string) => `Pagina voor bellers van ${line}`,
    sentence: 'Laat iedereen zien of de lijn open is, zonder account en zonder cijfers.',
    off: 'De pagina staat uit. Wie het adres opent, ziet dat er niets is.',
    on: 'De pagina staat aan.',
    view: 'Bekijk de pagina',
    address: 'Adres van de pagina',
    others: 'Dezelfde openingstijden voor andere websites en agenda’s:',
    isOn: 'Zet de pagina aan',
    isOnHint: 'Iedereen die het adres kent, kan de pagina dan zien. Zoekmachines ook.',
    name: 'Naam op de pagina',
    nameHint: (name: string) => `Leeg: ${name}.`,
    telephone: 'Telefoonnummer van deze lijn',
    telephoneHint: 'Mag leeg blijven.',
    website: 'Webadres van deze lijn',
    websiteHint: 'Bijvoorbeeld de bladzijde met de chat. Begint met https://',
    otherHelp: 'Andere hulp',
    otherHelpHint: '112 staat er altijd. Noem waar mensen nog meer terechtkunnen, met een nummer of een webadres. Een lege regel telt niet.',
    helpRow: (number: number) => `Andere hulp ${number}`,
    helpName: 'Naam',
    helpTelephone: 'Telefoonnummer',
    helpWebsite: 'Webadres',
    saved: 'De pagina voor bellers is bewaard.',
    wrongTelephone: (value: string) => `“${value}” is geen telefoonnummer. Gebruik cijfers, spaties en streepjes.`,
    wrongWebsite: (value: string) => `“${value}” is geen webadres. Begin met https://`,
    helpNeedsName: 'Geef ook een naam op.',
    helpNeedsWay: 'Geef een telefoonnummer of een webadres op.',
    toPage: 'Pagina voor bellers',
  },
}
