/** The sentences about people and their own settings. See `shared/text/en.ts`. */
import type { peopleNl } from './nl.ts'
import { listed } from '../listed.ts'

export const peopleEn: typeof peopleNl = {
  lines: 'Which lines a funder sees',
  linesHint: 'Only for the role of funder.',
  allLines: 'All lines, new ones too',
  someLines: 'Only these lines:',
  onlyLines: (roles, lines) => `${roles} (only ${listed.en.and(lines)})`,
  problems: {
    lines: 'Choose at least one line, or choose all lines.',
    noAccount: 'No account could be made for this address just now. Nobody is invited. Try again in a moment.',
    notAgain: 'The invitation could not be sent again just now. Nothing was changed. Try again in a moment.',
  },
  showInvitation: 'Show the invitation',
  inviteAgain: 'Send the invitation again',
  sent: {
    new: 'This person gets a mail with a temporary password, which works for three days. Did it not arrive, or has the password run out? Then send the invitation again.',
    known: 'This person had an account already, and signs in with their own password.',
    theirs: 'This person signs in with the account of your organisation.',
  },
  invitationHint: 'You can also send this text yourself, if no mail is sent from here.',
  invitationText: 'Text of the invitation',
  invitation: ({ name, organisation, address, email, roles, account, secondStep }) =>
    `Dear ${name},

You are invited to Bereikbaar of ${organisation}, as ${listed.en.and(roles)}.
Go to ${address} and sign in with ${email}.${account === 'new' ? ' Your temporary password is in a separate mail.' : ''}${secondStep === undefined ? '' : `\n${secondStep}`}`,
  session: (from, seen, network) =>
    network === undefined ? `Signed in on ${from}, last used ${seen}` : `Signed in on ${from} from ${network}, last used ${seen}`,

  own: {
    title: 'Your account',
    sentence: (name, roles) => `You are signed in as ${name}, with the ${roles.length === 1 ? 'role' : 'roles'} ${listed.en.and(roles)}.`,
    under: 'Only another administrator can change your roles.',
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
    noSessions: 'You use the code of this computer; you are signed in nowhere else.',
  },
}
