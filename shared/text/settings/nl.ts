/** De zinnen van de pagina over privacy. Zie `shared/text/nl.ts`. */
export const settingsNl = {
  privacy: 'Privacy',
  privacyPage: {
    sentence: (days: string) => `Een beller is hoogstens ${days} dagen te herkennen, en nooit aan naam of nummer.`,
    under: (days: string, from: string, until: string, bridge: string) =>
      `Elke ${days} dagen krijgt een beller een ander pseudoniem. De huidige periode loopt van ${from} tot ${until}. In de eerste ${bridge} dagen daarna zien we nog of iemand alsnog is gesproken. Daarna is niemand meer te herkennen.`,
    neverTitle: 'Wat we nooit bewaren',
    never: [
      'Telefoonnummers van bellers, ook niet een deel ervan.',
      'Namen en e-mailadressen van bellers, hun netwerkadres, en gegevens over hun telefoon of browser.',
      'Wat er gezegd of geschreven is: geen opname, geen tekst, geen samenvatting.',
      'Het bestand dat u inleest. We lezen het en bewaren alleen wat in de tabel hieronder staat.',
    ],
    keptTitle: 'Wat we wel bewaren',
    what: 'Wat',
    holds: 'Wat staat erin',
    howLong: 'Hoe lang',
    keysTitle: 'De sleutels',
    keys: {
      kms: 'Pseudoniemen worden gemaakt in de sleutelkluis van AWS (KMS). De sleutel komt daar nooit uit, ook niet voor beheerders.',
      file: 'Pseudoniemen worden gemaakt met een sleutelbestand op deze computer, naast de gegevens en niet erin. Wie de gegevens kopieert, heeft de sleutel niet.',
      elsewhere: 'Pseudoniemen worden gemaakt met een sleutel die niet bij de gegevens staat.',
    },
    keyEnds:
      'Na elke periode vernietigen we de sleutel. Dan kan niemand meer van een pseudoniem naar een nummer, of andersom, ook niet met alle gegevens en reservekopieën. Tot dat moment zijn de gegevens pseudoniem; pas daarna zijn ze anoniem.',
    whoTitle: 'Wie wat ziet',
    who: 'Niemand ziet een pseudoniem of het precieze moment van één contact. Wie iets bekijkt, ophaalt of wijzigt, staat in het logboek.',
    matrixHint: (threshold: string) =>
      `Een financier ziet alleen rapporten die zijn gedeeld. Aantallen onder de ${threshold} staan daar niet in. Een beheerder ziet zonder andere rol geen cijfers. Niemand wijzigt de eigen rollen.`,
    page: 'Soort pagina',
    kinds: {
      drillDown: 'Pogingen per kwartier',
      live: 'Nu',
      files: 'Cijfers als bestand of voor een programma',
      figures: 'Cijfers: overzicht, gemist, bereikbaarheid',
      roster: 'Rooster',
      case: 'Uitbreiding',
      reports: 'Rapporten',
      data: 'Gegevens: bronnen, gaten, markeringen',
      setup: 'Inrichten: lijnen, uren, bronnen',
      people: 'Mensen en hun rollen',
      erasure: 'Iemand laten vergeten',
      audit: 'Logboek',
      own: 'Eigen account, uitleg en deze pagina',
      settings: 'Instellingen voor rekenen en bewaren',
    },
    sees: 'ziet',
    takesOut: 'haalt op',
    changes: 'wijzigt',
    nothing: '–',
    standsOut: (count: number, number: string, since: string) =>
      count === 1
        ? `Sinds ${since} staat er 1 handeling in het logboek die opvalt. Iemand zonder tweede beheerder, of iemand die ook cijfers ziet, wijzigde iets aan mensen of sleutels, of liet een beller vergeten.`
        : `Sinds ${since} staan er ${number} handelingen in het logboek die opvallen. Iemand zonder tweede beheerder, of iemand die ook cijfers ziet, wijzigde iets aan mensen of sleutels, of liet een beller vergeten.`,
    lookThere: 'Bekijk dit in het logboek',
    councilTitle: 'Voor de ondernemingsraad',
    council: [
      'Het doel is weten wanneer mensen ons niet bereiken. Het doel is niet om te zien hoe iemand werkt.',
      'Wie er was aangemeld, staat er onder een pseudoniem zolang een periode loopt. Dat is om te tellen hoeveel mensen er waren. Daarna blijven alleen aantallen per kwartier over.',
      'Was er maar één persoon, dan tonen we van dat kwartier geen pauzes of gesprekken.',
      'Gesprekken, wachttijden en gemiste pogingen zijn van de lijn. Er staat nergens een naam bij.',
      'Namen uit een rooster bewaren we niet, alleen hoeveel mensen er zouden zijn.',
      'Wie deze pagina’s bekijkt, staat in het logboek. Het logboek gaat over het gebruik van deze gegevens, niet over het werk aan de lijn.',
      'Zou een organisatie dit later wel willen gebruiken om mensen te volgen, dan vraagt de wet eerst instemming van de ondernemingsraad (WOR, artikel 27). Het programma kan het niet.',
    ],
    contact: (contact: string) => `Vragen over privacy: ${contact}.`,
    staffTitle: 'Medewerkers en vrijwilligers',
    staff: 'We meten de bezetting van een lijn, niet wat één persoon doet. Er is geen cijfer per medewerker, en dat is ook niet te maken.',
    rightsTitle: 'Iemand vraagt om vergeten te worden',
    rights:
      'Een beheerder kan een nummer laten vergeten. Het antwoord is altijd hetzelfde, ook als we het nummer nooit zagen. Het aantal contacten blijft, de band ertussen verdwijnt.',
  },
}
