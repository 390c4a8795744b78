/** De zinnen van de pagina over privacy. Zie `shared/text/nl.ts`. */
export const settingsNl = {
  privacy: 'Privacy',
  privacyPage: {
    sentence: (days: string) => `Een beller is hoogstens ${days} dagen te herkennen, en nooit aan naam of nummer.`,
    under: (days: string, from: string, until: string, bridge: string) =>
      `Elke ${days} dagen krijgt een beller een ander pseudoniem. De huidige periode loopt van ${from} tot ${until}. In de eerste ${bridge} dagen daarna zien we nog of iemand alsnog is gesproken. Daarna is niemand meer te herkennen.`,
    neverTitle: 'Wat we nooit bewaren',
    never: [
      'Telefoonnummers, ook niet een deel ervan.',
      'Namen, e-mailadressen, netwerkadressen en gegevens over telefoon of browser.',
      'Wat er gezegd of geschreven is: geen opname, geen tekst, geen samenvatting.',
      'Het bestand dat u inleest. We lezen het en bewaren alleen wat in de tabel hieronder staat.',
    ],
    keptTitle: 'Wat we wel bewaren',
    what: 'Wat',
    holds: 'Wat staat erin',
    howLong: 'Hoe lang',
    kept: (years: string): readonly (readonly string[])[] => [
      ['Gebeurtenissen en contacten', 'Pseudoniem, lijn, tijden en afloop', 'Tot 14 dagen nadat de periode is afgesloten'],
      ['Dagbestanden', 'Per kwartier: afloop en wachttijd, zonder pseudoniem', `${years} jaar`],
      ['Leverlog van een bron', 'Soort bericht, tijd en uitkomst, zonder inhoud', '30 dagen'],
      ['Rooster', 'Diensten per lijn', 'Tot u ze vervangt of ongedaan maakt'],
      ['Vastgestelde rapporten', 'Alleen afgeschermde aantallen', 'Tot u ze intrekt'],
      ['Logboek', 'Wie wat bekeek of wijzigde, zonder cijfers', 'Minstens 5 jaar'],
      ['Aanmeldingen', 'Wie er is aangemeld', 'Hoogstens 8 uur'],
    ],
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
    staffTitle: 'Medewerkers en vrijwilligers',
    staff: 'We meten de bezetting van een lijn, niet wat één persoon doet. Er is geen cijfer per medewerker, en dat is ook niet te maken.',
    rightsTitle: 'Iemand vraagt om vergeten te worden',
    rights:
      'Een beheerder kan een nummer laten vergeten. Het antwoord is altijd hetzelfde, ook als we het nummer nooit zagen. Het aantal contacten blijft, de band ertussen verdwijnt.',
  },
}
