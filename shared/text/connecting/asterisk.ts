import type { Connecting } from './connecting.ts'

const path = '/static/bereikbaar-forwarder.py'

export const asterisk: Connecting = {
  nl: {
    title: 'Asterisk of FreePBX',
    short: 'Een klein script naast de centrale stuurt door wat er in de wachtrijen gebeurt.',
    tells: [
      'Wanneer iemand in de wachtrij kwam, antwoord kreeg, ophing, een toets koos of werd weggestuurd, op de seconde.',
      'Wie er bij de wachtrij aangemeld was en wie pauze had.',
      'Dat de centrale draait, elke vier minuten. Stilte van de bellers en stilte van de centrale zijn zo uit elkaar te houden.',
      'Als u dat instelt: wie belde en nooit in een wachtrij kwam, zoals buiten de openingstijden.',
    ],
    doesNotTell: [
      'Wie ophing in een keuzemenu, tenzij u ook de gespreksgegevens laat meesturen.',
      'Namen, redenen van een pauze en opnamen: die laat het script op de centrale.',
    ],
    needs: [
      'Iemand die op de centrale mag inloggen als beheerder (root).',
      'Python 3.6 of nieuwer op de centrale. FreePBX 17 en elke gewone Debian hebben dat; anders: `apt install python3`.',
      'De centrale moet dit adres via https kunnen bereiken. Van buitenaf hoeft er niets open.',
    ],
    steps: [
      'Download het script met de knop hierboven. Zet het op de centrale als `/usr/local/bin/bereikbaar-forwarder` en maak het uitvoerbaar: `chmod 755 /usr/local/bin/bereikbaar-forwarder`',
      'Vul hieronder bij “Wat hoort bij welke lijn?” de naam van elke wachtrij in. In FreePBX is dat het nummer van de wachtrij. Doe dit eerst: wat uit een wachtrij komt die hier niet staat, telt niet mee.',
      'Geef op de centrale de opdracht: `sudo bereikbaar-forwarder --set-up`. Het script vraagt naar het adres en het geheim hierboven en naar uw wachtrijen. Daarna controleert het alles, en hier verschijnt een testgebeurtenis. Van wachtrijen die u niet noemt, gaat niets de deur uit.',
      'Zet het aan, ook voor na een herstart: `sudo systemctl enable --now bereikbaar-forwarder`',
      'Bel de lijn en hang weer op. Binnen een minuut staat die oproep hier.',
      'Twijfelt u later of alles nog goed staat? `sudo -u asterisk bereikbaar-forwarder --check` zegt het in gewone woorden. Adres en geheim staan in `/etc/bereikbaar-forwarder.conf`, dat alleen de centrale zelf kan lezen.',
      'Wilt u ook zien wie nooit in een wachtrij kwam? Voeg in dat bestand twee regels toe: `cdr = /var/log/asterisk/cdr-csv/Master.csv` en `cdr_contexts =` met de contexten waarin zulke oproepen eindigen (de vierde kolom van dat bestand). Vul dezelfde contexten hieronder in bij de instellingen van deze bron, en geef: `sudo systemctl restart bereikbaar-forwarder`',
      'Laat oude logbestanden minstens een week in dezelfde map staan (logrotate: `rotate 7` of meer, geen `olddir`). Zo wordt ook na een lange storing alles nog doorgestuurd.',
      'Schrijft de centrale de wachtrijen naar een database? Zet dan `queue_log_to_file = yes` in `logger.conf`, zodat er ook een bestand is.',
    ],
    download: { path, words: 'Download bereikbaar-forwarder' },
    settings: [
      {
        key: 'cdrContexts',
        label: 'Contexten van binnenkomende oproepen',
        help: 'De vierde kolom van Master.csv voor oproepen van buiten, bijvoorbeeld ext-queues of app-announcement-1. Andere rijen tellen niet mee.',
      },
      { key: 'cdrTimeZone', label: 'Tijdzone van Master.csv', help: 'Bijvoorbeeld Europe/Amsterdam. Leeg: UTC (usegmtime=yes).' },
      {
        key: 'members',
        label: 'Toestellen en namen',
        help: 'Nodig als het logboek een medewerker soms met een toestel aanduidt en soms met een naam: Local/201@from-queue = Vrijwilliger 1. Met log_membername_as_agent=yes in queues.conf kan dit leeg blijven.',
      },
      {
        key: 'exitKeys',
        label: 'Toetsen om de wachtrij te verlaten',
        help: 'Wat een toets betekent, callback of voicemail: 1 = voicemail. Wat hier niet staat, telt als een verzoek om teruggebeld te worden.',
      },
    ],
  },
  en: {
    title: 'Asterisk or FreePBX',
    short: 'A small script beside the exchange passes on what happens in the queues.',
    tells: [
      'When somebody joined the queue, was answered, hung up, chose a key or was sent away, to the second.',
      'Who was signed in to the queue and who was paused.',
      'That the exchange is running, every four minutes. So silence of the callers and silence of the exchange can be told apart.',
      'If you set it up: who called and never reached a queue, such as outside opening hours.',
    ],
    doesNotTell: [
      'Who hung up in a menu, unless you have the call detail records sent, too.',
      'Names, reasons for a pause and recordings: the script leaves those on the exchange.',
    ],
    needs: [
      'Somebody who may log in to the exchange as administrator (root).',
      'Python 3.6 or later on the exchange. FreePBX 17 and any ordinary Debian have it; otherwise: `apt install python3`.',
      'The exchange must be able to reach this address over https. Nothing has to be opened from outside.',
    ],
    steps: [
      'Download the script with the button above. Put it on the exchange as `/usr/local/bin/bereikbaar-forwarder` and make it executable: `chmod 755 /usr/local/bin/bereikbaar-forwarder`',
      'Enter the name of each queue below, at “What belongs to which line?”. In FreePBX that is the number of the queue. Do this first: what comes from a queue that does not stand there does not count.',
      'On the exchange, give the command: `sudo bereikbaar-forwarder --set-up`. The script asks for the address and the secret above and for your queues. Then it checks everything, and a test event appears here. Nothing of queues that you do not name leaves the exchange.',
      'Switch it on, also for after a restart: `sudo systemctl enable --now bereikbaar-forwarder`',
      'Call the line and hang up again. Within a minute that call stands here.',
      'In doubt later whether all is still right? `sudo -u asterisk bereikbaar-forwarder --check` says so in plain words. Address and secret stand in `/etc/bereikbaar-forwarder.conf`, which only the exchange itself can read.',
      'Would you also like to see who never reached a queue? Add two lines to that file: `cdr = /var/log/asterisk/cdr-csv/Master.csv` and `cdr_contexts =` with the contexts in which such calls end (the fourth column of that file). Enter the same contexts below in the settings of this source, and give: `sudo systemctl restart bereikbaar-forwarder`',
      'Keep old log files in the same folder for at least a week (logrotate: `rotate 7` or more, no `olddir`). Then everything is still passed on after a long outage.',
      'Does the exchange write the queues to a database? Then put `queue_log_to_file = yes` into `logger.conf`, so that there is a file as well.',
    ],
    download: { path, words: 'Download bereikbaar-forwarder' },
    settings: [
      {
        key: 'cdrContexts',
        label: 'Contexts of incoming calls',
        help: 'The fourth column of Master.csv for calls from outside, for example ext-queues or app-announcement-1. Other rows do not count.',
      },
      { key: 'cdrTimeZone', label: 'Time zone of Master.csv', help: 'For example Europe/Amsterdam. Empty: UTC (usegmtime=yes).' },
      {
        key: 'members',
        label: 'Extensions and names',
        help: 'Needed where the log names a member sometimes by an extension and sometimes by a name: Local/201@from-queue = Volunteer 1. With log_membername_as_agent=yes in queues.conf this may stay empty.',
      },
      {
        key: 'exitKeys',
        label: 'Keys to leave the queue',
        help: 'What a key means, callback or voicemail: 1 = voicemail. What is not named here counts as a request to be called back.',
      },
    ],
  },
}
