/** De zinnen van de pagina waar iemand vraagt om vergeten te worden. Zie `shared/text/nl.ts`. */
import type { ErasureState } from '../../access/erasureRequest.ts'
import { listed } from '../listed.ts'

export const erasureNl = {
  title: 'Iemand laten vergeten',
  sentence: 'Wie vraagt om vergeten te worden, is daarna niet meer te herkennen.',
  under:
    'U typt het nummer één keer in. We bewaren het niet en tonen het niet terug. Het antwoord is altijd hetzelfde, ook als we het nummer nooit zagen. Het aantal contacten blijft; dat ze van dezelfde persoon waren, verdwijnt.',
  ask: 'Een nummer laten vergeten',
  number: 'Telefoonnummer',
  numberHint: 'Zoals de persoon het zelf opgeeft. Het komt niet in het adres, het logboek of de lijst hieronder.',
  button: 'Vergeten aanvragen',
  buttonAlone: 'Dit nummer laten vergeten',
  alone:
    'Er is nog geen tweede beheerder of privacyfunctionaris. Daarom gaat uw verzoek meteen in, en valt het op in het logboek. U kunt het niet ongedaan maken.',
  another: (names: readonly string[]) =>
    names.length > 3
      ? 'Daarna moet een andere beheerder of de privacyfunctionaris dit binnen een dag bevestigen. Anders vervalt het verzoek.'
      : `Daarna moet ${listed.nl.or(names)} dit binnen een dag bevestigen. Anders vervalt het verzoek.`,
  problems: {
    no_number: 'Dit is geen telefoonnummer. Typ het opnieuw, met het kengetal erbij.',
    too_many: 'Er zijn vandaag al vijf verzoeken gedaan. Probeer het morgen opnieuw.',
    failed: 'Het verzoek kon nu niet worden aangenomen. Er is niets bewaard. Typ het nummer straks opnieuw.',
    gone: 'Dit verzoek wacht niet meer: het is al afgehandeld, ingetrokken of vervallen.',
  },
  said: {
    asked: 'Het verzoek is aangenomen. In de lijst hieronder staat hoe het ermee staat.',
    confirmed: 'Het verzoek is bevestigd. Binnen een uur is het uitgevoerd.',
    withdrawn: 'Het verzoek is ingetrokken. Wat ervoor klaarstond, is weg.',
  },
  list: 'Verzoeken van de laatste drie maanden',
  listHint: 'In deze lijst staat niet om wie het gaat. Spreek samen af welk verzoek u bedoelt: kijk naar wie het deed en wanneer.',
  none: 'Er zijn geen verzoeken.',
  table: { at: 'Wanneer', by: 'Aangevraagd door', state: 'Stand', action: 'Wat u kunt doen' },
  waiting: (until: string) => `wacht op bevestiging, tot ${until}`,
  states: {
    waiting: 'wacht op bevestiging',
    lapsed: 'vervallen: niemand bevestigde het binnen een dag',
    taken: 'aangenomen; binnen een uur uitgevoerd',
    confirmed: 'bevestigd',
    withdrawn: 'ingetrokken',
  } satisfies Record<ErasureState, string> as Readonly<Record<ErasureState, string>>,
  settled: {
    confirmed: (name: string, at: string) => `bevestigd door ${name} op ${at}; binnen een uur uitgevoerd`,
    withdrawn: (name: string, at: string) => `ingetrokken door ${name} op ${at}`,
  },
  confirm: 'Bevestigen',
  withdraw: 'Intrekken',
  of: (moment: string) => `: het verzoek van ${moment}`,
  notYourself: 'Een ander moet dit bevestigen.',
  somebodyGone: 'iemand die hier niet meer werkt',
}
