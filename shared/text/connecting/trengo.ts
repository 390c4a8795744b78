import type { Connecting } from './connecting.ts'

export const trengo: Connecting = {
  nl: {
    title: 'Trengo',
    short: 'De gedeelde inbox voor chat, WhatsApp, e-mail en bellen.',
    tells: [
      'Wanneer iemand schreef, wanneer een medewerker voor het eerst antwoordde, en wanneer het ticket gesloten of heropend werd.',
      'Wie op WhatsApp schreef: dezelfde persoon als aan de telefoon, als u die twee lijnen koppelt.',
      'Oproepen die binnenkwamen, gemist werden of opgenomen zijn.',
    ],
    doesNotTell: [
      'Wie er aangemeld is.',
      'Bij een oproep: het moment van opnemen. Dat rekenen we uit het einde en de duur die Trengo geeft.',
      'Of een automatisch antwoord van een mens komt, als het onder de naam van een gebruiker gaat. Noem die gebruiker dan bij Meer instellingen.',
    ],
    needs: ['Een beheerdersaccount bij Trengo.', 'Bij meer dan één lijn: het nummer van elk kanaal (channel ID).'],
    steps: [
      'Ga in Trengo naar Settings → Apps & integrations → Webhooks.',
      'Maak voor elk soort gebeurtenis een eigen webhook, met het adres hierboven en daarachter `?event=` en de soort. Bijvoorbeeld: `…?event=INBOUND`.',
      'Doe dit voor `INBOUND`, `OUTBOUND`, `TICKET_ASSIGNED`, `TICKET_CLOSED` en `TICKET_REOPENED`. Belt u met Trengo, dan ook voor `VOICE_CALL_STARTED`, `VOICE_CALL_MISSED` en `VOICE_CALL_ENDED`.',
      'Het adres moet de soort noemen, want Trengo zet die niet in het bericht.',
      'Kopieer het geheim (signing secret) en plak het hieronder. Heeft elke webhook een eigen geheim, plak ze dan achter elkaar, met een spatie ertussen.',
      'Hebt u meer dan één lijn? Geef hieronder bij elk kanaal aan welke lijn het is.',
      'Stuur een bericht aan uzelf en kijk hieronder bij “De laatste berichten”.',
    ],
    settings: [
      {
        key: 'machineAgents',
        label: 'Gebruikers onder wier naam automatisch geantwoord wordt',
        help: 'Zet hier de nummers van die gebruikers (user ID), dan telt wat zij sturen niet als antwoord.',
      },
    ],
  },
  en: {
    title: 'Trengo',
    short: 'The shared inbox for chat, WhatsApp, e-mail and calls.',
    tells: [
      'When somebody wrote, when an agent first answered, and when the ticket was closed or opened again.',
      'Who wrote on WhatsApp: the same person as on the telephone, if you link those two lines.',
      'Calls that came in, were missed or were taken.',
    ],
    doesNotTell: [
      'Who is signed in.',
      'Of a call: the moment it was taken. We work that out from its end and the length that Trengo gives.',
      'Whether an automatic reply is by a person, where it goes out in the name of a user. Then name that user under More settings.',
    ],
    needs: ['An administrator account at Trengo.', 'With more than one line: the number of every channel (channel ID).'],
    steps: [
      'In Trengo go to Settings → Apps & integrations → Webhooks.',
      'Make a webhook of its own for every kind of event, with the address above and behind it `?event=` and the kind. For example: `…?event=INBOUND`.',
      'Do this for `INBOUND`, `OUTBOUND`, `TICKET_ASSIGNED`, `TICKET_CLOSED` and `TICKET_REOPENED`. If you take calls with Trengo, also for `VOICE_CALL_STARTED`, `VOICE_CALL_MISSED` and `VOICE_CALL_ENDED`.',
      'The address has to name the kind, because Trengo does not put it in the message.',
      'Copy the signing secret and paste it below. If every webhook has a secret of its own, paste them one after the other, with a space between.',
      'Do you have more than one line? Say below for every channel which line it is.',
      'Send yourself a message and look below, under “The last messages”.',
    ],
    settings: [
      {
        key: 'machineAgents',
        label: 'Users in whose name automatic replies go out',
        help: 'Put the numbers of those users here (user ID); what they send then does not count as an answer.',
      },
    ],
  },
}
