import type { Connecting } from './connecting.ts'

export const voys: Connecting = {
  nl: {
    title: 'Voys',
    short: 'Gespreksnotificaties van Voys en andere merken op VoIPGRID.',
    tells: [
      'Wanneer iemand belde, bij wie de telefoon overging, wie opnam en hoe lang het gesprek was. Doorverbinden telt als één poging.',
      'Of iemand zelf ophing, of dat er niet werd opgenomen of alles bezet was.',
    ],
    doesNotTell: [
      'Wie er aangemeld is: dat stuurt Voys niet.',
      'Of iemand in een menu of in de wachtrij stond. Neemt een menu of wachtrij op en daarna geen mens, dan telt de oproep als niet geholpen.',
      'Of er een bericht is ingesproken. Zo’n oproep telt als gemist.',
      'Of een mobiele telefoon waarnaar u doorschakelt een mens of een voicemail gaf.',
      'Wat er gebeurde terwijl deze installatie onbereikbaar was: Voys stuurt een bericht waarschijnlijk niet nog een keer.',
    ],
    needs: ['Een beheerder van uw Freedom-omgeving (of van het portaal van uw eigen merk).', 'Het telefoonnummer van elke lijn.'],
    steps: [
      'Kopieer het hele adres hierboven, met het geheim erachter. U ziet dat geheim maar één keer. Kwijt? Maak dan hierboven een nieuw.',
      'Open in Freedom Beheer → Gespreksnotificaties (in een ander menu mag ook: het gaat om de naam). Staat dat er nergens, vraag Voys dan om het aan te zetten. Kies niet Webhooks: dat is een stap in een belplan, en die meldt niet of er iemand opnam.',
      'Plak daar dat adres en sla op. Behandel het adres als een wachtwoord: wie het kent, kan berichten sturen.',
      'Zet hieronder bij de lijnen de nummers die bellers kiezen, zoals Voys ze schrijft (+31…).',
      'Bel uw lijn en hang op. Binnen een minuut staat het hieronder bij “De laatste berichten”. Bel nog eens en laat iemand opnemen: dan staat er ook “beantwoord”.',
      'Weet u vanaf welke netwerkadressen Voys stuurt, vul die dan in bij “Meer instellingen”. Vraag Voys ernaar.',
    ],
    weak: 'Voys ondertekent niets. Alleen het geheime adres zegt dat een bericht van Voys komt. Deel het adres dus met niemand, en maak een nieuw geheim als u twijfelt.',
  },
  en: {
    title: 'Voys',
    short: 'Call notifications of Voys and other brands on VoIPGRID.',
    tells: [
      'When somebody called, whose telephone rang, who picked up and how long the conversation was. Whoever is passed on still counts as one attempt.',
      'Whether somebody hung up, or nobody picked up, or everything was engaged.',
    ],
    doesNotTell: [
      'Who is signed in: Voys does not send that.',
      'Whether somebody was in a menu or in the queue. If a menu or a queue picks up and then no person does, the call counts as not helped.',
      'Whether a message was left. Such a call counts as missed.',
      'Whether a mobile telephone that you forward to gave a person or a voicemail.',
      'What happened while this installation could not be reached: most likely Voys does not send a message again.',
    ],
    needs: ['An administrator of your Freedom environment (or of the portal of your own brand).', 'The telephone number of each line.'],
    steps: [
      'Copy the whole address above, with the secret behind it. You see that secret only once. Lost it? Then make a new one above.',
      'Open Beheer → Gespreksnotificaties (call notifications) in Freedom; another menu will do too, it is the name that counts. If it is nowhere, ask Voys to turn it on. Do not choose Webhooks: that is a step of a dial plan, and it does not tell whether anybody picked up.',
      'Paste that address there and save. Treat the address as a password: whoever knows it can send messages.',
      'Put with the lines below the numbers that callers dial, as Voys writes them (+31…).',
      'Call your line and hang up. Within a minute it stands below, under “The last messages”. Call again and let somebody pick up: then it says “answered” too.',
      'If you know from which network addresses Voys sends, fill them in under “More settings”. Ask Voys.',
    ],
    weak: 'Voys signs nothing. Only the secret address says that a message comes from Voys. So share the address with nobody, and make a new secret when in doubt.',
  },
}
