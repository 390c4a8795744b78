import type { Connecting } from './connecting.ts'

export const livechat: Connecting = {
  nl: {
    title: 'LiveChat',
    short: 'LiveChat van Text, met wachtrij en groepen.',
    tells: [
      'Wanneer iemand een chat begon, in de wachtrij kwam, antwoord kreeg van een mens, en wanneer de chat sloot.',
      'Wie er chats aanneemt, even niet aanneemt of weg is.',
    ],
    doesNotTell: [
      'De tijd van het sluiten en van aan- en afmelden: dan geldt het moment waarop het bij ons aankomt.',
      'Voor welke groep iemand aangemeld is: dat geldt voor alle lijnen van deze bron.',
    ],
    needs: [
      'Een beheerdersaccount bij LiveChat, en de Developer Console (platform.text.com).',
      'Bij meer dan één lijn: het nummer van elke groep. Het staat in het adres van de pagina van de groep.',
    ],
    steps: [
      'Maak in de Developer Console een app voor eigen gebruik. Voeg de building blocks App Authorization en Chat Webhooks toe. Kies bij App Authorization een app met een server (server-side), en geef alleen leesrecht op chats en medewerkers. Vraagt het onderdeel om een adres om naar terug te gaan, vul dan dat van uw eigen website in: er wordt niets heen gestuurd dat wij gebruiken.',
      'Maak een webhook voor elk van deze acties, met het adres hierboven: `incoming_chat`, `incoming_event`, `user_added_to_chat`, `chat_transferred`, `chat_deactivated` en `routing_status_set`.',
      'Vul bij elke webhook als secret key het geheim van hierboven in. Het is bij alle zes hetzelfde.',
      'Installeer de app in uw eigen organisatie. Pas dan begint LiveChat te sturen.',
      'Hebt u meer dan één lijn? Geef hieronder bij elke groep aan welke lijn het is.',
      'Begin een chat op uw website. Binnen enkele tellen staat die hieronder bij “De laatste berichten”.',
    ],
    weak: 'LiveChat ondertekent niets: het geheim staat in elk bericht. Een bericht bewijst dus niet wanneer het gestuurd is.',
    settings: [
      {
        key: 'machineAgents',
        label: 'Medewerkers die een programma zijn',
        help: 'Schrijft een programma onder het adres van een medewerker? Zet dat adres hier. De bots van LiveChat zelf herkennen we al.',
      },
    ],
  },
  en: {
    title: 'LiveChat',
    short: 'LiveChat by Text, with queue and groups.',
    tells: [
      'When somebody began a chat, joined the queue, was answered by a person, and when the chat closed.',
      'Who takes chats, does not take them for a while, or is gone.',
    ],
    doesNotTell: [
      'The time of closing and of signing in and out: then the moment at which it reaches us holds.',
      'For which group somebody is signed in: it holds for every line of this source.',
    ],
    needs: [
      'An administrator account at LiveChat, and the Developer Console (platform.text.com).',
      'With more than one line: the number of every group. It stands in the address of the page of the group.',
    ],
    steps: [
      'In the Developer Console make an app for your own use. Add the building blocks App Authorization and Chat Webhooks. Under App Authorization choose an app with a server (server-side), and let it only read chats and agents. If the block asks for an address to return to, enter that of your own website: nothing that we use is sent there.',
      'Make a webhook for each of these actions, with the address above: `incoming_chat`, `incoming_event`, `user_added_to_chat`, `chat_transferred`, `chat_deactivated` and `routing_status_set`.',
      'As the secret key of every webhook enter the secret above. It is the same for all six.',
      'Install the app in your own organisation. Only then does LiveChat begin to send.',
      'Do you have more than one line? Say below for every group which line it is.',
      'Begin a chat on your website. Within seconds it stands below, under “The last messages”.',
    ],
    weak: 'LiveChat signs nothing: the secret stands in every message. So a message does not prove when it was sent.',
    settings: [
      {
        key: 'machineAgents',
        label: 'Agents that are a program',
        help: 'Does a program write under the address of an agent? Put that address here. The bots of LiveChat itself we know already.',
      },
    ],
  },
}
