import type { Connecting } from './connecting.ts'

export const twilio: Connecting = {
  nl: {
    title: 'Twilio',
    short: 'Programmable Voice, TaskRouter en Flex. Ook voor systemen die daarop gebouwd zijn, zoals Aselo.',
    tells: [
      'Wanneer iemand belde, hoe lang het wachten duurde, wie opnam en hoe lang het gesprek was. Doorverbinden telt als één poging.',
      'Wie ophing, wie het systeem wegstuurde, wie een bericht insprak en wie teruggebeld wilde worden.',
      'Met TaskRouter of Flex: ook chats, en wie er beschikbaar is.',
    ],
    doesNotTell: [
      'Wie er aangemeld is, als u geen TaskRouter of Flex gebruikt.',
      'Of iemand antwoord kreeg, als u alleen “Call status changes” instelt: dan lijkt elke oproep gemist. Doe daarom ook de andere stappen die bij uw opzet horen.',
      'Of bij terugbellen een mens opnam: we tellen iemand als bereikt zodra een medewerker de terugbeltaak aanneemt.',
    ],
    needs: [
      'Het Auth Token van het account waar het nummer bij hoort: in de Twilio-console onder Account Info. Dat is geen API key (SK…) en ook niet het Account SID (AC…).',
      'Iemand die de nummers en de TwiML van uw lijn mag aanpassen.',
      'Het telefoonnummer van elke lijn, zoals +31…, of de namen van de task queues.',
    ],
    steps: [
      'Plak het Auth Token hieronder als geheim. Zet bij de lijnen het nummer dat bellers kiezen, zoals Twilio het schrijft (+31…). Gebruikt u TaskRouter, dan mag ook de naam of het SID van een task queue.',
      'Open in de console uw nummers (Phone Numbers → Manage → Active numbers) en kies het nummer. Plak bij de instellingen voor Voice het adres hierboven in “Call status changes”, met HTTP POST. Laat “A call comes in” staan zoals het is. Herhaal dit voor elk nummer.',
      'Gaan er telefoons over met `<Dial>`? Zet dan in elke `<Number>`, `<Client>` of `<Sip>` `statusCallback` met het adres hierboven en `statusCallbackEvent="initiated ringing answered completed"`.',
      'Wachten bellers in een wachtrij met `<Enqueue>`? Zet dan in `<Dial><Queue>` de `url` op het adres hierboven: zo weten we wanneer de beller een medewerker spreekt. Stuurt u een eigen begroeting via die `url`, dan kan dit niet.',
      'Komt er na `<Enqueue>`, `<Dial>` of `<Record>` niets meer? Zet dan ook `action` op het adres hierboven. Wij antwoorden met lege instructies en Twilio verbreekt de verbinding. Komt er wel iets na, laat `action` dan staan.',
      'Gebruikt u TaskRouter of Flex? Open in de console bij TaskRouter uw workspace en daarvan de instellingen. Plak het adres hierboven als Event Callback URL (in de API: `EventCallbackUrl`) en kies alle gebeurtenissen van task, task queue, workflow, reservation en worker. Is dat vak al in gebruik, maak dan bij Event Streams een webhook-sink met dit adres en een abonnement op TaskRouter.',
      'Gebruik precies het adres zoals het hierboven staat: Twilio ondertekent het adres mee. Bereikt Twilio deze installatie via een ander adres, vul dat dan in bij “Meer instellingen”.',
      'Bel uw lijn en hang op. Binnen een minuut staat het hieronder bij “De laatste berichten”. Bel nog eens en laat iemand opnemen: dan staat er ook “beantwoord”.',
    ],
    weak: 'Twilio ondertekent elk bericht, maar zonder tijd. Een bericht dat iemand onderweg kopieert, blijft dus geldig. Het telt niet dubbel: we herkennen het.',
    settings: [
      {
        key: 'availableActivities',
        label: 'Activiteiten waarin een medewerker er is',
        help: 'Alleen voor TaskRouter en Flex: de namen uit TaskRouter → Activities waarin iemand oproepen kan krijgen of in gesprek is, één per regel. Laat u dit leeg, dan zijn dat Available, Idle, Reserved, Busy en wat daarop lijkt.',
      },
      {
        key: 'joinedOnly',
        label: 'Opnemen is nog geen antwoord',
        help: 'Kies dit als wie opneemt nog een toets moet indrukken, of als er een voicemail kan opnemen. Dan geloven we alleen wat Twilio over de verbinding zegt (DialBridged); zet daarvoor action van <Dial> op het adres hierboven.',
      },
    ],
  },
  en: {
    title: 'Twilio',
    short: 'Programmable Voice, TaskRouter and Flex. Also for systems built on them, such as Aselo.',
    tells: [
      'When somebody called, how long they waited, who picked up and how long the conversation was. Whoever is passed on still counts as one attempt.',
      'Who hung up, who was sent away by the system, who left a message and who asked to be called back.',
      'With TaskRouter or Flex: chats too, and who is available.',
    ],
    doesNotTell: [
      'Who is signed in, if you do not use TaskRouter or Flex.',
      'Whether somebody was answered, if you only set “Call status changes”: then every call seems missed. So do the other steps that fit your set-up too.',
      'Whether a person picked up when somebody was called back: we count them as reached as soon as an agent accepts the task.',
    ],
    needs: [
      'The Auth Token of the account that owns the number: in the Twilio console under Account Info. That is neither an API key (SK…) nor the Account SID (AC…).',
      'Somebody who may change the numbers and the TwiML of your line.',
      'The telephone number of each line, such as +31…, or the names of the task queues.',
    ],
    steps: [
      'Paste the Auth Token below as the secret. Put with the lines the number that callers dial, as Twilio writes it (+31…). If you use TaskRouter, the name or the SID of a task queue will do too.',
      'Open your numbers in the console (Phone Numbers → Manage → Active numbers) and choose the number. In its settings for Voice, paste the address above into “Call status changes”, with HTTP POST. Leave “A call comes in” as it is. Do so for each number.',
      'Do telephones ring with `<Dial>`? Then put `statusCallback` with the address above and `statusCallbackEvent="initiated ringing answered completed"` into each `<Number>`, `<Client>` or `<Sip>`.',
      'Do callers wait in a queue with `<Enqueue>`? Then set the `url` of `<Dial><Queue>` to the address above: that is how we know when the caller speaks with somebody. If you play a greeting of your own by that `url`, you cannot do this.',
      'Does nothing follow after `<Enqueue>`, `<Dial>` or `<Record>`? Then set their `action` to the address above too. We answer with empty instructions, and Twilio hangs up. If something does follow, leave the `action` as it is.',
      'Do you use TaskRouter or Flex? Open your workspace under TaskRouter in the console, and its settings. Paste the address above as the Event Callback URL (in the API: `EventCallbackUrl`) and choose all events of task, task queue, workflow, reservation and worker. If that field is taken, make a webhook sink with this address under Event Streams, and subscribe it to TaskRouter.',
      'Use the address exactly as it stands above: Twilio signs the address too. If Twilio reaches this installation by another address, fill that in under “More settings”.',
      'Call your line and hang up. Within a minute it stands below, under “The last messages”. Call again and let somebody pick up: then it says “answered” too.',
    ],
    weak: 'Twilio signs every message, but without a time. A message that somebody copies on its way stays valid. It does not count twice: we recognise it.',
    settings: [
      {
        key: 'availableActivities',
        label: 'Activities in which an agent is there',
        help: 'For TaskRouter and Flex only: the names under TaskRouter → Activities in which somebody can be given calls or is on one, one on each line. If you leave this empty, they are Available, Idle, Reserved, Busy and the like.',
      },
      {
        key: 'joinedOnly',
        label: 'Picking up is no answer yet',
        help: 'Choose this if whoever picks up still has to press a key, or if a voicemail may pick up. Then we believe only what Twilio says of the connection (DialBridged); set the action of <Dial> to the address above for that.',
      },
    ],
  },
}
