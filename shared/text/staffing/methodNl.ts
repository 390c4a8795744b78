/** Zo rekenen we: de bezetting. Zie `shared/text/nl.ts`. */
export const staffingMethodNl = [
  {
    id: 'staffing',
    title: 'Hoeveel mensen er nodig zijn',
    text: [
      'We schatten uit het laatste half jaar hoeveel mensen het per uur proberen, hoe lang gesprekken duren en hoe lang mensen wachten voor ze ophangen. Wat feestdagen doen, schatten we apart.',
      'Nodig is het kleinste aantal mensen waarbij hoogstens het afgesproken deel van de bellers ophangt voor het lukt. De rekenwijze heet Erlang A. Daar komt bij hoeveel mensen er naar verwachting niet zijn, en het is nooit minder dan uw minimum.',
      'Is de lijn maar kort open, zo lang als zes gesprekken na elkaar of korter, dan rekenen we het hele blok door vanaf het moment dat hij opengaat. Dan wacht er nog niemand, dus in het begin zijn er minder mensen nodig. Wie bij het sluiten nog wacht, telt als niet geholpen.',
      'Wat een tekort kost, rekenen we in mensen: het deel van wie het probeert dat er met genoeg bezetting wel doorheen was gekomen. Een tekort strepen we niet weg tegen een overschot op een ander moment.',
    ],
  },
  {
    id: 'presence',
    title: 'Wie er was',
    text: [
      'Vertelt uw systeem wie er aangemeld is, dan tellen we per kwartier hoeveel mensen aangemeld waren, pauze hadden en in gesprek waren. Aanwezig is wie aangemeld is en geen pauze heeft.',
      'Was er op enig moment maar één persoon aangemeld, dan tonen we van dat kwartier geen pauzes en gesprekken. We trekken er ook geen pauze af: dat zou over die ene persoon gaan.',
      'Een pauze in het rooster met een begin- en eindtijd is geen bezetting. Staat er alleen een lengte, dan rekenen we dat de pauzes na elkaar vallen, verspreid over de dienst.',
    ],
  },
]
