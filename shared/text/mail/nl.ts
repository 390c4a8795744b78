/** De zinnen van mail en van de pagina's erover. Zie `shared/text/nl.ts`. Mail verlaat het huis: aantallen komen hier al afgeschermd binnen. */
import type { ChosenKind } from '../../mail/mailChoices.ts'

const kinds: Readonly<Record<ChosenKind, { readonly name: string; readonly hint: string }>> = {
  digest: { name: 'Weekoverzicht', hint: 'Elke maandag om 8 uur: hoe het vorige week ging, in vier zinnen.' },
  silence: { name: 'Er komen geen gegevens meer binnen', hint: 'Als een telefoon- of chatsysteem stilvalt terwijl een lijn open is, en als het weer werkt.' },
  presence: { name: 'Er is niemand aangemeld', hint: 'Als een lijn open is en er een tijd niemand is aangemeld.' },
  gap: { name: 'Tekort in het rooster', hint: 'Als er in de komende drie dagen te weinig mensen zijn ingeroosterd.' },
  notice: {
    name: 'Wat een beheerder alleen deed',
    hint: 'Als een beheerder zonder tweede beheerder iets wijzigt aan mensen of sleutels, of iemand laat vergeten.',
  },
}

const people = (number: string) => `${number} mensen`

export const mailNl = {
  kinds,
  /** Een aantal zoals het naar buiten mag. */
  about: (number: string) => `ongeveer ${number}`,
  below: (threshold: string) => `minder dan ${threshold}`,
  between: (low: string, high: string) => `tussen ${low} en ${high}`,
  atMost: (high: string) => `hoogstens ${high}`,
  withRange: (number: string, range: string) => `${number} (${range})`,

  digest: {
    subject: (days: string) => `Weekoverzicht van ${days}`,
    hello: 'Goedemorgen,',
    /** Zin 1: mensen. `period` is een van deze twee. */
    lastWeek: 'Vorige week',
    lastWeekMeasured: (share: string) => `In de ${share} van vorige week die is gemeten,`,
    people: (period: string, tried: string, missed: string) =>
      `${period} probeerden ${people(tried)} contact te zoeken; ${missed} van hen spraken we niet, of nog niet.`,
    peopleOpen: (period: string, tried: string, missed: string) =>
      `${period} probeerden ${people(tried)} contact te zoeken terwijl we open waren; ${missed} van hen spraken we niet, of nog niet.`,
    peopleHidden: (period: string, tried: string) =>
      `${period} probeerden ${people(tried)} contact te zoeken; hoeveel van hen we niet spraken, staat niet in deze mail, zodat niemand herkenbaar is.`,
    nobodyMissed: (tried: string) => `Vorige week probeerden ${people(tried)} contact te zoeken, en we spraken ze allemaal.`,
    nobodyMissedSeen: (period: string, tried: string) => `${period} zagen we ${people(tried)} die contact zochten, en die spraken we allemaal.`,
    nobody: 'Vorige week probeerde niemand contact te zoeken.',
    nobodySeen: (period: string) => `${period} zagen we niemand die contact zocht.`,
    /** Van zo weinig mensen dat meer niet gezegd mag worden. */
    oneOrMore: 'een of meer',
    peopleUnknown: 'Hoeveel mensen we vorige week niet spraken, kunnen we uit deze gegevens niet zeggen.',
    peopleNotMeasured: 'Hoeveel mensen we vorige week niet spraken, weten we niet: er is te weinig gemeten.',
    /** Zin 2: het moeilijkste dagdeel. */
    worst: (daypart: string, tenths: string) =>
      `In de laatste dertien weken ging het op ${daypart} het vaakst mis: van de mensen die we nooit spraken, probeerde ongeveer ${tenths} het toen.`,
    worstSpread: 'In de laatste dertien weken was er geen dagdeel waarop het duidelijk vaker misging.',
    worstHidden: 'Welk dagdeel in de laatste dertien weken het moeilijkst was, staat niet in deze mail, zodat niemand herkenbaar is.',
    worstUnknown: 'Welk dagdeel het moeilijkst is, kunnen we nog niet zeggen: daarvoor zijn er te weinig gegevens.',
    /** Zin 3: het rooster. */
    gap: (where: string, count: number, number: string) =>
      count === 1
        ? `Het grootste tekort van volgende week is ${where}: er is 1 persoon te weinig.`
        : `Het grootste tekort van volgende week is ${where}: er zijn ${people(number)} te weinig.`,
    gapCosts: (where: string, count: number, number: string, missed: string) =>
      count === 1
        ? `Het grootste tekort van volgende week is ${where}: er is 1 persoon te weinig, en naar verwachting lopen we daardoor ${people(missed)} mis.`
        : `Het grootste tekort van volgende week is ${where}: er zijn ${people(number)} te weinig, en naar verwachting lopen we daardoor ${people(missed)} mis.`,
    rosterEnough: 'Volgende week zijn er op alle open uren genoeg mensen ingeroosterd.',
    rosterUnknown: 'Of er volgende week genoeg mensen zijn, weten we niet: er is nog geen rooster ingelezen.',
    /** Zin 4: de meting. */
    health: 'Alle telefoon- en chatsystemen leverden de hele week hun gegevens.',
    healthPart: (share: string, count: number, gaps: string, hours: string) =>
      count === 1
        ? `We maten ${share} van de week; 1 gat in de meting (${hours}) telt niet mee.`
        : `We maten ${share} van de week; ${gaps} gaten in de meting (${hours}) tellen niet mee.`,
    healthNothing: 'Van vorige week is niets gemeten.',
    healthSilent: (share: string) => `We maten ${share} van de week, en op dit moment komen er van een systeem nog steeds geen gegevens binnen.`,
    more: (address: string) => `Alle cijfers van die week: ${address}`,
    protected: (threshold: string) =>
      `Mail kan bij anderen terechtkomen. Daarom zijn aantallen hier afgerond, en noemen we geen aantal onder de ${threshold}. Op de pagina staan ze precies.`,
  },

  silence: {
    subject: 'Er komen geen gegevens meer binnen',
    subjectBack: 'Er komen weer gegevens binnen',
    /** Er hoeft niets binnen te komen. */
    subjectExplained: 'Er is aangegeven waarom er geen gegevens binnenkwamen',
    silent: (source: string, lines: string, since: string) =>
      `Sinds ongeveer ${since} horen we niets meer van ${source} (${lines}). Wie nu belt of chat, kan wel geholpen worden, maar staat niet in de cijfers. Deze uren zijn dus niet gemeten; dat is iets anders dan nul.`,
    silentOver: (source: string, lines: string, since: string) =>
      `Vanaf ongeveer ${since} hoorden we een tijd niets van ${source} (${lines}). Inmiddels is dat voorbij.`,
    recovered: (source: string, lines: string, since: string, until: string, length: string) =>
      `Van ${source} (${lines}) komen weer gegevens binnen. Van ongeveer ${since} tot ${until} is er niets gemeten; dat is ${length}.`,
    explained: (source: string, lines: string, since: string) =>
      `Over de stilte van ${source} (${lines}) sinds ongeveer ${since} mailen we niet meer: iemand heeft in Bereikbaar aangegeven wat er aan de hand is.`,
    look: (address: string) => `Kijk bij welk systeem het is, en wat u kunt doen: ${address}`,
    fill: (address: string) => `Heeft het systeem een lijst van die uren? Dan kunt u die inlezen: ${address}`,
  },

  presence: {
    subject: 'Er is niemand aangemeld terwijl een lijn open is',
    sentence: (line: string, length: string) =>
      `${line} is open, maar er is al minstens ${length} niemand aangemeld. Wie nu contact zoekt, krijgt niemand te spreken.`,
    hint: 'Misschien is iemand vergeten zich aan te melden. Klopt het dat er niemand is? Zet dan ook op uw website dat de lijn dicht is.',
    hintPage: (address: string) =>
      `Misschien is iemand vergeten zich aan te melden. Klopt het dat er niemand is? Dan kunt u op de pagina Nu aangeven dat de lijn niet bereikbaar is, zodat bellers dat zien: ${address}`,
    look: (address: string) => `Wie er is ingeroosterd: ${address}`,
  },

  gap: {
    subject: 'Er is een tekort in het rooster van de komende dagen',
    first: 'In de komende dagen zijn er te weinig mensen ingeroosterd:',
    item: (when: string, line: string, count: number, number: string) =>
      count === 1 ? `${when}, ${line}: er is 1 persoon te weinig.` : `${when}, ${line}: er zijn ${people(number)} te weinig.`,
    itemCosts: (when: string, line: string, count: number, number: string, missed: string) =>
      count === 1
        ? `${when}, ${line}: er is 1 persoon te weinig. Naar verwachting lopen we daardoor ${people(missed)} mis.`
        : `${when}, ${line}: er zijn ${people(number)} te weinig. Naar verwachting lopen we daardoor ${people(missed)} mis.`,
    rest: (count: number, number: string) => (count === 1 ? 'En nog 1 tekort.' : `En nog ${number} tekorten.`),
    look: (address: string) => `Van elke openingstijd staat hier het grootste tekort. Het hele rooster, met wat er nodig is: ${address}`,
    once: 'Over deze tekorten mailen we niet nog eens.',
  },

  notice: {
    subject: 'Een beheerder deed iets zonder tweede beheerder',
    first:
      'Wijzigingen aan mensen en sleutels, en iemand laten vergeten, doen twee beheerders het veiligst samen. Dit deed iemand alleen, of iemand die ook cijfers ziet. Daarom leest u mee:',
    item: {
      people: 'er is iets gewijzigd aan wie zich mag aanmelden',
      erasure: 'er is gevraagd om iemand te vergeten',
      keys: 'er is iets gedaan met de sleutels',
      other: 'er is iets gedaan dat apart wordt bijgehouden',
    },
    at: (moment: string, what: string) => `${moment}: ${what}.`,
    look: (address: string) => `Wie het was, en wat er precies is gedaan, staat in het logboek: ${address}`,
  },

  invitation: {
    subject: 'U bent uitgenodigd voor Bereikbaar',
    hello: 'Goedendag,',
    sentence: (organisation: string, roles: string) =>
      `${organisation} heeft u uitgenodigd voor Bereikbaar, als ${roles}. Bereikbaar laat zien hoe goed een hulplijn te bereiken is.`,
    how: {
      theirs: (address: string) => [`Meld u aan met dit e-mailadres: ${address}`],
      known: (address: string) => [
        `Meld u aan met dit e-mailadres en het wachtwoord dat u al hebt: ${address}`,
        'Bent u het wachtwoord vergeten? Op dezelfde pagina kiest u een nieuw wachtwoord.',
      ],
      new: (address: string) => [
        'Zo meldt u zich de eerste keer aan:',
        `1. Ga naar ${address}`,
        '2. Vul dit e-mailadres in, en het tijdelijke wachtwoord. Dat staat in een aparte mail, met als onderwerp “Bereikbaar: uw tijdelijke wachtwoord”. Het werkt drie dagen.',
        '3. Kies een eigen wachtwoord. Daarna koppelt u een app op uw telefoon die codes geeft: dat is de tweede stap bij het aanmelden.',
        'Ziet u die aparte mail niet? Kijk bij de ongewenste mail. Is het wachtwoord verlopen, vraag dan wie u uitnodigde om de uitnodiging opnieuw te sturen.',
      ],
    },
    secondStep: 'Bij het aanmelden is een tweede stap nodig, zoals een code of een passkey. Heeft uw account die nog niet? Zet die dan eerst aan.',
    unexpected: 'Kent u deze organisatie niet? Dan hoeft u niets te doen. Zonder aanmelden gebeurt er niets.',
  },

  last: (address: string) => `Dit is het laatste bericht van vandaag. Wat er verder gebeurt, ziet u op ${address}`,
  why: (kind: string) => `U krijgt deze mail omdat “${kind}” voor u aanstaat.`,
  stop: (address: string) => `Stoppen met deze mail: ${address}`,
  choose: (address: string) => `Kiezen welke mail u krijgt: ${address}`,

  page: {
    title: 'Mijn mail',
    sentence: (count: number) =>
      count === 0
        ? 'U krijgt geen mail van Bereikbaar.'
        : count === 1
          ? 'U krijgt één soort mail van Bereikbaar.'
          : `U krijgt ${count} soorten mail van Bereikbaar.`,
    to: (address: string) => `Mail gaat naar ${address}.`,
    toNobody: 'Er is nog geen adres om naar te mailen.',
    nothing: 'Voor uw rol is er geen mail om te kiezen.',
    example: 'U kijkt rond met een voorbeeldaccount. Dat krijgt geen mail.',
    choices: 'Welke mail wilt u?',
    language: 'Taal van de mail',
    languages: { nl: 'Nederlands', en: 'English' },
    address: 'E-mailadres voor uw mail',
    addressHint: 'Laat leeg als u geen mail wilt.',
    addressWrong: 'Vul een e-mailadres in als naam@voorbeeld.nl, of laat het leeg.',
    save: 'Opslaan',
    saved: 'Uw keuze is opgeslagen.',
    note: 'In elke mail staat een link waarmee u die soort mail uitzet, zonder aan te melden. Op deze pagina zet u hem weer aan.',
  },
  stopPage: {
    title: 'Stoppen met mail',
    sentence: (kind: string) => `Wilt u de mail “${kind}” niet meer krijgen?`,
    hint: 'Andere mail van Bereikbaar blijft komen. Op de pagina “Mijn mail” zet u deze weer aan.',
    button: 'Ja, stop met deze mail',
    done: (kind: string) => `U krijgt de mail “${kind}” niet meer.`,
    doneHint: 'Komt er toch nog een? Dan werkte deze link niet meer. Gebruik de link uit de nieuwste mail, of de pagina “Mijn mail”.',
    toChoices: 'Naar “Mijn mail”',
  },
}
