import type { Connecting } from './connecting.ts'

export const chatwoot: Connecting = {
  nl: {
    title: 'Chatwoot',
    short: 'Chat, WhatsApp en sms in Chatwoot, bij Chatwoot zelf of op een eigen server.',
    tells: [
      'Wanneer iemand een gesprek begon of er weer in schreef, en wanneer de bot het aan mensen gaf.',
      'Wanneer een mens voor het eerst antwoordde. Bots, sjablonen, automatische regels en campagnes tellen niet als antwoord.',
      'Wanneer het gesprek is opgelost. Schrijft de bezoeker daarna weer, dan is dat een nieuwe poging.',
    ],
    doesNotTell: [
      'Wie er aangemeld is: dat stuurt Chatwoot niet.',
      'Wat er tijdens een storing gebeurde: Chatwoot stuurt elk bericht maar één keer. U ziet het gat bij Gegevens.',
    ],
    needs: [
      'Een beheerdersaccount in Chatwoot.',
      'Bij meer dan één lijn: het nummer van elke inbox. Het staat in het adres van de pagina wanneer u de instellingen van de inbox opent.',
    ],
    steps: [
      'Ga in Chatwoot naar Instellingen → Integraties → Webhooks en kies om een webhook toe te voegen.',
      'Plak het adres hierboven. Vink aan: gesprek aangemaakt (`conversation_created`), status gewijzigd (`conversation_status_changed`), gesprek bijgewerkt (`conversation_updated`) en bericht aangemaakt (`message_created`).',
      'Sla op, open de webhook nog een keer en kopieer het geheim (secret). Plak het hieronder.',
      'Ziet u geen geheim? Dan is uw Chatwoot van voor de ondertekening. Bedenk een geheim van ten minste 32 letters en cijfers, plak het hieronder, en zet achter het adres in Chatwoot een schuine streep met datzelfde geheim. Dat is zwakker: zo bewijst een bericht niet wanneer het gestuurd is. Werk Chatwoot bij zodra dat kan.',
      'Hebt u meer dan één lijn? Geef hieronder bij elke inbox aan welke lijn het is.',
      'Stuur in de chat van uw website een bericht aan uzelf. Binnen enkele tellen staat het hieronder bij “De laatste berichten”.',
    ],
    settings: [
      {
        key: 'machineAgents',
        label: 'Gebruikers die een programma zijn',
        help: 'Schrijft een programma onder de naam van een gebruiker? Zet hier het nummer van die gebruiker, dan telt wat hij schrijft niet als antwoord.',
      },
    ],
  },
  en: {
    title: 'Chatwoot',
    short: 'Chat, WhatsApp and SMS in Chatwoot, hosted by Chatwoot or on a server of your own.',
    tells: [
      'When somebody began a conversation or wrote in it again, and when the bot gave it to people.',
      'When a person first answered. Bots, templates, automation rules and campaigns do not count as an answer.',
      'When the conversation was resolved. If the visitor writes again after that, it is a new attempt.',
    ],
    doesNotTell: [
      'Who is signed in: Chatwoot does not send that.',
      'What happened during an outage: Chatwoot sends every message only once. You see the gap under Data.',
    ],
    needs: [
      'An administrator account in Chatwoot.',
      'With more than one line: the number of every inbox. It stands in the address of the page when you open the settings of the inbox.',
    ],
    steps: [
      'In Chatwoot go to Settings → Integrations → Webhooks and choose to add a webhook.',
      'Paste the address above. Tick: `conversation_created`, `conversation_status_changed`, `conversation_updated` and `message_created`.',
      'Save, open the webhook once more and copy its secret. Paste it below.',
      'You see no secret? Then your Chatwoot is older than its signatures. Make up a secret of at least 32 letters and digits, paste it below, and in Chatwoot put a slash and that same secret behind the address. That is weaker: a message then does not prove when it was sent. Update Chatwoot as soon as you can.',
      'Do you have more than one line? Say below for every inbox which line it is.',
      'Send yourself a message in the chat of your website. Within seconds it stands below, under “The last messages”.',
    ],
    settings: [
      {
        key: 'machineAgents',
        label: 'Users that are a program',
        help: 'Does a program write in the name of a user? Put the number of that user here; what it writes then does not count as an answer.',
      },
    ],
  },
}
