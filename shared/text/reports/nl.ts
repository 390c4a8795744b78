/**
 * Wat een rapport zegt en wat er op de pagina's over rapporten staat. Hele zinnen van hoogstens 30 woorden, met hoogstens één percentage, die los te
 * citeren zijn. Slots komen opgemaakt binnen.
 */
import type { EvidenceCondition } from '../../cases/case.ts'
import type { Refusal } from '../../reports/caseFindings.ts'
import type { GridGrain } from '../../reports/reportCounts.ts'
import type { SectionKey } from '../../reports/reportDocument.ts'
import type { Sentences } from '../../reports/sentence.ts'
import { reportPagesNl } from './pagesNl.ts'
import { times } from '../times.ts'

const inBrackets = (range: string) => (range === '' ? '' : ` (${range})`)

const sentencesNl: Sentences = {
  peopleNever: ({ period, line, people, never, range }) =>
    `In ${period} probeerden ${people} mensen ${line} te bereiken; ${never} van hen${inBrackets(range)} kregen niemand te spreken.`,
  peopleNeverWhileOpen: ({ period, line, never, range }) =>
    `In ${period} probeerden ${never} mensen${inBrackets(range)} ${line} te bereiken tijdens openingstijd zonder iemand te spreken te krijgen.`,
  peopleNeverHidden: ({ period, line, people }) =>
    `In ${period} probeerden ${people} mensen ${line} te bereiken; hoeveel van hen niemand spraken, kunnen we niet tonen.`,
  peopleUnknown: ({ period, line, attempts }) =>
    `In ${period} waren er ${attempts} pogingen om ${line} te bereiken; om hoeveel mensen dat gaat, is niet te zeggen.`,
  tooLittleMeasured: ({ period, line, share }) => `In ${period} is maar ${share} van de tijd gemeten; dat is te weinig voor uitspraken over ${line}.`,
  closedAndOpen: ({ closed, open }) =>
    `Van de mensen die niemand spraken, probeerde ${closed} het voor het eerst toen de lijn dicht was, en ${open} toen zij open was.`,
  closedAtLeast: ({ closed }) => `Van de mensen die niemand spraken, probeerde minstens ${closed} het voor het eerst toen de lijn dicht was.`,
  allClosed: () => 'De mensen die niemand spraken, probeerden het bijna allemaal voor het eerst toen de lijn dicht was.',
  allOpen: () => 'De mensen die niemand spraken, probeerden het bijna allemaal voor het eerst toen de lijn open was.',
  closedNotRecorded: () => 'Hoeveel mensen het buiten openingstijd probeerden, is onbekend: het systeem registreert die pogingen niet.',
  closedShareUnknown: () => 'Welk deel van de mensen het buiten openingstijd probeerde, is uit deze gegevens niet te zeggen.',
  ask: ({ hours, people, range, cost }) =>
    `Met ${hours} erbij had de lijn naar schatting ${people} mensen per jaar meer bereikt${inBrackets(range)}${cost === '' ? '' : `, voor ${cost} per jaar`}.`,
  askPerWeek: ({ open, people, range, cost }) =>
    `Met ${open} per week extra open had de lijn naar schatting ${people} mensen per jaar meer bereikt${inBrackets(range)}${cost === '' ? '' : `, voor ${cost} per jaar`}.`,
  askRefused: ({ reason }) => `Wat ruimere openingstijden zouden opleveren, is nog niet te zeggen: ${reason}.`,
  askNothing: () => 'Dit rapport doet geen voorstel voor andere openingstijden.',
  addedUp: ({ days }) => `Mensen zijn opgeteld per ${days} dagen; wie in twee van die periodes belde, telt twee keer.`,
  closedPartly: () => 'Buiten openingstijd is niet elke poging geregistreerd; het kunnen dus meer mensen zijn geweest.',
  coverageAll: () => 'De hele periode is gemeten.',
  coveragePart: ({ share, gaps, hours }) =>
    `Van de periode is ${share} gemeten; ${times(gaps, `1 gat in de meting (${hours}) telt`, `${gaps} gaten in de meting (samen ${hours}) tellen`)} niet mee.`,
  evidence: ({ mark }) => `Het bewijs voor dit voorstel is ${mark}.`,

  worstThree: ({ first, second, third }) => `Hulpvragen zonder gesprek begonnen het vaakst op ${first}, ${second} en ${third}.`,
  worstTwo: ({ first, second }) => `Hulpvragen zonder gesprek begonnen het vaakst op ${first} en ${second}.`,
  worstOne: ({ first }) => `Hulpvragen zonder gesprek begonnen het vaakst op ${first}.`,
  worstNone: () => 'Geen enkel dagdeel springt eruit: mensen die niemand spraken, probeerden het verspreid over de week.',
  usual: ({ length, number, many, of }) =>
    length === ''
      ? `In een gewone maand bleven ${number} hulpvragen zonder gesprek; in ${many} van de ${of} gemeten maanden was het minstens de helft daarvan.`
      : `In ${length} maanden bleven gewoonlijk ${number} hulpvragen zonder gesprek; in ${many} van de ${of} periodes was het minstens de helft daarvan.`,

  missedWhileClosed: ({ tenths }) => `Van de gemiste pogingen kwam ${tenths} binnen toen de lijn dicht was.`,
  missedWhileClosedAtLeast: ({ tenths }) => `Van de gemiste pogingen kwam minstens ${tenths} binnen toen de lijn dicht was.`,
  missedWhileOpen: ({ tenths }) => `Van de gemiste pogingen kwam ${tenths} binnen toen de lijn open was.`,
  mainReasonOpen: ({ reason, attempts }) =>
    `Was de lijn open, dan was dit de meest voorkomende reden dat niemand antwoordde: ${reason} (${attempts} pogingen).`,
  staffed: ({ hours, share }) => `De lijn was ${hours} per week open; in ${share} van die tijd zat er iemand klaar.`,
  openHours: ({ hours }) => `De lijn was ${hours} per week open.`,
  answered: ({ share }) => `Van de pogingen tijdens openingstijd kreeg ${share} iemand te spreken.`,
  waited: ({ half, most }) => `De helft van wie iemand sprak, wachtte korter dan ${half}; 9 op de 10 wachtten korter dan ${most}.`,
  waitedAlike: ({ most }) => `Van de mensen die iemand spraken, wachtten 9 op de 10 korter dan ${most}.`,
  left: ({ half, most }) => `Van wie tijdens het wachten afhaakte, deed de helft dat binnen ${half}, en 9 op de 10 binnen ${most}.`,
  later: ({ people, range, delay }) =>
    `${people} mensen${inBrackets(range)} spraken pas later alsnog iemand${delay === '' ? '' : `; de helft van hen binnen ${delay} na de eerste poging`}.`,
  repeated: ({ days, attempts, people }) =>
    `Wie in een periode van ${days} dagen vaker belt, telt één keer: zo kwamen ${attempts} pogingen van ${people} mensen.`,
  shortNotCounted: ({ seconds, short }) => `Wie binnen ${seconds} seconden of in het keuzemenu ophing, telt niet als gemist; dat waren ${short} pogingen.`,
  beforeMore: ({ now, before, period }) => `Er zijn meer pogingen gemist dan een jaar eerder: ${before} in ${period}, ${now} nu.`,
  beforeLess: ({ now, before, period }) => `Er zijn minder pogingen gemist dan een jaar eerder: ${before} in ${period}, ${now} nu.`,
  beforeSame: ({ period }) => `Bij de gemiste pogingen is geen duidelijk verschil te zien met ${period}.`,
  beforeUnmeasured: ({ period }) => `Van ${period} is te weinig gemeten om mee te vergelijken.`,
  reachMade: ({ number, people, source, line, share, range }) =>
    `Van de ${number} ${people} (${source}) zocht naar schatting ${share} contact met ${line}${inBrackets(range)}.`,
  reachSpoken: ({ share, range }) => `Met ${share}${inBrackets(range)} kwam er een gesprek.`,
  reachCaveat: () => 'Zie dit als een bovengrens: niet iedereen die contact zocht, hoort bij die groep.',

  proposedHours: ({ open, staff }) => `Het voorstel is ${open} per week langer open; dat vraagt ${staff} aan diensten per week.`,
  proposedStart: ({ date }) => `De nieuwe openingstijden zouden ingaan op ${date}.`,
  longerThanStaff: ({ longer, staff }) =>
    `Langer open had meer mensen bereikt dan evenveel diensten in de huidige uren: ongeveer ${longer} tegen ${staff} per jaar.`,
  staffThanLonger: ({ longer, staff }) =>
    `Evenveel extra diensten in de huidige uren hadden meer mensen bereikt dan langer open: ongeveer ${staff} tegen ${longer} per jaar.`,
  neitherClear: ({ longer, staff }) =>
    `Het verschil met evenveel extra diensten in de huidige uren is niet zeker: ongeveer ${longer} mensen per jaar tegen ${staff}.`,
  rivalOnly: ({ staff }) => `Evenveel extra diensten in de huidige uren zouden naar schatting ${staff} mensen per jaar bereiken.`,

  impact: ({ people, low, high }) =>
    `Met deze uren had de lijn naar schatting ${people} mensen per jaar meer bereikt: in het lage geval ${low}, in het hoge ${high}.`,
  notAPromise: () => 'Dat is wat er geweest zou zijn in de gemeten tijd, geen belofte over de jaren die komen.',
  costPerPerson: ({ cost, low, high }) => `Per extra bereikt mens kost dat naar schatting ${cost} (tussen ${low} en ${high}).`,
  costAtLeast: ({ low }) => `Per extra bereikt mens kost dat naar schatting minstens ${low}.`,
  earlier: ({ people, range }) => `Daarnaast waren ongeveer ${people} mensen${inBrackets(range)} per jaar eerder geholpen dan nu.`,
  newcomers: ({ share, needs, without }) =>
    `Brengen ruimere uren ${share} meer vraag, dan worden per jaar ongeveer ${needs} hulpvragen extra bereikt in plaats van ${without}; dat verschil telt hier niet mee.`,
  backtestInside: ({ until, period, low, high, happened }) =>
    `Terugtoets: met de gegevens tot en met ${until} verwachtten we ${low} tot ${high} hulpvragen voor ${period}; het werden er ${happened}. Dat klopte.`,
  backtestOutside: ({ until, period, low, high, happened }) =>
    `Terugtoets: met de gegevens tot en met ${until} verwachtten we ${low} tot ${high} hulpvragen voor ${period}; het werden er ${happened}. Dat klopte niet.`,
  noImpact: () => 'Zonder voorstel is er geen verwachte opbrengst.',
  noPromises: () => 'Er is nog geen eerdere uitbreiding waarvan we de belofte naast de uitkomst kunnen leggen.',
}

export const reportsNl = {
  sentences: sentencesNl,
  page: 'Rapporten',
  title: (line: string) => `Bereikbaarheid van ${line}`,
  sections: {
    signal: 'Signaal',
    when: 'Onderzoek: wanneer',
    why: 'Onderzoek: waarom',
    action: 'Actie: voorgestelde uren',
    impact: 'Impact: wat we verwachten',
    method: 'Methode en kanttekeningen',
  } satisfies Record<SectionKey, string>,
  annex: 'Bijlage: de cijfers bij de figuren',
  year: (year: string) => year,
  months: (count: number, last: string) => times(count, last, `de ${count} maanden tot en met ${last}`),
  yearBefore: (days: string) => `dezelfde maanden een jaar eerder (${days})`,
  filters: (line: string, period: string) => `Lijn ${line}, ${period}, alle uren; kort afgebroken pogingen tellen apart.`,

  about: (number: string) => `ongeveer ${number}`,
  fewerThan: (threshold: string) => `minder dan ${threshold}`,
  atMost: (amount: string) => `hoogstens ${amount}`,
  notShown: 'een aantal dat we niet tonen',
  unknownNumber: 'een onbekend aantal',
  notShownCell: '*',
  notMeasuredCell: 'niet gemeten',
  notRecordedCell: 'niet geregistreerd',
  unknownCell: 'onbekend',
  ofY: (part: string, whole: string) => `${part} van de ${whole}`,
  notSaid: 'niet te zeggen',

  figure: (number: number) => `Figuur ${number}`,
  table: (number: number) => `Tabel ${number}`,
  tableOf: (table: number) => `De cijfers staan in tabel ${table}.`,
  ofFigure: (finding: string, figure: number) => `Bij figuur ${figure}: ${finding}`,
  termsHere: 'Begrippen:',
  smallNote: (threshold: string) => `Bij <${threshold} en * is een aantal afgeschermd, omdat het klein is of een klein aantal zou verraden.`,

  ladder: {
    finding: (attempts: string, never: string) => `${attempts} pogingen, ${never} mensen die niemand te spreken kregen`,
    findingUnknown: (attempts: string) => `${attempts} pogingen; om hoeveel mensen het gaat, is niet te zeggen`,
    subtitle: (period: string) => `Aantal pogingen, contactreeksen en mensen; ${period}`,
    alternative: (attempts: string, people: string) => `Staven op één schaal, van pogingen naar mensen. ${attempts} pogingen kwamen van ${people} mensen.`,
    parts: 'Hoe het afliep voor deze mensen',
    step: 'Stap',
    number: 'Aantal',
    attempts: 'Pogingen',
    series: 'Contactreeksen',
    people: (days: string) => `Mensen (opgeteld per ${days} dagen)`,
    reached_at_once: 'Meteen gesproken',
    later: 'Later alsnog gesproken',
    never: 'Nooit gesproken',
    still_open: 'Nog open',
    rangeNote: (often: string) => `Het streepje is de marge; die is bedoeld om ${often} te kloppen.`,
  },
  nineInTen: '9 van de 10 keer',
  oftenShare: (share: string) => `${share} van de keren`,
  perMany: (share: string, of: string) => `${share} op de ${of}`,
  fromTo: (low: string, high: string) => `${low} tot ${high}`,

  grid: {
    finding: (moment: string, number: string) => `Het hoogst op ${moment}: ${number} hulpvragen zonder gesprek`,
    findingEven: 'Geen enkel moment springt eruit',
    subtitle: (grain: string, period: string) => `Hulpvragen zonder gesprek naar het moment van de eerste poging, ${grain}; ${period}`,
    grains: { twohour: 'per 2 uur', daypart: 'per dagdeel', workweek: 'per dagdeel, werkweek en weekend apart', week: 'voor de hele week' } satisfies Record<
      GridGrain,
      string
    >,
    grainNote: {
      twohour: 'Een rapport toont de week in stappen van 2 uur of groter.',
      daypart: 'In kleinere stappen zouden te veel aantallen te klein zijn om te tonen.',
      workweek: 'Per losse dag zouden te veel aantallen te klein zijn om te tonen.',
      week: 'Per dagdeel zouden te veel aantallen te klein zijn om te tonen.',
    } satisfies Record<GridGrain, string>,
    tooShort: 'De periode is korter dan 13 weken; daarom tonen we geen weekrooster.',
    alternative: 'Elk vak is een moment van de week, met het aantal hulpvragen zonder gesprek dat toen begon.',
    needsNote: 'Eén mens kan meer dan één hulpvraag hebben; samen zijn het er dus meer dan er mensen zijn.',
    caption: 'Hulpvragen zonder gesprek in de week',
    time: 'Tijd',
    workdays: 'Ma t/m vr',
    workdaysName: 'werkdagen',
    weekend: 'Za en zo',
    weekendName: 'weekenddagen',
    week: 'Hele week',
    dayparts: { '00:00': 'Nacht', '06:00': 'Ochtend', '12:00': 'Middag', '18:00': 'Avond' } as Readonly<Record<string, string>>,
    cell: (moment: string, number: string) => `${moment}: ${number}`,
    cellOpen: 'open',
    cellPartly: 'deels open',
    legendOpen: 'dikke rand: open',
    legendPartly: 'stippelrand: deels open',
    legendSmall: 'te klein om te tonen',
    legendNotMeasured: 'niet gemeten',
    legendNotRecorded: 'dicht, niet geregistreerd',
    /** "maandagmiddag (12–18 uur)" with its number. */
    momentIn: (moment: string, number: string) => `${moment} (${number})`,
    weekdayDaypart: (weekday: string, daypart: string) => `${weekday}${daypart.toLowerCase()}`,
    daysDaypart: (days: string, hours: string) => `${days} ${hours}`,
  },

  trend: {
    finding: (number: string) => `In een gewone maand bleven ${number} hulpvragen zonder gesprek`,
    findingMonths: (months: number, number: string) => `In ${months} maanden bleven gewoonlijk ${number} hulpvragen zonder gesprek`,
    findingFew: 'Te weinig maanden om te zeggen wat gewoon is',
    subtitle: (unit: string, dates: string) => `Hulpvragen zonder gesprek ${unit}; ${dates}`,
    perMonth: 'per maand',
    perMonths: (months: number) => `per ${months} maanden`,
    alternative: (bars: number, unit: string) => `Een staaf voor elk van de ${bars} periodes, ${unit}. De hoogte is het aantal zoals het in de tabel staat.`,
    since: (date: string) => `Er wordt gemeten sinds ${date}.`,
    missing: 'niet gemeten',
    bundled: (months: number) => `Per losse maand zouden te veel aantallen te klein zijn om te tonen; daarom staat elke staaf voor ${months} maanden.`,
    month: 'Maand',
    months: 'Maanden',
    attempts: 'Pogingen',
    answered: 'Gesproken',
    missed_open: 'Gemist, open',
    missed_closed: 'Geprobeerd, dicht',
    never: 'Hulpvragen zonder gesprek',
    measured: 'Gemeten',
    dates: (first: string, last: string) => (first === last ? first : `${first} t/m ${last}`),
  },

  causes: {
    findingClosed: 'Dicht was vaker de reden dan vol of onbezet',
    findingOpen: 'Vol of onbezet was vaker de reden dan dicht',
    findingEven: 'Dicht was ongeveer even vaak de reden als vol of onbezet',
    finding: 'Waarom niemand antwoordde',
    subtitle: (period: string) => `Aantal pogingen zonder gesprek, naar reden; ${period}`,
    alternative: (attempts: string) =>
      `Een staaf per reden, op één schaal. Elke poging zonder gesprek telt één keer; samen met de beantwoorde waren het ${attempts} pogingen.`,
    reason: 'Reden',
    attempts: 'Pogingen',
    answered: 'Beantwoord',
    total: 'Alle pogingen',
    atClosing: 'Wie nog wachtte toen de lijn dichtging, telt bij “dicht”.',
  },
  /** In the middle of a sentence. */
  reasons: {
    unstaffed: 'er zat niemand klaar',
    busy: 'iedereen was bezet',
    refused: 'de chat werd niet aangenomen',
    gave_up: 'afgehaakt tijdens het wachten',
  },

  week: {
    title: 'De week nu en volgens het voorstel',
    titleNow: 'De week zoals zij nu is',
    subtitle: (from: string) => `Openingstijden die golden op ${from}`,
    day: 'Dag',
    present: 'Nu open',
    proposed: 'Erbij',
    closed: 'gesloten',
    none: '–',
    staffed: (times: string, people: string) => `${times} (${people} mensen)`,
    exceptions: 'Op feestdagen en andere bijzondere dagen gelden soms andere tijden.',
  },
  plans: {
    title: 'Dezelfde diensten op andere manieren ingezet',
    subtitle: (dates: string) => `Verwacht aantal mensen per jaar, op grond van ${dates}`,
    plan: 'Plan',
    open: 'Extra open per week',
    staff: 'Diensten per week',
    people: 'Extra mensen per jaar',
    cost: 'Kosten per jaar',
    perPerson: 'Kosten per mens',
    more_staff: 'Evenveel diensten, huidige uren',
    nothing: 'Niets veranderen',
    proposed: 'Voorgestelde uren',
    atLeast: (amount: string) => `minstens ${amount}`,
    caption: 'Plannen vergeleken',
  },
  impact: {
    finding: (people: string) => `Naar schatting ${people} mensen per jaar meer bereikt`,
    subtitle: (dates: string) => `Extra bereikte mensen per jaar: laag, midden en hoog; op grond van ${dates}`,
    alternative: (people: string, range: string) => `Een staaf per plan, met de marge als streepje. Het voorstel komt op ${people} mensen per jaar, ${range}.`,
    low: 'Laag',
    middle: 'Midden',
    high: 'Hoog',
    slightlyFewer: 'net iets minder',
    slightlyMore: 'net iets meer',
    evidenceTitle: (mark: string) => `Bewijskracht: ${mark}`,
    holds: (condition: string) => `Voldaan: ${condition}`,
    fails: (condition: string) => `Niet voldaan: ${condition}`,
    conditions: {
      weeks: 'minstens 26 weken gemeten',
      coverage: 'minstens 95% van de tijd gemeten',
      closed_recorded: 'oproepen buiten openingstijd worden geregistreerd',
      backtest: 'de terugtoets klopte',
      beats_more_staff: 'ook de lage schatting is hoger dan meer bezetting in de huidige uren',
    } satisfies Record<EvidenceCondition, string>,
    marks: { strong: 'sterk', fair: 'redelijk', too_little: 'te zwak om op te bouwen' },
    measureTitle: 'Wat we meten, en wanneer',
    measure: {
      start: (date: string | undefined) =>
        date === undefined
          ? 'Na de start meten we met dezelfde definities als in dit rapport.'
          : `Vanaf ${date} meten we met dezelfde definities als in dit rapport.`,
      sixMonths: 'Na zes maanden vergelijken we met dezelfde weken van het jaar ervoor: hoeveel mensen spraken we nooit, en hoeveel in de nieuwe uren.',
      verdict: 'De uitkomst komt naast de belofte te staan: erboven, erbinnen, eronder, of nog niet te zeggen.',
      always: 'Een volgend rapport gebruikt dezelfde definities, zodat de cijfers naast deze gelegd kunnen worden.',
    },
    promisesTitle: 'Eerdere beloften en wat ervan kwam',
    promisesSubtitle: 'Extra bereikte mensen per jaar',
    since: 'Sinds',
    promised: 'Beloofd',
    measured: 'Gemeten',
    verdict: 'Oordeel',
    change: 'Wijziging',
    verdicts: { above: 'boven verwachting', within: 'zoals verwacht', below: 'onder verwachting', cannot_tell: 'nog niet te zeggen' },
  },
  refusals: {
    closed_not_recorded: 'oproepen buiten openingstijd worden niet geregistreerd',
    too_few_weeks: 'er is nog te kort gemeten',
    too_few_needs: 'in die uren waren er te weinig hulpvragen',
    too_few_recognised: 'te veel mensen bellen anoniem',
    too_little_measured: 'van de periode is te weinig gemeten',
    already_open: 'de lijn is in die uren al open',
    no_hours: 'er zijn geen uren die genoeg opleveren',
  } satisfies Record<Refusal['reason'], string>,
  refusalLater: (reason: string, weeks: string) => `${reason}; na ${weeks} weken meten weten we meer`,

  method: {
    terms: 'Wat de woorden betekenen',
    sourcesTitle: 'Waar de cijfers vandaan komen',
    source: (name: string) => `${name}: meldingen van het telefoon- of chatsysteem zelf, zonder nummers of namen.`,
    noSources: 'Gegevens die uit bestanden zijn ingelezen.',
    data: (definitions: string, data: string, made: string) =>
      `Definities versie ${definitions}, gegevens versie ${data}, vastgelegd op ${made}. Latere gegevens veranderen dit rapport niet.`,
    gapsTitle: 'Wat er niet gemeten is',
    noGaps: 'Er zijn geen gaten in de meting bekend.',
    inMonth: (month: string) => `In ${month}`,
    inMonths: (first: string, last: string) => `Van ${first} tot en met ${last}`,
    gap: (when: string, cause: string, hours: string) => `${when}: ${cause}, ${hours}.`,
    gapMore: (count: number, hours: string) => `En ${times(count, 'nog 1 korter gat', `nog ${count} kortere gaten`)}, samen ${hours}.`,
    gapCauses: {
      outage: 'storing',
      migration: 'overstap naar een ander systeem',
      closed: 'gesloten',
      unknown: 'oorzaak onbekend',
      before_first_data: 'er kwamen nog geen gegevens binnen',
      after_last_data: 'er kwamen geen gegevens meer binnen',
    } as Readonly<Record<string, string>>,
    protectionTitle: 'Kleine aantallen',
    protection: (threshold: string) =>
      `Een aantal dat kleiner is dan ${threshold} maar niet 0, tonen we als “<${threshold}”, zodat niemand herkenbaar is. Andere aantallen zijn afgerond op vijftallen.`,
    protectionStar:
      'Bij * is een aantal weggelaten, omdat een ander er anders uit af te leiden zou zijn. Totalen zijn los afgerond; optellen geeft soms iets anders.',
    protectionRelease: 'De aantallen zijn getoetst samen met alle eerder verschenen rapporten over deze lijn.',
    caveatsTitle: 'Wat er anders kan liggen',
    anonymous: (share: string) => `Bij ${share} van de pogingen was geen nummer zichtbaar. Daarom is het aantal mensen een schatting met een marge.`,
    anonymousNone: 'Bij deze pogingen was vrijwel altijd een nummer zichtbaar; het aantal mensen is daardoor bijna geteld.',
    anonymousUnknown: 'Van een deel van de pogingen was geen nummer zichtbaar. Daarom is het aantal mensen een schatting met een marge.',
    linked: 'Wie met een andere telefoon belt, telt als een ander mens. Wie een toestel deelt, telt samen als één.',
    partly: 'Buiten openingstijd is maar een deel van de oproepen geregistreerd. Er kunnen meer mensen zijn geweest.',
    notRecorded: 'Buiten openingstijd zijn geen oproepen geregistreerd. Hoeveel mensen het toen probeerden, weten we niet.',
    unknownRecorded: 'Het is niet zeker of oproepen buiten openingstijd allemaal geregistreerd zijn.',
    silent: 'Wie weet dat de lijn dicht is, belt vaak niet. Zij ontbreken in elk cijfer.',
    elsewhere: 'Of mensen elders hulp vonden, weten we niet. Dit rapport zegt niets over hoe het met hen afliep.',
    changedDefinitions: 'In de periode zijn de definities gewijzigd. Elke dag is geteld met de definitie van toen.',
    outside: (source: string, address: string) =>
      `Het aantal van ${source} is een schatting van anderen${address === '' ? '' : `; zie ${address}`}. Of die mensen juist deze lijn zochten, is onbekend.`,
    outsideSource: (source: string, year: string) => `${source}, ${year}`,
    contactTitle: 'Vragen over dit rapport',
    contact: (contact: string) => contact,
    noContact: 'Neem contact op met de organisatie.',
    citation: 'Vast adres en citeren',
  },
  terms: {
    needs_open: {
      name: 'hulpvraag zonder gesprek',
      text: (days: string) => `Een hulpvraag waarop binnen ${days} dagen na de laatste poging geen gesprek volgde. Iemand kan er meer dan één hebben.`,
    },
    range: { name: 'marge', text: (often: string) => `De uitkomsten waartussen het echte aantal naar verwachting ligt, bedoeld om ${often} te kloppen.` },
  },
  switchboard: {
    title: 'Dezelfde periode volgens andere definities',
    subtitle: (period: string) => `Delen van de pogingen tijdens openingstijd, per definitie; ${period}`,
    caption: 'Definities naast elkaar',
    rule: 'Definitie',
    answered: 'Beantwoord',
    abandoned: 'Afgehaakt',
    missed: 'Gemist',
    inTime: 'Op tijd',
    ruleNote: (name: string, rule: string, base: string) => `${name}: ${rule} Deel van: ${base}.`,
    withSource: (text: string, source: string) => `${text} Bron: ${source}.`,
  },
  pages: reportPagesNl,
}
export type ReportTexts = typeof reportsNl
