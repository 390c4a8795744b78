import type { Connecting } from './connecting.ts'

export const zendesk: Connecting = {
  nl: {
    title: 'Zendesk messaging',
    short: 'Berichten in Zendesk, met Sunshine Conversations.',
    tells: [
      'Wanneer iemand schreef, wanneer de bot het gesprek aan mensen gaf, en wanneer een mens in de Agent Workspace voor het eerst antwoordde.',
      'Wie er voor messaging beschikbaar, even weg of afgemeld is, als u die gebeurtenis erbij kiest.',
    ],
    doesNotTell: [
      'Het einde van een gesprek: dat kent Zendesk niet. Een bezoeker die na een dag stilte weer schrijft, zoekt opnieuw contact.',
      'Bij welk gesprek een ticket hoort. Een opgelost ticket sluit een poging alleen af als het bericht het gesprek noemt.',
    ],
    needs: [
      'Een beheerdersaccount voor het Admin Center van Zendesk.',
      'Bij meer dan één lijn: het kenmerk van elk berichtkanaal (integration ID), of de soort kanaal: web, whatsapp.',
    ],
    steps: [
      'Ga in het Admin Center naar Apps and integrations → Integrations → Conversations integrations en kies Create integration.',
      'Plak bij webhook het adres hierboven. Kies de gebeurtenissen `conversation:create`, `conversation:message` en alle die met `switchboard` beginnen. Wilt u WhatsApp met de telefoon koppelen, vink dan bij “Webhook body data” ook de gegevens van client en apparaat aan (client and device information).',
      'Sla op. Zendesk laat dan het geheim zien (shared secret): kopieer het en plak het hieronder.',
      'Wilt u ook weten wie er is? Ga naar Apps and integrations → Webhooks, maak een webhook op Zendesk-gebeurtenissen met hetzelfde adres, en kies Agent state changed en Ticket status changed.',
      'Kopieer ook daarvan het geheim (signing secret) en plak het hieronder achter het eerste, met een spatie ertussen.',
      'Hebt u meer dan één lijn? Geef hieronder bij elk kanaal aan welke lijn het is.',
      'Schrijf een bericht aan uzelf en kijk hieronder bij “De laatste berichten”.',
    ],
    weak: 'Sunshine Conversations ondertekent niets: het stuurt het geheim mee. Een bericht bewijst dus niet wanneer het gestuurd is.',
    settings: [
      {
        key: 'machineAgents',
        label: 'Medewerkers die een programma zijn',
        help: 'Schrijft een programma onder de naam van een medewerker? Zet hier het nummer ervan. De bots en triggers van Zendesk zelf herkennen we al.',
      },
    ],
  },
  en: {
    title: 'Zendesk messaging',
    short: 'Messages in Zendesk, with Sunshine Conversations.',
    tells: [
      'When somebody wrote, when the bot gave the conversation to people, and when a person in the Agent Workspace first answered.',
      'Who is available for messaging, away for a while or signed out, if you choose that event as well.',
    ],
    doesNotTell: [
      'The end of a conversation: Zendesk has none. A visitor who writes again after a day of silence seeks contact anew.',
      'To which conversation a ticket belongs. A solved ticket closes an attempt only if the message names the conversation.',
    ],
    needs: [
      'An administrator account for the Admin Center of Zendesk.',
      'With more than one line: the id of every message channel (integration ID), or the kind of channel: web, whatsapp.',
    ],
    steps: [
      'In the Admin Center go to Apps and integrations → Integrations → Conversations integrations and choose Create integration.',
      'As the webhook paste the address above. Choose the events `conversation:create`, `conversation:message` and all that begin with `switchboard`. If you want to link WhatsApp with the telephone, tick client and device information under “Webhook body data” as well.',
      'Save. Zendesk then shows the shared secret: copy it and paste it below.',
      'Would you like to know who is there as well? Go to Apps and integrations → Webhooks, make a webhook on Zendesk events with the same address, and choose Agent state changed and Ticket status changed.',
      'Copy its signing secret as well and paste it below behind the first one, with a space between.',
      'Do you have more than one line? Say below for every channel which line it is.',
      'Write yourself a message and look below, under “The last messages”.',
    ],
    weak: 'Sunshine Conversations signs nothing: it sends the secret along. So a message does not prove when it was sent.',
    settings: [
      {
        key: 'machineAgents',
        label: 'Agents that are a program',
        help: 'Does a program write in the name of an agent? Put its number here. The bots and triggers of Zendesk itself we know already.',
      },
    ],
  },
}
