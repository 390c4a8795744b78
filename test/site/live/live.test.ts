/** Nu: the headline of every state in both languages, what a row says, who sees which part, and the switch for callers. */
import { describe, expect, it } from 'vitest'
import type { AuditRecord } from '../../../shared/access/auditRecord.ts'
import {
  type LiveSiteOptions,
  type LiveState,
  type LiveStateName,
  liveSettings,
  liveSite,
  liveStates,
  noon,
  reads,
  dayReaderOf,
} from '../../builders/liveSite.ts'
import { coverageReader } from '../../../shared/metrics/coverage/coverageReader.ts'
import { liveReader } from '../../../shared/metrics/live/liveReader.ts'
import { plain } from '../../builders/siteStates.ts'

const htmlOf = async (state: LiveState, address = '/live?lang=nl', options: LiveSiteOptions = {}) =>
  (await liveSite(state, options).app.request(address)).text()
const textsIn = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, text = '']) => plain(text).replaceAll(/\s+/g, ' '))
const sentenceIn = (html: string) => textsIn(html, /<p class="sentence">(.*?)<\/p>/gs)[0]
const cellsIn = (html: string) => textsIn(html, /<(?:td(?: class="live-\w+")?|th scope="row")(?: [^>]*)?>(.*?)<\/t[dh]>/gs)

const sentences: Readonly<Record<LiveStateName, readonly [nl: string, en: string]>> = {
  open_waiting: [
    'Telefoon is nu open tot 17:00; 2 mensen wachten, de langste al 3 minuten.',
    'Telefoon is open until 17:00; 2 people are waiting, the longest for 3 minutes.',
  ],
  open_nobody: ['Telefoon is nu open tot 17:00; er wacht niemand.', 'Telefoon is open until 17:00; nobody is waiting.'],
  presence_not_told: ['Telefoon is nu open tot 17:00; er wacht niemand.', 'Telefoon is open until 17:00; nobody is waiting.'],
  unstaffed: [
    'Volgens de openingstijden is Telefoon nu open tot 17:00, maar er is niemand aangemeld. Er wacht 1 persoon, al 6 minuten.',
    'By its opening hours Telefoon is open until 17:00, but nobody is signed in. One person is waiting, for 6 minutes so far.',
  ],
  on_break: [
    'Volgens de openingstijden is Telefoon nu open tot 17:00, maar iedereen die is aangemeld, heeft pauze.',
    'By its opening hours Telefoon is open until 17:00, but everybody who is signed in is on a break.',
  ],
  closed: ['Telefoon is nu gesloten en gaat morgen om 09:00 weer open.', 'Telefoon is closed now and opens tomorrow at 09:00.'],
  closed_waiting: [
    'Telefoon is nu gesloten en gaat morgen om 09:00 weer open. Er wacht nog 1 persoon, al 61 seconden.',
    'Telefoon is closed now and opens tomorrow at 09:00. One person is still waiting, for 61 seconds so far.',
  ],
  closed_for_good: ['Telefoon is nu gesloten; we kennen geen volgende openingstijd.', 'Telefoon is closed now; we know of no next opening.'],
  always_open: ['Telefoon is dag en nacht open; er wacht niemand.', 'Telefoon is open day and night; nobody is waiting.'],
  no_hours: ['Voor Telefoon zijn nog geen openingstijden ingevuld.', 'No opening hours are filled in for Telefoon yet.'],
  stale: [
    'Laatste gegevens van 09:00; daarna weten we het niet. Volgens de openingstijden is Telefoon nu open tot 17:00.',
    'Last data 09:00; unknown since. By its opening hours Telefoon is open until 17:00.',
  ],
  not_connected: [
    'We weten niet wie er wacht: Telefoon is nog niet verbonden. Volgens de openingstijden is Telefoon nu open tot 17:00.',
    'We do not know who is waiting: Telefoon is not connected yet. By its opening hours Telefoon is open until 17:00.',
  ],
  unreachable: ['Telefoon staat tot 16:00 op tijdelijk niet bereikbaar.', 'Telefoon is set to temporarily unavailable until 16:00.'],
  with_page: ['Telefoon is nu open tot 17:00; er wacht niemand.', 'Telefoon is open until 17:00; nobody is waiting.'],
  end_not_told: ['Telefoon is nu open tot 17:00; er wacht niemand.', 'Telefoon is open until 17:00; nobody is waiting.'],
  first_weeks: ['Telefoon is nu open tot 17:00; er wacht niemand.', 'Telefoon is open until 17:00; nobody is waiting.'],
  two_lines: [
    '1 van de 2 lijnen is nu open. Samen wachten 2 mensen, de langste al 2 minuten.',
    '1 of the 2 lines is open now. 2 people are waiting in all, the longest for 2 minutes.',
  ],
  nothing: ['Er is nog geen lijn. Voeg eerst een lijn toe.', 'There is no line yet. Add a line first.'],
}

describe('the headline of Nu', () => {
  it.each(Object.entries(sentences) as readonly (readonly [LiveStateName, readonly [string, string]])[])('%s', async (state, [nl, en]) => {
    expect(sentenceIn(await htmlOf(liveStates[state]))).toBe(nl)
    expect(sentenceIn(await htmlOf(liveStates[state], '/live?lang=en'))).toBe(en)
  })
  it('says which of the two hours it means in the night that has one twice', async () => {
    const settings = liveSettings({ hours: [{ from: '2000-01-01', week: 'Mo-Su 22:00-02:30' }] })
    const night = { settings, now: Date.parse('2026-10-24T21:00:00Z') as typeof noon }
    expect(sentenceIn(await htmlOf(night))).toContain('open tot morgen 02:30 (zomertijd)')
    expect(sentenceIn(await htmlOf({ ...night, now: Date.parse('2026-10-24T23:00:00Z') as typeof noon }, '/live?lang=en'))).toContain(
      'open until 02:30 (summer time)',
    )
  })
  it('opens again after a holiday, and on a day further away names the day', async () => {
    const christmas = { settings: liveSettings(), now: Date.parse('2026-12-24T17:00:00Z') as typeof noon }
    expect(sentenceIn(await htmlOf(christmas))).toContain('gaat maandag om 09:00 weer open')
    const rare = liveSettings({ hours: [{ from: '2000-01-01', week: 'off' }], exceptions: [{ date: '2026-07-01', week: '13:00-14:00' }] })
    expect(sentenceIn(await htmlOf({ settings: rare }))).toContain('gaat op wo 1 jul om 13:00 weer open')
    expect(sentenceIn(await htmlOf({ settings: rare }, '/live?lang=en'))).toContain('opens on Wed 1 Jul at 13:00')
  })
})

describe('the row of a line', () => {
  it('says staffed, waiting, longest wait, today beside what is usual by now, last event and feed', async () =>
    expect(cellsIn(await htmlOf(liveStates.open_waiting))).toEqual([
      'TelefoonTelefoon',
      'Open tot 17:00',
      '2',
      '2',
      '3 minuten',
      '6',
      '4',
      '1 seconde geleden',
      'goed',
    ]))
  it('replaces every figure while the feed is silent, and says since when', async () =>
    expect(cellsIn(await htmlOf(liveStates.stale)).slice(2)).toEqual([
      ...Array.from({ length: 5 }, () => 'niet bekend'),
      '10 jun 2026, 09:00',
      'stilTe lang stil. Cijfers van nu hebben we niet.',
    ]))
  it('does not print nobody signed in where nobody ever told who is', async () =>
    expect(cellsIn(await htmlOf(liveStates.presence_not_told))[2]).toBe('niet bekend'))
  it('says how many of those signed in are on a break', async () => {
    expect(cellsIn(await htmlOf(liveStates.on_break))[2]).toBe('1, van wie 1 met pauze')
    expect(cellsIn(await htmlOf(liveStates.on_break, '/live?lang=en'))[2]).toBe('1, of whom 1 on a break')
  })
  it('leaves out of waiting what has no end, and says so', async () => {
    const page = await htmlOf(liveStates.end_not_told)
    expect(cellsIn(page)[3]).toBe('niemand')
    expect(page).toContain('Telefoon: van 1 poging is geen einde gemeld.')
  })
  it.each([
    ['no_hours', '/setup/lines/telefoon/hours'],
    ['closed_for_good', '/setup/lines/telefoon/hours'],
    ['not_connected', '/setup/sources'],
  ] as const)('leads from %s to where it is mended, whoever may mend it', async (state, path) => {
    expect(await htmlOf(liveStates[state])).toContain(`<div class="live-under screen-only"><a href="${path}`)
    expect(await htmlOf(liveStates[state], '/live?lang=nl', { roles: ['planner'] })).not.toContain('href="/setup/sources')
  })
  it('says on paper which day it was', async () =>
    expect(textsIn(await htmlOf(liveStates.open_nobody), /<p class="print-only">(.*?)<\/p>/gs)[0]).toMatch(
      /^Gemaakt op 10 jun 2026, 12:00\. Deze pagina: \/live/,
    ))
  it('compares with nothing in the first weeks', async () => expect(cellsIn(await htmlOf(liveStates.first_weeks))[6]).toBe('nog te weinig weken'))
  it('comes for the chosen line alone', async () => expect(cellsIn(await htmlOf(liveStates.two_lines, '/live?lang=nl&line=chat'))).toHaveLength(9))
})

describe('the live page', () => {
  const refreshIn = (html: string) => /http-equiv="refresh" content="30;url=([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  it('asks for itself again after thirty seconds, and stands still where it is told to (WCAG 2.2.2)', async () => {
    expect(refreshIn(await htmlOf(liveStates.open_nobody))).toBe('/live?lang=nl&turn=1&was=5')
    const paused = await htmlOf(liveStates.open_nobody, '/live?lang=nl&pause=1')
    expect(refreshIn(paused)).toBeUndefined()
    expect(paused).toContain('Het verversen staat stil.')
  })
  it.each([
    ['nl', 'U ziet hier wat er tot op dit moment is gemeld. Stand van 12:00:00.', 'U ziet hier wat er tot {n} minuten geleden is gemeld.'],
    ['en', 'You see what was reported up to this moment. As of 12:00:00.', 'You see what was reported up to {n} minutes ago.'],
  ])('says what is how old, in %s: all that was reported until then', async (language, now, later) => {
    const html = await htmlOf(liveStates.open_nobody, `/live?lang=${language}`)
    expect(textsIn(html, /<p class="under updated">(.*?)<\/p>/gs)).toEqual([now])
    expect(html.replaceAll('\u00a0', ' ')).toContain(`data-minutes="${later}"`)
  })
  it('stops after an hour, so that no session lives on by a page nobody looks at (A4)', async () => {
    expect(refreshIn(await htmlOf(liveStates.open_nobody, '/live?turn=119'))).toBeDefined()
    for (const turn of ['120', '-1', 'x', '1e9']) expect(refreshIn(await htmlOf(liveStates.open_nobody, `/live?turn=${turn}`))).toBeUndefined()
  })
  it('announces only what has changed since', async () => {
    const newsOf = async (was: string) => textsIn(await htmlOf(liveStates.two_lines, `/live?lang=nl&was=${was}`), /<p id="live-news"[^>]*>(.*?)<\/p>/gs)[0]
    expect(await newsOf('56')).toBe('')
    expect(await newsOf('66')).toBe('Telefoon is nu open.')
    expect(await newsOf('65')).toBe('Telefoon is nu open. Chat is nu gesloten.')
    for (const wrong of ['', '5', '999', '5x', '<b']) expect(await newsOf(wrong)).toBe('')
  })
  it('shows who only looks after the installation no figure at all (A2)', async () => {
    const page = await htmlOf(liveStates.unstaffed, '/live?lang=nl', { roles: ['admin'] })
    expect(sentenceIn(page)).toBe('Telefoon is nu open tot 17:00.')
    expect(cellsIn(page)).toEqual(['TelefoonTelefoon', 'Open tot 17:00', '1 seconde geleden', 'goed'])
    for (const role of ['funder', 'privacy'] as const) expect((await liveSite(liveStates.closed, { roles: [role] }).app.request('/live')).status).toBe(404)
  })
  it('reads the day files of a line once in five seconds, and the weeks before once in five minutes', async () => {
    const counted = reads()
    const state = liveStates.open_waiting
    const days = dayReaderOf(state, counted)
    const read = liveReader(days, coverageReader(days))
    const at = async (seconds: number) => {
      counted.days = 0
      await Promise.all([1, 2, 3].map(() => read(state.settings, state.settings.lines, noon + seconds * 1000)))
      return counted.days
    }
    // Coverage, the weeks before, today: then today alone.
    expect([await at(0), await at(4), await at(5), await at(120), await at(300)]).toEqual([3, 0, 1, 1, 3])
  })
})

describe('temporarily unavailable', () => {
  const post = (site: ReturnType<typeof liveSite>, length: string, line = 'telefoon') =>
    site.app.request(`http://localhost/live/${line}/unreachable`, {
      method: 'POST',
      body: new URLSearchParams({ length }),
      headers: { origin: 'http://localhost', host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
    })
  it('is switched on in one click, written down, and ends by itself', async () => {
    const records: AuditRecord[] = []
    const site = liveSite(liveStates.with_page, { roles: ['planner'], records })
    expect((await post(site, 'hour')).headers.get('location')).toBe('/live?said=off')
    expect(records).toMatchObject([{ action: 'changed', object: 'POST /live/:line/unreachable', filter: { line: 'telefoon' } }])
    expect(sentenceIn(await (await site.app.request('/live?lang=nl')).text())).toBe('Telefoon staat tot 13:00 op tijdelijk niet bereikbaar.')
    site.later(3_600_000)
    expect(sentenceIn(await (await site.app.request('/live?lang=nl')).text())).toContain('nu open tot 17:00')
  })
  it('lasts until midnight on the wall of the line, or until the end of tomorrow', async () => {
    const site = liveSite(liveStates.with_page)
    for (const [length, until] of [
      ['three_hours', '2026-06-10T13:00:00.000Z'],
      ['today', '2026-06-10T22:00:00.000Z'],
      ['tomorrow', '2026-06-11T22:00:00.000Z'],
    ] as const) {
      await post(site, length)
      expect(site.settings().lines[0]?.publicPage?.unreachable?.until).toBe(until)
    }
    await post(site, 'over')
    expect(site.settings().lines[0]?.publicPage?.unreachable).toBeUndefined()
  })
  it('is refused for a line without a page, an unknown line and a length that is none', async () => {
    expect((await post(liveSite(liveStates.open_nobody), 'hour')).status).toBe(404)
    expect((await post(liveSite(liveStates.with_page), 'hour', 'elders')).status).toBe(404)
    expect((await post(liveSite(liveStates.with_page), 'for_ever')).status).toBe(404)
    expect((await post(liveSite(liveStates.with_page, { roles: ['admin'] }), 'hour')).status).toBe(404)
  })
})
