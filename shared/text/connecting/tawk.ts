import type { Connecting } from './connecting.ts'

export const tawk: Connecting = {
  nl: {
    title: 'tawk.to',
    short: 'De gratis chat op veel kleine websites.',
    tells: [
      'Wanneer een chat begon en eindigde, en wie er wanneer schreef: de bezoeker of een medewerker. De woorden zelf lezen we niet.',
      'Of er een mens antwoordde, en na hoe lang. Dat staat in het verslag van de chat, kort na het einde.',
      'Wie een bericht achterliet omdat er niemand was.',
    ],
    doesNotTell: [
      'Wie er aangemeld is.',
      'Of er geantwoord is zolang het verslag er niet is. Tot dan staat de chat als onbekend.',
      'Of een ticket van het formulier komt of door een medewerker is gemaakt: elk ticket telt als iemand die niemand trof.',
    ],
    needs: [
      'Een account bij tawk.to waarmee u de property beheert.',
      'Bij meer dan één lijn: het kenmerk van elke property (Property ID). Het staat bij Administration → Overview.',
    ],
    steps: [
      'Ga in tawk.to naar Administration, kies uw property, en open Settings → Webhooks.',
      'Maak een webhook. Plak het adres hierboven en geef de webhook een naam.',
      'Vink alle vier aan: Chat Start, Chat End, Chat Transcript Created en New Ticket. Zonder het verslag (transcript) weten we nooit of er geantwoord is.',
      'Kopieer het geheim (secret key) dat tawk.to laat zien en plak het hieronder.',
      'Hebt u meer dan één lijn? Geef hieronder bij elk Property ID aan welke lijn het is.',
      'Begin een chat op uw website. Binnen enkele tellen staat die hieronder bij “De laatste berichten”.',
    ],
    weak: 'tawk.to ondertekent wel wat er staat, maar niet wanneer het gestuurd is. Een bericht dat nog een keer komt, herkennen we aan de inhoud.',
    settings: [
      {
        key: 'machineAgents',
        label: 'Medewerkers die een programma zijn',
        help: 'Antwoordt een AI-medewerker van tawk.to? Zet hier het kenmerk ervan, dan telt wat hij schrijft niet als antwoord van een mens.',
      },
    ],
  },
  en: {
    title: 'tawk.to',
    short: 'The free chat on many small websites.',
    tells: [
      'When a chat began and ended, and who wrote when: the visitor or an agent. The words themselves we do not read.',
      'Whether a person answered, and after how long. That stands in the transcript of the chat, shortly after its end.',
      'Who left a message because nobody was there.',
    ],
    doesNotTell: [
      'Who is signed in.',
      'Whether anybody answered, as long as there is no transcript. Until then the chat is unknown.',
      'Whether a ticket comes from the form or was made by an agent: every ticket counts as somebody who found nobody.',
    ],
    needs: [
      'An account at tawk.to with which you administer the property.',
      'With more than one line: the Property ID of each. It stands under Administration → Overview.',
    ],
    steps: [
      'In tawk.to go to Administration, choose your property, and open Settings → Webhooks.',
      'Make a webhook. Paste the address above and give the webhook a name.',
      'Tick all four: Chat Start, Chat End, Chat Transcript Created and New Ticket. Without the transcript we never know whether anybody answered.',
      'Copy the secret key that tawk.to shows and paste it below.',
      'Do you have more than one line? Say below for every Property ID which line it is.',
      'Begin a chat on your website. Within seconds it stands below, under “The last messages”.',
    ],
    weak: 'tawk.to signs what a message says, but not when it was sent. A message that comes again is recognised by what it says.',
    settings: [
      {
        key: 'machineAgents',
        label: 'Agents that are a program',
        help: 'Does an AI agent of tawk.to answer? Put its id here; what it writes then does not count as an answer by a person.',
      },
    ],
  },
}
