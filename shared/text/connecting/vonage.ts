import type { Connecting } from './connecting.ts'

export const vonage: Connecting = {
  nl: {
    title: 'Vonage Voice',
    short: 'De telefonie van Vonage (vroeger Nexmo), voor een eigen Voice-applicatie.',
    tells: [
      'Wanneer iemand belde, hoe lang het wachten duurde, wie opnam en hoe lang het gesprek was.',
      'Of er wel telefoons overgingen bij medewerkers, en dat één toestel dat niet opneemt nog geen gemiste oproep is.',
    ],
    doesNotTell: [
      'Wie er aangemeld is: dat stuurt Vonage niet.',
      'Of iemand in een menu of in de wachtrij ophing: we zien alleen dat de beller weg is.',
      'Of er een bericht is ingesproken. Zo’n oproep telt als gemist.',
      'Het vervolg van een gesprek dat naar een ander gesprek (conversation) wordt overgezet. Het blijft één poging, maar de lengte stopt daar.',
    ],
    needs: [
      'De Signature secret van uw account: in het dashboard onder API settings → Signed webhooks. Dat is niet de API secret.',
      'De Voice-applicatie waar uw nummers aan gekoppeld zijn.',
      'Het telefoonnummer van elke lijn, met landnummer.',
    ],
    steps: [
      'Plak de Signature secret hieronder als geheim. Zet bij de lijnen het nummer dat bellers kiezen, met landnummer. Of er een plus voor staat, maakt niet uit.',
      'Open in het dashboard Applications → uw applicatie → Edit, en zoek Voice.',
      'Zet bij Event URL het adres hierboven, met HTTP POST. Laat de Answer URL staan zoals hij is.',
      'Zet “Use signed webhooks” aan en sla op.',
      'Zet in uw NCCO geen eigen `eventUrl` bij `connect`: dan gaan die berichten ergens anders heen en weten we niet wie opnam. Hebt u die wel, wijs hem dan naar het adres hierboven.',
      'Bel uw lijn en hang op. Binnen een minuut staat het hieronder bij “De laatste berichten”. Bel nog eens en laat iemand opnemen: dan staat er ook “beantwoord”.',
    ],
    settings: [
      { key: 'apiKey', label: 'API key', help: 'Staat bovenaan in het dashboard. Vult u hem in, dan nemen we niets aan van een ander account.' },
      { key: 'applicationId', label: 'Application ID', help: 'Staat bij de applicatie. Vult u hem in, dan nemen we niets aan van een andere applicatie.' },
      {
        key: 'humanOnly',
        label: 'Alleen een mens telt als antwoord',
        help: 'Kies dit als uw NCCO bij connect machineDetection gebruikt. Dan telt pas wat Vonage als mens herkent (human); een voicemail die opneemt telt niet.',
      },
    ],
  },
  en: {
    title: 'Vonage Voice',
    short: 'Telephony by Vonage (formerly Nexmo), for a Voice application of your own.',
    tells: [
      'When somebody called, how long they waited, who picked up and how long the conversation was.',
      'Whether telephones rang for agents at all, and that one telephone that nobody answers is not yet a missed call.',
    ],
    doesNotTell: [
      'Who is signed in: Vonage does not send that.',
      'Whether somebody hung up in a menu or in the queue: we only see that the caller is gone.',
      'Whether a message was left. Such a call counts as missed.',
      'What follows when a conversation is transferred into another one. It stays one attempt, but its length stops there.',
    ],
    needs: [
      'The Signature secret of your account: in the dashboard under API settings → Signed webhooks. That is not the API secret.',
      'The Voice application that your numbers are linked to.',
      'The telephone number of each line, with its country code.',
    ],
    steps: [
      'Paste the Signature secret below as the secret. Put with the lines the number that callers dial, with its country code. It does not matter whether there is a plus before it.',
      'Open Applications → your application → Edit in the dashboard, and find Voice.',
      'Put the address above at Event URL, with HTTP POST. Leave the Answer URL as it is.',
      'Turn on “Use signed webhooks” and save.',
      'Do not put an `eventUrl` of your own with `connect` in your NCCO: then those messages go somewhere else, and we do not know who picked up. If you have one, point it to the address above.',
      'Call your line and hang up. Within a minute it stands below, under “The last messages”. Call again and let somebody pick up: then it says “answered” too.',
    ],
    settings: [
      { key: 'apiKey', label: 'API key', help: 'Stands at the top of the dashboard. If you fill it in, we take nothing from another account.' },
      { key: 'applicationId', label: 'Application ID', help: 'Stands with the application. If you fill it in, we take nothing from another application.' },
      {
        key: 'humanOnly',
        label: 'Only a person counts as an answer',
        help: 'Choose this if your NCCO uses machineDetection with connect. Then only whom Vonage recognises as human counts; a voicemail that picks up does not.',
      },
    ],
  },
}
