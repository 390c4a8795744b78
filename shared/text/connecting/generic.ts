import type { Connecting } from './connecting.ts'

export const generic: Connecting = {
  nl: {
    title: 'Algemene webhook',
    short: 'Voor elk systeem dat zelf een bericht kan sturen, en voor een eigen koppeling.',
    tells: [
      'Wanneer iemand belde of een chat begon, in de wachtrij kwam, antwoord kreeg of ophing.',
      'Waarom iemand niet geholpen werd, als uw systeem de reden meestuurt.',
      'Of het dezelfde beller is als daarvoor, als uw systeem het nummer meestuurt. Wij bewaren het nummer nooit.',
      'Wie er aangemeld is, als uw systeem dat meestuurt.',
      'Dat de verbinding leeft, met een hartslag: dan merken we een storing binnen een uur.',
    ],
    doesNotTell: ['Wat uw systeem niet meestuurt.'],
    needs: [
      'Iemand die in uw systeem een webhook kan instellen, of een programma dat berichten kan sturen.',
      'Het adres en het geheim: die maakt u hierboven.',
    ],
    steps: [
      'Stel in uw systeem een webhook in met het adres hierboven. De methode is `POST`, het soort inhoud is `application/json`.',
      'Zet het geheim erin. Elk bericht wordt daarmee ondertekend volgens Standard Webhooks: de koppen `webhook-id`, `webhook-timestamp` en `webhook-signature`.',
      'Stuur een bericht bij elke stap, meteen als die gebeurt. Bijvoorbeeld: `{"type":"contact.arrived","contact":"1234","line":"telefoon","at":"2026-05-04T10:00:00+02:00","caller":"+99912345"}`.',
      'Gebruik voor één oproep of chat steeds hetzelfde kenmerk bij “contact”, ook na doorverbinden. Bij “line” zet u de wachtrij of het nummer; hieronder zegt u welke lijn dat is.',
      'De gewone stappen zijn `contact.arrived` (iemand belt of begint een chat), `contact.queued` (staat in de wachtrij) en `contact.answered` (spreekt een mens). Een menu of bandje is geen antwoord. Daarna volgt `contact.left` (hing op voordat er antwoord was) of `contact.ended` (het gesprek is voorbij).',
      'Als het systeem iemand wegstuurt: `contact.refused`, met bij “reason” `closed` (gesloten), `full` (wachtrij vol), `no_agents` (niemand aangemeld), `blocked` (geblokkeerd) of `error` (storing). En `contact.voicemail` (sprak iets in) of `contact.callback_requested` (vroeg om teruggebeld te worden).',
      'Als u meer weet, stuur dan ook `contact.offered` (er ging een toestel over bij een medewerker) en `contact.transferred` (doorverbonden). Met `contact.wrote` schrijft een bezoeker in een gesprek dat open blijft; was het vorige afgelopen, dan is dit een nieuwe poging.',
      'Wie er aangemeld is: `agent.signed_in`, `agent.paused`, `agent.resumed` en `agent.signed_out`, met bij “agent” een kenmerk van de medewerker en zo mogelijk de “line”.',
      'Geef elk bericht een eigen kenmerk bij “id” als u kunt. Dan mag u het gerust nog een keer sturen: het telt niet dubbel. De volgorde doet er niet toe, de tijd bij “at” wel: met datum, tijd en tijdzone.',
      'Stuur elke vijf minuten `{"type":"source.heartbeat","at":"…"}` als dat kan. Dan weten we ook op een stille dag dat alles werkt.',
    ],
  },
  en: {
    title: 'Generic webhook',
    short: 'For any system that can send a message itself, and for a connection of your own.',
    tells: [
      'When somebody called or began a chat, joined the queue, was answered or hung up.',
      'Why somebody was not helped, if your system sends the reason.',
      'Whether it is the same caller as before, if your system sends the number. We never keep the number.',
      'Who is signed in, if your system sends that.',
      'That the connection is alive, by a heartbeat: then we notice an outage within the hour.',
    ],
    doesNotTell: ['Whatever your system does not send.'],
    needs: ['Somebody who can set up a webhook in your system, or a program that can send messages.', 'The address and the secret: you make those above.'],
    steps: [
      'Set up a webhook in your system with the address above. The method is `POST`, the content type is `application/json`.',
      'Put the secret in. Every message is signed with it as Standard Webhooks says: the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`.',
      'Send a message at every step, as soon as it happens. For example: `{"type":"contact.arrived","contact":"1234","line":"telefoon","at":"2026-05-04T10:00:00+02:00","caller":"+99912345"}`.',
      'For one call or chat always use the same “contact”, after being passed on too. In “line” you put the queue or the number; below you say which line that is.',
      'The usual steps are `contact.arrived` (somebody calls or begins a chat), `contact.queued` (stands in the queue) and `contact.answered` (speaks with a person). A menu or a recording is no answer. Then comes `contact.left` (hung up before there was an answer) or `contact.ended` (the conversation is over).',
      'When the system sends somebody away: `contact.refused`, with in “reason” `closed`, `full` (the queue is full), `no_agents` (nobody is signed in), `blocked` or `error` (an outage). And `contact.voicemail` (left a message) or `contact.callback_requested` (asked to be called back).',
      'If you know more, also send `contact.offered` (a telephone rang for an agent) and `contact.transferred` (passed on). With `contact.wrote` a visitor writes in a conversation that stays open; if the one before was over, this is a new attempt.',
      'Who is signed in: `agent.signed_in`, `agent.paused`, `agent.resumed` and `agent.signed_out`, with an id of the agent in “agent” and, if you can, the “line”.',
      'Give every message an id of its own in “id” if you can. Then you may safely send it again: it does not count twice. The order does not matter, the time in “at” does: with date, time and time zone.',
      'Send `{"type":"source.heartbeat","at":"…"}` every five minutes if you can. Then we know on a quiet day, too, that everything works.',
    ],
  },
}
