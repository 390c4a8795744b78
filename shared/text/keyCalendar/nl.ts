/** De zinnen van de kalender van sleutels, op de pagina over privacy. Zie `shared/text/nl.ts`. */
import type { TurnState } from '../../privacy/keyCalendar.ts'

export const keyCalendarNl = {
  title: 'Wanneer er wat verdwijnt',
  sentence: (time: string) =>
    `Elke periode heeft een eigen sleutel. Die wisselt om ${time}, als het het rustigst is. Elke datum hieronder is de laatste dag: het mag eerder, niet later.`,
  caption: 'Periodes van de sleutel, met wat er wanneer verdwijnt',
  period: 'Periode',
  recognised: 'Te herkennen tot',
  keyUnusable: 'Sleutel niet meer te gebruiken',
  keyGone: 'Sleutel vernietigd',
  eventsGone: 'Gebeurtenissen gewist',
  backupsGone: 'Uit alle reservekopieën',
  state: 'Stand',
  states: {
    coming: 'komt nog',
    now: 'loopt nu',
    bridge: 'voorbij; alleen nog om te zien wie alsnog is gesproken',
    closing: 'wordt nu afgesloten',
    late: 'te laat: nog niet afgesloten',
    over: 'afgesloten; niemand is meer te herkennen',
  } satisfies Record<TurnState, string> as Readonly<Record<TurnState, string>>,
  after: 'Wat na het afsluiten blijft: aantallen per kwartier, zonder pseudoniem. Hoe lang, staat in de tabel hierboven.',
  imports:
    'Leest u een bestand in over dagen die al zijn afgesloten? Dan krijgt dat een eigen sleutel. Die wordt vernietigd als het inlezen af is, en anders na hoogstens 30 dagen.',
  late: 'Een periode had al afgesloten moeten zijn, en is dat nog niet. Zolang dat duurt, is een beller uit die periode nog te herkennen. Vraag wie deze installatie onderhoudt om naar de meldingen te kijken.',
}
