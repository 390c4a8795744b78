/** De toegankelijkheidsverklaring. */
export const accessibilityNl = {
  intro: 'Iedereen moet met Bereikbaar kunnen werken, ook wie slecht ziet, geen muis gebruikt of naar een schermlezer luistert.',
  sections: [
    {
      id: 'standard',
      title: 'Waar we ons aan houden',
      text: [
        'We volgen WCAG 2.2 op niveau AA, en daarmee de Europese norm EN 301 549. We denken dat alle pagina’s eraan voldoen, op de punten na die onder “Wat nog niet goed is” staan.',
        'Een onafhankelijk onderzoek is er nog niet geweest. Ook heeft nog niemand met een beperking Bereikbaar voor ons getest. Daarom noemen we het gedeeltelijk toegankelijk, en niet meer dan dat.',
      ],
    },
    {
      id: 'checks',
      title: 'Hoe we het nagaan',
      text: [
        'Bij elke wijziging controleert een programma de pagina’s in een echte browser: in het Nederlands en het Engels, licht en donker.',
        'We kijken ook of een pagina werkt zonder muis, zonder script, op een scherm van 320 pixels breed en op papier.',
      ],
    },
    {
      id: 'expect',
      title: 'Wat u kunt verwachten',
      text: [
        'Bij elke grafiek staat een tabel met dezelfde getallen. Kleur zegt nooit iets wat niet ook in woorden of in een patroon staat.',
        'Alles werkt met het toetsenbord, en nergens hoeft u te slepen. De pagina Nu ververst zichzelf; dat kunt u stilzetten.',
        'Gaat er iets mis met een formulier, dan staat boven aan de pagina wat er mis is, met een link naar het veld.',
      ],
    },
    {
      id: 'not-yet',
      title: 'Wat nog niet goed is',
      text: [
        'Een pdf van een rapport maakt uw eigen browser. Chrome en Edge maken er een die een schermlezer kan lezen; van andere browsers weten we dat niet. De pagina zelf is altijd de toegankelijke versie.',
        'Brede tabellen, zoals het rooster, schuiven op een klein scherm in hun eigen vak heen en weer.',
        'Namen van lijnen en bestanden staan zoals uw organisatie ze schreef. Een schermlezer leest ze voor in de taal van de pagina.',
      ],
    },
  ],
  contact: {
    title: 'Werkt er iets niet?',
    text: 'Vertel ons welke pagina het is, wat u wilde doen en waarmee u werkt. Dan zoeken we samen naar een oplossing.',
    whom: (contact: string) => `U bereikt ons zo: ${contact}.`,
    nobody: 'Ga naar de beheerder van Bereikbaar in uw organisatie.',
    complaint: 'Komen we er samen niet uit, dan kunt u een klacht indienen bij het College voor de Rechten van de Mens.',
  },
}
