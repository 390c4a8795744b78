/** The sentences of the calendar of keys, on the page about privacy. See `shared/text/en.ts`. */
import type { keyCalendarNl } from './nl.ts'

export const keyCalendarEn: typeof keyCalendarNl = {
  title: 'What goes when',
  sentence: (time) =>
    `Every period has a key of its own. It changes at ${time}, when it is quietest. Each date below is the last day: it may be sooner, not later.`,
  caption: 'Periods of the key, with what goes when',
  period: 'Period',
  recognised: 'Can be recognised until',
  keyUnusable: 'Key can no longer be used',
  keyGone: 'Key destroyed',
  eventsGone: 'Events deleted',
  backupsGone: 'Out of every backup',
  state: 'State',
  states: {
    coming: 'still to come',
    now: 'running now',
    bridge: 'over; kept only to see who was reached after all',
    closing: 'is being closed now',
    late: 'late: not closed yet',
    over: 'closed; nobody can be recognised any more',
  },
  after: 'What stays after closing: counts by the quarter hour, without a pseudonym. For how long is in the table above.',
  imports:
    'Do you import a file about days that are closed already? It gets a key of its own, which is destroyed when the import is finished, and otherwise after 30 days at most.',
  late: 'A period should have been closed by now, and is not. For as long as that lasts, a caller of that period can still be recognised. Ask whoever looks after this installation to look at the alarms.',
}
