/** The sentences of the page where somebody asks to be forgotten. See `shared/text/en.ts`. */
import type { erasureNl } from './nl.ts'
import { listed } from '../listed.ts'

export const erasureEn: typeof erasureNl = {
  title: 'Have somebody forgotten',
  sentence: 'Whoever asks to be forgotten cannot be recognised any more after that.',
  under:
    'You type the number once. We do not keep it and do not show it again. The answer is always the same, also when we never saw the number. The count of contacts stays; that they were by the same person goes.',
  ask: 'Have a number forgotten',
  number: 'Telephone number',
  numberHint: 'As the person gives it. It does not go into the address, the audit trail or the list below.',
  button: 'Ask to have it forgotten',
  buttonAlone: 'Have this number forgotten',
  alone:
    'There is no second administrator or privacy officer yet. So your request is done at once, and stands out in the audit trail. You cannot turn it back.',
  another: (names) =>
    names.length > 3
      ? 'After that another administrator or the privacy officer has to confirm it within a day. Otherwise the request lapses.'
      : `After that ${listed.en.or(names)} has to confirm it within a day. Otherwise the request lapses.`,
  problems: {
    no_number: 'This is not a telephone number. Type it again, with its area code.',
    too_many: 'Five requests were made today already. Try again tomorrow.',
    failed: 'The request could not be taken just now. Nothing was kept. Type the number again in a while.',
    gone: 'This request does not wait any more: it was dealt with, withdrawn, or it lapsed.',
  },
  said: {
    asked: 'The request is taken. The list below says how it stands.',
    confirmed: 'The request is confirmed. It is done within the hour.',
    withdrawn: 'The request is withdrawn. What was ready for it is gone.',
  },
  list: 'Requests of the last three months',
  listHint: 'This list does not say who it is about. Agree with each other which request you mean: look at who made it and when.',
  none: 'There are no requests.',
  table: { at: 'When', by: 'Asked by', state: 'State', action: 'What you can do' },
  waiting: (until) => `waits to be confirmed, until ${until}`,
  states: {
    waiting: 'waits to be confirmed',
    lapsed: 'lapsed: nobody confirmed it within a day',
    taken: 'taken; done within the hour',
    confirmed: 'confirmed',
    withdrawn: 'withdrawn',
  },
  settled: {
    confirmed: (name, at) => `confirmed by ${name} on ${at}; done within the hour`,
    withdrawn: (name, at) => `withdrawn by ${name} on ${at}`,
  },
  confirm: 'Confirm',
  withdraw: 'Withdraw',
  of: (moment) => `: the request of ${moment}`,
  notYourself: 'Somebody else has to confirm this.',
  somebodyGone: 'somebody who no longer works here',
}
