/** What stands in each mail, in both languages; and what never does. */
import { describe, expect, it } from 'vitest'
import { UserId } from '../../shared/access/user.ts'
import type { LineId, SourceId } from '../../shared/contacts/identifiers.ts'
import { composeMail, type ComposeWith } from '../../shared/mail/composeMail.ts'
import { digestSentences } from '../../shared/mail/digestSentences.ts'
import type { MailKind } from '../../shared/mail/mail.ts'
import type { MailEvent } from '../../shared/mail/mailEvent.ts'
import { mailMessage } from '../../shared/mail/mailMessage.ts'
import { formatsFor } from '../../shared/text/format.ts'
import type { Language } from '../../shared/text/language.ts'
import { textsOf } from '../../shared/text/texts.ts'
import { settingsWith } from '../builders/report.ts'
import { digest, shortOf } from './digests.ts'
import { from, read } from './mails.ts'

const timeZone = 'Europe/Amsterdam'
const sources = [{ id: 'centrale', name: 'Telefooncentrale', provider: 'generic', secretFrom: 'stored' }]
const settings = settingsWith({ timeZone, name: 'Vlierlijn' }, { sources })
const friday = Date.parse('2026-03-20T13:00:00Z')
const [line, source] = ['telefoon' as LineId, 'centrale' as SourceId]
const hour = 3_600_000
const silent: MailEvent = { kind: 'silence', what: 'silent', id: 'a', source, lines: [line], since: friday, isOver: false }
const recovered = {
  kind: 'silence',
  what: 'recovered',
  id: 'b',
  of: 'a',
  source,
  lines: [line],
  since: friday,
  until: friday + 2 * hour,
} as const satisfies MailEvent
const empty: MailEvent = { kind: 'presence', id: 'p', line, since: friday + 7 * 60_000 }
const week: MailEvent = { kind: 'digest', id: 'digest 2026-W11', from: '2026-03-09' as never, to: '2026-03-15' as never }
const gap = (n: number, missed: number, isAssumed = false): MailEvent => ({
  kind: 'gap',
  id: `gap ${n}`,
  line,
  gap: {
    from: friday + n * 24 * hour,
    until: friday + n * 24 * hour + 2 * hour,
    short: 1,
    people: { value: missed, low: missed / 2, high: missed * 1.5, chance: 0, shared: 0, ofLevel: 0 },
  },
  isAssumed,
})
const notice: MailEvent = { kind: 'notice', id: 'n', about: 'erasure', at: friday }
const user = UserId.parse('mia')
const invitation: MailEvent = { kind: 'invitation', id: 'i', user }

type Asked = { readonly language?: Language; readonly isLast?: boolean; readonly about?: Partial<ComposeWith> }
function mail(events: readonly MailEvent[], { language = 'nl', isLast = false, about = {} }: Asked = {}) {
  const kind: MailKind = events[0]?.kind ?? 'silence'
  const planned = { id: 'x', user, kind, covers: [], plannedAt: friday, state: 'planned', isLast } as const
  const person = { user, to: 'mia@helpline.example', language, kinds: new Set<MailKind>(), lines: undefined }
  const stopToken = kind === 'invitation' ? {} : { stopToken: 't'.repeat(43) }
  const known = {
    settings,
    timeZone,
    siteAddress: 'https://bereikbaar.example',
    ...stopToken,
    rolesOf: () => ['manager' as const],
    digest: digest({}),
    ...about,
  }
  return composeMail({ planned, isNew: true, events, person }, known)
}
const textOf = (...asked: Parameters<typeof mail>) => mail(...asked)?.text.replaceAll('\u00a0', ' ') ?? ''

describe('the overview of a week says in four sentences', () => {
  const sentences = (about: Parameters<typeof digest>[0], language: Language = 'nl', threshold = 10) =>
    digestSentences({ texts: textsOf(language), formats: formatsFor(language, timeZone), threshold }, settings, digest(about)).map((text) =>
      text.replaceAll('\u00a0', ' '),
    )
  const [people, worst, roster, health] = [0, 1, 2, 3]
  const variants: readonly (readonly [string, Parameters<typeof digest>[0], number, string, string])[] = [
    [
      'normal',
      {},
      people,
      'Vorige week probeerden ongeveer 120 mensen contact te zoeken; ongeveer 35 van hen spraken we niet, of nog niet.',
      'Last week about 120 people tried to get in touch; about 35 of them we did not reach, or not yet.',
    ],
    [
      'a range',
      { spread: 8 },
      people,
      'Vorige week probeerden ongeveer 120 (tussen 110 en 130) mensen contact te zoeken; ongeveer 35 (tussen 25 en 45) van hen spraken we niet, of nog niet.',
      'Last week about 120 (between 110 and 130) people tried to get in touch; about 35 (between 25 and 45) of them we did not reach, or not yet.',
    ],
    [
      'few missed',
      { tried: 30, missed: 6 },
      people,
      'Vorige week probeerden ongeveer 30 mensen contact te zoeken; minder dan 10 van hen spraken we niet, of nog niet.',
      'Last week about 30 people tried to get in touch; fewer than 10 of them we did not reach, or not yet.',
    ],
    [
      'few tried',
      { tried: 6, missed: 4 },
      people,
      'Vorige week probeerden minder dan 10 mensen contact te zoeken; een of meer van hen spraken we niet, of nog niet.',
      'Last week fewer than 10 people tried to get in touch; one or more of them we did not reach, or not yet.',
    ],
    [
      'nearly all missed, which would tell how few were reached',
      { tried: 61, missed: 58 },
      people,
      'Vorige week probeerden ongeveer 60 mensen contact te zoeken; hoeveel van hen we niet spraken, staat niet in deze mail, zodat niemand herkenbaar is.',
      'Last week about 60 people tried to get in touch; how many of them we did not reach is not in this mail, so that nobody can be recognised.',
    ],
    [
      'too few to divide',
      { tried: 13, missed: 3 },
      people,
      'Vorige week probeerden ongeveer 15 mensen contact te zoeken; hoeveel van hen we niet spraken, staat niet in deze mail, zodat niemand herkenbaar is.',
      'Last week about 15 people tried to get in touch; how many of them we did not reach is not in this mail, so that nobody can be recognised.',
    ],
    [
      'nobody missed',
      { missed: 0 },
      people,
      'Vorige week probeerden ongeveer 120 mensen contact te zoeken, en we spraken ze allemaal.',
      'Last week about 120 people tried to get in touch, and we reached them all.',
    ],
    [
      'nobody missed of what was measured (C4)',
      { missed: 0, share: 0.97 },
      people,
      'In de 97% van vorige week die is gemeten, zagen we ongeveer 120 mensen die contact zochten, en die spraken we allemaal.',
      'In the 97% of last week that was measured, we saw about 120 people who tried to get in touch, and we reached them all.',
    ],
    [
      'nobody missed of what the exchange told (C4)',
      { missed: 0, closedRecorded: 'unknown' },
      people,
      'Vorige week zagen we ongeveer 120 mensen die contact zochten, en die spraken we allemaal.',
      'Last week we saw about 120 people who tried to get in touch, and we reached them all.',
    ],
    ['nobody at all', { tried: 0, missed: 0 }, people, 'Vorige week probeerde niemand contact te zoeken.', 'Last week nobody tried to get in touch.'],
    [
      'nobody seen (C4)',
      { tried: 0, missed: 0, closedRecorded: 'partly' },
      people,
      'Vorige week zagen we niemand die contact zocht.',
      'Last week we saw nobody who tried to get in touch.',
    ],
    [
      'calls while closed are not recorded',
      { closedRecorded: 'no' },
      people,
      'Vorige week probeerden ongeveer 120 mensen contact te zoeken terwijl we open waren; ongeveer 35 van hen spraken we niet, of nog niet.',
      'Last week about 120 people tried to get in touch while we were open; about 35 of them we did not reach, or not yet.',
    ],
    [
      'not measured (C4)',
      { share: 0.4, tried: 0, missed: 0 },
      people,
      'Hoeveel mensen we vorige week niet spraken, weten we niet: er is te weinig gemeten.',
      'How many people we did not reach last week is not known: too little was measured.',
    ],
    [
      'nobody can be told apart',
      { tried: null },
      people,
      'Hoeveel mensen we vorige week niet spraken, kunnen we uit deze gegevens niet zeggen.',
      'How many people we did not reach last week cannot be said from these data.',
    ],
    [
      'a part of the week stands out',
      {},
      worst,
      'In de laatste dertien weken ging het op zondagavond (18–24 uur) het vaakst mis: van de mensen die we nooit spraken, probeerde ongeveer 3 op de 10 het toen.',
      'In the last thirteen weeks it failed most often on Sunday evening (18:00–24:00): of the people we never reached, about 3 in 10 tried then.',
    ],
    [
      'one caller makes up more than half of the hardest part of the week (D6)',
      { busiestShare: 0.6 },
      worst,
      'Welk dagdeel in de laatste dertien weken het moeilijkst was, staat niet in deze mail, zodat niemand herkenbaar is.',
      'Which part of the week was hardest in the last thirteen weeks is not in this mail, so that nobody can be recognised.',
    ],
    [
      'too few for a part of the week',
      { evening: 0 },
      worst,
      'Welk dagdeel het moeilijkst is, kunnen we nog niet zeggen: daarvoor zijn er te weinig gegevens.',
      'Which part of the week is hardest cannot be said yet: there are too few data for that.',
    ],
    [
      'no roster',
      {},
      roster,
      'Of er volgende week genoeg mensen zijn, weten we niet: er is nog geen rooster ingelezen.',
      'Whether there are enough people next week is not known: no roster was imported yet.',
    ],
    [
      'no gap',
      { roster: [shortOf(0, 0)] },
      roster,
      'Volgende week zijn er op alle open uren genoeg mensen ingeroosterd.',
      'Next week enough people are rostered in every open hour.',
    ],
    [
      'a gap of few',
      { roster: [shortOf(1, 3)] },
      roster,
      'Het grootste tekort van volgende week is zondag 19–21 uur: er is 1 persoon te weinig, en naar verwachting lopen we daardoor minder dan 10 mensen mis.',
      'The largest gap of next week is Sunday 19:00–21:00: 1 person short, and we expect to miss fewer than 10 people because of it.',
    ],
    [
      'a gap of many',
      { roster: [shortOf(2, 14)] },
      roster,
      'Het grootste tekort van volgende week is zondag 19–21 uur: er zijn 2 mensen te weinig, en naar verwachting lopen we daardoor ongeveer 15 (hoogstens 25) mensen mis.',
      'The largest gap of next week is Sunday 19:00–21:00: 2 people short, and we expect to miss about 15 (25 at most) people because of it.',
    ],
    [
      'a gap of which the cost is not known',
      { roster: [shortOf(2, 14, { isAssumed: true })] },
      roster,
      'Het grootste tekort van volgende week is zondag 19–21 uur: er zijn 2 mensen te weinig.',
      'The largest gap of next week is Sunday 19:00–21:00: 2 people short.',
    ],
    [
      'all measured',
      {},
      health,
      'Alle telefoon- en chatsystemen leverden de hele week hun gegevens.',
      'All phone and chat systems delivered their data all week.',
    ],
    [
      'partly measured',
      { share: 0.97 },
      health,
      'We maten 97% van de week; 2 gaten in de meting (5 uur) tellen niet mee.',
      'We measured 97% of the week; 2 data gaps (5 hours) are left out.',
    ],
    [
      'silent now',
      { share: 0.9, isSilentNow: true },
      health,
      'We maten 90% van de week, en op dit moment komen er van een systeem nog steeds geen gegevens binnen.',
      'We measured 90% of the week, and right now there are still no data coming in from one of the systems.',
    ],
    [
      'a source that may have stopped (C4)',
      { isTooQuiet: true },
      health,
      'Van een van de systemen komt zo weinig binnen dat we een storing pas na 154 dagen merken. Een 0 kan dus ook betekenen dat er niets aankwam. Zet een hartslag aan.',
      'So little comes in of one of the systems that we notice a failure only after 154 days. A 0 may then also mean that nothing arrived. Switch a heartbeat on.',
    ],
    [
      'nobody seen of a source that may have stopped (C4)',
      { tried: 0, missed: 0, isTooQuiet: true },
      people,
      'Vorige week zagen we niemand die contact zocht.',
      'Last week we saw nobody who tried to get in touch.',
    ],
    ['nothing measured', { share: 0 }, health, 'Van vorige week is niets gemeten.', 'Nothing was measured last week.'],
  ]
  it.each(variants)('%s', (_, about, place, nl, en) => {
    expect(sentences(about)[place]).toBe(nl)
    expect(sentences(about, 'en')[place]).toBe(en)
    expect(sentences(about)).toHaveLength(4)
  })
  it('says first that not everything is counted yet, where that is so (F5)', () => {
    const whole = digest({})
    const uncounted = [{ reason: 'behind', since: '2026-03-02T10:00:00.000Z', lines: [] }] as const
    const part = { ...whole, week: { ...whole.week, coverage: { ...whole.week.coverage, uncounted } } }
    const wording = (language: 'nl' | 'en') => ({ texts: textsOf(language), formats: formatsFor(language, 'Europe/Amsterdam'), threshold: 5 })
    expect(digestSentences(wording('nl'), settings, part)).toEqual([
      expect.stringContaining('nog niet alles is geteld'),
      ...digestSentences(wording('nl'), settings, whole),
    ])
    expect(digestSentences(wording('en'), settings, part)[0]).toContain('not everything is counted yet')
  })
  it('no number under another threshold, where one was set', () => {
    expect(sentences({ tried: 45, missed: 14 }, 'nl', 15)[people]).toContain('minder dan 15 van hen spraken we niet')
    expect(sentences({ tried: 37, missed: 20 }, 'nl', 15)[people]).toContain('staat niet in deze mail')
  })
  it('no exact number of people, and none under ten; what is small may have been any small number (D2, D4)', () => {
    const weeks = Array.from({ length: 71 }, (_, tried) =>
      Array.from({ length: tried + 1 }, (__, missed) => ({ tried, missed, text: sentences({ tried, missed })[0] ?? '' })),
    ).flat()
    for (const { text } of weeks)
      for (const [number] of text.matchAll(/\d+/g)) expect([text, Number(number) >= 10 && Number(number) % 5 === 0]).toEqual([text, true])
    const isSmall = (count: number) => count >= 1 && count <= 9
    for (const [text, alike] of Map.groupBy(weeks, (own) => own.text)) {
      if (alike.some(({ tried }) => tried < 10 || tried > 60)) continue
      // Whoever knows every rule still finds all nine possible: how many were missed, and how many were reached.
      for (const countOf of [({ missed }: (typeof alike)[number]) => missed, ({ tried, missed }: (typeof alike)[number]) => tried - missed]) {
        const small = new Set(alike.map(countOf).filter(isSmall))
        if (small.size > 0) expect([text, small.size]).toEqual([text, 9])
      }
    }
  })
})

describe('an alert', () => {
  it('of a silence says what is not measured, and not that it is nothing', () => {
    expect(mail([silent])?.subject).toBe('Er komen geen gegevens meer binnen')
    expect(textOf([silent])).toContain('Sinds ongeveer 20 mrt 2026, 14:00 horen we niets meer van Telefooncentrale (Vlierlijn).')
    expect(textOf([silent])).toContain('dat is iets anders dan nul')
    expect(textOf([silent], { language: 'en' })).toContain('Since about 20 Mar 2026, 14:00 we hear nothing from Telefooncentrale (Vlierlijn).')
    expect(textOf([silent])).toContain('https://bereikbaar.example/data/sources/centrale?lang=nl')
  })
  it('that a source is back says how long the hole is', () => {
    expect(mail([recovered])?.subject).toBe('Er komen weer gegevens binnen')
    expect(textOf([recovered])).toContain('Van ongeveer 20 mrt 2026, 14:00 tot 20 mrt 2026, 16:00 is er niets gemeten; dat is 2 uur.')
    expect(textOf([recovered], { language: 'en' })).toContain('nothing was measured; that is 2 hours')
  })
  it('of a silence tells no minute: what was heard before it and after it may be one call each (P7)', () => {
    const [since, until] = [silent.since + 7 * 60_000, (recovered.until ?? 0) + 13 * 60_000]
    const text = `${textOf([{ ...silent, since }])} ${textOf([{ ...recovered, since, until }])}`
    expect(text).toContain('Van ongeveer 20 mrt 2026, 14:00 tot 20 mrt 2026, 16:00 is er niets gemeten; dat is 2 uur.')
    expect(text).not.toMatch(/14:07|16:13/)
  })
  it('that a silence was explained does not say that anything came in', () => {
    const { until: _, ...explained } = recovered
    expect(mail([explained])?.subject).toBe('Er is aangegeven waarom er geen gegevens binnenkwamen')
    expect(textOf([explained])).toContain('iemand heeft in Bereikbaar aangegeven wat er aan de hand is')
    expect(mail([explained], { language: 'en' })?.subject).toBe('It was said why no data came in')
  })
  it('of people leads to the roster of the week that it is about', () => {
    expect(textOf([empty])).toContain('https://bereikbaar.example/roster?lang=nl&line=telefoon&week=2026-03-20')
    expect(textOf([gap(1, 4)])).toContain('https://bereikbaar.example/roster?lang=nl&line=telefoon&week=2026-03-21')
  })
  it('of an empty line does not say at which minute the last one left', () => {
    expect(textOf([empty])).toContain('Vlierlijn is open, maar er is al minstens 15 minuten niemand aangemeld.')
    expect(textOf([empty])).not.toContain('14:07')
    expect(textOf([empty], { language: 'en' })).toContain('nobody has been signed in for at least 15 minutes')
  })
  it('of gaps names five of them with what they cost, and how many more there are', () => {
    const text = textOf([1, 2, 3, 4, 5, 6, 7].map((n) => gap(n, n * 4, n === 3)))
    expect(text).toContain('za 21 mrt 2026, 14–16 uur, Vlierlijn: er is 1 persoon te weinig. Naar verwachting lopen we daardoor minder dan 10 mensen mis.')
    expect(text).toContain('ma 23 mrt 2026, 14–16 uur, Vlierlijn: er is 1 persoon te weinig.\n')
    expect(text).toContain('ongeveer 20 (tussen 10 en 30) mensen mis')
    expect(text).toContain('En nog 2 tekorten.')
    expect(textOf([gap(1, 4)], { language: 'en' })).toContain(
      'Sat 21 Mar 2026, 14:00–16:00, Vlierlijn: 1 person short. We expect to miss fewer than 10 people because of it.',
    )
  })
  it('that is the last of the day says so', () => {
    expect(textOf([silent], { isLast: true })).toContain('Dit is het laatste bericht van vandaag.')
    expect(textOf([silent])).not.toContain('laatste bericht')
  })
  it('of what an administrator did alone tells neither who nor to whom', () => {
    expect(textOf([notice])).toContain('20 mrt 2026, 14:00: er is gevraagd om iemand te vergeten.')
    expect(textOf([notice], { language: 'en' })).toContain('20 Mar 2026, 14:00: a request was made to have somebody forgotten.')
  })
  it('of which all is over is not sent', () => expect(mail([])).toBeUndefined())
})

describe('every mail', () => {
  const all: readonly (readonly [MailKind, readonly MailEvent[]])[] = [
    ['digest', [week]],
    ['silence', [silent, recovered]],
    ['presence', [empty]],
    ['gap', [gap(1, 4)]],
    ['notice', [notice]],
    ['invitation', [invitation]],
  ]
  it.each(all)('%s names no line, no person and no source in its subject, and leads to our own pages only', (_, events) => {
    for (const language of ['nl', 'en'] as const) {
      const own = mail(events, { language })
      expect(own?.subject).not.toMatch(/Vlierlijn|Telefooncentrale|centrale|mia/i)
      for (const [address] of own?.text.matchAll(/https?:\S+/g) ?? []) expect(address).toMatch(/^https:\/\/bereikbaar\.example\//)
      expect(own?.text).not.toMatch(/undefined|NaN|\[object/)
    }
  })
  it('each leads to where something can be done: the list to import, the page that tells callers', () => {
    expect(textOf([recovered])).toContain('https://bereikbaar.example/data/imports?lang=nl')
    expect(textOf([silent])).toContain('https://bereikbaar.example/data/sources/centrale?lang=nl')
    expect(textOf([empty])).not.toContain('/live')
    const withPage = settingsWith({ timeZone, publicPage: {} }, { sources })
    expect(textOf([empty], { about: { settings: withPage } })).toContain('zodat bellers dat zien: https://bereikbaar.example/live?lang=nl')
  })
  it('an invitation says how to sign in: with what one has, or with a password that comes in a mail of its own', () => {
    expect(textOf([invitation])).toContain('Meld u aan met dit e-mailadres: https://bereikbaar.example/sign-in?lang=nl')
    const [made, known] = (['new', 'known'] as const).map((account) => textOf([invitation], { about: { accountOf: () => account } }))
    for (const step of [
      '1. Ga naar https://bereikbaar.example/sign-in?lang=nl',
      'Dat staat in een aparte mail',
      'Het werkt drie dagen',
      '3. Kies een eigen wachtwoord',
    ])
      expect(made).toContain(step)
    expect(known).toContain('het wachtwoord dat u al hebt')
    expect(textOf([invitation], { language: 'en', about: { accountOf: () => 'new' } })).toContain('It works for three days.')
  })
  it('an invitation says that signing in takes a second step, to whoever has to see to it', () => {
    const says = (about: Partial<ComposeWith>) => textOf([invitation], { about }).includes('Bij het aanmelden is een tweede stap nodig')
    expect(says({ rolesOf: () => ['planner'] })).toBe(true)
    expect(says({ rolesOf: () => ['funder', 'planner'] })).toBe(true)
    expect(says({ rolesOf: () => ['funder'] })).toBe(false)
    for (const account of ['new', 'known'] as const) expect(says({ rolesOf: () => ['planner'], accountOf: () => account })).toBe(false)
  })
  it.each(all)('%s ends with where to end it, but for an invitation', (kind, events) => {
    const own = mail(events)
    const stop = `https://bereikbaar.example/mail/stop/${kind}/${'t'.repeat(43)}?lang=nl`
    if (kind === 'invitation') expect([own?.stopAddress, own?.text.includes('/mail/stop')]).toEqual([undefined, false])
    else expect([own?.stopAddress, own?.text.includes(`Stoppen met deze mail: ${stop}`)]).toEqual([stop, true])
  })
  it.each(all)('%s takes no header and no line from a name (H3)', async (_, events) => {
    const evil = 'Lijn\r\nBcc: x@evil.example\r\n\r\n\u2028https://evil.example'
    const named = settingsWith({ timeZone, name: evil }, { sources: [{ ...sources[0], name: evil }], organisation: { id: 'proef', name: evil } })
    const own = mail(events, { about: { settings: named } })
    if (own === undefined) throw new Error('not composed')
    const { headers, names, text } = read((await mailMessage(own, { from, now: friday })).toString('latin1'))
    expect(names).not.toContain('bcc')
    expect(headers.get('to')).toBe('mia@helpline.example')
    expect(text).not.toMatch(/^Bcc:/m)
    expect(text).not.toContain('\u2028')
  })
})
