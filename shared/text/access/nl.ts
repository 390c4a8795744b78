/** De zinnen van aanmelden, mensen en logboek. Zie `shared/text/nl.ts`. */
import type { AuditAction } from '../../access/auditRecord.ts'
import type { Role } from '../../access/role.ts'

const roleNames: Readonly<Record<Role, string>> = {
  manager: 'manager',
  planner: 'roosterplanner',
  funder: 'financier',
  privacy: 'privacyfunctionaris',
  admin: 'beheerder',
}
const actions: Readonly<Record<AuditAction, string>> = {
  signed_in: 'meldde zich aan',
  sign_in_refused: 'aanmelden geweigerd',
  signed_out: 'meldde zich af',
  viewed: 'bekeek',
  exported: 'haalde op',
  uploaded: 'las in',
  changed: 'wijzigde',
  refused: 'mocht niet openen',
  user_invited: 'nodigde uit',
  roles_changed: 'wijzigde de rollen van',
  user_removed: 'verwijderde',
  sessions_ended: 'meldde overal af:',
  share_made: 'maakte een link naar',
  share_opened: 'opende een link naar',
  share_revoked: 'trok een link in naar',
  key_made: 'maakte',
  key_destroyed: 'vernietigde',
  restored: 'zette terug uit een kopie:',
  erasure_asked: 'diende in:',
  erasure_confirmed: 'bevestigde:',
  erasure_withdrawn: 'trok in:',
  setting_changed: 'wijzigde',
}

export const accessNl = {
  roleNames,
  actions,
  roleHints: {
    manager: 'Ziet alle cijfers van alle lijnen, en wanneer we mensen niet spraken, zonder namen of nummers.',
    planner: 'Ziet alle cijfers en het rooster van alle lijnen, maar geen losse pogingen; leest roosters in.',
    funder: 'Ziet alleen vastgestelde rapporten, met afgeschermde kleine aantallen.',
    privacy: 'Ziet het logboek, de bewaartermijnen en de instellingen. Geen cijfers.',
    admin: 'Beheert mensen, bronnen en sleutels. Ziet zonder andere rol geen cijfers.',
  } satisfies Record<Role, string> as Readonly<Record<Role, string>>,

  signInSentence: 'Meld u aan om verder te gaan.',
  signInByProvider: 'Aanmelden met uw account',
  signInByProviderHint: 'U gaat naar de aanmeldpagina van uw organisatie en komt daarna hier terug.',
  notSetUp: 'Er is nog geen aanmelddienst ingesteld. De beheerder van deze installatie kan dat doen.',
  nobodyElseYet:
    'Er is nog geen aanmelddienst ingesteld. Wie u nu uitnodigt, kan zich pas aanmelden als dat is gebeurd. Hoe dat gaat, staat in de handleiding (README) van het programma.',
  exampleTitle: 'Kijk rond met voorbeeldgegevens',
  exampleSentence: 'Alle hulplijnen hier zijn verzonnen. Daarom kunt u op deze computer zonder wachtwoord rondkijken, als:',
  exampleButton: (role: string) => `Open als ${role}`,
  exampleName: (role: string) => `Voorbeeld: ${role}`,
  ownerTitle: 'Dit is mijn computer',
  ownerSentence: 'Bij het starten staat er een code op het scherm. Wie die code heeft, beheert deze installatie.',
  ownerCode: 'Code',
  ownerButton: 'Aanmelden met deze code',
  ownerName: 'Eigenaar van deze computer',
  ownerWrong: 'Deze code klopt niet. Kijk op het scherm waar Bereikbaar is gestart; bij elke start is er een nieuwe code.',
  signedInAs: (name: string) => `Aangemeld als ${name}`,
  signOut: 'Afmelden',
  signedOut: 'U bent afgemeld.',
  sessionEnded: 'Uw aanmelding geldt niet meer. Dat gebeurt als u een tijd niets doet. Meld u opnieuw aan om verder te gaan.',
  refusals: {
    unknown: 'U bent aangemeld bij uw organisatie, maar hier nog niet uitgenodigd. Vraag een beheerder om een uitnodiging voor dit e-mailadres.',
    no_second_factor:
      'Voor deze gegevens is een tweede stap bij het aanmelden nodig, zoals een code of een passkey. Zet die aan bij uw account en meld u opnieuw aan.',
    failed: 'Het aanmelden lukte niet. Er is niets gewijzigd. Probeer het opnieuw.',
    expired: 'Het aanmelden duurde te lang of begon in een ander venster. Begin opnieuw.',
    example_off: 'Rondkijken zonder wachtwoord kan hier niet meer: er zijn eigen gegevens, of deze pagina wordt vanaf een andere computer geopend.',
  },
  again: 'Opnieuw aanmelden',

  share: {
    title: 'Delen met een link',
    back: 'Terug naar het rapport',
    sentence: (report: string, period: string) => `Wie de link heeft, kan “${report}” over ${period} lezen, zonder account.`,
    hint: 'Een link toont deze ene versie en niets anders. Hij werkt negentig dagen en u kunt hem op elk moment intrekken. Wanneer hij wordt geopend, staat in het logboek.',
    once: 'De link is gemaakt. Kopieer hem nu: wij bewaren hem niet en kunnen hem niet nog eens tonen.',
    address: 'Link',
    make: 'Maak een link',
    open: 'Links die nu werken',
    madeAt: 'Gemaakt',
    by: 'Door',
    endsAt: 'Werkt tot en met',
    revoke: 'Intrekken',
    tool: 'Delen met een link',
  },

  /** @param signedIn how many of them ever signed in */
  usersSentence: (count: number, number: string, signedIn: number, signedInNumber: string) => {
    if (count === 1)
      return signedIn === 1 ? 'Eén persoon is uitgenodigd, en heeft zich al aangemeld.' : 'Eén persoon is uitgenodigd, en heeft zich nog niet aangemeld.'
    if (signedIn === 0) return `${number} mensen zijn uitgenodigd. Nog niemand van hen heeft zich aangemeld.`
    if (signedIn === count) return `${number} mensen zijn uitgenodigd, en hebben zich allemaal al aangemeld.`
    return `${number} mensen zijn uitgenodigd. ${signedIn === 1 ? 'Eén van hen heeft' : `${signedInNumber} van hen hebben`} zich al aangemeld.`
  },
  usersNone: 'Nog niemand is uitgenodigd.',
  usersHint: 'Wie een andere rol krijgt of wordt verwijderd, is binnen een minuut afgemeld. Niemand kan de eigen rollen wijzigen.',
  invite: 'Iemand uitnodigen',
  email: 'E-mailadres',
  emailHint: 'Het adres waarmee deze persoon zich bij uw organisatie aanmeldt.',
  name: 'Naam',
  rolesLabel: 'Rollen',
  inviteButton: 'Uitnodigen',
  invited: (name: string) => `${name} is uitgenodigd.`,
  table: { name: 'Naam', email: 'E-mailadres', roles: 'Rollen', since: 'Laatst aangemeld', sessions: 'Nu aangemeld', change: 'Wijzigen' },
  neverSignedIn: 'nog niet aangemeld',
  you: 'dit bent u',
  saveRoles: 'Rollen opslaan',
  remove: 'Verwijderen',
  endSessions: 'Overal afmelden',
  changeOf: (name: string) => `Rollen en aanmeldingen van ${name}`,
  onlyYou: 'De eigen rollen kan niemand wijzigen. Vraag een andere beheerder.',
  problems: {
    email: 'Vul een e-mailadres in, zoals naam@organisatie.nl.',
    known: 'Iemand met dit e-mailadres is al uitgenodigd.',
    name: 'Vul een naam in van hoogstens 80 tekens.',
    roles: 'Kies minstens één rol.',
    changed: 'Iemand anders wijzigde deze persoon net. Kijk of het nu klopt en probeer het zo nodig opnieuw.',
  },

  auditSentence: (count: number, number: string) =>
    count === 0 ? 'Er is nog niets vastgelegd.' : count === 1 ? 'Dit is de laatste vermelding.' : `Dit zijn de laatste ${number} vermeldingen.`,
  auditHint:
    'Vastgelegd wordt wie wat bekeek, ophaalde of wijzigde, nooit welke cijfers daar stonden. Het logboek bewaren we minstens vijf jaar en niemand kan het wijzigen. Rollen staan erbij waar ze iets zeggen: bij een weigering, bij wat opvalt, en bij wie toen andere rollen had dan nu. In het bestand staan ze altijd.',
  auditCaption: 'Wie deed wat, het nieuwste bovenaan',
  auditTable: { at: 'Wanneer', who: 'Wie', what: 'Wat', object: 'Waarvan', filter: 'Keuze', result: 'Uitkomst', network: 'Netwerk' },
  objects: {
    user: 'een persoon',
    callerKey: 'een sleutel voor bellers',
    data: 'alle gegevens',
    unknown: 'een adres dat er niet is',
    erasure: 'een verzoek om vergeten te worden',
    rosterImport: 'Rooster inlezen',
    sharedReport: 'een gedeeld rapport',
    table: 'een tabel als bestand',
    picture: 'een figuur als bestand',
    api: 'cijfers voor een programma',
  },
  nobody: 'niemand aangemeld',
  /** Wie het zelf deed, zonder dat iemand erom vroeg. */
  ourselves: { operator: 'de opdrachtregel', keys: 'het systeem zelf' },
  allRoles: 'alle rollen',
  done: 'gedaan',
  refusedResult: 'geweigerd',
  failedResult: 'mislukt',
  older: 'Oudere vermeldingen',
}
