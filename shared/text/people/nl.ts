/** De zinnen over mensen en hun eigen instellingen. Zie `shared/text/nl.ts`. */
import { listed } from '../listed.ts'

export type Invitation = {
  readonly name: string
  readonly organisation: string
  readonly address: string
  readonly email: string
  readonly account: 'new' | 'known' | undefined
  /** What they need for signing in besides; absent: nothing that they have to see to. */
  readonly secondStep: string | undefined
  readonly roles: readonly string[]
}

export const peopleNl = {
  lines: 'Welke lijnen een financier ziet',
  linesHint: 'Geldt alleen voor de rol financier.',
  allLines: 'Alle lijnen, ook nieuwe',
  someLines: 'Alleen deze lijnen:',
  onlyLines: (roles: string, lines: readonly string[]) => `${roles} (alleen ${listed.nl.and(lines)})`,
  problems: {
    lines: 'Kies minstens één lijn, of kies alle lijnen.',
    noAccount: 'Voor dit adres kon nu geen account worden gemaakt. Er is niemand uitgenodigd. Probeer het zo opnieuw.',
    notAgain: 'De uitnodiging kon nu niet opnieuw worden gestuurd. Er is niets gewijzigd. Probeer het zo opnieuw.',
  },
  showInvitation: 'Uitnodiging tonen',
  inviteAgain: 'Uitnodiging opnieuw sturen',
  sent: {
    new: 'Deze persoon krijgt een mail met een tijdelijk wachtwoord, dat drie dagen werkt. Kwam de mail niet aan, of is het wachtwoord verlopen? Stuur de uitnodiging dan opnieuw.',
    known: 'Deze persoon had al een account, en meldt zich aan met het eigen wachtwoord.',
    theirs: 'Deze persoon meldt zich aan met het account van uw organisatie.',
  },
  invitationHint: 'U kunt deze tekst ook zelf sturen, als u van hier geen mail verstuurt.',
  invitationText: 'Tekst van de uitnodiging',
  invitation: ({ name, organisation, address, email, roles, account, secondStep }: Invitation) =>
    `Beste ${name},

U bent uitgenodigd voor Bereikbaar van ${organisation}, als ${listed.nl.and(roles)}.
Ga naar ${address} en meld u aan met ${email}.${account === 'new' ? ' Uw tijdelijke wachtwoord staat in een aparte mail.' : ''}${secondStep === undefined ? '' : `\n${secondStep}`}`,
  session: (from: string, seen: string, network: string | undefined) =>
    network === undefined ? `Aangemeld op ${from}, laatst gebruikt ${seen}` : `Aangemeld op ${from} vanaf ${network}, laatst gebruikt ${seen}`,

  own: {
    title: 'Uw account',
    sentence: (name: string, roles: readonly string[]) =>
      `U bent aangemeld als ${name}, met ${roles.length === 1 ? 'de rol' : 'de rollen'} ${listed.nl.and(roles)}.`,
    under: 'Alleen een andere beheerder kan uw rollen wijzigen.',
    look: 'Taal en uiterlijk',
    lookHint: 'Dit geldt in deze browser.',
    language: 'Taal',
    languages: { browser: 'Zoals de browser vraagt', nl: 'Nederlands', en: 'English' },
    theme: 'Uiterlijk',
    themes: { system: 'Zoals het apparaat', light: 'Licht', dark: 'Donker' },
    save: 'Opslaan',
    saved: 'Uw keuze is opgeslagen.',
    sessions: 'Waar u bent aangemeld',
    sessionsHint: 'Ziet u iets wat u niet kent, meld dan overal af en vertel het uw beheerder.',
    thisOne: 'deze browser',
    end: 'Afmelden',
    endOf: (from: string) => `: aangemeld op ${from}`,
    ended: 'Die aanmelding is beëindigd.',
    endAll: 'Overal afmelden',
    noSessions: 'U gebruikt de code van deze computer. U bent verder nergens aangemeld.',
  },
}
