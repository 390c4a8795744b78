/** The sentences of mail and of the pages about it. See `shared/text/en.ts`. Mail leaves the house: counts come in protected already. */
import type { mailNl } from './nl.ts'

const people = (number: string) => `${number} people`

export const mailEn: typeof mailNl = {
  kinds: {
    digest: { name: 'Weekly overview', hint: 'Every Monday at 8:00: how last week went, in four sentences.' },
    silence: { name: 'Data have stopped coming in', hint: 'When a phone or chat system falls silent while a line is open, and when it works again.' },
    presence: { name: 'Nobody is signed in', hint: 'When a line is open and nobody has been signed in for a while.' },
    gap: { name: 'Gap in the roster', hint: 'When too few people are rostered in the next three days.' },
    notice: {
      name: 'What an administrator did alone',
      hint: 'When an administrator without a second one changes something about people or keys, or has somebody forgotten.',
    },
  },
  about: (number) => `about ${number}`,
  below: (threshold) => `fewer than ${threshold}`,
  between: (low, high) => `between ${low} and ${high}`,
  atMost: (high) => `${high} at most`,
  withRange: (number, range) => `${number} (${range})`,

  digest: {
    subject: (days) => `Weekly overview of ${days}`,
    hello: 'Good morning,',
    lastWeek: 'Last week',
    lastWeekMeasured: (share) => `In the ${share} of last week that was measured,`,
    people: (period, tried, missed) => `${period} ${people(tried)} tried to get in touch; ${missed} of them we did not reach, or not yet.`,
    peopleOpen: (period, tried, missed) =>
      `${period} ${people(tried)} tried to get in touch while we were open; ${missed} of them we did not reach, or not yet.`,
    peopleHidden: (period, tried) =>
      `${period} ${people(tried)} tried to get in touch; how many of them we did not reach is not in this mail, so that nobody can be recognised.`,
    nobodyMissed: (tried) => `Last week ${people(tried)} tried to get in touch, and we reached them all.`,
    nobodyMissedSeen: (period, tried) => `${period} we saw ${people(tried)} who tried to get in touch, and we reached them all.`,
    nobody: 'Last week nobody tried to get in touch.',
    nobodySeen: (period) => `${period} we saw nobody who tried to get in touch.`,
    oneOrMore: 'one or more',
    peopleUnknown: 'How many people we did not reach last week cannot be said from these data.',
    peopleNotMeasured: 'How many people we did not reach last week is not known: too little was measured.',
    worst: (daypart, tenths) => `In the last thirteen weeks it failed most often on ${daypart}: of the people we never reached, about ${tenths} tried then.`,
    worstSpread: 'In the last thirteen weeks no part of the week stood out.',
    worstHidden: 'Which part of the week was hardest in the last thirteen weeks is not in this mail, so that nobody can be recognised.',
    worstUnknown: 'Which part of the week is hardest cannot be said yet: there are too few data for that.',
    gap: (where, count, number) =>
      count === 1 ? `The largest gap of next week is ${where}: 1 person short.` : `The largest gap of next week is ${where}: ${people(number)} short.`,
    gapCosts: (where, count, number, missed) =>
      count === 1
        ? `The largest gap of next week is ${where}: 1 person short, and we expect to miss ${people(missed)} because of it.`
        : `The largest gap of next week is ${where}: ${people(number)} short, and we expect to miss ${people(missed)} because of it.`,
    rosterEnough: 'Next week enough people are rostered in every open hour.',
    rosterUnknown: 'Whether there are enough people next week is not known: no roster was imported yet.',
    health: 'All phone and chat systems delivered their data all week.',
    healthPart: (share, count, gaps, hours) =>
      count === 1
        ? `We measured ${share} of the week; 1 data gap (${hours}) is left out.`
        : `We measured ${share} of the week; ${gaps} data gaps (${hours}) are left out.`,
    healthNothing: 'Nothing was measured last week.',
    healthSilent: (share) => `We measured ${share} of the week, and right now there are still no data coming in from one of the systems.`,
    more: (address) => `All figures of that week: ${address}`,
    protected: (threshold) => `Mail may reach others. So counts are rounded here, and no count under ${threshold} is given. The page has them exactly.`,
  },

  silence: {
    subject: 'Data have stopped coming in',
    subjectBack: 'Data are coming in again',
    subjectExplained: 'It was said why no data came in',
    silent: (source, lines, since) =>
      `Since about ${since} we hear nothing from ${source} (${lines}). Whoever calls or chats now can be helped, but is not in the figures. So these hours are not measured, which is not the same as zero.`,
    silentOver: (source, lines, since) => `From about ${since} on we heard nothing from ${source} (${lines}) for a while. That is over now.`,
    recovered: (source, lines, since, until, length) =>
      `Data from ${source} (${lines}) are coming in again. From about ${since} to ${until} nothing was measured; that is ${length}.`,
    explained: (source, lines, since) =>
      `We no longer mail about the silence of ${source} (${lines}) since about ${since}: somebody has said in Bereikbaar what is going on.`,
    look: (address) => `See which system it is, and what you can do: ${address}`,
    fill: (address) => `Does the system have a list of those hours? You can import it: ${address}`,
  },

  presence: {
    subject: 'Nobody is signed in while a line is open',
    sentence: (line, length) => `${line} is open, but nobody has been signed in for at least ${length}. Whoever gets in touch now reaches nobody.`,
    hint: 'Perhaps somebody forgot to sign in. Is it right that nobody is there? Then say on your website, too, that the line is closed.',
    hintPage: (address) =>
      `Perhaps somebody forgot to sign in. Is it right that nobody is there? Then you can say on the page Now that the line cannot be reached, so that callers see it: ${address}`,
    look: (address) => `Who is rostered: ${address}`,
  },

  gap: {
    subject: 'There is a gap in the roster of the coming days',
    first: 'In the coming days too few people are rostered:',
    item: (when, line, count, number) => (count === 1 ? `${when}, ${line}: 1 person short.` : `${when}, ${line}: ${people(number)} short.`),
    itemCosts: (when, line, count, number, missed) =>
      count === 1
        ? `${when}, ${line}: 1 person short. We expect to miss ${people(missed)} because of it.`
        : `${when}, ${line}: ${people(number)} short. We expect to miss ${people(missed)} because of it.`,
    rest: (count, number) => (count === 1 ? 'And 1 more gap.' : `And ${number} more gaps.`),
    look: (address) => `Of each opening only the largest gap is named here. The whole roster, with what is needed: ${address}`,
    once: 'We will not mail you about these gaps again.',
  },

  notice: {
    subject: 'An administrator did something without a second one',
    first:
      'Changes of people and keys, and having somebody forgotten, are safest done by two administrators together. This was done by one alone, or by somebody who sees figures too. That is why you are told:',
    item: {
      people: 'something was changed about who may sign in',
      erasure: 'a request was made to have somebody forgotten',
      keys: 'something was done with the keys',
      other: 'something was done that is kept apart',
    },
    at: (moment, what) => `${moment}: ${what}.`,
    look: (address) => `Who it was, and what exactly was done, is in the audit trail: ${address}`,
  },

  invitation: {
    subject: 'You are invited to Bereikbaar',
    hello: 'Hello,',
    sentence: (organisation, roles) => `${organisation} has invited you to Bereikbaar, as ${roles}. It shows how well a helpline can be reached.`,
    how: {
      theirs: (address) => [`Sign in with this e-mail address: ${address}`],
      known: (address) => [
        `Sign in with this e-mail address and the password that you have already: ${address}`,
        'Did you forget the password? On the same page you can choose another.',
      ],
      new: (address) => [
        'This is how you sign in the first time:',
        `1. Go to ${address}`,
        '2. Fill in this e-mail address and the temporary password. It is in a separate mail, with the subject “Bereikbaar: uw tijdelijke wachtwoord / your temporary password”. It works for three days.',
        '3. Choose a password of your own. Then connect an app on your telephone that gives codes: that is the second step of signing in.',
        'Do you not see that separate mail? Look in your junk mail. If the password has run out, ask whoever invited you to send the invitation again.',
      ],
    },
    secondStep: 'Signing in takes a second step, such as a code or a passkey. Does your account have none yet? Turn it on first.',
    unexpected: 'Do you not know this organisation? Then there is nothing you need to do. Nothing happens without signing in.',
  },

  last: (address) => `This is the last message of today. What else happens is on ${address}`,
  why: (kind) => `You get this mail because “${kind}” is switched on for you.`,
  stop: (address) => `Stop this mail: ${address}`,
  choose: (address) => `Choose which mail you get: ${address}`,

  page: {
    title: 'My mail',
    sentence: (count) =>
      count === 0
        ? 'You get no mail from Bereikbaar.'
        : count === 1
          ? 'You get one kind of mail from Bereikbaar.'
          : `You get ${count} kinds of mail from Bereikbaar.`,
    to: (address) => `Mail goes to ${address}.`,
    toNobody: 'There is no address to send mail to yet.',
    nothing: 'There is no mail to choose for your role.',
    example: 'You are looking around with an example account. It gets no mail.',
    choices: 'Which mail do you want?',
    language: 'Language of the mail',
    languages: { nl: 'Nederlands', en: 'English' },
    address: 'E-mail address for your mail',
    addressHint: 'Leave empty if you want no mail.',
    addressWrong: 'Fill in an e-mail address such as name@example.org, or leave it empty.',
    save: 'Save',
    saved: 'Your choice is saved.',
    note: 'Every mail has a link that switches off that kind of mail, without signing in. On this page you switch it on again.',
  },
  stopPage: {
    title: 'Stop mail',
    sentence: (kind) => `Do you want to stop getting the mail “${kind}”?`,
    hint: 'Other mail from Bereikbaar keeps coming. On the page “My mail” you can switch this one on again.',
    button: 'Yes, stop this mail',
    done: (kind) => `You will not get the mail “${kind}” any more.`,
    doneHint: 'Does another one come after all? Then this link no longer worked. Use the link in the newest mail, or the page “My mail”.',
    toChoices: 'To “My mail”',
  },
}
