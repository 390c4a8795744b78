/** The sentences of the page about privacy. See `shared/text/en.ts`. */
import type { settingsNl } from './nl.ts'

export const settingsEn: typeof settingsNl = {
  privacy: 'Privacy',
  privacyPage: {
    sentence: (days) => `A caller can be recognised for at most ${days} days, and never by name or number.`,
    under: (days, from, until, bridge) =>
      `Every ${days} days a caller gets another pseudonym. The present period runs from ${from} until ${until}. In the first ${bridge} days after it we still see whether somebody was reached after all. After that nobody can be recognised.`,
    neverTitle: 'What we never keep',
    never: [
      'Telephone numbers of callers, nor any part of them.',
      'Names and e-mail addresses of callers, their network address, and data about their telephone or browser.',
      'What was said or written: no recording, no text, no summary.',
      'The file you import. We read it and keep only what stands in the table below.',
    ],
    keptTitle: 'What we do keep',
    what: 'What',
    holds: 'What is in it',
    howLong: 'How long',
    keysTitle: 'The keys',
    keys: {
      kms: 'Pseudonyms are made in the key vault of AWS (KMS). The key never leaves it, not for administrators either.',
      file: 'Pseudonyms are made with a key file on this computer, beside the data and not in them. Whoever copies the data does not have the key.',
      elsewhere: 'Pseudonyms are made with a key that is not kept with the data.',
    },
    keyEnds:
      'After each period we destroy the key. From then on nobody can go from a pseudonym to a number, or back, with all data and backups in hand. Until that moment the data are pseudonymous; only then are they anonymous.',
    whoTitle: 'Who sees what',
    who: 'Nobody sees a pseudonym or the exact moment of one contact. Whoever views, takes out or changes something stands in the audit trail.',
    matrixHint: (threshold) =>
      `A funder sees only reports that were shared. Counts below ${threshold} are not in those. An administrator sees no figures without another role. Nobody changes their own roles.`,
    page: 'Kind of page',
    kinds: {
      drillDown: 'Attempts by the quarter hour',
      live: 'Now',
      files: 'Figures as a file or for a program',
      figures: 'Figures: overview, missed, availability',
      roster: 'Roster',
      case: 'Longer hours',
      reports: 'Reports',
      data: 'Data: sources, gaps, markers',
      setup: 'Set up: lines, hours, sources',
      people: 'People and their roles',
      erasure: 'Have somebody forgotten',
      audit: 'Audit trail',
      own: 'Own account, explanations and this page',
      settings: 'Settings of figures and retention',
    },
    sees: 'sees',
    takesOut: 'takes out',
    changes: 'changes',
    nothing: '–',
    standsOut: (count, number, since) =>
      count === 1
        ? `Since ${since} there is 1 act in the audit trail that stands out. Somebody without a second administrator, or somebody who sees figures too, changed people or keys, or had a caller forgotten.`
        : `Since ${since} there are ${number} acts in the audit trail that stand out. Somebody without a second administrator, or somebody who sees figures too, changed people or keys, or had a caller forgotten.`,
    lookThere: 'See this in the audit trail',
    councilTitle: 'For the works council',
    council: [
      'The purpose is to know when people do not reach us. It is not to see how somebody works.',
      'Who was signed in is kept under a pseudonym while a period runs. That is to count how many people there were. After that only numbers by the quarter hour are left.',
      'Where only one person was there, no breaks or conversations of that quarter are shown.',
      'Conversations, waits and missed attempts are of the line. No name stands beside them.',
      'Names in a roster are not kept, only how many people there would be.',
      'Whoever looks at these pages stands in the audit trail. The trail is about the use of these data, not about the work on the line.',
      'Should an organisation want to follow people with this later on, Dutch law asks the consent of the works council first (WOR, article 27). The program cannot do it.',
    ],
    contact: (contact) => `Questions about privacy: ${contact}.`,
    staffTitle: 'Staff and volunteers',
    staff: 'We measure how a line is staffed, not what one person does. There is no figure per person, and none can be made.',
    rightsTitle: 'Somebody asks to be forgotten',
    rights:
      'An administrator can have a number forgotten. The answer is always the same, also when we never saw the number. The count of contacts stays, the tie between them goes.',
  },
}
