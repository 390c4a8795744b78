/** De zinnen van de instellingen per groep. Zie `shared/text/nl.ts`. */
import { listed } from '../listed.ts'

type Field = { readonly label: string; readonly hint: string }
type Group = { readonly title: string; readonly sentence: string; readonly under: string /** Op de pagina met alle instellingen. */; readonly about: string }

const groups = {
  definitions: {
    title: 'Definities',
    sentence: 'Met deze afspraken maken we van pogingen cijfers.',
    under:
      'Een wijziging geldt vanaf een datum. Wat daarvoor gold, blijft staan. Rapporten die al zijn vastgesteld, veranderen niet. In grafieken staat een streepje bij de wijziging.',
    about: 'Wat telt als kort afgebroken, als één contactreeks en als later alsnog gesproken.',
  },
  staffing: {
    title: 'Bezetting',
    sentence: 'Hiermee rekenen we uit hoeveel mensen er nodig zijn.',
    under: 'Een wijziging geldt meteen, ook voor weken die al voorbij zijn. Wat er is gebeurd, verandert niet; alleen wat er nodig was.',
    about: 'Het doel voor wie ophangt tijdens het wachten, en de aannames over aanwezigheid.',
  },
  cost: {
    title: 'Kosten',
    sentence: 'Hiermee rekenen we uit wat langer open zijn kost.',
    under: 'Zonder bedrag noemen we geen kosten. Wat u eerder bewaarde of vaststelde, houdt het bedrag van toen.',
    about: 'Wat een uur van één medewerker kost, voor de pagina Uitbreiding.',
  },
  alerts: {
    title: 'Waarschuwingen',
    sentence: 'Hier kiest u hoe lang een open lijn leeg mag zijn voordat iemand bericht krijgt.',
    under:
      'Wie het bericht krijgt, kiest ieder zelf bij “Mijn mail”. Dat een telefoon- of chatsysteem stilvalt of dat er te weinig mensen zijn ingeroosterd, merken we vanzelf. Daarvoor hoeft u niets in te stellen.',
    about: 'Hoe lang er niemand aangemeld mag zijn voordat iemand bericht krijgt.',
  },
  retention: {
    title: 'Bewaren',
    sentence: 'Zo lang is een beller te herkennen, en zo lang bewaren we cijfers.',
    under: 'Een andere lengte begint bij de volgende wissel. De periode die nu loopt, wordt niet korter of langer.',
    about: 'Hoe lang een beller te herkennen is en hoe lang cijfers blijven.',
  },
  small: {
    title: 'Kleine aantallen',
    sentence: 'Kleinere aantallen dan dit gaan de organisatie niet uit.',
    under:
      'Het geldt voor financiers, gedeelde rapporten en alles wat openbaar is. U kunt de grens alleen verhogen. Bij een lagere grens zou te zien zijn wat eerder verborgen was.',
    about: 'Vanaf welk aantal een getal naar buiten mag.',
  },
  organisation: {
    title: 'Organisatie',
    sentence: 'Zo heet u op de pagina’s en in rapporten.',
    under: 'Rapporten die al zijn vastgesteld, houden de naam en de kleur van toen. Feestdagen kiest u per lijn, bij de openingstijden.',
    about: 'De naam van de organisatie, bij wie mensen terechtkunnen, en de kleur van rapporten.',
  },
} satisfies Record<string, Group>

const fields: Readonly<Record<string, Field>> = {
  shortSeconds: { label: 'Kort afgebroken onder (seconden)', hint: 'Wie eerder ophangt dan dit, telt als kort afgebroken en niet als gemist.' },
  seriesHours: { label: 'Eén contactreeks tot (uren)', hint: 'Pogingen van dezelfde beller met hoogstens zoveel tijd ertussen horen bij elkaar.' },
  laterDays: { label: 'Later alsnog gesproken binnen (dagen)', hint: 'Wie binnen zoveel dagen na een poging iemand spreekt, is later alsnog gesproken.' },
  reconnectMinutes: { label: 'Verbinding weg en terug binnen (minuten)', hint: 'Wie zo kort na een gesprek weer belt, had geen nieuwe vraag.' },
  serviceLevelSeconds: { label: 'Op tijd beantwoord binnen (seconden)', hint: 'Voor het deel dat op tijd antwoord kreeg.' },
  rangeLevel: { label: 'Marges kloppen zo vaak (0,9 is 9 van de 10 keer)', hint: 'Hoger geeft bredere marges.' },
  longestTalkSeconds: {
    label: 'Langste gesprek (seconden)',
    hint: 'Langere gesprekken zijn een fout in de meting: wel beantwoord, de duur onbekend. 14400 seconden is 4 uur.',
  },
  abandonedAtMost: { label: 'Doel: hoogstens zoveel haakt af (procent)', hint: 'Van iedereen die belt terwijl u open bent.' },
  minimum: { label: 'Minstens tegelijk aanwezig (mensen)', hint: 'Ook als er weinig wordt gebeld.' },
  absence: { label: 'Ingeroosterd maar niet aanwezig (procent)', hint: 'Door ziekte, pauze of overleg. Zoveel meer mensen roostert u in.' },
  wrapUpSeconds: { label: 'Nawerk na een gesprek (seconden)', hint: 'Tijd waarin iemand nog niet de volgende kan spreken.' },
  redialShare: { label: 'Probeert het binnen een dag opnieuw (procent)', hint: 'Van wie er niet doorkwam. Leeg: zoals gemeten.' },
  costPerStaffHour: {
    label: 'Kosten van een uur van één medewerker (euro)',
    hint: 'Alles bij elkaar: loon of vergoeding, opleiding, begeleiding. Leeg: we noemen geen kosten.',
  },
  handOverMinutes: { label: 'Betaalde overdracht per dienst (minuten)', hint: 'Voor een dienst die niet aansluit op uren die u al open bent.' },
  unstaffedMinutes: {
    label: 'Bericht als er zo lang niemand is aangemeld (minuten)',
    hint: 'Terwijl de lijn open is. Korter: u weet het eerder, maar krijgt ook bericht als iemand even weg is.',
  },
  keyDays: {
    label: 'Lengte van een periode (dagen)',
    hint: 'Binnen een periode zien we of dezelfde persoon terugbelt. Korter beschermt meer; u ziet dan minder goed wie terugkomt.',
  },
  keptYears: {
    label: 'Cijfers per kwartier bewaren (jaren)',
    hint: 'Geldt voor dagen die vanaf nu worden afgesloten. Wat al is afgesloten, houdt zijn termijn.',
  },
  threshold: { label: 'Kleinste aantal dat naar buiten mag', hint: 'Alles daaronder wordt “<” en dit getal. De rest wordt afgerond op vijf.' },
  name: { label: 'Naam van de organisatie', hint: 'Hoogstens 80 tekens.' },
  contact: { label: 'Contact bij vragen', hint: 'Bijvoorbeeld een naam of e\u2011mailadres. Het staat op de pagina Privacy.' },
  accent: {
    label: 'Kleur van rapporten',
    hint: 'Zes cijfers en letters, zoals #1d4f91. Koppen en lijnen in een rapport krijgen deze kleur. Leeg: de kleur van deze pagina’s.',
  },
}

export const groupsNl = {
  groups,
  fields,
  all: 'Terug naar Instellingen',
  allSentence: 'Hier regelt u wie erin kan, hoe er wordt gerekend en wat er wordt bewaard.',
  ownSentence: 'Hier kiest u wat voor u zelf geldt, en leest u wat we bewaren.',
  allUnder: 'Elke wijziging staat in het logboek. Voordat u iets opslaat, ziet u wat er in de cijfers verandert.',
  holidays: 'Feestdagen en openingstijden',
  holidaysAbout: 'Kiest u per lijn, bij Inrichten.',
  about: {
    me: 'Taal, licht of donker, en waar u bent aangemeld.',
    users: 'Wie zich kan aanmelden en wat die ziet.',
    privacy: 'Wat we bewaren en hoe lang, en wie wat ziet.',
    erasure: 'Als iemand vraagt om vergeten te worden.',
    audit: 'Wie wat bekeek of wijzigde.',
    mail: 'Welke berichten u per mail krijgt.',
  },
  saved: 'De instellingen zijn opgeslagen.',
  from: 'Geldt vanaf',
  fromHint: 'Bijvoorbeeld 31-12-2026.',
  check: 'Bekijk wat er verandert',
  range: (usual: string, least: string, most: string) => `Gebruikelijk: ${usual}. Van ${least} tot en met ${most}.`,
  changed: (who: string, moment: string) => `Gewijzigd door ${who} op ${moment}.`,
  empty: 'leeg',
  setting: 'Instelling',
  value: 'Nu',
  rangeLabel: 'Bereik',
  changedLabel: 'Laatst gewijzigd',
  onlyBy: (roles: readonly string[]) => `Alleen een ${listed.nl.or(roles)} kan dit wijzigen.`,
  fixed: 'Wat vaststaat',
  retentionFixed: [
    ['Herkennen over twee periodes heen', '7 dagen, om te zien of iemand alsnog is gesproken'],
    ['Technisch logboek', '30 dagen'],
    ['Logboek van een bron', '30 dagen'],
    ['Logboek van wie wat deed', '5 jaar'],
    ['Aanmelding', 'hoogstens 8 uur'],
    ['Verzoek om vergeten te worden', '90 dagen in de lijst, zonder wie het was'],
  ] as readonly (readonly [string, string])[],
  versions: 'Wat geldt en gold',
  versionFrom: (from: string) => `Vanaf ${from}`,
  versionFirst: 'Vanaf het begin',
  effect: 'Wat er verandert',
  figure: 'Wat',
  before: 'Nu',
  after: 'Straks',
  nothingToCompare: 'Er zijn nog geen lijnen, dus er verandert nog niets.',
  effects: {
    definitions: {
      about: (days: string) => `Alle lijnen samen, ${days}.`,
      none: (days: string) => `In de cijfers van ${days} verandert niets. Dat is zo als de wijziging later ingaat, of niets raakt.`,
    },
    staffing: {
      about: (days: string) => `Diensturen die nodig zijn, ${days}.`,
      row: (line: string) => `Diensturen voor ${line}`,
      none: (days: string) => `In wat er nodig is, ${days}, verandert niets.`,
    },
    cost: {
      about: 'Als voorbeeld: één avond van drie uur per week, met twee mensen, een jaar lang.',
      hours: 'Betaalde uren per jaar',
      cost: 'Kosten per jaar',
      noCost: 'niet genoemd',
      none: 'Er verandert niets.',
    },
    alerts: {
      about: 'In de cijfers verandert niets.',
      unstaffed: 'Bericht na',
      none: 'Er verandert niets.',
    },
    retention: {
      about: 'Aantallen mensen over meer dan één periode tellen we per periode op. Bij kortere periodes telt wie later terugkomt vaker mee.',
      recognised: 'Langst te herkennen',
      days: (days: string) => `${days} dagen`,
      nextPeriod: 'De volgende periode',
      period: (days: string) => days,
      kept: 'Cijfers per kwartier',
      years: (years: string) => `${years} jaar`,
      none: 'Er verandert niets.',
    },
    small: {
      about:
        'Maandcijfers van het laatste jaar die te klein zijn. Soms verbergen we er meer, zodat niemand ze kan uitrekenen. Wat al naar buiten is, blijft zoals het is.',
      row: (line: string) => `Te klein bij ${line}`,
      hidden: (count: string, all: string) => `${count} van de ${all}`,
      none: 'In de maandcijfers van het laatste jaar verandert niets.',
    },
    organisation: {
      about: 'In de cijfers verandert niets.',
      name: 'Naam',
      contact: 'Contact bij vragen',
      nobody: 'niemand genoemd',
      accent: 'Kleur van rapporten',
      noAccent: 'geen eigen kleur',
      onPaper: 'Op papier en op een lichte pagina, zodat het te lezen is',
      inTheDark: 'Op een donkere pagina, zodat het te lezen is',
      none: 'Er verandert niets.',
    },
  },
  problems: {
    date: 'Vul een datum in als dag, maand en jaar, zoals 31-12-2026.',
    number: (label: string, least: string, most: string) => `${label}: vul een getal in van ${least} tot en met ${most}.`,
    step: (label: string, least: string, most: string, step: string) => `${label}: vul een veelvoud van ${step} in, van ${least} tot en met ${most}.`,
    raised: (label: string, least: string, most: string) => `${label}: vul een getal in van ${least} tot en met ${most}. Verlagen kan niet.`,
    text: (label: string, most: string) => `${label}: vul een tekst in van hoogstens ${most} tekens.`,
    colour: (label: string) => `${label}: vul zes cijfers en letters in, zoals #1d4f91.`,
  },
}
