import { describe, expect, it } from 'vitest'
import { Settings } from '../../shared/settings/settings.ts'
import { plain, readPage, siteIn, type StateName, states } from '../builders/siteStates.ts'

const sentences = async (state: StateName, path: string) => ({
  nl: (await readPage(state, `${path}?lang=nl`)).sentence,
  en: (await readPage(state, `${path}?lang=en`)).sentence,
})
const notes = async (state: StateName) => ({ nl: (await readPage(state, '/?lang=nl')).notes, en: (await readPage(state, '/?lang=en')).notes })
const clock = {
  nl: 'Op 29 mrt 2026 ging de klok een uur vooruit: die dag had 23 uur.',
  en: 'On 29 Mar 2026 the clock went forward one hour: that day had 23 hours.',
}

describe('the sentence of the overview', () => {
  it('says how many people tried and how many were never reached', async () =>
    expect(await sentences('everybody_recognised', '/')).toEqual({
      nl: 'In 13 weken probeerden 273 mensen ons te bereiken; met 173 van hen kregen we nooit contact.',
      en: 'In 13 weeks 273 people tried to reach us; we never spoke to 173 of them.',
    }))
  it('gives an estimate its range', async () =>
    expect(await sentences('small', '/')).toEqual({
      nl: 'In 13 weken probeerden ongeveer 90 mensen ons te bereiken; met ongeveer 60 van hen (tussen 45 en 60) kregen we nooit contact.',
      en: 'In 13 weeks about 90 people tried to reach us; we never spoke to about 60 of them (between 45 and 60).',
    }))
  it('leaves out what was not measured', async () =>
    expect(await sentences('gap', '/')).toEqual({
      nl: 'In 13 weken probeerden ongeveer 440 mensen ons te bereiken; met ongeveer 330 van hen (tussen 300 en 350) kregen we nooit contact.',
      en: 'In 13 weeks about 440 people tried to reach us; we never spoke to about 330 of them (between 300 and 350).',
    }))
  it('is about open hours alone where closed hours are not recorded', async () =>
    expect(await sentences('closed_not_recorded', '/')).toEqual({
      nl: 'In 13 weken probeerden ongeveer 270 mensen ons te bereiken, voor zover we konden zien; met ongeveer 175 van hen (tussen 150 en 180) kregen we nooit contact.',
      en: 'In 13 weeks about 270 people tried to reach us, as far as we could see; we never spoke to about 175 of them (between 150 and 180).',
    }))
  it('says so when nobody was missed', async () =>
    expect(await sentences('everybody_reached', '/')).toEqual({
      nl: 'In 13 weken probeerden 65 mensen ons te bereiken; we zagen niemand die we niet spraken.',
      en: 'In 13 weeks 65 people tried to reach us; we saw nobody whom we did not reach.',
    }))
  it('asks for a connection before anything is set up, and before any data came in', async () => {
    const first = { nl: 'Er komen nog geen gegevens binnen. Verbind eerst uw telefoon of chat.', en: 'No data yet. Connect your phone or chat first.' }
    expect(await sentences('nothing_connected', '/')).toEqual(first)
    expect(await sentences('no_data', '/missed')).toEqual(first)
  })
  it('shows no patterns in the first weeks, and says from when', async () =>
    expect(await sentences('first_weeks', '/')).toEqual({
      nl: 'We meten nu 13 dagen; vanaf 26 jun 2026 kunnen we patronen laten zien.',
      en: 'We have 13 days; patterns appear from 26 Jun 2026.',
    }))
  it('refuses when less than four fifths was measured', async () =>
    expect(await sentences('too_little', '/')).toEqual({ nl: 'We hebben te weinig gemeten om dit te zeggen.', en: 'We measured too little to say this.' }))
})

describe('the sentence of the missed page', () => {
  it('tells closed from full or unstaffed in tenths that add up', async () =>
    expect(await sentences('normal', '/missed')).toEqual({
      nl: 'Van de ongeveer 350 mensen (tussen 310 en 360) die we in 13 weken nooit spraken, probeerde 6 op de 10 het terwijl we dicht waren en 4 op de 10 terwijl we open maar vol of onbezet waren.',
      en: 'Of about 350 people (between 310 and 360) we never spoke to in 13 weeks, 6 in 10 tried while we were closed and 4 in 10 while we were open but full or unstaffed.',
    }))
  it('of a small line gives the people with their range', async () =>
    expect(await sentences('small', '/missed')).toEqual({
      nl: 'Van de ongeveer 60 mensen (tussen 45 en 60) die we in 13 weken nooit spraken, probeerde 9 op de 10 het terwijl we dicht waren en 1 op de 10 terwijl we open maar vol of onbezet waren.',
      en: 'Of about 60 people (between 45 and 60) we never spoke to in 13 weeks, 9 in 10 tried while we were closed and 1 in 10 while we were open but full or unstaffed.',
    }))
  it('leaves out what was not measured', async () =>
    expect(await sentences('gap', '/missed')).toEqual({
      nl: 'Van de ongeveer 330 mensen (tussen 300 en 350) die we in 13 weken nooit spraken, probeerde 6 op de 10 het terwijl we dicht waren en 4 op de 10 terwijl we open maar vol of onbezet waren.',
      en: 'Of about 330 people (between 300 and 350) we never spoke to in 13 weeks, 6 in 10 tried while we were closed and 4 in 10 while we were open but full or unstaffed.',
    }))
  it('calls two equal parts half', async () =>
    expect(await sentences('closed_partly', '/missed')).toEqual({
      nl: 'Van de ongeveer 260 mensen (tussen 240 en 270) die we in 13 weken nooit spraken, probeerde de helft het terwijl we dicht waren en de helft terwijl we open maar vol of onbezet waren.',
      en: 'Of about 260 people (between 240 and 270) we never spoke to in 13 weeks, half tried while we were closed and half while we were open but full or unstaffed.',
    }))
  it('refuses when less than four fifths was measured, and in the first weeks', async () => {
    const refusal = { nl: 'We hebben te weinig gemeten om dit te zeggen.', en: 'We measured too little to say this.' }
    expect(await sentences('too_little', '/missed')).toEqual(refusal)
    expect((await sentences('first_weeks', '/missed')).nl).toBe('We meten nu 13 dagen; vanaf 26 jun 2026 kunnen we patronen laten zien.')
  })
  it('compares nothing with closed hours that are not recorded', async () =>
    expect(await sentences('closed_not_recorded', '/missed')).toEqual({
      nl: 'In 13 weken waren er ongeveer 125 mensen (tussen 110 en 130) die het probeerden terwijl we open waren en die we nooit spraken.',
      en: 'In 13 weeks there were about 125 people (between 110 and 130) who tried while we were open and whom we never spoke to.',
    }))
  it('says so when nobody was missed', async () =>
    expect(await sentences('everybody_reached', '/missed')).toEqual({
      nl: 'In 13 weken zagen we niemand die we niet spraken.',
      en: 'In 13 weeks we saw nobody whom we did not reach.',
    }))
})

describe('the sentence of the availability page', () => {
  it('says how long we were open and who got an answer', async () =>
    expect(await sentences('large', '/availability')).toEqual({
      nl: 'We waren 56 uur per week open. Van de pogingen in die tijd kreeg 65% antwoord, de helft daarvan binnen 82 seconden.',
      en: 'We were open 56 hours a week. Of attempts in those hours 65% were answered, half of those within 82 seconds.',
    }))
  it('leaves out what was not measured', async () =>
    expect(await sentences('gap', '/availability')).toEqual({
      nl: 'We waren 40 uur per week open. Van de pogingen in die tijd kreeg 33% antwoord, de helft daarvan binnen 20 seconden.',
      en: 'We were open 40 hours a week. Of attempts in those hours 33% were answered, half of those within 20 seconds.',
    }))
  it('refuses when less than four fifths was measured, and in the first weeks', async () => {
    const refusal = { nl: 'We hebben te weinig gemeten om dit te zeggen.', en: 'We measured too little to say this.' }
    expect(await sentences('too_little', '/availability')).toEqual(refusal)
    expect((await sentences('first_weeks', '/availability')).en).toBe('We have 13 days; patterns appear from 26 Jun 2026.')
  })
  it('writes a share of fewer than 20 as x of y', async () =>
    expect(await sentences('small', '/availability')).toEqual({
      nl: 'We waren 4 uur per week open. Van de pogingen in die tijd kreeg 5 van de 10 antwoord, de helft daarvan binnen 60 seconden.',
      en: 'We were open 4 hours a week. Of attempts in those hours 5 of 10 were answered, half of those within 60 seconds.',
    }))
})

describe('below the sentence', () => {
  it('the overview says the answered share in words that fit a percentage and x of y alike', async () => {
    const overview = async (state: StateName, lang: string) => plain((await readPage(state, `/?lang=${lang}`)).html)
    expect(await overview('small', 'nl')).toContain('Van de pogingen tijdens openingstijd kreeg 5 van de 10 antwoord, de helft daarvan binnen 60 seconden.')
    expect(await overview('small', 'en')).toContain('Of attempts while we were open 5 of 10 were answered, half of those within 60 seconds.')
    expect(await overview('gap', 'nl')).toContain('Van de pogingen tijdens openingstijd kreeg 33% antwoord, de helft daarvan binnen 20 seconden.')
  })
  it('the availability page says of which attempts a share is, and whose wait', async () => {
    const html = plain((await readPage('stale', '/availability?lang=nl')).html)
    expect(html).toContain('Kreeg antwoord, open')
    expect(html).toContain('wachtte de helft korter dan 82 seconden. De figuur telt ook mee wie afhaakte, alsof iedereen zou blijven wachten.')
  })
  it('the missed page asks not why nobody answered, nor when, where everybody was', async () => {
    const html = plain((await readPage('everybody_reached', '/missed?lang=nl')).html)
    expect(html).toContain('Elke poging die we zagen, kreeg antwoord')
    expect(html).toContain('We zagen 65 pogingen. Elke poging telt één keer.')
    expect(html).not.toContain('niet beantwoord')
    expect(html).toContain('We zagen er geen.')
    expect(html).not.toContain('Geen enkel moment springt eruit.')
    expect(plain((await readPage('small', '/missed?lang=nl')).html)).not.toContain('We zagen er geen.')
    // Of an answered attempt nobody has to know who was signed in.
    const why = async (state: StateName) =>
      plain(/<figure class="figure" id="why".*?<\/figure>/s.exec((await readPage(state, '/missed?lang=nl')).html)?.[0] ?? '')
    expect(await why('everybody_reached')).not.toContain('onbekend')
    expect(await why('small')).toContain('onbekend')
  })
})

describe('under the sentence', () => {
  it('stands what was measured: a gap is left out, not zero', async () =>
    expect(await notes('gap')).toEqual({
      nl: ['We maten 96% van deze periode; 1 gat (72 uur) telt niet mee.', clock.nl],
      en: ['We measured 96% of this period; 1 gap (72 hours) is left out.', clock.en],
    }))
  it('stands that closed hours are not recorded', async () =>
    expect(await notes('closed_not_recorded')).toEqual({
      nl: ['Buiten openingstijd registreert uw systeem geen oproepen; hoeveel mensen het toen probeerden, weten we niet.', clock.nl],
      en: ['Your system records no calls while closed; we do not know how many tried.', clock.en],
    }))
  it('stands since when nothing came in, before everything else', async () => {
    const { html, sentence = '' } = await readPage('stale', '/?lang=nl')
    const said = plain(html).indexOf('Voor Telefoon komt niets meer binnen. Laatste gegevens van 1 jun 2026, 00:00; daarna weten we het niet.')
    expect(said).toBeGreaterThan(0)
    expect(said).toBeLessThan(plain(html).indexOf(sentence))
  })
  it('stands until when the files go, where nothing can come in by itself', async () => {
    const { settings, contacts } = states.stale
    const ofFiles = (provider: string) => Settings.parse({ ...settings, sources: [{ id: 'lijst', provider, lines: { '*': 'telefoon' } }] })
    const saidOf = async (provider: string, lang: string) =>
      plain(await (await siteIn({ settings: ofFiles(provider), contacts }).request(`/?lang=${lang}`)).text())
    expect(await saidOf('csv', 'nl')).toContain('De bestanden van Telefoon lopen tot 1 jun 2026, 00:00; daarna weten we het niet.')
    expect(await saidOf('csv', 'en')).toContain('The files of Telefoon go up to 1 Jun 2026, 00:00; after that we do not know.')
    expect(await saidOf('voys', 'nl')).not.toContain('De bestanden')
  })
})

describe('the comparison', () => {
  const comparison = async (state: StateName, lang: string) =>
    /<p class="comparison">(.*?)<\/p>/s.exec((await readPage(state, `/missed?compare=prev&lang=${lang}`)).html)?.[1]?.replaceAll('\u00a0', ' ')
  it('claims no difference where there is none', async () => {
    expect(await comparison('normal', 'nl')).toBe('We zien bij de gemiste pogingen geen duidelijk verschil met de periode 8 dec 2025 – 8 mrt 2026.')
    expect(await comparison('normal', 'en')).toBe('For missed attempts we see no clear difference from the period 8 Dec 2025 – 8 Mar 2026.')
  })
  it('does not compare what was not measured, and names it', async () =>
    expect(await comparison('too_little', 'nl')).toBe('Van de periode 9 mrt – 7 jun 2026 hebben we te weinig gemeten om te vergelijken.'))
})

describe('an address that cannot be used', () => {
  it('names the value, falls back and marks the title', async () => {
    const { html, title, status } = await readPage('normal', '/missed?lang=nl&period=volgend-jaar&unit=koeien&from=2026-13-40')
    expect(status).toBe(200)
    expect(title).toMatch(/^Fout: Gemist – Telefoon – 9 mrt t\/m 7 jun 2026/)
    expect(html).toContain('Bij “unit” kan “koeien” niet. Gebruik een van: people, series, attempts. Nu geldt de gewone keuze.')
    expect(plain(html)).toContain('Bij “from” kan “2026-13-40” niet.')
  })
  it('skips what it does not know with a notice', async () =>
    expect((await readPage('normal', '/?lang=nl&utm=x')).html).toContain('“utm” kennen we niet. We hebben het overgeslagen.'))
})

describe('from whom we missed to other hours', () => {
  const asked = async (query: string) =>
    /<p class="onward screen-only"><a href="([^"]*)"/
      .exec(await (await siteIn(states.normal).request(`/missed?lang=nl${query}`)).text())?.[1]
      ?.replaceAll('&amp;', '&')
  it('takes along a period that is long enough to reckon on, and no other', async () => {
    expect(await asked('&from=2025-09-01&to=2026-05-31')).toBe('/case?from=2025-09-01&to=2026-05-31&lang=nl')
    expect(await asked('&period=12m')).toBe('/case?period=12m&lang=nl')
    expect(await asked('')).toBe('/case?lang=nl')
  })
})
