import type { Connecting } from './connecting.ts'

export const generic: Connecting = {
  nl: {
    title: 'Algemene webhook',
    short: 'Voor elk systeem dat zelf een bericht kan sturen, en voor een eigen koppeling.',
    tells: [
      'Wanneer iemand belde of een chat begon, in de wachtrij kwam, antwoord kreeg of ophing.',
      'Wie er aangemeld is, als uw systeem dat meestuurt.',
      'Dat de verbinding leeft, met een hartslag: dan merken we een storing binnen een uur.',
    ],
    doesNotTell: ['Niets uit uzelf: wat uw systeem niet stuurt, weten we niet.'],
    needs: ['Iemand die in uw systeem een webhook kan instellen, of een programma dat berichten kan sturen.', 'Het adres en het geheim hieronder.'],
    steps: [
      'Stel in uw systeem een webhook in met het adres hierboven. De methode is POST, het soort inhoud is application/json.',
      'Zet het geheim erin. Elk bericht wordt daarmee ondertekend volgens Standard Webhooks: de koppen webhook-id, webhook-timestamp en webhook-signature.',
      'Stuur een bericht bij elke stap van een oproep. Bijvoorbeeld: {"type":"contact.arrived","contact":"1234","line":"telefoon","at":"2026-05-04T10:00:00+02:00","caller":"+99912345"}.',
      'De stappen heten contact.arrived, contact.queued, contact.answered, contact.left, contact.refused, contact.voicemail en contact.ended. Gebruik voor één oproep steeds hetzelfde kenmerk bij “contact”.',
      'Stuur elke vijf minuten {"type":"source.heartbeat","at":"…"} als dat kan. Dan weten we ook op een stille dag dat alles werkt.',
    ],
  },
  en: {
    title: 'Generic webhook',
    short: 'For any system that can send a message itself, and for a connection of your own.',
    tells: [
      'When somebody called or began a chat, joined the queue, was answered or hung up.',
      'Who is signed in, if your system sends that.',
      'That the connection is alive, by a heartbeat: then we notice an outage within the hour.',
    ],
    doesNotTell: ['Nothing by itself: what your system does not send, we do not know.'],
    needs: ['Somebody who can set up a webhook in your system, or a program that can send messages.', 'The address and the secret below.'],
    steps: [
      'Set up a webhook in your system with the address above. The method is POST, the content type is application/json.',
      'Put the secret in. Every message is signed with it as Standard Webhooks says: the headers webhook-id, webhook-timestamp and webhook-signature.',
      'Send a message at every step of a call. For example: {"type":"contact.arrived","contact":"1234","line":"telefoon","at":"2026-05-04T10:00:00+02:00","caller":"+99912345"}.',
      'The steps are called contact.arrived, contact.queued, contact.answered, contact.left, contact.refused, contact.voicemail and contact.ended. For one call always use the same “contact”.',
      'Send {"type":"source.heartbeat","at":"…"} every five minutes if you can. Then we know on a quiet day, too, that everything works.',
    ],
  },
}
