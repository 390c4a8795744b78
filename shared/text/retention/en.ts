/** What is kept and for how long, for the page about privacy. The rows and times stand in `shared/storage/forgotten/keptItems.ts`. */
import type { retentionNl } from './nl.ts'

export const retentionEn: typeof retentionNl = {
  rows: {
    facts: { what: 'Events and contacts', holds: 'Pseudonym, line, times and outcome' },
    bridge: { what: 'Previous pseudonym', holds: 'The pseudonym of the period before, to see whether somebody was reached after all' },
    figures: { what: 'Figures by the quarter hour', holds: 'Outcome and wait, without a pseudonym' },
    deliveries: { what: 'Log of a source', holds: 'Kind of message, time and outcome, without content' },
    counts: { what: 'Refused and unknown messages', holds: 'Counts by day only' },
    alerts: { what: 'Alerts of a silent source', holds: 'Source, lines and times' },
    rosters: { what: 'Roster', holds: 'Shifts by line, without names' },
    imports: { what: 'Imported files', holds: 'Name of the file, days and counts; not the file itself' },
    reports: { what: 'Approved reports', holds: 'Protected counts only' },
    cases: { what: 'Kept proposals', holds: 'Your question and the assumptions' },
    links: { what: 'Links to a report, and to stop mail', holds: 'What the link is for, and who made or got it' },
    sessions: { what: 'Sign-ins', holds: 'Who is signed in' },
    people: { what: 'People who may sign in', holds: 'Name, e-mail address, roles and when somebody last signed in' },
    mail: { what: 'Mail that was sent', holds: 'Kind of mail, to whom and when' },
    trail: { what: 'Audit trail', holds: 'Who viewed or changed what, without figures' },
    erasures: { what: 'Requests to be forgotten', holds: 'When and by whom asked, not whom it is about' },
    deletions: { what: 'List of what was erased', holds: 'When something was erased, without saying of whom' },
    settings: { what: 'Settings', holds: 'Lines, opening hours, sources and definitions, with every earlier version' },
    bookkeeping: { what: 'Working data', holds: 'How far the system has come; nothing of callers' },
  },
  hours: (count) => `At most ${count} hours`,
  days: (count) => `${count} days`,
  daysAtMost: (count) => `At most ${count} days`,
  months: (count) => `${count} months`,
  years: (count) => `${count} years`,
  daysAfterStrip: (count) => `Until ${count} days after the period was closed`,
  bridge: (count) => `The first ${count} days of a period`,
  monthsThenHeads: (count) => `${count} months; after that only how many people there were`,
  untilTakenAway: 'Until you take it away',
  inUse: 'As long as you use this',
  backups: (days) =>
    `A backup may stay for at most ${days} days. So we call something gone only once its key is gone, or ${days} days after it was erased. Whoever puts a backup back does not get back what was erased meanwhile.`,
}
