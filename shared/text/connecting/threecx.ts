import type { Connecting } from './connecting.ts'

export const threecx: Connecting = {
  nl: {
    title: '3CX',
    short: 'De gespreksgegevens (CDR) van een 3CX-centrale. U leest het bestand zelf in.',
    tells: [
      'Wanneer iemand belde, hoe lang het wachten duurde en of er een toestel opnam.',
      'Wie op de voicemail kwam, en wie in het keuzemenu ophing.',
      'Of er bij iemand een toestel overging. Dat niemand opnam op één toestel, telt niet als gemist.',
    ],
    doesNotTell: [
      'Of er nu iemand wacht: 3CX schrijft een gesprek pas op als het voorbij is.',
      'Wie er aangemeld was. We weten alleen dat er op een moment iemand opnam.',
      'Hoe lang iemand precies in de wachtrij stond. Neemt uw wachtrij of menu meteen op, dan kan het wachten korter lijken dan het was.',
      'Welk uur het was als een heel gesprek viel in het dubbele uur van de nacht dat de wintertijd begint. Dan houden we het eerste uur aan.',
    ],
    needs: [
      'Een beheerder van de centrale, of iemand die bij het bestand `cdr.log` kan.',
      'De lijst van velden zoals die in 3CX is ingesteld, in dezelfde volgorde.',
      'De nummers van de wachtrijen (zoals 800) of het gekozen telefoonnummer.',
    ],
    steps: [
      'Open in 3CX de beheerpagina en ga naar Advanced → CDR. In oudere versies staat dat bij Settings → CDR of Reporting → CDR. Zet CDR aan (Enable CDR of Generate CDR).',
      'Kies voor één bestand voor alle gesprekken (Single file for all calls). Eén bestand per gesprek mag ook.',
      'Neem in elk geval deze velden op: `callid`, `time-start`, `time-answered`, `time-end`, `reason-terminated`, `from-no`, `to-dn`, `dial-no`, `final-dn`, `chain`, `from-type`, `to-type`, `final-type` en `missed-queue-calls`.',
      'Wijkt uw lijst af van de lijst in 3CX, zet dan hieronder bij Meer instellingen de velden in uw volgorde, één op elke regel.',
      'Geef hieronder bij het nummer van elke wachtrij aan welke lijn het is.',
      'Lees `cdr.log` in bij Gegevens. U vindt het bij de logbestanden van de centrale, in de map `CDRLogs`. Herhaal dat zo vaak als u wilt: wat al bekend is, telt niet dubbel.',
      'Wilt u de gesprekken zien zodra ze voorbij zijn? Laat uw technicus dan de uitvoer van 3CX (socket) doorsturen naar een bron van het soort Algemene webhook.',
    ],
    settings: [
      {
        key: 'cdrFields',
        label: 'Velden in uw volgorde',
        help: 'De namen zoals 3CX ze noemt, bijvoorbeeld time-start. Leeg: alle velden, in de volgorde van de beheerpagina.',
      },
      { key: 'cdrTimeZone', label: 'Tijdzone van de centrale', help: 'Bijvoorbeeld Europe/Amsterdam. 3CX schrijft tijden zonder zone op.' },
    ],
  },
  en: {
    title: '3CX',
    short: 'The call data records (CDR) of a 3CX exchange. You import the file yourself.',
    tells: [
      'When somebody called, how long they waited and whether a telephone was picked up.',
      'Who ended at voicemail, and who hung up in the menu.',
      'Whether a telephone rang for somebody. That nobody picked up at one telephone does not count as missed.',
    ],
    doesNotTell: [
      'Whether anybody waits now: 3CX writes a call down when it is over.',
      'Who was signed in. We only know that somebody picked up at some moment.',
      'How long somebody stood in the queue exactly. If your queue or menu answers at once, the wait may seem shorter than it was.',
      'Which hour it was when a whole call fell into the doubled hour of the night in which winter time begins. Then we take the first.',
    ],
    needs: [
      'An administrator of the exchange, or somebody who can get at the file `cdr.log`.',
      'The list of fields as it is set in 3CX, in the same order.',
      'The numbers of the queues (such as 800) or the telephone number that is dialled.',
    ],
    steps: [
      'Open the management console of 3CX and go to Advanced → CDR. In older versions it stands under Settings → CDR or Reporting → CDR. Switch CDR on (Enable CDR or Generate CDR).',
      'Choose one file for all calls (Single file for all calls). One file for each call will do too.',
      'Take in at least these fields: `callid`, `time-start`, `time-answered`, `time-end`, `reason-terminated`, `from-no`, `to-dn`, `dial-no`, `final-dn`, `chain`, `from-type`, `to-type`, `final-type` and `missed-queue-calls`.',
      'If your list differs from the list in 3CX, put the fields in your order under More settings below, one on each line.',
      'Say below, with the number of each queue, which line it is.',
      'Read `cdr.log` under Data. You find it among the log files of the exchange, in the folder `CDRLogs`. Do so again as often as you like: what is known already does not count twice.',
      'Do you want to see calls as soon as they are over? Then have your technician pass on the output of 3CX (socket) to a source of the kind Generic webhook.',
    ],
    settings: [
      {
        key: 'cdrFields',
        label: 'Fields in your order',
        help: 'The names as 3CX calls them, for example time-start. Empty: all fields, in the order in which the management console lists them.',
      },
      { key: 'cdrTimeZone', label: 'Time zone of the exchange', help: 'For example Europe/Amsterdam. 3CX writes times without a zone.' },
    ],
  },
}
