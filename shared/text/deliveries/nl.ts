/** De zinnen van het logboek van een bron: wat er binnenkwam, wat ermee gebeurde, en waarom. */
import { times } from '../times.ts'

export const deliveriesNl = {
  title: 'Wat deze bron leverde',
  intro: 'De laatste 30 dagen, het nieuwste eerst. Van de inhoud bewaren we alleen om welk soort bericht het ging en welke velden het had.',
  nothing: 'In het logboek van de laatste 30 dagen staat niets.',
  received: 'Ontvangen',
  at: 'Gebeurd volgens de bron',
  kind: 'Soort',
  id: 'Kenmerk',
  outcome: 'Wat wij deden',
  reason: 'Waarom',
  shape: 'Velden',
  older: 'Eerdere berichten',
  newest: 'Nieuwste berichten',
  /** Telt meer mee dan wat in de lijst staat: van geweigerde berichten bewaren we alleen de laatste paar. */
  outcomeOf: { accepted: 'Verwerkt', duplicate: 'Dubbel', unrecognised: 'Apart gezet', quarantined: 'Apart gezet', refused: 'Geweigerd' },
  usedLaterOf: { accepted: 'Later alsnog verwerkt', duplicate: 'Later herkend als dubbel' },
  again: 'Opnieuw verwerkt',
  reasonOf: {
    bad_json: 'Het bericht is geen geldige JSON.',
    too_deep: 'Het bericht zit te diep in elkaar om te lezen.',
    too_large: 'Het bericht is groter dan dit soort bron hoort te sturen.',
    wrong_shape: 'Er ontbreekt een veld, of een veld heeft de verkeerde vorm.',
    unknown_type: 'Dit soort gebeurtenis kennen we niet.',
    unknown_line: 'De wachtrij of het nummer hoort nog bij geen lijn. Koppel die aan een lijn en kies daarna Opnieuw verwerken.',
    unknown_channel: 'Dit kanaal kennen we niet.',
    content_type: 'Het bericht zegt niet dat het JSON is, of zegt iets anders dan het is.',
    content_coding: 'Het bericht is ingepakt verstuurd. Zet dat uit bij de bron.',
    not_utf8: 'Het bericht is geen UTF-8.',
    bad_time: 'De tijd in het bericht is geen bestaande tijd met een tijdzone.',
    not_a_contact: 'Begrepen, maar dit gaat niet over iemand die contact zocht.',
    test_event: 'Dit is een testgebeurtenis. Zij telt nergens mee.',
    ahead_of_time: 'De tijd ligt meer dan 5 minuten in de toekomst. Zet de klok van de bron gelijk; is die tijd voorbij, kies dan Opnieuw verwerken.',
    impossible_length: 'Een duur is negatief of langer dan een dag. Bij Opnieuw verwerken telt het contact mee met een onbekende duur.',
    late: 'Kwam te laat: die dagen staan al vast, zonder personen erin. De poging staat hier geteld, maar niet in de cijfers. Wilt u die dagen toch aanvullen, lees dan de lijst van uw telefoonsysteem in.',
    end_before_start: 'Het einde ligt voor het begin. Bij Opnieuw verwerken telt het contact mee met een onbekende duur.',
    conflict: 'We hadden al een gebeurtenis met dit kenmerk, met een andere inhoud. De eerste blijft staan.',
    unknown_source: 'Deze bron kennen we niet.',
    missing: 'Er zat geen handtekening bij.',
    malformed: 'De handtekening heeft niet de vorm die bij deze bron hoort.',
    stale: 'De handtekening is te oud of komt uit de toekomst.',
    wrong: 'De handtekening klopt niet. Staat bij de bron hetzelfde geheim als hier?',
    wrong_method: 'Dit was geen POST.',
    blocked: 'Een van de vele met een verkeerde handtekening vanaf hetzelfde adres. Wat daarvandaan goed ondertekend komt, wordt wel verwerkt.',
    unknown_sender: 'Het bericht kwam van een adres dat niet op de lijst van deze bron staat.',
  },
  staleBy: (length: string, direction: 'ahead' | 'behind') =>
    direction === 'behind'
      ? `De handtekening klopt niet: de klok van de bron loopt ${length} achter, of het bericht was zo lang onderweg.`
      : `De handtekening klopt niet: de klok van de bron loopt ${length} voor.`,
  refusedTitle: 'Geweigerd per dag',
  refusedIntro: 'Van geweigerde berichten tellen we hoeveel het er waren; we bewaren ze niet.',
  unknownTypesTitle: 'Soorten die we niet kennen',
  unknownTypesIntro: 'Leert Bereikbaar zo’n soort later kennen, dan telt die mee vanaf dat moment. Wat er eerder was, verzinnen we niet.',
  day: 'Dag',
  count: 'Aantal',
  quarantineTitle: 'Apart gezet',
  quarantineIntro: 'Deze berichten zijn niet kwijt. Is de oorzaak weg, kies dan Opnieuw verwerken; niets telt dubbel.',
  waiting: (count: number, countText: string) => times(count, '1 bericht', `${countText} berichten`),
  reprocess: 'Opnieuw verwerken',
  reprocessed: (used: number, usedText: string, left: string) =>
    times(used, `1 bericht is alsnog verwerkt; ${left} nog niet.`, `${usedText} berichten zijn alsnog verwerkt; ${left} nog niet.`),
  weak: 'De handtekening van deze aanbieder bevat geen tijd. Wie een bericht afluistert, kan het nog eens sturen; dubbele berichten herkennen we.',
  weakToken: 'Deze aanbieder stuurt alleen een geheim mee en tekent niets. Houd het adres geheim, en geef de netwerken op waarvandaan hij stuurt.',
  clockOff: (length: string, direction: 'ahead' | 'behind') =>
    direction === 'behind'
      ? `De klok van de bron loopt ongeveer ${length} achter, of berichten zijn zo lang onderweg.`
      : `De klok van de bron loopt ongeveer ${length} voor.`,
  clockUncertain: 'Tijden van deze bron zijn daardoor onzeker. Zet de klok van de bron gelijk.',
}
