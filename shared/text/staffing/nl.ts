/** De zinnen van het rooster: nodig, ingeroosterd, aanwezig, en wat een tekort kost. Zie `shared/text/nl.ts`. */
const times = (count: number, one: string, more: string) => (count === 1 ? one : more)

export const staffingNl = {
  nextWeek: 'Komende week',
  thisWeek: 'Deze week',
  inWeek: (days: string) => `In de week van ${days}`,
  headlineShort: (week: string, moments: number, number: string, hours: string) =>
    times(
      moments,
      `${week} is er op één moment te weinig bezetting, samen ${hours} aan diensten.`,
      `${week} is er op ${number} momenten te weinig bezetting, samen ${hours} aan diensten.`,
    ),
  headlineWorst: (when: string, people: string) => `${when} kost naar verwachting de meeste mensen: ${people}.`,
  headlineWorstAssumed: (when: string) => `Het langste is ${when}.`,
  headlineWorstSmall: (when: string) => `Het grootste tekort is ${when}; naar verwachting lopen we daar niemand door mis.`,
  headlineEnough: (week: string) => `${week} is er op alle open uren genoeg bezetting.`,
  headlineNoRoster: (week: string, people: number, number: string, when: string) =>
    `${week} kennen we nog geen rooster. Op het drukste moment, ${when}, ${times(people, 'is 1 persoon nodig', `zijn ${number} mensen nodig`)}.`,
  headlineClosed: (week: string) => `${week} is deze lijn niet open.`,
  assumed: (minimum: string) =>
    `We hebben nog te weinig gemeten om te zeggen hoeveel mensen nodig zijn. Daarom rekenen we met het minimum: ${minimum} tegelijk.`,
  assumedBecause: 'Daarvoor zijn vier volle weken nodig en dertig gesprekken waarvan we weten hoelang ze duurden.',
  unknownDays: 'Van een deel van deze week kennen we het rooster niet. Dat is onbekend, en geen tekort.',
  week: 'Week',
  previous: 'Vorige week',
  next: 'Volgende week',
  line: 'Lijn',
  show: 'Toon',

  gapsTitle: 'Waar het tekortkomt',
  gapsSummary: 'Het moment dat de meeste mensen kost staat bovenaan. Een tekort wordt niet weggestreept tegen een overschot op een ander moment.',
  noGaps: 'Nergens in deze week komt er iemand tekort.',
  when: 'Wanneer',
  required: 'Nodig',
  rostered: 'Ingeroosterd',
  present: 'Aanwezig',
  short: 'Tekort',
  staffHours: 'Dienst-uren',
  people: 'Mensen die we mislopen',
  cure: 'Wat helpt',
  cureWords: (people: number, number: string, when: string) => times(people, `1 persoon erbij, ${when}`, `${number} mensen erbij, ${when}`),

  surplusTitle: 'Waar iemand weg kan',
  surplusSummary: 'Hier zijn meer mensen ingeroosterd dan nodig is, het hele stuk lang.',
  noSurplus: 'Nergens zijn meer mensen ingeroosterd dan nodig.',
  surplus: 'Over',

  gridTitle: { difference: 'Verschil per uur', required: 'Nodig per uur', rostered: 'Ingeroosterd per uur', present: 'Aanwezig per uur' },
  gridSummary: {
    difference: 'Een min is een tekort, een plus is over. Een leeg vak is een tijd waarop de lijn dicht is; een vraagteken is niet bekend.',
    required: 'Zoveel mensen moeten op het rooster staan, uitval meegerekend. Een leeg vak is een tijd waarop de lijn dicht is.',
    rostered: 'Het kleinste aantal mensen dat op enig moment van het uur op het rooster staat. Een vraagteken: het rooster is niet bekend.',
    present: 'Het kleinste aantal mensen dat op enig moment van het uur aangemeld was. Een vraagteken: niet bekend, of nog niet geweest.',
  },
  views: { difference: 'Verschil', required: 'Nodig', rostered: 'Ingeroosterd', present: 'Aanwezig' },
  viewsLabel: 'Wat het overzicht toont',
  time: 'Tijd',
  unknownCell: 'niet bekend',
  closedCell: 'dicht',
  cellWords: {
    difference: (when: string, short: number, number: string) =>
      short > 0 ? `${when}: ${number} te weinig` : short < 0 ? `${when}: ${number} over` : `${when}: precies genoeg`,
    people: (when: string, people: number, number: string) => `${when}: ${times(people, '1 persoon', `${number} mensen`)}`,
    unknown: (when: string) => `${when}: niet bekend`,
  },

  whatIfTitle: 'Wat als er iemand bij komt?',
  whatIfHint: 'U verandert hiermee niets aan het rooster. Meer proberen? Voeg er steeds één toe.',
  day: 'Dag',
  from: 'Van',
  until: 'Tot',
  number: 'Aantal',
  add: 'Bekijk',
  clear: 'Alles weghalen',
  added: (number: string, when: string) => `${number} erbij op ${when}`,
  effect: (before: string, after: string) => `Met dit erbij lopen we naar verwachting ${after} mensen mis in plaats van ${before}.`,
  noEffect: 'Dit maakt naar verwachting geen verschil: op dat moment is er al genoeg bezetting, of de lijn is dan dicht.',
  closedThen: 'Op die tijd is de lijn dicht. Of langer open zijn helpt, rekent u uit bij de openingstijden.',
  badWhatIf: 'Deze dienst kunnen we niet lezen. Kies een dag, en een begin- en eindtijd zoals 19:00.',

  basisTitle: 'Waar deze aantallen op rusten',
  basis: {
    attempts: (weeks: string) => `Hoeveel mensen het proberen, schatten we uit de laatste ${weeks} volle weken van deze lijn, per uur van de week.`,
    handle: (length: string, count: string) => `Een gesprek kost gemiddeld ${length}, met het werk erna. Dat weten we uit ${count} gesprekken.`,
    patience: (length: string) => `Wie wacht, houdt dat gemiddeld ${length} vol.`,
    patienceAssumed: (length: string) => `Hoelang mensen wachten voor ze ophangen, weten we nog niet goed. We rekenen met ${length}.`,
    target: (share: string) => `Nodig is het kleinste aantal mensen waarbij hoogstens ${share} van wie het probeert, ophangt voor het lukt.`,
    absence: (share: string) => `We rekenen erop dat ${share} van de ingeroosterde mensen er niet is.`,
    minimum: (people: string) => `Er zijn er nooit minder dan ${people} nodig.`,
    atOnce: (chats: string) => `Eén persoon voert ${chats} chats tegelijk.`,
    method: 'De rekenwijze heet Erlang A: een wachtrij waaruit mensen weggaan als het te lang duurt.',
    naive: (better: string) => `Op weken die het niet kende, zat deze schatting ${better} dichter bij de werkelijkheid dan “net als vorige week”.`,
  },
  single: {
    title: 'Als er maar één persoon is',
    unknown: 'Uw bron vertelt niet wie er aangemeld is. Daarom weten we niet hoe vaak er maar één persoon was.',
    never: 'In de laatste 13 weken was er tijdens openingstijd nooit maar één persoon aanwezig.',
    hours: (hours: string, staffed: string) => `In de laatste 13 weken was er ${hours} lang precies één persoon aanwezig, van de ${staffed} dat er iemand was.`,
    missed: (attempts: number, number: string) =>
      attempts === 0
        ? 'Terwijl die in gesprek was, ging geen enkele poging mis.'
        : times(attempts, 'Terwijl die in gesprek was, ging 1 poging mis.', `Terwijl die in gesprek was, gingen ${number} pogingen mis.`),
  },
  explained: {
    title: 'Zo komen we per uur aan “nodig”',
    attempts: 'Verwachte pogingen',
    onDuty: 'Moeten er zijn',
    because: 'Door',
    becauseOf: { target: 'uw doel', minimum: 'het minimum' },
  },
  importTitle: 'Rooster inlezen',
  importLink: 'Een roosterbestand inlezen',
  calendarLink: 'Open diensten als agenda (ICS)',
  calendarName: (line: string) => `Open diensten ${line}`,
  calendarEntry: (people: number, number: string, line: string) => times(people, `1 persoon gezocht: ${line}`, `${number} mensen gezocht: ${line}`),
}
