import { describe, expect, it } from 'vitest'
import { textsOf } from '../../shared/text/texts.ts'
import { plain, readPage, siteIn, type StateName, states } from '../builders/siteStates.ts'

const sentence = async (name: StateName, lang = 'nl') => (await readPage(name, `/data?lang=${lang}`)).sentence

describe('the headline of Gegevens', () => {
  it('says that all deliver, and how much was measured', async () => {
    expect(await sentence('data_fine')).toBe('De bron levert; 100% van de afgelopen 28 dagen is gemeten.')
    expect(await sentence('data_fine', 'en')).toBe('The source delivers; 100% of the last 28 days is measured.')
  })
  it('says first which source is silent, and since when', async () => {
    expect(await sentence('data_silent')).toBe('Telefooncentrale is stil sinds 9 jun 2026, 14:00. Zolang dat duurt, weten we niet wie het probeerde.')
    expect(await sentence('data_silent', 'en')).toBe(
      'Telefooncentrale has been silent since 9 Jun 2026, 14:00. For as long as that lasts, we do not know who tried.',
    )
  })
  it('asks for what only people know', async () => {
    expect(await sentence('data_gap')).toContain('1 eerder gat vraagt uw uitleg.')
    expect(await sentence('data_gap', 'en')).toContain('1 earlier gap needs an explanation.')
  })
  it('tells one who has nothing yet where to begin', async () => {
    expect(await sentence('nothing_connected')).toBe('Er is nog geen bron verbonden. Verbind eerst uw telefoon of chat, of lees een bestand in.')
    expect(await sentence('nothing_connected', 'en')).toBe('No source is connected yet. Connect your phone or chat first, or import a file.')
  })
  it('sends who may not connect anything to somebody who may', async () => {
    const page = await siteIn(states.nothing_connected, undefined, ['planner']).request('/data?lang=nl')
    expect(plain(await page.text())).toContain('Er is nog geen bron verbonden. Vraag een beheerder om dit na te kijken.')
  })
  it('says so where files are all there is, and where too little was measured', async () => {
    expect(await sentence('gap')).toBe('Geen enkele bron levert nu; 100% van de afgelopen 28 dagen is gemeten, uit bestanden.')
    expect(await sentence('too_little')).toMatch(/^Van de afgelopen 28 dagen is maar \d+,\d% gemeten\. Dat is te weinig/)
  })
})

describe('four weeks of a source', () => {
  it('are a table with a word for every day, told apart without colour', async () => {
    const { html } = await readPage('data_gap', '/data?lang=nl')
    expect(plain(html)).toContain('27 mei: stil')
    expect(plain(html)).toContain('26 mei: stil')
    expect(plain(html)).toContain('1 jun: gemeten')
    expect(plain(html)).toContain('11 jun: nog niet voorbij')
    expect(html).toMatch(/<th scope="row"[^>]*>.*?Week van 18/s)
  })
  it('say how soon a failure would be seen', async () => {
    expect(plain((await readPage('data_silent', '/data?lang=nl')).html)).toContain('We merken een storing hier na ongeveer 30 minuten, dankzij de hartslag.')
    expect(plain((await readPage('data_gap', '/data?lang=nl')).html)).toMatch(
      /We merken een storing hier na ongeveer [\d,]+ uur, nachten en weekenden meegerekend\. Met een hartslag gaat dat sneller\./,
    )
  })
  it('list the alerts, those that go on first', async () => {
    const { html } = await readPage('data_silent', '/data?lang=nl')
    expect(plain(html).indexOf('nog niet')).toBeLessThan(plain(html).indexOf('11 mei 2026, 13:00'))
  })
})

/** A browser that sends a form of ours. */
const form = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = { origin: 'http://localhost' }) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost', ...headers },
})
const linksIn = (html: string, start: string) =>
  [...html.matchAll(/href="([^"?]+)(?:\?[^"]*)?"/g)].map((match) => match[1] ?? '').filter((link) => link.startsWith(start))
const named = { cause: 'outage', note: 'stroomstoring', by: 'Noor' }

describe('a gap that was found', () => {
  it('is named by a person, keeps what was decided, and is then asked about no more', async () => {
    const site = siteIn(states.data_gap)
    const list = await (await site.request('/data/gaps?lang=nl')).text()
    expect(plain(list)).toContain('nog niet uitgelegd')
    const addresses = linksIn(list, '/data/gaps/centrale/')
    const page = plain(await (await site.request(`${addresses[1]}?lang=nl`)).text())
    expect(page).toContain('Van 26 mei 2026, 00:00 tot 29 mei 2026, 00:00 hoorden we niets van Telefooncentrale. Wat was er?')
    const saved = await site.request(`${addresses[1]}?lang=nl`, form(named))
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/data/gaps?said=gap&made=2&lang=nl'])
    const after = plain(await (await site.request('/data/gaps?lang=nl&said=gap')).text())
    expect(after).toContain('Opgeslagen. De cijfers houden er nu rekening mee.')
    expect(after).toContain('stroomstoring')
    expect(after.match(/nog niet uitgelegd/g)).toHaveLength(1) // the silence that goes on
    const again = plain(await (await site.request(`${addresses[1]}?lang=nl`)).text())
    expect(again).toMatch(/Wat hierover eerder is besloten.*10 jun 2026, 12:00, Noor: Storing/s)
    // It is still a gap, by its name now.
    const report = plain(await (await site.request('/availability?lang=nl&from=2026-05-18&to=2026-06-07')).text())
    expect(report).toContain('stroomstoring')
    const changed = await site.request(`${addresses[1]}`, form({ ...named, cause: 'closed', closed: 'yes' }))
    expect(changed.status).toBe(303)
    expect(plain(await (await site.request(`${addresses[1]}?lang=nl`)).text())).toContain('Gesloten, telt als dicht')
  })
  it('that counts as closed leaves the gaps and the opening hours', async () => {
    const site = siteIn(states.data_gap)
    const [, address = ''] = linksIn(await (await site.request('/data/gaps')).text(), '/data/gaps/centrale/')
    const figures = async () =>
      (
        (await (await site.request('/api/v1/coverage?from=2026-05-18&to=2026-05-31')).json()) as {
          metrics: { gaps: number; closedHours: number; share: number }
        }
      ).metrics
    const before = await figures()
    await site.request(address, form({ cause: 'closed', closed: 'yes' }))
    const after = await figures()
    expect([before.gaps, after.gaps]).toEqual([1, 0])
    expect(after.closedHours - before.closedHours).toBeCloseTo(72, 1)
    expect(after.share).toBe(1)
  })
  it('of a source that was replaced may end it', async () => {
    const site = siteIn(states.data_silent)
    const [address = ''] = linksIn(await (await site.request('/data/gaps')).text(), '/data/gaps/centrale/')
    expect(plain(await (await site.request(`${address}?lang=nl`)).text())).toContain('We gebruiken deze bron niet meer')
    expect((await site.request(`${address}/ended?lang=nl`, form({}))).headers.get('location')).toBe('/data?said=ended&made=2&lang=nl')
    expect(plain(await (await site.request('/data?lang=nl')).text())).not.toContain('is stil sinds')
  })
})

describe('a gap that is told', () => {
  const told = {
    source: 'centrale',
    'from-date': '1-6-2026',
    'from-time': '10:00',
    'until-date': '2026-06-01',
    'until-time': '14:30',
    cause: 'migration',
    note: '',
  }
  it('is left out from then on, and can be taken away', async () => {
    const site = siteIn(states.data_fine)
    expect((await site.request('/data/gaps/new', form(told))).status).toBe(303)
    const list = await (await site.request('/data/gaps?lang=nl')).text()
    expect(plain(list)).toContain('Overstap naar een ander systeem')
    const [address = ''] = linksIn(list, '/data/gaps/centrale/')
    expect((await site.request(`${address}/remove`, form({}))).status).toBe(303)
    expect(plain(await (await site.request('/data/gaps?lang=nl')).text())).toContain('Er zijn geen gaten in de meting.')
  })
  it.each([
    [{ 'until-time': '09:00' }, 'Het einde ligt niet na het begin.'],
    [{ 'from-date': '1 juni' }, '“1 juni” is geen datum.'],
    [{ 'from-time': '25:30' }, '“25:30” is geen tijd.'],
    [{ 'from-date': '2026-07-01', 'until-date': '2026-07-02' }, 'Het begin moet nog komen.'],
    [{ 'from-date': '2026-03-29', 'from-time': '02:30' }, 'die tijd bestond toen niet'],
    [{ note: 'x'.repeat(201) }, 'Kort “Opmerking” in'],
  ])('with a mistake %j comes back with what was typed, and says what to do', async (more, words) => {
    const response = await siteIn(states.data_fine).request('/data/gaps/new?lang=nl', form({ ...told, ...more }))
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(html).toContain('<title>Fout: ')
    expect(html).toMatch(/class="error-summary" role="alert"/)
    expect(plain(html).split(words)).toHaveLength(3)
    for (const value of Object.values(more)) expect(html).toContain(value)
  })
  it.each([[{}], [{ origin: 'https://elsewhere.example' }], [{ 'sec-fetch-site': 'cross-site', origin: 'http://localhost' }]])(
    'from elsewhere (%j) changes nothing',
    async (headers) => {
      const site = siteIn(states.data_fine)
      expect((await site.request('/data/gaps/new', form(told, headers as Record<string, string>))).status).toBe(403)
      expect(plain(await (await site.request('/data/gaps?lang=nl')).text())).toContain('Er zijn geen gaten in de meting.')
    },
  )
  it('of a name or a moment that is not there does not exist', async () => {
    for (const path of ['/data/gaps/centrale/abc', '/data/gaps/nobody/abc', '/data/markers/abc'])
      expect((await siteIn(states.data_fine).request(path)).status).toBe(404)
  })
})

describe('a marker', () => {
  const marker = { date: '2026-05-04', kind: 'broadcast', text: 'Documentaire' }
  it('is put on the charts, changed, and taken away', async () => {
    const site = siteIn(states.data_fine)
    expect((await site.request('/data/markers/new?lang=nl', form(marker))).headers.get('location')).toBe('/data/markers?said=marker&made=2&lang=nl')
    expect(plain(await (await site.request('/?lang=nl')).text())).toContain('Documentaire')
    const [address = ''] = linksIn(await (await site.request('/data/markers?lang=nl')).text(), '/data/markers/').filter((link) => !link.endsWith('/new'))
    expect((await site.request(address, form({ ...marker, text: 'Herhaling van de documentaire' }))).status).toBe(303)
    expect((await site.request(address, form(marker))).status).toBe(404) // somebody changed it meanwhile
    const [renamed = ''] = linksIn(await (await site.request('/data/markers?lang=nl')).text(), '/data/markers/').filter((link) => !link.endsWith('/new'))
    expect((await site.request(`${renamed}/remove`, form({}))).status).toBe(303)
    expect(plain(await (await site.request('/?lang=nl')).text())).not.toContain('documentaire')
  })
  it('without words, or on no date, is asked for again', async () => {
    const response = await siteIn(states.data_fine).request('/data/markers/new?lang=nl', form({ ...marker, text: '', date: 'morgen' }))
    expect(response.status).toBe(422)
    expect(plain(await response.text())).toContain('Schrijf in een paar woorden wat er gebeurde.')
  })
})

describe('what is missing', () => {
  it('stands above everything on every report page', async () => {
    for (const path of ['/', '/missed', '/availability']) {
      const { html, sentence: headline = '' } = await readPage('data_silent', `${path}?lang=nl`)
      const at = plain(html).indexOf('Telefooncentrale levert niets meer. Laatste gegevens van 9 jun 2026, 14:00; daarna weten we het niet.')
      expect(at).toBeGreaterThan(0)
      expect(at).toBeLessThan(plain(html).indexOf(headline))
    }
  })
  it('in the period is said first on the overview, with its dates, and that it is no zero', async () => {
    const { html, sentence: headline = '' } = await readPage('data_gap', '/?lang=nl')
    const at = plain(html).indexOf(
      'Van 26 mei 2026, 00:00 tot 29 mei 2026, 00:00 (72 uur) is bij Telefoon niets gemeten. Die tijd telt nergens mee en is geen nul.',
    )
    expect(at).toBeGreaterThan(0)
    expect(at).toBeLessThan(plain(html).indexOf(headline))
  })
  it('is printed in every export', async () => {
    const csv = await (await siteIn(states.data_gap).request('/csv/missed/weeks?lang=nl')).text()
    expect(csv.replaceAll('\u00a0', ' ')).toContain('"Niet gemeten";"Telefoon: 26 mei 2026, 00:00 tot 29 mei 2026, 00:00 (Onbekend)"')
    const json = (await (await siteIn(states.data_gap).request('/api/v1/missed')).json()) as {
      coverage: { gapList: readonly { cause: string; found: string }[] }
    }
    expect(json.coverage.gapList.filter(({ found }) => found === 'silence')).toHaveLength(1)
    expect(await (await siteIn(states.data_fine).request('/csv/missed/weeks?lang=nl')).text()).toContain('"Niet gemeten";"geen gaten"')
  })
})

describe('rows of a file', () => {
  it.each(['nl', 'en'] as const)('that are kept are called so in the list of imports as in the result, in %s', (language) => {
    const { imports, importList } = textsOf(language)
    expect(importList.rowsOf('1', '0', '0')).toContain(imports.stored.split(' ').at(-1))
  })
})

describe('the headline of a source', () => {
  it('is what is heard of it now, and never that it delivers above its own silence', async () => {
    const headline = async (name: StateName, lang: string) => (await readPage(name, `/data/sources/centrale?lang=${lang}`)).sentence
    expect([await headline('data_fine', 'nl'), await headline('data_silent', 'nl')]).toEqual([
      'Telefooncentrale levert.',
      'Telefooncentrale is stil: er komt nu niets binnen.',
    ])
    expect(await headline('data_silent', 'en')).toBe('Telefooncentrale is silent: nothing comes in now.')
  })
})

describe('events by hour against the usual', () => {
  it('stand on the page of a source', async () => {
    const { html } = await readPage('data_fine', '/data/sources/centrale?lang=nl')
    expect(plain(html)).toMatch(/De laatste 24 uur: \d+ pogingen, gewoonlijk \d+/)
    const silent = plain((await readPage('data_silent', '/data/sources/centrale?lang=nl')).html)
    expect(silent).toContain('niet gemeten')
  })
})
