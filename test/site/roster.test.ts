/** The planner's page in every state it must be able to show. */
import { describe, expect, it } from 'vitest'
import { Instant, LineId } from '../../shared/contacts/identifiers.ts'
import type { Shift } from '../../shared/rosters/shift.ts'
import { presence } from '../builders/contacts.ts'
import { settingsWith } from '../builders/report.ts'
import { rosterSite, type RosterState } from '../builders/rosterSite.ts'
import { contactsOf } from '../builders/siteStates.ts'

const telefoon = LineId.parse('telefoon')
const settings = settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Fr 19:00-22:00' }] })
const at = (text: string) => Instant.parse(Date.parse(text))
/** Six attempts an hour in each open hour, of which half is answered. */
const contacts = contactsOf({
  attempts: Array.from({ length: 18 }, (_, n) => ({
    at: `${19 + Math.floor(n / 6)}:${String((n % 6) * 10).padStart(2, '0')}`,
    answered: n % 2 === 0,
    wait: 60,
  })),
  skip: (date) => [0, 6].includes(new Date(date).getUTCDay()),
})
/** Every weekday evening of next week, 15 to 19 June, which has two hours of summer time. */
const evenings = (people: number): readonly Shift[] =>
  ['15', '16', '17', '18', '19'].map((day) => ({
    line: telefoon,
    from: at(`2026-06-${day}T17:00:00Z`),
    until: at(`2026-06-${day}T20:00:00Z`),
    people,
    name: 'Avond',
  }))
const page = (state: RosterState, query = '') => rosterSite(state).get(`/roster?lang=nl${query}`)

describe('the roster page', () => {
  it('without a line leads to the set-up', async () => {
    const found = await page({})
    expect([found.status, found.html.includes('/setup')]).toEqual([200, true])
  })
  it('without a roster says how many are needed at the busiest moment, and leads to the import', async () => {
    const found = await page({ settings, contacts })
    expect(found.sentence).toMatch(/^Het rooster kennen we nog niet\. Komende week zijn \d+ mensen nodig op het drukste moment, .*\.$/)
    expect(found.html).toContain('href="/roster/import?')
    expect(found.text).toContain('Van deze week kennen we het rooster nog niet')
  })
  it('with too little measured holds to the minimum, says so, and promises nothing in people', async () => {
    const found = await page({ settings, contacts: contacts.slice(-20), shifts: evenings(1).slice(1) })
    expect(found.sentence).toBe('Komende week is er op één moment te weinig bezetting: 3 uur aan diensten. Dat is maandag 19–22 uur.')
    expect(found.text).toContain('te weinig gemeten')
    expect(found.text).toContain('onbekend')
  })
  it('with gaps names how many, how long, and the one that costs most people', async () => {
    const found = await page({ settings, contacts, shifts: evenings(1) })
    expect(found.sentence).toMatch(
      /^Komende week is er op 5 momenten te weinig bezetting, samen \d+ uur aan diensten\. .* kost naar verwachting de meeste mensen: ongeveer \d+ \(tussen \d+ en \d+\)\.$/,
    )
    expect(found.html).toMatch(/▼ <\/span>−/)
    expect(found.text).toContain('Verwachte pogingen')
  })
  it.each([
    ['nl', 'Dinsdag 19–22 uur kost naar verwachting de meeste mensen', 'Maandag 19–20 uur is het tekort het grootst: daar zijn nog 4 mensen nodig.'],
    ['en', 'Tuesday 19:00–22:00 is expected to cost most people', 'On Monday 19:00–20:00 the shortage is largest: 4 more people are needed.'],
  ])('names where most people have to be found, if another evening costs more callers, in %s', async (lang, worst, sentence) => {
    const evening = (day: number, from: number, people: number): Shift => ({
      line: telefoon,
      from: at(`2026-06-${day}T${from}:00:00Z`),
      until: at(`2026-06-${day}T20:00:00Z`),
      people,
      name: 'Avond',
    })
    const shifts = [evening(15, 18, 20), evening(16, 17, 1), ...[17, 18, 19].map((day) => evening(day, 17, 20))]
    const found = await rosterSite({ settings, contacts, shifts }).get(`/roster?lang=${lang}`)
    expect(found.sentence).toContain(worst)
    expect(found.text).toContain(sentence)
    const alike = await rosterSite({ settings, contacts, shifts: evenings(1) }).get(`/roster?lang=${lang}`)
    expect(alike.text).not.toContain(sentence.split(': ')[1])
  })
  it('with enough people on all hours says that, and where somebody can be spared', async () => {
    const found = await page({ settings, contacts, shifts: evenings(20) })
    expect(found.sentence).toBe('Komende week is er op alle open uren genoeg bezetting.')
    expect(found.text).toContain('Nergens in deze week komt er iemand tekort.')
    expect(found.html).toMatch(/▲ <\/span>\+/)
  })
  it('of a week in which the line is closed says so', async () => {
    const closed = settingsWith({
      hours: [
        { from: '2000-01-01', week: 'Mo-Fr 19:00-22:00' },
        { from: '2026-06-15', week: 'off' },
      ],
    })
    expect((await page({ settings: closed, contacts, shifts: evenings(1) })).sentence).toBe('Komende week is deze lijn niet open.')
  })
  it('says over a Sunday how many hours it has where the clock changes', async () => {
    const nights = settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Su 00:00-24:00' }] })
    const head = (html: string) => /<table class="staffing-grid">.*?<\/thead>/s.exec(html)?.[0].replaceAll('\u00a0', ' ') ?? ''
    expect(head((await page({ settings: nights, contacts }, '&week=2026-10-19')).html)).toContain('25 uur')
    expect(head((await page({ settings: nights, contacts }, '&week=2026-10-12')).html)).not.toMatch(/2[35] uur/)
  })
  it('says what one shift more would change, and changes nothing', async () => {
    const site = rosterSite({ settings, contacts, shifts: evenings(1) })
    const found = await site.get('/roster?lang=nl&week=2026-06-15&day=2026-06-15&from=19:00&until=22:00&number=3')
    expect(found.text).toMatch(/3 erbij op maandag 19–22 uur/)
    expect(found.html.match(/3 erbij op maandag <span class="unbroken">19–22/g)).toHaveLength(2) // under the headline, and where it was asked
    expect(found.text).toMatch(/Met dit erbij lopen we naar verwachting .* mensen mis in plaats van/)
    expect((await site.get('/roster?lang=nl')).text).not.toContain('Met dit erbij')
  })
  it('keeps its week and what is tried in the other language, and on paper', async () => {
    const found = await rosterSite({ settings, contacts, shifts: evenings(1) }).get('/roster?lang=nl&week=2026-06-22&add=2026-06-23+19:00-22:00+2')
    const same = (language: string) => `/roster?line=telefoon&amp;week=2026-06-22&amp;show=difference&amp;lang=${language}&amp;add=2026-06-23+19%3A00-22%3A00+2`
    expect(found.html).toContain(`href="${same('en')}" lang="en"`)
    expect(found.html).toContain(`Deze pagina: ${same('nl')}`)
    expect(found.html).toContain('<section aria-labelledby="what-if-title" class="figure" id="what-if">')
  })
  it('proposes the shift that would help most, and that shift helps', async () => {
    const site = rosterSite({ settings, contacts, shifts: evenings(1) })
    const found = await site.get('/roster?lang=nl')
    const fieldOf = (name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(found.html)?.[1] ?? ''
    const day = /<select id="what-if-day".*?<option value="([^"]*)" selected>/s.exec(found.html)?.[1] ?? ''
    const after = await site.get(`/roster?lang=nl&week=2026-06-15&day=${day}&from=${fieldOf('from')}&until=${fieldOf('until')}&number=${fieldOf('number')}`)
    expect(after.text).toMatch(/Met dit erbij lopen we naar verwachting/)
    expect(after.sentence).toBe(found.sentence) // the headline stays that of the roster as it is
  })
  it('says what of a shift could not be read', async () => {
    const found = await page({ settings, contacts, shifts: evenings(1) }, '&week=2026-06-15&day=2026-06-15&from=25:99&until=x&number=1')
    expect(found.text).toContain('Deze dienst kunnen we niet lezen')
  })
  it('says of a shift while closed that the line is closed then', async () => {
    const found = await page({ settings, contacts, shifts: evenings(1) }, '&week=2026-06-15&day=2026-06-15&from=08:00&until=10:00&number=1')
    expect(found.text).toContain('Op die tijd is de lijn dicht')
  })
  it('says how much hung on one person, or that no source tells', async () => {
    expect((await page({ settings, contacts, shifts: evenings(1) })).text).toContain('Uw bron vertelt niet wie er aangemeld is')
    const told = [presence('een', 'agent.signed_in', '2026-06-08 17:00'), presence('een', 'agent.signed_out', '2026-06-08 20:00')]
    const found = await page({ settings, contacts, presence: told, shifts: evenings(1) })
    expect(found.text).toContain('In de laatste 13 weken was er nooit meer dan één persoon tegelijk aanwezig, in totaal 3 uur.')
  })
  it('shows no week of question marks for who was there in a week to come, and leads to one that is over', async () => {
    const found = await page({ settings, contacts, shifts: evenings(1) }, '&show=present')
    expect(found.text).toContain('Deze week moet nog komen. Wie er aanwezig was, ziet u bij een week die voorbij is. Bekijk vorige week')
    expect(found.html).toMatch(/<a class="screen-only" href="[^"]*#grid">Bekijk vorige week</) // on paper there is nothing to follow
    expect(found.html).toMatch(/href="\/roster\?line=telefoon&amp;week=2026-06-01&amp;show=present[^"]*#grid"/)
    expect(found.html).not.toContain('staffing-grid')
  })
  it('gives its week as a drawing that says what it is about, with its own dates', async () => {
    const site = rosterSite({ settings, contacts, shifts: evenings(1) })
    const { html } = await site.get('/roster?lang=nl')
    const address = /href="([^"]*week\.svg[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const response = await site.app.request(`https://meten.example${address}`)
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="rooster-week_telefoon_2026-06-15_2026-06-21.svg"')
    const drawn = await response.text()
    expect(drawn).toMatch(/<title id="title">In de week van 15\s–\s21\sjun\s2026 is er op \d momenten te weinig bezetting/)
    // As many cells as the page has, each with the page's own words.
    const words = [...html.matchAll(/<td class="(?:number|unknown)[^"]*">.*?<span class="visually-hidden">([^<]*)<\/span><\/td>/g)].map(([, own]) => own)
    expect(words.length).toBeGreaterThan(10)
    expect([...drawn.matchAll(/<g role="img" aria-label="([^"]*)"/g)].map(([, own]) => own)).toEqual(words)
    expect(drawn).not.toMatch(/var\(|light-dark|undefined|NaN/)
  })
  it('gives what is needed, slot by slot, as a file', async () => {
    const site = rosterSite({ settings, contacts, shifts: evenings(1) })
    const csv = await site.get('/roster/required.csv?lang=nl')
    expect(csv.type).toBe('text/csv; charset=utf-8')
    expect(csv.html).toContain('"Wanneer";"Verwachte pogingen";"Moeten er zijn";"Nodig";"Door"')
    expect(csv.html).toMatch(/"maandag 19–20\suur";[\d,]+;3;4;"uw doel"/)
    expect((await site.get('/roster/required.xlsx?lang=nl')).type).toContain('spreadsheetml')
  })
  it('says of a past week who was there by the quarter hour, pauses taken off, and when nobody was signed in although the line was open', async () => {
    const signed = (agent: string, type: 'agent.signed_in' | 'agent.signed_out' | 'agent.paused' | 'agent.resumed', time: string) =>
      presence(agent, type, `2026-06-03 ${time}`)
    const told = [
      signed('een', 'agent.signed_in', '16:55'),
      signed('twee', 'agent.signed_in', '16:58'),
      signed('drie', 'agent.signed_in', '16:59'),
      signed('twee', 'agent.paused', '17:20'),
      signed('twee', 'agent.resumed', '17:40'),
      signed('een', 'agent.signed_out', '18:10'),
      signed('drie', 'agent.signed_out', '18:12'),
      signed('twee', 'agent.paused', '18:20'),
      signed('twee', 'agent.signed_out', '18:35'),
    ]
    const shift = { line: telefoon, from: at('2026-06-03T17:00:00Z'), until: at('2026-06-03T20:00:00Z'), people: 2, name: 'Avond' }
    const site = rosterSite({ settings, contacts, presence: told, shifts: [shift] })
    const found = await site.get('/roster?lang=nl&week=2026-06-01&show=present')
    // Nobody from 20:35 on that evening, and on the two evenings after it; the evenings before nobody told.
    expect(found.text).toContain('was deze lijn 7,4 uur open terwijl er niemand aangemeld was. Daarvan stond er 1,4 uur wel iemand op het rooster.')
    expect(found.text).toContain('Van nog 6 uur weten we niet wie er was. Dat telt niet als niemand.')
    // In words, for whoever has no mouse to rest on a cell: like neighbours told together.
    expect(found.html).toMatch(/<li>Woensdag 19–20\suur: 2 mensen\.<\/li>/)
    expect(found.html).not.toMatch(/<td[^>]* title=/)
    expect(found.text).toContain('woensdag 21–22 uur: open, en op enig moment niemand aangemeld')
    const csv = (await site.get('/roster/presence.csv?lang=nl&week=2026-06-01')).html.replaceAll('\u00a0', ' ').split('\r\n')
    const row = (time: string) =>
      csv
        .find((line) => line.includes(`wo 3 jun 2026, ${time}`))
        ?.split(';')
        .slice(1)
    expect(csv.find((line) => line.startsWith('"Wanneer"'))).toBe('"Wanneer";"Bezetting";"Ingeroosterd";"Aangemeld";"Met pauze";"Aanwezig";"In gesprek"')
    expect(row('19:00')).toEqual(['"bezet"', '2', '3', '0', '3', expect.stringMatching(/^\d$/)])
    expect(row('19:15')).toEqual(['"bezet"', '2', '3', '1', '2', expect.stringMatching(/^\d$/)])
    // One person alone: that there was one, and no more; the pause at 20:20 is nowhere.
    expect(row('20:15')).toEqual(['"bezet"', '2', '1', '"niet getoond"', '1', '"niet getoond"'])
    expect(row('20:30')).toEqual(['"niemand aangemeld"', '2', '0', '"niet getoond"', '0', '"niet getoond"'])
    expect(row('20:45')?.slice(0, 5)).toEqual(['"niemand aangemeld"', '2', '0', '0', '0'])
    const json = JSON.parse((await site.get('/api/v1/staffing?line=telefoon&from=2026-06-01&to=2026-06-07')).html)
    expect(JSON.stringify(json.presence)).not.toMatch(/een|twee|drie|agent/)
    expect(json.presence.unstaffedHours).toBe(7.4)
    expect(JSON.stringify(json.presence)).not.toMatch(/ms|minutes/i)
  })
  it('beside the week to come says who was there in the last seven days', async () => {
    const told = [presence('een', 'agent.signed_in', '2026-06-01 10:00')]
    const found = await page({ settings, contacts, presence: told, shifts: evenings(1) })
    expect(found.text).toContain('Van 3 jun t/m 9 jun 2026 was er altijd iemand aangemeld als de lijn open was.')
  })
  it.each(['nl', 'en'])('has no empty headings or unfinished sentences (%s)', async (lang) => {
    const found = await rosterSite({ settings, contacts, shifts: evenings(1) }).get(`/roster?lang=${lang}`)
    expect(found.text).not.toMatch(/undefined|NaN|\[object/)
  })
})

describe('the staffing report beside the others', () => {
  const site = rosterSite({ settings, contacts, shifts: evenings(1) })
  it('is JSON of the same week, and of another stretch where it is asked for', async () => {
    const week = JSON.parse((await site.get('/api/v1/staffing')).html)
    expect(week).toMatchObject({ report: 'staffing', filters: { from: '2026-06-15', to: '2026-06-21' }, hasRoster: true, singlePerson: null })
    const two = JSON.parse((await site.get('/api/v1/staffing?line=telefoon&from=2026-06-15&to=2026-06-28')).html)
    expect(two.intervals.length).toBe(2 * week.intervals.length)
  })
  it('refuses a line it does not know, a period the wrong way round and one that is too long', async () => {
    expect((await site.get('/api/v1/staffing?line=fax')).status).toBe(404)
    expect((await site.get('/api/v1/staffing?from=2026-06-15&to=2026-06-14')).status).toBe(400)
    expect((await site.get('/api/v1/staffing?from=2026-01-01&to=2026-12-31')).status).toBe(400)
  })
})

describe('the overview', () => {
  it('names the biggest gap of next week and leads to it', async () => {
    const found = await rosterSite({ settings, contacts, shifts: evenings(1) }).get('/?lang=nl')
    expect(found.text).toMatch(
      /Het grootste tekort van komende week is .* uur: er (is|zijn) .* te weinig ingeroosterd\. Verwacht aantal mensen dat we daardoor missen: .*\./,
    )
    expect(found.html).toContain('href="/roster?lang=nl&amp;line=telefoon#gaps"')
  })
  it('says nothing of a roster nobody told, and that all is well where it is', async () => {
    expect((await rosterSite({ settings, contacts }).get('/?lang=nl')).text).not.toContain('komende week')
    expect((await rosterSite({ settings, contacts, shifts: evenings(20) }).get('/?lang=nl')).text).toContain(
      'Komende week is er op alle open uren genoeg bezetting.',
    )
  })
})
