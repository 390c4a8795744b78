/** `/s/{line}`: the same 404 for all that is not there, the same length in every state (D9), and nothing about anybody who called. */
import { describe, expect, it } from 'vitest'
import { hoursInJson } from '../../../shared/calendar/schemaOrgHours.ts'
import { dayHoursOf } from '../../../shared/calendar/openingHours.ts'
import { addDays, datesBetween, weekdayOf } from '../../../shared/calendar/localDate.ts'
import { hoursAsSchemaOrg } from '../../../shared/calendar/hoursAsSchemaOrg.ts'
import { writeTimes } from '../../../shared/calendar/weekPattern.ts'
import { Line, type Settings } from '../../../shared/settings/settings.ts'
import { type LiveState, liveSettings, liveSite, liveStates, noon, source } from '../../builders/liveSite.ts'
import { date } from '../../builders/report.ts'
import { plain } from '../../builders/siteStates.ts'

type Now = typeof noon
const moment = (text: string) => Date.parse(text) as Now
const open = { publicPage: { telephone: '0999 123 456', otherHelp: [{ name: 'Vraag & Hulp', website: 'https://help.example' }] } }
const at = (settings: Settings, now: Now = noon): LiveState => ({ settings, now })
const get = (state: LiveState, path = '/s/telefoon?lang=nl', headers: Readonly<Record<string, string>> = {}) => liveSite(state).app.request(path, { headers })
const stateIn = (html: string) =>
  plain(/<div class="state [a-z]+">(.*?)<\/div>/s.exec(html)?.[1]?.replaceAll('</p><p', '</p> <p') ?? '').replace(/ (?:Bekijk andere hulp|See other help)$/, '')
const told = async (state: LiveState, language: 'nl' | 'en' = 'nl') => stateIn(await (await get(state, `/s/telefoon?lang=${language}`)).text())

const silence = [{ source: source.id, lines: liveSettings().lines.map(({ id }) => id), since: 0, raisedAt: 0 }]
const evening = moment('2026-06-10T17:30:00Z')
const disturbed = liveSettings({ publicPage: { ...open.publicPage, unreachable: { from: '2026-06-10T09:00:00Z', until: '2026-06-10T21:00:00Z' } } })
const states: Readonly<Record<string, LiveState>> = {
  open: at(liveSettings(open)),
  closed: at(liveSettings(open), evening),
  disturbed: at(disturbed),
  by_plan: { ...at(liveSettings(open)), alerts: silence },
  closed_by_plan: { ...at(liveSettings(open), evening), alerts: silence },
}

describe('the page for callers', () => {
  it('keeps hours whole on a narrow telephone, where there is room', async () =>
    expect(await (await get(at(liveSettings(open)))).text()).toMatch(/<td><span class="unbroken">09:00–17:00<\/span> uur<\/td>/))
  it('says open, closed or disturbed, until when and when next, in both languages', async () => {
    expect(await told(at(liveSettings(open)))).toBe('Telefoon is nu open, tot 17:00 uur.')
    expect(await told(at(liveSettings(open)), 'en')).toBe('Telefoon is open now, until 17:00.')
    expect(await told(at(liveSettings(open), evening))).toBe('Telefoon is nu gesloten. De lijn gaat morgen om 09:00 uur weer open.')
    expect(await told(at(liveSettings(open), evening), 'en')).toBe('Telefoon is closed now. The line opens again tomorrow at 09:00.')
    expect(await told(at(disturbed))).toBe('Telefoon is nu tijdelijk niet bereikbaar, tot ongeveer 23:00 uur.')
    expect(await told(at(disturbed), 'en')).toBe('Telefoon is temporarily unavailable, until about 23:00.')
    expect(await told(at(liveSettings({ ...open, hours: [] })))).toBe('Van Telefoon weten we de openingstijden nu niet.')
    expect(await told(at(liveSettings({ ...open, hours: [{ from: '2000-01-01', week: '24/7' }] })), 'en')).toBe('Telefoon is open day and night.')
    expect(await told(at(liveSettings({ ...open, hours: [{ from: '2000-01-01', week: 'off' }] })))).toContain(
      'We weten nog niet wanneer de lijn weer opengaat.',
    )
  })
  it('speaks of planned hours only where the feed is silent, nothing is connected, or nothing can be read', async () => {
    expect(await told({ ...at(liveSettings(open)), alerts: silence })).toBe('Telefoon is volgens planning nu open, tot 17:00 uur.')
    expect(await told({ ...at(liveSettings(open), evening), alerts: silence }, 'en')).toContain('is planned to be closed now.')
    expect(await told({ ...at(liveSettings(open)), alerts: silence.map((alert) => ({ ...alert, recoveredAt: 1 })) })).toContain('is nu open')
    expect(await told(at(liveSettings(open, { sources: [] })))).toContain('volgens planning')
    let isBroken = false
    const site = liveSite(at(liveSettings(open)), { isBroken: () => isBroken })
    const now = async () => site.app.request('/s/telefoon?lang=nl')
    expect(stateIn(await (await now()).text())).toContain('is nu open')
    isBroken = true
    site.later(60_000)
    expect(stateIn(await (await now()).text())).toContain('volgens planning nu open')
    site.later(3_600_000)
    expect((await now()).status).toBe(500)
  })
  it('shows that a silence is over at a midnight, half a day later at least: what ended it may be one call (D9)', async () => {
    const recoveredAt = moment('2026-06-09T21:40:00Z')
    const alerts = silence.map((alert) => ({ ...alert, recoveredAt }))
    const toldAt = async (text: string) => told({ ...at(liveSettings({ ...open, hours: [{ from: '2000-01-01', week: '24/7' }] }), moment(text)), alerts })
    expect(await toldAt('2026-06-09T21:40:10Z')).toContain('volgens planning')
    expect(await toldAt('2026-06-09T22:00:00Z')).toContain('volgens planning')
    expect(await toldAt('2026-06-10T21:59:59Z')).toContain('volgens planning')
    expect(await toldAt('2026-06-10T22:00:00Z')).not.toContain('volgens planning')
  })
  it('is as long in one state as in another, as a page and as JSON (D9)', async () => {
    for (const path of ['/s/telefoon?lang=nl', '/s/telefoon?lang=en', '/s/telefoon.json']) {
      const lengths = await Promise.all(Object.values(states).map(async (state) => Buffer.byteLength(await (await get(state, path)).text())))
      expect([path, new Set(lengths).size]).toEqual([path, 1])
    }
    // The longest name there is, in signs that are escaped to six.
    const long = liveSettings({ publicPage: { name: '"'.repeat(80) } })
    expect((await get(at(long))).status).toBe(200)
  })
  it('reads the same in every state, and at most once in ten seconds however many look', async () => {
    const reads = await Promise.all(
      Object.values(states).map(async (state) => {
        const site = liveSite(state)
        for (let n = 0; n < 20; n++) await site.app.request('/s/telefoon')
        site.later(10_000)
        await site.app.request('/s/telefoon.json')
        return site.settingsReads()
      }),
    )
    expect(new Set(reads)).toEqual(new Set([2]))
  })
  it('is the same 404 for a line that is not there, one without a page and one that is switched off (A1)', async () => {
    const off = at(liveSettings({ publicPage: { isOn: false } }))
    const answers = await Promise.all([
      get(off, '/s/nergens'),
      get(off, '/s/telefoon'),
      get(off, '/s/telefoon.json'),
      get(off, '/s/telefoon.ics'),
      get(at(liveSettings()), '/s/telefoon'),
      get(off, '/s/__proto__'),
      get(off, '/s/TELEFOON'),
      get(off, '/s/telefoon.xml'),
      get({ settings: liveSettings() }, '/s/constructor'),
    ])
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
    expect(new Set(bodies).size).toBe(1)
  })
  it('has no cookie, no script, no file of others, and no figure of anybody who called', async () => {
    const waiting = { ...liveStates.open_waiting, settings: liveSettings(open) }
    const answer = await get(waiting, '/s/telefoon?lang=nl', { cookie: `__Host-session=${'a'.repeat(43)}` })
    const page = await answer.text()
    expect(page).toBe(await (await get(at(liveSettings(open)))).text())
    expect(page).not.toMatch(/<script|<form|style=|<img|<iframe/)
    expect(
      [...page.matchAll(/(?:src|href)="([^"]*)"/g)]
        .map(([, own = '']) => own)
        .filter((own) => !/^(?:\/|tel:|https:\/\/schema\.org\/|https:\/\/help\.example)/.test(own)),
    ).toEqual([])
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(Buffer.byteLength(page)).toBeLessThan(12_000)
  })
  it('comes in the language of the address, then of the browser', async () => {
    const langOf = async (path: string, accepted: string) =>
      /<html lang="(\w+)"/.exec(await (await get(at(liveSettings(open)), path, { 'accept-language': accepted })).text())?.[1]
    expect([
      await langOf('/s/telefoon', 'en-GB'),
      await langOf('/s/telefoon', 'nl'),
      await langOf('/s/telefoon?lang=nl', 'en'),
      await langOf('/s/telefoon?lang=fr', 'de'),
    ]).toEqual(['en', 'nl', 'nl', 'nl'])
  })
  it('shows holidays by name, never what staff wrote beside an exception', async () => {
    const settings = liveSettings({ ...open, exceptions: [{ date: '2026-06-12', week: '10:00-12:00', reason: 'Marieke is ziek' }] })
    const page = await (await get(at(settings, moment('2026-05-22T10:00:00Z')))).text()
    expect(plain(page)).toContain('gesloten (Tweede pinksterdag)')
    expect(plain(page)).toContain('vrijdag 12 juni')
    expect(page).not.toContain('Marieke')
  })
  it('tells of the night that still runs on, and of the change of the clocks', async () => {
    const nights = liveSettings({ ...open, hours: [{ from: '2000-01-01', week: 'Mo-Su 22:00-06:00' }] })
    const page = plain(await (await get(at(nights, moment('2026-10-24T23:30:00Z')))).text())
    expect(page).toContain('Telefoon is nu open, tot 06:00 uur.')
    expect(page).toContain('22:00–06:00 uur (de nacht door) (nog open tot 06:00 uur, van de avond ervoor; in deze nacht gaat de klok een uur terug)')
  })
  it('names other help, 112 always', async () => {
    const page = await (await get(at(liveSettings(open)))).text()
    expect(page).toContain('<a href="tel:112">Bel 112.</a>')
    expect(await (await get(at(disturbed))).text()).toContain('<a href="#help">Bekijk andere hulp</a>')
    expect(page).not.toContain('#help')
    expect(page).toContain('<a href="https://help.example">Vraag &amp; Hulp</a>')
    expect(page).toContain('<a href="tel:0999123456">')
  })
})

describe('the same for programs', () => {
  it('JSON says the state and the hours of seven days', async () => {
    const json = (await (await get(states['closed'] ?? at(liveSettings()), '/s/telefoon.json')).json()) as Record<string, unknown>
    expect(json).toMatchObject({
      state: 'closed',
      byPlan: false,
      until: null,
      opensNext: '2026-06-11T07:00:00.000Z',
      line: 'telefoon',
      timeZone: 'Europe/Amsterdam',
    })
    expect(json['hours']).toHaveLength(5)
    expect(json['otherHelp']).toMatchObject([{ name: '112', telephone: '112' }, { name: 'Vraag & Hulp' }])
  })
  it('the calendar holds every opening of four weeks in UTC, and nothing of now', async () => {
    const settings = liveSettings({ ...open, exceptions: [{ date: '2026-06-11', week: 'closed' }] })
    const answer = await get(at(settings), '/s/telefoon.ics?lang=nl')
    const calendar = await answer.text()
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(19)
    expect(calendar).toContain('DTSTART:20260610T070000Z\r\nDTEND:20260610T150000Z\r\nSUMMARY:Telefoon open')
    expect(calendar).not.toContain('20260611')
    expect(await (await get(states['disturbed'] ?? at(settings), '/s/telefoon.ics')).text()).toBe(
      await (await get(states['open'] ?? at(settings), '/s/telefoon.ics')).text(),
    )
  })
  it('schema.org is read back to the very same hours, whatever the week, the holidays and the nights', async () => {
    const weeks = [
      'Mo-Fr 09:00-17:00',
      'Mo-Th 13:00-17:00,19:00-22:00; Sa,Su 22:00-06:00',
      '24/7',
      'Mo 18:00-24:00; Tu 00:00-02:00',
      'Su[1] 10:00-12:00',
      'Mo 10:00-34:00',
      'off',
    ]
    for (const week of weeks) {
      const line = Line.parse({
        id: 'telefoon',
        name: 'Telefoon',
        channel: 'phone',
        hours: [{ from: '2000-01-01', week, holidays: 'NL' }],
        exceptions: [
          { date: '2026-12-28', week: 'closed' },
          { date: '2026-12-29', week: '20:00-23:00' },
        ],
      })
      const from = date('2026-12-14')
      const specifications = hoursAsSchemaOrg(line, from, 28).map((own) => ({ '@type': 'OpeningHoursSpecification', ...own }))
      const { weekly, dated, leftOut } = hoursInJson({ hoursAvailable: specifications })
      expect(leftOut.filter(({ why }) => why !== 'season')).toEqual([])
      const hoursOf = dayHoursOf(line)
      for (const day of datesBetween(addDays(from, 1), addDays(from, 27))) {
        const own = dated.filter((one) => one.date === day)
        const blocks = (own.length > 0 ? own : weekly.map(({ days }) => ({ blocks: days[weekdayOf(day) - 1] ?? [] }))).flatMap((one) => one.blocks)
        // A block of more than a day is split at midnight, and so is on two days.
        if (week === 'Mo 10:00-34:00' && [1, 2].includes(weekdayOf(day))) continue
        expect([week, day, writeTimes(blocks.toSorted((a, b) => a.fromMinute - b.fromMinute))]).toEqual([week, day, writeTimes(hoursOf(day).blocks)])
      }
    }
    const answer = await get(at(liveSettings(open)), '/s/telefoon.jsonld')
    expect(answer.headers.get('content-type')).toBe('application/ld+json; charset=utf-8')
    expect(hoursInJson(await answer.json()).weekly).toHaveLength(1)
  })
  it('schema.org tells of the night before too: whether it ran on into today', () => {
    const line = Line.parse({
      id: 'telefoon',
      name: 'Telefoon',
      channel: 'phone',
      hours: [
        { from: '2000-01-01', week: 'Mo-Su 22:00-06:00' },
        { from: '2027-02-01', week: 'Mo-Su 09:00-17:00' },
      ],
      exceptions: [{ date: '2026-12-24', week: 'closed' }],
    })
    expect(hoursAsSchemaOrg(line, date('2026-12-25'), 28)).toContainEqual({
      opens: '00:00',
      closes: '00:00',
      validFrom: '2026-12-24',
      validThrough: '2026-12-24',
    })
    expect(hoursAsSchemaOrg(line, date('2027-02-01'), 28).map(({ opens }) => opens)).toEqual(['22:00', '09:00'])
  })
})
