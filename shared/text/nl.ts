/**
 * Every Dutch sentence the pages say, whole and with slots; never glued from fragments. Slots that are `string` come formatted;
 * slots that are `number` choose between one and more. Level B1, kind and exact: people we did not reach, never lost callers.
 */
import type { HolidayKey } from '../calendar/holidays.ts'
import type { Cause } from '../contacts/cause.ts'
import type { PeriodName } from './periods.ts'
import { headlinesNl } from './headlines/nl.ts'
import { hoursNl } from './hours/nl.ts'
import { formsNl, setupNl } from './setup/nl.ts'
import { sourceLogNl } from './sourceLog/nl.ts'
import { coverageNl } from './coverage/nl.ts'
import { rosterNl } from './roster/nl.ts'
import { retentionNl } from './retention/nl.ts'
import { settingsNl } from './settings/nl.ts'
import { accessNl } from './access/nl.ts'
import { erasureNl } from './erasure/nl.ts'
import { groupsNl } from './groups/nl.ts'
import { trailNl } from './trail/nl.ts'
import { peopleNl } from './people/nl.ts'
import { questionNl } from './question/nl.ts'
import { staffingMethodNl } from './staffing/methodNl.ts'
import { staffingNl } from './staffing/nl.ts'
import { liveNl } from './live/nl.ts'
import { caseNl } from './case/nl.ts'
import { accessibilityNl } from './accessibility/nl.ts'
import { caseMethodNl } from './case/methodNl.ts'
import { rosterImportNl } from './rosterImport/nl.ts'
import { deliveriesNl } from './deliveries/nl.ts'
import { importListNl } from './imports/nl.ts'
import { reportsNl } from './reports/nl.ts'
import { mailNl } from './mail/nl.ts'
import { trendNl } from './trend/nl.ts'
import { keyCalendarNl } from './keyCalendar/nl.ts'
import { questionsNl } from './questions/nl.ts'
import { countedTwiceNl } from './countedTwice/nl.ts'
import { uncountedNl } from './uncounted/nl.ts'
import { fillingNl } from './filling/nl.ts'
import { undoNl } from './undo/nl.ts'
import { times } from './times.ts'

/** Hoeveel op de tien, als begin van een zin. */
const missedTenths = (tenths: number) =>
  tenths === 10 ? 'Bijna alle gemiste pogingen waren' : tenths === 5 ? 'De helft van de gemiste pogingen was' : `${tenths} op de 10 gemiste pogingen waren`
const ordinal = ['eerste', 'tweede', 'derde', 'vierde']

export const nl = {
  product: 'Bereikbaar',
  forms: formsNl,
  setup: setupNl,
  sourceLog: sourceLogNl,
  headlines: headlinesNl,
  hours: hoursNl,
  coverage: coverageNl,
  keyCalendar: keyCalendarNl,
  countedTwice: countedTwiceNl,
  uncounted: uncountedNl,
  questions: questionsNl,
  filling: fillingNl,
  undo: undoNl,
  roster: rosterNl,
  staffing: staffingNl,
  question: questionNl,
  live: liveNl,
  access: accessNl,
  settings: settingsNl,
  retention: retentionNl,
  erasure: erasureNl,
  people: peopleNl,
  groups: groupsNl,
  trail: trailNl,
  case: caseNl,
  mail: mailNl,
  trend: trendNl,
  rosterImport: rosterImportNl,
  deliveries: deliveriesNl,
  importList: importListNl,
  reports: reportsNl,
  pageTitle: (page: string, line: string, days: string) => `${page} – ${line} – ${days}`,
  siteTitle: (page: string, organisation: string) => `${page} – ${organisation}`,
  errorTitle: (title: string) => `Fout: ${title}`,

  layout: {
    skip: 'Naar de inhoud',
    busy: 'Bezig met rekenen…',
    navigation: 'Hoofdmenu',
    otherLanguage: 'English',
    otherLanguageHint: 'This page in English',
    help: 'Begrippen en uitleg',
    demo: 'Voorbeeldgegevens. Deze hulplijnen en bellers zijn verzonnen.',
    ownLines: 'Met uw eigen lijnen beginnen',
    filling: (line: string, done: string, all: string) => `${line} wordt nog gevuld: ${done} van de ${all} dagen.`,
    internal: 'Intern, niet publiceren: exacte aantallen.',
    sources: (definitions: string, data: string) => `Definities versie ${definitions}, gegevens versie ${data}.`,
    madeAt: (moment: string) => `Gemaakt op ${moment}.`,
    method: 'Zo rekenen we',
    typedKept: 'U moest u opnieuw aanmelden. Wat u had getypt, staat hieronder nog. Er is nog niets opgeslagen.',
    printedFrom: (address: string) => `Deze pagina: ${address}`,
  },
  pages: {
    live: 'Nu',
    overview: 'Overzicht',
    missed: 'Gemist',
    contacts: 'Pogingen',
    availability: 'Bereikbaarheid',
    imports: 'Gegevens inlezen',
    setup: 'Inrichten',
    terms: 'Begrippen',
    method: 'Methode',
    accessibility: 'Toegankelijkheid',
    roster: 'Rooster',
    reports: 'Rapporten',
    case: 'Uitbreiding',
    data: 'Gegevens',
    signIn: 'Aanmelden',
    users: 'Mensen',
    audit: 'Logboek',
    settings: 'Instellingen',
    notFound: 'Niet gevonden',
    failed: 'Deze pagina lukt nu niet',
    refused: 'Niet uitgevoerd',
  },

  period: {
    name: (period: PeriodName, monthText: string): string => {
      switch (period.kind) {
        case 'weeks':
          return times(period.count, '1 week', `${period.count} weken`)
        case 'months':
          return times(period.count, '1 maand', `${period.count} maanden`)
        case 'days':
          return times(period.count, '1 dag', `${period.count} dagen`)
        case 'year':
          return period.year
        case 'quarter':
          return `het ${ordinal[period.quarter - 1] ?? ''} kwartaal van ${period.year}`
        case 'month':
          return monthText
      }
    },
    choices: { '28d': '28 dagen', '13w': '13 weken', '12m': '12 maanden' },
    year: (year: string) => `Heel ${year}`,
    own: 'Eigen datums',
    earlier: 'Eerder',
    later: 'Later',
    earlierHint: (days: string) => `Eerder: ${days}`,
    laterHint: (days: string) => `Later: ${days}`,
  },
  filters: {
    title: 'Lijn en periode kiezen',
    line: 'Lijn',
    allLines: 'Alle lijnen',
    noLine: 'geen lijn',
    period: 'Periode',
    from: 'Van',
    to: 'Tot en met',
    datesHint: 'Vul alleen datums in als u zelf een periode kiest. Datums gaan voor.',
    more: 'Meer keuzes',
    channel: 'Kanaal',
    allChannels: 'Telefoon en chat',
    phone: 'Telefoon',
    chat: 'Chat',
    hours: 'Uren',
    hoursOf: { all: 'Alle uren', open: 'Alleen openingstijd', closed: 'Alleen buiten openingstijd' },
    short: 'Kort afgebroken',
    shortOf: { exclude: 'Apart tellen', include: 'Meetellen als gemist' },
    unit: 'Tellen in',
    unitOf: { people: 'Mensen', series: 'Hulpvragen', attempts: 'Pogingen' },
    grain: 'Indelen per',
    grainOf: {
      auto: 'Vanzelf gekozen',
      hour: 'Uur',
      twohour: '2 uur',
      daypart: 'Dagdeel',
      workweek: 'Dagdeel, werkweek en weekend',
      day: 'Dag',
      week: 'Week',
      month: 'Maand',
    },
    compare: 'Vergelijken met',
    compareOf: { none: 'Niet vergelijken', prev: 'Periode ervoor', year: 'Een jaar eerder', custom: 'Zelf gekozen datums' },
    compareFrom: 'Vergelijken van',
    compareTo: 'Vergelijken tot en met',
    compareHint: 'Deze twee datums gelden bij “Zelf gekozen datums”.',
    match: 'Naast elkaar zetten',
    matchOf: { weekday: 'Zelfde weekdagen', date: 'Zelfde datums' },
    apply: 'Toepassen',
    active: 'Gekozen filters',
    remove: (filter: string) => `${filter}, deze keuze weghalen`,
    clear: 'Wis alles',
    share: 'Deel deze weergave',
    shareHint: 'Deze link houdt vaste datums en onthoudt om welke cijfers het gaat.',
    copied: 'De link is gekopieerd.',
    sharedSame: 'U bekijkt een gedeelde weergave. De cijfers zijn nog dezelfde als toen de link werd gemaakt.',
    sharedChanged: 'U bekijkt een gedeelde weergave. Sinds de link werd gemaakt, zijn er gegevens bijgekomen of gewijzigd. Hier staan de cijfers van nu.',
    chip: (name: string, value: string) => `${name}: ${value}`,
    hoursRange: (from: string, to: string) => `tussen ${from} en ${to} uur`,
    weekday: 'Weekdag',
    cause: 'Afloop',
    date: 'Datum',
  },
  problems: {
    title: 'Niet alles in dit adres kon worden gebruikt',
    unknownParameter: (name: string) => `“${name}” kennen we niet. We hebben het overgeslagen.`,
    invalidValue: (name: string, value: string, expected: string) => `Bij “${name}” kan “${value}” niet. Gebruik ${expected}. Nu geldt de gewone keuze.`,
    invalidPeriod: (name: string, value: string, expected: string) =>
      `Bij “${name}” kan “${value}” niet. Gebruik ${expected}. We laten de gewone periode zien.`,
    unknownLine: (value: string) => `De lijn “${value}” bestaat niet. We laten de andere lijnen zien.`,
    orderOfDates: (from: string, to: string) => `De einddatum ${to} ligt vóór de begindatum ${from}. We laten de gewone periode zien.`,
    tooLong: (from: string, to: string) => `Van ${from} tot ${to} is langer dan 6 jaar. We laten de gewone periode zien.`,
    noCompareDates: 'Om te vergelijken met zelf gekozen datums zijn twee datums nodig. We vergelijken nu niet.',
    compareDates: (from: string, to: string) => `Met ${from} t/m ${to} kunnen we niet vergelijken. We vergelijken nu niet.`,
    inFuture: (from: string) => `De datum ${from} moet nog komen. We laten de gewone periode zien.`,
  },

  states: {
    nothing: 'Er komen nog geen gegevens binnen. Verbind eerst uw telefoon of chat.',
    nothingHelp: 'U kunt ook oude gegevens inlezen uit een bestand. Daarna ziet u hier wie u niet sprak, wanneer, en waarom.',
    nothingLink: 'Begin met inrichten',
    firstWeeks: (days: number, from: string) => `We meten nu ${times(days, '1 dag', `${days} dagen`)}; vanaf ${from} kunnen we patronen laten zien.`,
    tooLittle: 'We hebben te weinig gemeten om dit te zeggen.',
    tooLittleHelp: 'De figuren en tabellen tonen alleen wat we wél maten.',
    notInPeriod: (first: string) => `In deze periode is niets gemeten. De eerste gegevens zijn van ${first}.`,
    notMeasuredThen: 'In deze periode is niets gemeten. Of iemand het toen probeerde, weten we niet.',
    notInPeriodLink: (days: string) => `Bekijk ${days}`,
    noLine: 'Bij deze keuze hoort geen enkele lijn. Kies een andere lijn of een ander kanaal.',
    coverage: (share: string, gaps: number, hours: string) =>
      gaps === 0
        ? `We maten ${share} van deze periode; de rest telt niet mee.`
        : times(
            gaps,
            `We maten ${share} van deze periode; 1 gat (${hours}) telt niet mee.`,
            `We maten ${share} van deze periode; ${gaps} gaten (${hours}) tellen niet mee.`,
          ),
    closedNot: 'Buiten openingstijd registreert uw systeem geen oproepen; hoeveel mensen het toen probeerden, weten we niet.',
    closedPartly: 'Buiten openingstijd registreert uw systeem maar een deel van de oproepen; er kunnen meer mensen zijn geweest.',
    closedUnknown: 'We weten niet of uw systeem oproepen buiten openingstijd registreert. Dat kunt u instellen bij de lijn.',
    closedUnknownLink: 'Zeg het bij de lijn',
    stale: (moment: string) => `Laatste gegevens van ${moment}; daarna weten we het niet.`,
    running: 'loopt nog',
    definitionsChanged: 'In deze periode zijn de definities gewijzigd. De cijfers gebruiken voor elke dag de definitie van toen.',
    notMeasured: 'niet gemeten',
    notRecorded: 'niet geregistreerd',
    unknown: 'onbekend',
    none: 'geen',
    clockForward: (date: string) => `Op ${date} ging de klok een uur vooruit: die dag had 23 uur.`,
    clockBack: (date: string) => `Op ${date} ging de klok een uur terug: die dag had 25 uur.`,
  },
  change: {
    noClear: (period: string) => `We zien bij de gemiste pogingen geen duidelijk verschil met ${period}.`,
    few: (period: string, now: string, before: string) => `Gemiste pogingen in ${period}: ${before}, nu ${now}. Dat is te weinig om een verschil te zien.`,
    more: (period: string, now: string, before: string) => `Er zijn meer gemiste pogingen dan in ${period}: toen ${before}, nu ${now}.`,
    less: (period: string, now: string, before: string) => `Er zijn minder gemiste pogingen dan in ${period}: toen ${before}, nu ${now}.`,
    fromZero: (period: string, now: string) => `Van 0 gemiste pogingen in ${period} naar ${now}.`,
    unmeasured: (period: string) => `Van ${period} hebben we te weinig gemeten om te vergelijken.`,
    period: (days: string) => `de periode ${days}`,
  },

  /** Een deel in tienden, als onderwerp van een zin. */
  tenths: (tenths: number) => (tenths === 10 ? 'bijna alle' : tenths === 5 ? 'de helft' : tenths === 0 ? 'minder dan 1 op de 10' : `${tenths} op de 10`),

  overview: {
    facts: 'In het kort',
    mainCauseClosed: (tenths: string) => `De meeste gemiste pogingen kwamen buiten openingstijd: ${tenths}.`,
    mainCauseOpen: (tenths: string) => `De meeste gemiste pogingen kwamen terwijl we open maar vol of onbezet waren: ${tenths}.`,
    /** Waar niet alle oproepen buiten openingstijd worden geregistreerd. */
    mainCauseOpenSeen: (tenths: string) => `De meeste gemiste pogingen die we konden zien, kwamen terwijl we open maar vol of onbezet waren: ${tenths}.`,
    mainCauseEven: 'Gemiste pogingen kwamen ongeveer even vaak buiten als tijdens openingstijd.',
    mainCauseNone: 'We zagen geen gemiste pogingen.',
    worstDaypart: (daypart: string, tenths: string) => `Van de mensen die we nooit spraken, probeerde ongeveer ${tenths} het op ${daypart}.`,
    worstSpread: 'Er is geen dagdeel dat er duidelijk uitspringt.',
    answered: (rate: string, wait: string) => `Van de pogingen tijdens openingstijd kreeg ${rate} antwoord, de helft daarvan binnen ${wait}.`,
    answeredNone: 'Tijdens openingstijd waren er geen pogingen.',
    health: 'Er zijn in deze periode geen gaten in de meting.',
    linkWhy: 'Waarom we mensen misten',
    linkWhen: 'Wanneer we mensen misten',
    linkWaits: 'Hoe lang mensen wachtten',
    compareQuestion: 'Ging het beter of slechter dan een jaar eerder?',
    linkCompare: 'Vergelijk met dezelfde weken',
    linkTrend: 'Het verloop naast elkaar',
    dayAnswered: (attempts: number, text: string) =>
      times(attempts, 'De ene poging van deze dag kreeg antwoord.', `Alle ${text} pogingen van deze dag kregen antwoord.`),
    dayMissed: (unanswered: string, attempts: string, cause: string, count: string) =>
      `Op deze dag kregen ${unanswered} van de ${attempts} pogingen geen antwoord. Het vaakst was de reden: ${cause} (${count}).`,
    linkDay: 'Deze dag per kwartier',
    around: 'Ervoor en erna',
    aroundOf: (what: string) => `Vier weken ervoor en erna: ${what}`,
    linkCoverage: 'Wat we maten en wat niet',
    rosterEnough: 'Komende week is er op alle open uren genoeg bezetting.',
    rosterShort: (when: string, people: number, number: string) =>
      times(
        people,
        `Het grootste tekort van komende week is ${when}: er is 1 persoon te weinig ingeroosterd.`,
        `Het grootste tekort van komende week is ${when}: er zijn ${number} mensen te weinig ingeroosterd.`,
      ),
    rosterGap: (when: string, people: number, number: string, missed: string) =>
      times(
        people,
        `Het grootste tekort van komende week is ${when}: er is 1 persoon te weinig ingeroosterd. Verwacht aantal mensen dat we daardoor missen: ${missed}.`,
        `Het grootste tekort van komende week is ${when}: er zijn ${number} mensen te weinig ingeroosterd. Verwacht aantal mensen dat we daardoor missen: ${missed}.`,
      ),
    linkRoster: 'Het rooster van komende week',
    changes: 'Wat er in deze periode gebeurde',
    noChanges: 'Geen feestdagen, wijzigingen of gaten in deze periode.',
    noChangesSeen: 'Geen feestdagen of wijzigingen in deze periode. Een deel ervan is niet gemeten.',
    holiday: (name: string) => `Feestdag: ${name}`,
    newHours: (line: string) => `Nieuwe openingstijden voor ${line}`,
    exception: (line: string, reason: string) => (reason === '' ? `Andere openingstijd voor ${line}` : `Andere openingstijd voor ${line}: ${reason}`),
    newDefinitions: 'Nieuwe definities gaan in',
    gap: (line: string, hours: string) => `Gat in de meting bij ${line}: ${hours}`,
    showAll: (count: number) => `Toon alle ${count}`,
  },

  statuses: {
    title: 'Hoe het afliep voor de mensen die het probeerden',
    people: 'Mensen die het probeerden',
    reached_at_once: 'Meteen gesproken',
    later: 'Later alsnog gesproken',
    never: 'Nooit gesproken',
    still_open: 'Nog open',
    addedUp: (shown: string) =>
      `Mensen zijn opgeteld over ${shown} kortere periodes. Wie het in twee daarvan probeerde, telt twee keer: langer herkennen we niemand.`,
    laterDelay: (length: string) => `De helft sprak ons binnen ${length}.`,
    stillOpenNote: (days: string) => `Minder dan ${days} dagen geleden; telt nog niet als nooit gesproken.`,
  },

  missed: {
    rungAttempts: 'Pogingen',
    rungSeries: 'Contactreeksen',
    rungPeople: 'Mensen',
    whyNotTitle: (attempts: string) => `Waarom ${attempts} pogingen niet ${attempts} mensen zijn`,
    whyNot: (seriesHours: string) =>
      `Wie niemand spreekt, probeert het vaak opnieuw. Pogingen met hoogstens ${seriesHours} uur ertussen zijn één contactreeks, en één mens kan meer reeksen hebben.`,
    mostByOne: (count: number) => `De meeste pogingen van één herkende beller op één dag: ${count}. Die tellen als één mens.`,
    anonymous: (share: string) => `${share} belde anoniem; daarom is het aantal mensen een schatting.`,
    anonymousFew: (count: number, attempts: string) =>
      `Van de ${attempts} pogingen ${times(count, 'was er 1', `waren er ${count}`)} anoniem; daarom is het aantal mensen een schatting.`,
    anonymousExact: (share: string) => `${share} belde anoniem. Voor het aantal mensen maakt dat hier niet uit.`,
    anonymousFewExact: (count: number, attempts: string) =>
      `Van de ${attempts} pogingen ${times(count, 'was er 1', `waren er ${count}`)} anoniem. Voor het aantal mensen maakt dat hier niet uit.`,
    anonymousNoneOnly: 'Niemand belde anoniem.',
    anonymousNone: 'Niemand belde anoniem; daarom is het aantal mensen geteld en niet geschat.',
    anonymousAll: 'Iedereen belde anoniem; daarom weten we niet om hoeveel mensen het gaat.',
    nowAndThen:
      'Het lijkt erop dat sommige mensen de ene keer wel en de andere keer niet anoniem bellen. Het echte aantal ligt dan eerder laag in de marge dan hoog.',
    sharedNumbers: 'Wie een nummer deelt, zoals in een instelling, telt samen als één mens.',
    rangeNote: 'De marge is bedoeld om 9 van de 10 keer te kloppen.',
    rangeNoteLevel: (tenths: string) => `De marge is bedoeld om ${tenths} keer te kloppen.`,

    gridTitleOf: {
      never: 'Wanneer mensen het probeerden die we nooit spraken',
      missed_open: 'Wanneer we pogingen misten terwijl we open waren',
      missed_closed: 'Wanneer mensen het probeerden terwijl we dicht waren',
      per_open_hour: 'Gemist per 10 open uren',
    },
    gridWorst: (when: string, value: string) => `Het hoogst op ${when}: ${value} pogingen.`,
    gridWorstPeople: (when: string, value: string) => `De meeste op ${when}: ongeveer ${value} mensen.`,
    gridEven: 'Geen enkel moment springt eruit.',
    gridNone: 'We zagen er geen.',
    gridSwitch: 'Toon in het weekrooster',
    gridShow: { never: 'Nooit gesproken', missed_open: 'Gemist, open', missed_closed: 'Geprobeerd, dicht', per_open_hour: 'Per 10 open uren' },
    grainChosen: {
      hour: (attempts: string) => `Elk vakje is een uur. Een gewoon vakje telt ${attempts} pogingen; dat is genoeg om te tonen.`,
      twohour: (attempts: string) => `Elk vakje is 2 uur, want per uur zijn er te weinig pogingen. Een gewoon vakje telt er nu ${attempts}.`,
      daypart: (attempts: string) => `Elk vakje is een dagdeel, want per uur zijn er te weinig pogingen. Een gewoon vakje telt er nu ${attempts}.`,
      workweek: (attempts: string) =>
        `Elk vakje is een dagdeel van de werkweek of van het weekend, want per dag zijn er te weinig pogingen. Een gewoon vakje telt er nu ${attempts}.`,
      week: (attempts: string) => `Alleen de hele week: er zijn te weinig pogingen (${attempts}) om dagdelen te vergelijken.`,
    },
    grainAsked: (attempts: string) => `Deze indeling koos u zelf. Een gewoon vakje telt ${attempts} pogingen; onder de 10 zegt één vakje weinig.`,
    cellPeople: (when: string, value: number, text: string) => `${when}: ${times(value, '1 mens', `${text} mensen`)}`,
    cellAttempts: (when: string, value: number, text: string) => `${when}: ${times(value, '1 poging', `${text} pogingen`)}`,
    cellRate: (when: string, text: string) => `${when}: ${text} gemist per 10 open uren`,
    cellNotMeasured: (when: string) => `${when}: niet gemeten`,
    cellNotRecorded: (when: string) => `${when}: niet geregistreerd`,
    cellNotOpen: (when: string) => `${when}: niet open`,
    cellSkipped: (when: string) => `${when}: dit uur was er niet, de klok ging vooruit`,
    skipped: 'dit uur was er niet',
    cellOpen: 'open',
    cellPartlyOpen: 'deels open',
    legend: 'Legenda',
    legendOpen: 'dikke rand: open',
    legendPerWeek: 'De kleur hoort bij het aantal per gemeten week. Daarom betekent zij op elke pagina hetzelfde.',
    legendPartlyOpen: 'stippelrand: deels open',
    legendNotMeasured: 'niet gemeten',
    legendNotRecorded: 'dicht, niet geregistreerd',
    legendNotOpen: 'niet open',
    gridNote: 'Elk vakje telt mensen bij hun eerste poging. Opgeteld kunnen de vakjes iets van het totaal verschillen.',
    gridEstimates: 'Het zijn schattingen.',
    whatIf: 'Wat als we op andere uren open waren?',
    workdays: 'Ma t/m vr',
    weekend: 'Za en zo',
    workdaysLong: 'maandag t/m vrijdag',
    weekendLong: 'zaterdag en zondag',
    wholeWeek: 'Hele week',
    time: 'Tijd',
    dayparts: { '00:00': 'Nacht', '06:00': 'Ochtend', '12:00': 'Middag', '18:00': 'Avond' } as Readonly<Record<string, string>>,

    markers: 'Bij de grafiek',

    whyTitleClosed: (tenths: number) => `${missedTenths(tenths)} buiten openingstijd`,
    whyTitleOpen: (tenths: number) => `${missedTenths(tenths)} tijdens openingstijd`,
    whyTitle: 'Waarom niemand antwoordde',
    whyTitleNone: 'Elke poging die we zagen, kreeg antwoord',
    whyAlt: (attempts: string, missed: string) => `Van de ${attempts} pogingen werden er ${missed} niet beantwoord. Elke poging telt één keer.`,
    whyAltNone: (count: number, attempts: string) => times(count, 'We zagen 1 poging.', `We zagen ${attempts} pogingen. Elke poging telt één keer.`),
    whyColumn: 'Reden',
    whyMeaning: 'Wat dat betekent',
    whyCount: 'Pogingen',
    total: 'Samen',
    nobodyTold: (other: string) =>
      `Uw systeem meldt niet wie er aangemeld is, en we hebben niet van de hele periode een rooster. Wie het probeerde terwijl er niemand klaarzat, telt daarom bij een andere reden, zoals “${other}”.`,
    atClosing: (count: number) =>
      times(
        count,
        '1 beller wachtte nog toen de lijn dichtging en telt bij “De lijn was dicht”.',
        `${count} bellers wachtten nog toen de lijn dichtging en tellen bij “De lijn was dicht”.`,
      ),
    closedBySystem: (count: number) =>
      times(
        count,
        'Bij 1 poging zei het telefoonsysteem “gesloten”, terwijl de lijn volgens de openingstijden open was. Eén van de twee klopt niet.',
        `Bij ${count} pogingen zei het telefoonsysteem “gesloten”, terwijl de lijn volgens de openingstijden open was. Eén van de twee klopt niet.`,
      ),
    waitedLong: (half: string, most: string) =>
      half === most
        ? `Van wie afhaakte, wachtten 9 op de 10 hoogstens ${most}.`
        : `De helft van wie afhaakte, wachtte hoogstens ${half}; 9 op de 10 hoogstens ${most}.`,
  },
  causes: {
    closed: { name: 'De lijn was dicht', meaning: 'Geprobeerd buiten openingstijd, of nog wachtend bij sluitingstijd.' },
    unstaffed: {
      name: 'Er zat niemand klaar',
      meaning: 'De lijn was open, maar er was niemand aangemeld of, als geen systeem dat meldt, niemand ingeroosterd.',
    },
    busy: { name: 'Iedereen was bezet', meaning: 'Iedereen was in gesprek, of de wachtrij was vol.' },
    refused: { name: 'Niet aangenomen', meaning: 'De chat of oproep werd aangeboden, maar niemand nam hem aan.' },
    gave_up: { name: 'Afgehaakt tijdens wachten', meaning: 'De beller hing op voordat iemand kon antwoorden.' },
    technical: { name: 'Storing', meaning: 'Het systeem meldde een fout, of geen einde.' },
    short: { name: 'Kort afgebroken', meaning: 'Heel snel opgehangen; misschien durfde iemand niet. Telt apart.' },
    unknown: { name: 'Onbekend', meaning: 'Het einde van deze poging is niet bekend.' },
  } satisfies Record<Cause, { name: string; meaning: string }>,
  answered: 'Beantwoord',
  allMissed: 'Alle gemiste pogingen',

  contacts: {
    headline: (attempts: number, text: string) => times(attempts, 'Het gaat om 1 poging.', `Het gaat om ${text} pogingen.`),
    headlineNone: 'Bij deze keuze horen geen pogingen.',
    explain: 'Dit zijn pogingen, geen mensen: wie het vaker probeerde, telt hier vaker. Wie het was, staat hier niet en is niet te achterhalen.',
    clockBack: (date: string) => `Op ${date} ging de klok een uur terug. Wat bij 02:00 tot 03:00 staat, is van twee uren samen.`,
    clockForward: (date: string) => `Op ${date} ging de klok een uur vooruit. De tijd van 02:00 tot 03:00 was er niet.`,
    date: 'Datum',
    quarter: 'Kwartier',
    line: 'Lijn',
    outcome: 'Afloop',
    open: 'Lijn open',
    yes: 'ja',
    no: 'nee',
    attempts: 'Pogingen',
    wait: 'Gewacht',
    waitTime: 'wachttijd',
    waitBelow: (high: string) => `korter dan ${high}`,
    waitAbove: (low: string) => `${low} of langer`,
    oneMinute: '1\u00a0minuut',
    waitBetween: (low: string, high: string) => `${low} tot ${high}`,
    later: 'Later gesproken',
    page: (page: string, pages: string) => `Pagina ${page} van ${pages}`,
    previous: 'Vorige',
    next: 'Volgende',
    pages: 'Bladeren',
    back: 'Terug naar Gemist',
    sortedBy: (column: string) => `Sorteer op ${column}`,
    caption: 'Pogingen per kwartier, lijn en afloop',
  },

  availability: {
    headline: (open: string, staffed: string, rate: string, wait: string) =>
      `We waren ${open} per week open; in ${staffed} daarvan zat er iemand klaar. Van de pogingen in die tijd kreeg ${rate} antwoord, de helft daarvan binnen ${wait}.`,
    headlineNoPresence: (open: string, rate: string, wait: string) =>
      `We waren ${open} per week open. Van de pogingen in die tijd kreeg ${rate} antwoord, de helft daarvan binnen ${wait}.`,
    headlineNoWait: (open: string, rate: string) => `We waren ${open} per week open. Van de pogingen in die tijd kreeg ${rate} antwoord.`,
    headlineNoAttempts: (open: string) => `We waren ${open} per week open. In die tijd waren er geen pogingen.`,
    headlineNoHours: 'Voor deze lijn zijn nog geen openingstijden ingesteld. Daarom kunnen we niet zeggen hoe bereikbaar hij was.',
    tiles: 'Vier cijfers',
    openHours: 'Open per week',
    openHoursNote: (total: string) => `Samen ${total} in deze periode.`,
    staffed: 'Iemand klaar',
    staffedNote: (staffed: string, open: string) => `${staffed} van de ${open} dat we open waren en maten.`,
    staffedUnknown: 'Uw systeem meldt niet wie er aangemeld is.',
    answered: 'Kreeg antwoord',
    answeredNote: (answered: string, offered: string) => `${answered} van de ${offered} pogingen tijdens openingstijd.`,
    people: 'Bereikt deel van de mensen',
    peopleNote: (range: string) => `${range}. Op welk uur dan ook.`,
    peopleExact: 'Op welk uur dan ook.',
    betweenShares: (low: string, high: string) => `Tussen ${low} en ${high}`,
    ofY: (x: string, y: string) => `${x} van de ${y}`,
    waitsTitle: (length: string) => `Van wie blijft wachten, heeft de helft binnen ${length} antwoord`,
    waitsTitleNone: 'Hoe lang mensen wachtten',
    waitsAltShort: (answered: string) =>
      `Van wie antwoord kreeg, wachtte de helft korter dan ${answered}. De figuur telt ook mee wie afhaakte, alsof iedereen zou blijven wachten.`,
    waitsAlt: (most: string, answered: string) =>
      `Wie afhaakte, telt hier mee: als iedereen zou blijven wachten, kregen 9 op de 10 binnen ${most} antwoord. Van wie echt antwoord kreeg, wachtte de helft korter dan ${answered}.`,
    waitsMedian: 'helft',
    waitsP90: '9 op de 10',
    waitsGiveUp: 'helft haakt af',
    daypart: 'Dagdeel',
    waitsAnswered: 'Beantwoord',
    waitsLeft: 'Afgehaakt',
    waitsHalf: 'Helft binnen',
    waitsMost: '9 op de 10 binnen',
    patience: (length: string) => `Zonder antwoord zou de helft afhaken na ${length}.`,
    patienceUnknown: 'Te weinig mensen haakten af om te zeggen hoe lang mensen bereid zijn te wachten.',
    serviceLevel: (seconds: string, share: string) => `Van de pogingen tijdens openingstijd kreeg ${share} antwoord binnen ${seconds} seconden.`,
    linesTitle: 'Per lijn',
    line: 'Lijn',
    open: 'Open uren',
    staffedHours: 'Iemand klaar',
    attempts: 'Pogingen',
    rate: 'Kreeg antwoord, open',
    medianWait: 'Helft binnen',
    monthsTitle: 'Per maand',
    month: 'Maand',
    promised: 'Beloofd open',
    measured: 'Waarvan gemeten',
    unansweredTitle: (hours: number, isAllMeasured: boolean) =>
      hours === 0
        ? `Geen enkel ${isAllMeasured ? '' : 'gemeten '}open uur bleef zonder antwoord`
        : times(hours, 'In 1 open uur antwoordde niemand', `In ${hours} open uren antwoordde niemand`),
    unansweredAlt: (attempts: string) =>
      `Dit zijn hele uren binnen openingstijd waarin mensen het probeerden en niemand antwoordde, samen ${attempts} pogingen.`,
    hour: 'Uur',
    date: 'Datum',
    peak: (count: number, moment: string) => `Het drukst: ${times(count, '1 gesprek', `${count} gesprekken`)} tegelijk, voor het eerst op ${moment}.`,
    coverageTitle: (share: string) => `We maten ${share} van deze periode`,
    coverageFull: 'We maten de hele periode',
    gapFrom: 'Van',
    gapUntil: 'Tot',
    gapLength: 'Duur',
    gapOpen: 'Waarvan open',
    gapCause: 'Oorzaak',
    gapFound: 'Hoe gevonden',
    gapNote: 'Opmerking',
    gapCauses: {
      outage: 'Storing',
      migration: 'Overstap naar ander systeem',
      closed: 'Gesloten',
      unknown: 'Onbekend',
      before_first_data: 'Vóór de eerste gegevens',
      after_last_data: 'Na de laatste gegevens',
    },
    gapFinds: { told: 'Opgegeven', silence: 'Stilte', no_data_yet: 'Nog geen gegevens' },
    noGaps: 'Er zijn geen gaten in de meting.',
  },

  charts: {
    table: 'Tabel bij deze figuur',
    download: 'Download als CSV',
    downloadXlsx: 'Download als XLSX',
    downloadSvg: 'Figuur als SVG',
    downloadTable: (name: string) => `Download als CSV: ${name}`,
    value: 'Aantal',
    low: 'Laag',
    high: 'Hoog',
    what: 'Wat',
    share: 'Deel',
    measured: 'Gemeten',
    hoursOf: (measured: string, hours: string) => `${measured}\u00a0van\u00a0${hours}\u00a0uur`,
    gap: 'niet gemeten',
    region: (name: string) => `Tabel: ${name}. Schuif opzij voor alle kolommen.`,
    rows: (name: string) => `Tabel: ${name}`,
    atLeast: (amount: string) => `minstens ${amount}`,
  },

  csv: {
    sheet: 'Cijfers',
    notes: 'Toelichting',
    report: 'Rapport',
    period: 'Periode',
    lines: 'Lijnen',
    coverage: 'Meetdekking',
    definitions: 'Definities',
    data: 'Gegevensversie',
    made: 'Gemaakt',
    filters: 'Filters',
    protection: 'Bescherming',
    internal: 'intern, niet publiceren',
    firstDay: 'Eerste dag',
    lastDay: 'Laatste dag',
    low: (name: string) => `${name}, laag`,
    high: (name: string) => `${name}, hoog`,
    seconds: (name: string) => `${name} (seconden)`,
    hours: (name: string) => `${name} (uren)`,
    share: (name: string) => `${name} (procent)`,
    money: (name: string) => `${name} (euro)`,
  },

  /** In file names: ASCII only. */
  fileNames: {
    overview: 'overzicht',
    missed: 'gemist',
    availability: 'bereikbaarheid',
    contacts: 'pogingen',
    roster: 'rooster',
    people: 'mensen',
    days: 'dagen',
    weeks: 'weken',
    months: 'maanden',
    trend: 'verloop',
    ladder: 'van-poging-tot-mens',
    when: 'weekrooster',
    'week-grid': 'weekrooster',
    why: 'waarom',
    tiles: 'kerncijfers',
    waits: 'wachttijden',
    lines: 'lijnen',
    'unanswered-hours': 'uren-zonder-antwoord',
    gaps: 'gaten',
    markers: 'markeringen',
    sources: 'bronnen',
    alerts: 'waarschuwingen',
    imports: 'ingelezen',
    shortages: 'tekorten',
    surplus: 'overschotten',
    required: 'nodig',
    week: 'week',
    'roster-imports': 'ingelezen-roosters',
    presence: 'aanwezig',
    users: 'toegang',
    kept: 'wat-we-bewaren',
    roles: 'rollen',
    turns: 'sleutels',
    settings: 'instellingen',
    requests: 'verzoeken',
    exceptions: 'uitzonderingen',
    coming: 'komende-dagen',
    special: 'bijzondere-dagen',
    deliveries: 'leveringen',
    refused: 'geweigerd',
    unknown_kinds: 'onbekende-soorten',
    reports: 'rapporten',
    definitions: 'regels-van-anderen',
    links: 'deel-links',
    hours: 'openingstijden',
  } as Readonly<Record<string, string>>,

  terms: {
    intro: 'Elk woord en elk getal betekent op elke pagina hetzelfde. Hier staat wat.',
    numbers: 'Wat we tellen en schatten',
    reasons: 'Waarom niemand antwoordde',
    reasonsIntro: 'De eerste reden die past, geldt. De volgorde ligt vast.',
    kinds: { count: 'geteld', estimate: 'geschat, met marge', rate: 'berekend uit tellingen', length: 'gemeten tijd' },
    settings: 'Afspraken die nu gelden',
    settingShort: (seconds: string) => `Kort afgebroken: binnen ${seconds} seconden.`,
    settingSeries: (hours: string) => `Een contactreeks: pogingen met hoogstens ${hours} uur ertussen.`,
    settingLater: (days: string) => `Later alsnog gesproken: binnen ${days} dagen.`,
    settingReconnect: (minutes: string) => `Weggevallen en binnen ${minutes} minuten terug: hoort bij hetzelfde gesprek.`,
    settingService: (seconds: string) => `Snel geholpen: binnen ${seconds} seconden.`,
    dayparts: 'Dagdelen',
    daypartsText: 'Nacht is 0–6 uur, ochtend 6–12 uur, middag 12–18 uur en avond 18–24 uur, in de tijd van de lijn.',
  },
  accessibility: accessibilityNl,
  method: {
    intro: 'Zo komen de cijfers tot stand, in gewone woorden.',
    sections: [
      {
        id: 'people',
        title: 'Van pogingen naar mensen',
        text: [
          'Uw systeem meldt oproepen en chats. Een nummer wordt bij binnenkomst meteen vervangen door een pseudoniem; het nummer zelf bewaren we nooit.',
          'Pogingen met hetzelfde pseudoniem zijn van dezelfde mens. Wie anoniem belt, kunnen we niet herkennen. Voor hen schatten we hoe vaak één mens het probeert, op grond van de bellers die we wel herkennen.',
          'Over een langere tijd kunnen we mensen niet herkennen, omdat de sleutel van de pseudoniemen wordt vernietigd. Dan tellen we de mensen per sleutelperiode op; wie in twee periodes belt, telt twee keer.',
        ],
      },
      {
        id: 'never',
        title: 'Nooit gesproken',
        text: [
          'Iemand telt als nooit gesproken als er na de laatste poging 7 dagen lang geen gesprek kwam. Is de laatste poging jonger, dan is het nog open en telt het niet mee.',
          'Dat aantal dagen is een afspraak van uw organisatie. Bij Begrippen staat welke nu geldt.',
        ],
      },
      {
        id: 'range',
        title: 'De marge',
        text: [
          'Bij elke schatting staat een marge. Die is bedoeld om 9 van de 10 keer te kloppen. De ondergrens neemt aan dat anonieme bellers vaak dezelfde mensen zijn, de bovengrens dat het allemaal verschillende mensen zijn. Herkennen we weinig bellers, dan is de marge nog ruimer.',
          'We ronden schattingen af: onder de 20 op hele mensen, tot 200 op vijftallen, daarboven op tientallen. De marge ronden we naar buiten af.',
        ],
      },
      {
        id: 'gaps',
        title: 'Niet gemeten is geen nul',
        text: [
          'Als een bron stil was door een storing, weten we niet hoeveel mensen het toen probeerden. Zo’n gat is gearceerd en telt in geen enkel percentage mee.',
          'Sommige systemen registreren geen oproepen buiten openingstijd. Dan is dat deel onbekend en niet nul.',
        ],
      },
      {
        id: 'reasons',
        title: 'De reden dat niemand antwoordde',
        text: [
          'We kijken naar de openingstijden en de bezetting van dat moment. Een storing of een ontbrekend einde gaat voor. Daarna kijken we of de lijn dicht was, of er iemand klaarzat, of het een korte poging was, en wat het systeem verder meldde.',
          'Of er iemand aangemeld was, zegt uw systeem. Meldt geen systeem dat, dan zegt het rooster of er iemand zou zijn.',
          'De openingstijden van toen gelden voor toen. Wijzigt u ze met een latere ingangsdatum, dan verandert er niets aan eerdere dagen.',
        ],
      },
      ...staffingMethodNl,
      ...caseMethodNl,
      {
        id: 'privacy',
        title: 'Wie belde, blijft onbekend',
        text: [
          'Geen enkele pagina toont wie belde of wie antwoordde. De kleinste stap is een kwartier. Medewerkers worden alleen geteld, nooit genoemd of vergeleken.',
        ],
      },
    ],
  },

  imports: {
    headline: 'Lees oude gegevens in uit een bestand. U ziet eerst wat erin staat; er wordt niets bewaard totdat u dat kiest.',
    source: 'Bron',
    sourceHint: 'Het systeem waar het bestand vandaan komt.',
    noSources: 'Er is nog geen bron ingesteld waarvan bestanden kunnen worden ingelezen. Hebt u een lijst uit uw telefooncentrale? Voeg dan een CSV-bron toe.',
    connectFirst: 'Kies het soort bestand',
    otherFile: 'Is uw bestand van een ander systeem?',
    connectAnother: 'Voeg daar eerst een bron voor toe',
    files: 'Bestanden',
    filesHint: {
      asterisk: 'Kies queue_log en het CDR-bestand samen. Een export uit de database mag ook, met de namen van de kolommen erboven.',
      csv: 'Kies één of meer bestanden: CSV, of een werkmap (.xlsx of .ods) van hoogstens 4 MB.',
      generic: 'Kies een bestand met één gebeurtenis per regel (JSON).',
    },
    dryRun: 'Alleen proberen, niets bewaren',
    dryRunHint: 'U ziet hoeveel rijen bruikbaar zijn en welke niet.',
    start: 'Inlezen en bewaren',
    tryOut: 'Bestand proberen',
    privacy: 'Nummers in het bestand vervangen we meteen door een pseudoniem. Het bestand zelf bewaren we niet.',
    progress: 'Voortgang',
    working: (done: string, total: string, share: string) => `${done} van ${total} ingelezen (${share}).`,
    left: (length: string) => `Nog ongeveer ${length}.`,
    resumable: 'U kunt deze pagina sluiten. Kies later hetzelfde bestand; wat al is ingelezen, telt niet dubbel.',
    stopped: 'Het inlezen is gestopt. Wat al binnen is, blijft bewaard. Kies hetzelfde bestand om verder te gaan.',
    doneDry: 'Dit is wat erin staat. Er is niets bewaard.',
    done: 'Klaar met inlezen.',
    refusedFile: 'Dit bestand kunnen we niet lezen. Er is niets bewaard. Kies een bestand dat bij deze bron hoort.',
    result: 'Uitkomst',
    rows: 'Rijen gelezen',
    stored: 'Rijen bewaard',
    wouldStore: 'Rijen die bewaard zouden worden',
    duplicates: 'Al bekend',
    refused: 'Rijen geweigerd',
    skipped: 'Rijen overgeslagen',
    dates: 'Van en tot',
    refusedRows: 'Rijen die we niet konden gebruiken',
    rowCount: 'Aantal rijen',
    rowLine: 'Rij',
    rowLines: 'Eerste rijen',
    rowColumn: 'Kolom',
    rowValue: 'Waarde',
    rowReason: 'Wat er aan de hand is',
    toReport: 'Bekijk de cijfers',
    again: 'Nog een bestand inlezen',
    storeNow: 'Nu echt inlezen',
    mendColumns: 'Wijzig wat de kolommen en woorden van deze bron betekenen',
    rowReasonOf: {
      missing_column: 'de kolom ontbreekt',
      empty_value: 'is leeg, maar moet gevuld zijn',
      totals_row: 'is een rij met totalen en geen oproep; deze rij telt niet mee, en u hoeft niets te doen',
      missing_moment: 'ontbreekt, en zo weten we niet wanneer het gebeurde; zet het erbij met datum, tijd en tijdzone, zoals 2026-03-29T14:30:00+02:00',
      bad_moment: 'is geen moment met datum, tijd en tijdzone; schrijf het als 2026-03-29T14:30:00+02:00',
      bad_time: 'is niet geschreven zoals bij deze bron staat; kies een andere schrijfwijze onder Inrichten, Bronnen',
      time_does_not_exist: 'bestaat niet: geen kalender of klok toont deze tijd',
      day_and_month_swapped:
        'bestaat alleen als dag en maand andersom staan; kijk onder Inrichten, Bronnen, wat bij deze bron voorop staat, want dan kunnen ook andere dagen verwisseld zijn',
      rounded_number:
        'is een getal met E+ geworden: de laatste cijfers zijn weg; maak de kolom Tekst in uw rekenprogramma en bewaar opnieuw, of kies geen kolom voor de beller',
      formula_error: 'is een fout in een formule; verbeter die in uw rekenprogramma, of maak de cel leeg',
      bad_number: 'is geen lengte die we kunnen lezen; schrijf seconden, zoals 205, of 0:03:25',
      unknown_wait: 'zegt niet hoe lang het wachten duurde; kies onder Inrichten, Bronnen, de kolom met de wachttijd of met het einde van het wachten',
      unknown_outcome:
        'staat niet in de lijst van uitkomsten van deze bron; zet het erbij onder Inrichten, Bronnen, als “overslaan” als zulke rijen geen oproepen zijn',
      unknown_direction: 'staat niet bij de woorden voor de richting van deze bron; zet het erbij onder Inrichten, Bronnen, als “in” of als “overslaan”',
      unnamed_direction:
        'is geen oproep die bij u binnenkwam, en zou toch meetellen; kies deze kolom onder Inrichten, Bronnen, als richting, dan slaan we zulke rijen over',
      unknown_queue: 'hoort nog bij geen lijn; wijs de lijn aan onder Inrichten, Bronnen',
      unclosed_quote: 'op deze regel begint een aanhalingsteken dat nergens eindigt',
      wrong_column_count: 'heeft meer of minder kolommen dan de kopregel; staat er een scheidingsteken in een tekst, zet die tekst dan tussen aanhalingstekens',
      row_too_long: 'is langer dan 16 KiB',
      not_understood: 'heeft niet de vorm van dit soort bestand',
    },
    wholeRow: 'de rij',
    /** Behind the reason: which columns or settings. */
    fileReasonAbout: (names: string) => `Het gaat om: ${names}.`,
    besideOthers:
      'Een andere import of een ander systeem meldt ook pogingen uit deze weken. Bij oude gegevens zien we niet of iemand uit de ene ook in de andere voorkomt: wie in beide staat, telt dubbel. Het aantal mensen en het aantal dat nooit iemand sprak, zijn daar dus te hoog. Zijn het bestanden van één systeem? Maak de imports dan ongedaan en geef alle bestanden in één keer.',
    sharedIdOne:
      'Let op: onder één id staan rijen van verschillende mensen. Wat onder één id staat, telt als één poging. Er staan dan te weinig pogingen in de cijfers. Is de kolom met het id de goede? Wijs anders een andere aan onder Inrichten, Bronnen. Maak een import die al is opgeslagen dan ongedaan en lees het bestand opnieuw in.',
    sharedIds: (ids: string) =>
      `Let op: onder ${ids} id’s staan rijen van verschillende mensen. Wat onder één id staat, telt als één poging. Er staan dan te weinig pogingen in de cijfers. Is de kolom met het id de goede? Wijs anders een andere aan onder Inrichten, Bronnen. Maak een import die al is opgeslagen dan ongedaan en lees het bestand opnieuw in.`,
    mostlyHours:
      'Let op: de meeste wachttijden of gesprekken in dit bestand duren langer dan een uur. Klopt dat niet? Misschien zijn het milliseconden: reken ze om naar seconden, maak een import die al is opgeslagen ongedaan en lees het bestand opnieuw in.',
    aheadOfNow: 'Let op: er staan tijden in die nog moeten komen. Staan dag en maand wel goed? Kijk naar “Van en tot”.',
    fileReasonOf: {
      unknown_format: 'Dit is geen bestandssoort van deze bron. Kies hierboven de bron waar het bestand vandaan komt.',
      missing_column: 'Er ontbreken kolommen die bij deze bron zijn aangewezen. Wijs ze opnieuw aan onder Inrichten, Bronnen, of kies een ander bestand.',
      double_column: 'Een kolom die nodig is, staat er twee keer in. Haal er één weg.',
      no_mapping: 'Van deze bron is nog niet bekend wat de kolommen betekenen of bij welke lijn ze horen. Wijs dat aan onder Inrichten, Bronnen.',
      other_fields:
        'In dit bestand staan andere velden dan bij deze bron is gekozen, of in een andere volgorde. Van dit bestand is niets bewaard. Zet ze onder Inrichten, Bronnen, bij Meer instellingen in de volgorde van de centrale.',
      no_contexts: 'Dit zijn gespreksgegevens. Noem bij “cdrContexts” van de bron in welke contexten oproepen binnenkomen.',
      not_one_per_line:
        'In dit JSON-bestand staat één gegeven over meer regels, of staat alles in één lijst. Er is niets bewaard. Zet elk gegeven op een eigen regel. Met het programma jq gaat dat zo: jq -c ".[]" voor een lijst, jq -c . voor losse gegevens.',
      not_text:
        'Dit is geen tabel die we kunnen lezen, maar bijvoorbeeld een oude of beveiligde werkmap (.xls), een PDF of een foto. Open het in uw rekenprogramma en bewaar het als .xlsx of als CSV (UTF-8).',
      day_and_month_swapped:
        'In dit bestand staan dag en maand andersom dan bij deze bron is gekozen. Van dit bestand is niets bewaard. Kies onder Inrichten, Bronnen, de andere schrijfwijze van datum en tijd.',
      workbook_too_large:
        'Deze werkmap is te groot: hoogstens 4 MB, en zo’n 40.000 rijen. Bewaar het blad met de oproepen als CSV (UTF-8) en kies dat bestand; daarvoor geldt geen grens.',
      workbook_unreadable:
        'Deze werkmap is beschadigd of beveiligd, of er zitten macro’s of koppelingen in. Bewaar het blad met de oproepen als CSV (UTF-8) en kies dat bestand.',
      several_sheets: 'In meer dan één blad van deze werkmap staan oproepen. Er is niets bewaard. Bewaar elk blad als eigen bestand en kies ze samen.',
      without_results:
        'In deze werkmap staan formules die nog niet zijn uitgerekend. Open het bestand in uw rekenprogramma, bewaar het opnieuw en kies het nog eens.',
    },
  },

  errors: {
    notFound: 'Deze pagina bestaat niet, of u mag deze niet zien.',
    notFoundHelp:
      'Misschien is het adres niet goed overgenomen, of is wat hier stond weggehaald. Hebt u deze pagina nodig voor uw werk? Vraag een beheerder om een rol die erbij past.',
    failed: 'Er ging bij ons iets mis. Uw gegevens zijn niet kwijt.',
    failedHelp: 'Probeer het over een minuut opnieuw. Blijft het misgaan, geef dan dit nummer door aan uw beheerder:',
    refused: 'Dit verzoek kunnen we niet uitvoeren.',
    refusedBecause: {
      other_origin: 'Het verzoek kwam niet van een pagina van Bereikbaar. Open de pagina opnieuw en probeer het daar.',
      too_large: 'Er werd meer gestuurd dan in één keer kan. Stuur het in delen.',
      content_type: 'Het formulier kwam in een vorm die we niet kennen. Open de pagina opnieuw en vul het daar in.',
      bad_form: 'Het formulier kwam niet heel aan. Er is niets gewijzigd. Probeer het opnieuw.',
      link_over:
        'Deze link naar een rapport werkt niet, of niet meer: een link werkt negentig dagen en kan worden ingetrokken. Misschien is hij niet goed overgenomen. Vraag wie u de link stuurde om een nieuwe.',
      changed_meanwhile: 'Iemand anders wijzigde op hetzelfde moment iets. Er is niets overschreven. Open de pagina opnieuw en probeer het nog eens.',
      too_many: 'Er kwamen in korte tijd heel veel verzoeken. Wacht een minuut en probeer het opnieuw.',
      not_recorded: 'We kunnen nu niet vastleggen wie deze gegevens bekijkt. Daarom tonen we ze niet. Probeer het straks opnieuw.',
    },
    toOverview: 'Naar het overzicht',
    toStart: 'Naar mijn beginpagina',
    retry: 'Opnieuw proberen',
  },

  weekdayDaypart: (weekday: string, daypart: string, hours: string) => `${weekday}${daypart.toLowerCase()} (${hours})`,
  weekdayTime: (weekday: string, hours: string) => `${weekday} ${hours}`,
  holidays: {
    new_year: 'Nieuwjaarsdag',
    good_friday: 'Goede Vrijdag',
    easter_sunday: 'Eerste paasdag',
    easter_monday: 'Tweede paasdag',
    kings_day: 'Koningsdag',
    labour_day: 'Dag van de Arbeid',
    liberation_day: 'Bevrijdingsdag',
    ascension: 'Hemelvaartsdag',
    whit_sunday: 'Eerste pinksterdag',
    whit_monday: 'Tweede pinksterdag',
    belgian_national_day: 'Nationale feestdag van België',
    assumption: 'Maria-Tenhemelopneming',
    german_unity_day: 'Dag van de Duitse eenheid',
    reformation_day: 'Hervormingsdag',
    all_saints: 'Allerheiligen',
    armistice: 'Wapenstilstand',
    christmas_day: 'Eerste kerstdag',
    second_christmas_day: 'Tweede kerstdag',
  } satisfies Record<HolidayKey, string>,
}
