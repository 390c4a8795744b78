/** The sentences of the page about privacy. See `shared/text/en.ts`. */
import type { settingsNl } from './nl.ts'

export const settingsEn: typeof settingsNl = {
  privacy: 'Privacy',
  privacyPage: {
    sentence: (days) => `A caller can be recognised for at most ${days} days, and never by name or number.`,
    under: (days, from, until, bridge) =>
      `Every ${days} days a caller gets another pseudonym. The present period runs from ${from} to ${until}. In the first ${bridge} days after it we still see whether somebody was reached after all. After that nobody can be recognised.`,
    neverTitle: 'What we never keep',
    never: [
      'Telephone numbers, nor any part of them.',
      'Names, e-mail addresses, network addresses and data about a telephone or browser.',
      'What was said or written: no recording, no text, no summary.',
      'The file you import. We read it and keep only what stands in the table below.',
    ],
    keptTitle: 'What we do keep',
    what: 'What',
    holds: 'What is in it',
    howLong: 'How long',
    kept: (years) => [
      ['Events and contacts', 'Pseudonym, line, times and outcome', 'Until 14 days after the period was closed'],
      ['Day files', 'By quarter of an hour: outcome and wait, without a pseudonym', `${years} years`],
      ['Delivery log of a source', 'Kind of message, time and outcome, without content', '30 days'],
      ['Roster', 'Shifts by line', 'Until you replace or undo them'],
      ['Approved reports', 'Protected counts only', 'Until you withdraw them'],
      ['Audit trail', 'Who viewed or changed what, without figures', 'At least 5 years'],
      ['Sign-ins', 'Who is signed in', 'At most 8 hours'],
    ],
    keysTitle: 'The keys',
    keys: {
      kms: 'Pseudonyms are made in the key vault of AWS (KMS). The key never leaves it, for administrators neither.',
      file: 'Pseudonyms are made with a key file on this computer, beside the data and not in them. Whoever copies the data does not have the key.',
      elsewhere: 'Pseudonyms are made with a key that is not kept with the data.',
    },
    keyEnds:
      'After each period we destroy the key. From then on nobody can go from a pseudonym to a number, or back, with all data and backups in hand. Until that moment the data are pseudonymous; only then are they anonymous.',
    whoTitle: 'Who sees what',
    who: 'Nobody sees a pseudonym or the exact moment of one contact. Whoever views, takes out or changes something stands in the audit trail.',
    staffTitle: 'Staff and volunteers',
    staff: 'We measure how a line is staffed, not what one person does. There is no figure per person, and none can be made.',
    rightsTitle: 'Somebody asks to be forgotten',
    rights:
      'An administrator can have a number forgotten. The answer is always the same, also when we never saw the number. The count of contacts stays, the tie between them goes.',
  },
}
