/** The sentences about people and their own settings. See `shared/text/en.ts`. */
import type { peopleNl } from './nl.ts'

const listed = (names: readonly string[]) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)

export const peopleEn: typeof peopleNl = {
  lines: 'Which lines a funder sees',
  linesHint: 'Only for the role of funder.',
  allLines: 'All lines, new ones too',
  someLines: 'Only these lines:',
  onlyLines: (roles, lines) => `${roles} (only ${listed(lines)})`,
  problems: {
    lines: 'Choose at least one line, or choose all lines.',
    noAccount: 'No account could be made for this address just now. Nobody is invited. Try again in a moment.',
  },
  showInvitation: 'Show the invitation',
  invitationHint: 'You can also send this text yourself.',
  invitationText: 'Text of the invitation',
  invitation: ({ name, organisation, address, email, roles }) =>
    `Dear ${name},

You are invited to Bereikbaar of ${organisation}, as ${listed(roles)}.
Go to ${address} and sign in with ${email}.`,
  session: (from, seen, network) =>
    network === undefined ? `Signed in on ${from}, last used ${seen}` : `Signed in on ${from} from ${network}, last used ${seen}`,

  own: {
    title: 'Your account',
    sentence: (name, roles) => `You are signed in as ${name}, with the role ${listed(roles)}.`,
    under: 'Your roles can only be changed by another administrator.',
    look: 'Language and appearance',
    lookHint: 'This holds in this browser.',
    language: 'Language',
    languages: { browser: 'As the browser asks', nl: 'Nederlands', en: 'English' },
    theme: 'Appearance',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
    save: 'Save',
    saved: 'Your choice is saved.',
    sessions: 'Where you are signed in',
    sessionsHint: 'If you see something you do not know, sign out everywhere and tell your administrator.',
    thisOne: 'this browser',
    end: 'Sign out',
    endOf: (from) => `: signed in on ${from}`,
    ended: 'That session is ended.',
    endAll: 'Sign out everywhere',
    noSessions: 'You use the code of this computer; there is no session to it.',
  },
}
