/** Hoe een uitbreiding wordt geschat, in gewone woorden. Zie `shared/text/nl.ts`. */
export const caseMethodNl = [
  {
    id: 'longer-hours',
    title: 'Wat andere openingstijden hadden opgeleverd',
    text: [
      'We kijken naar uw eigen verleden. Wie op de extra uren op een dichte lijn stuitte, telt mee. We schatten wie van hen erdoor was gekomen, met zoveel mensen aan de lijn als u kiest en met uitval.',
      'Sommigen spraken we later toch. Die tellen niet als winst. Komt iemand van hen straks op een volle lijn en geeft die het op, dan gaat dat er weer af.',
      'Wie op de nieuwe uren is gesproken, belt later niet meer. Dat geeft ruimte in de huidige uren. Ook dat tellen we.',
      'Wie uw openingstijden kent, belt niet als u dicht bent. Zulke mensen zien we niet, dus tellen ze nooit als winst. Ze houden de lijn op de nieuwe uren wel bezet.',
      'De marge komt uit duizend berekeningen. Dezelfde vraag over dezelfde gegevens geeft altijd hetzelfde antwoord. Plannen vergelijken we per berekening, zodat een verschil niet op toeval berust.',
      'We controleren onszelf: een schatting uit de eerste drie kwart van de weken houden we tegen het laatste kwart. En na een echte uitbreiding meten we wat ervan kwam.',
    ],
  },
]
