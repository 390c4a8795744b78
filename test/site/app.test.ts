import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import { plain, readPage, siteIn, type StateName, states } from '../builders/siteStates.ts'

const get = (address: string, headers: Record<string, string> = {}, state: StateName = 'normal') => siteIn(states[state]).request(address, { headers })
const pages = [
  '/',
  '/missed',
  '/missed/contacts',
  '/availability',
  '/help/terms',
  '/help/method',
  '/help/questions',
  '/help/accessibility',
  '/data/imports',
  '/nothing-here',
]

describe('every answer', () => {
  it.each([...pages, '/api/v1/missed', '/csv/missed/why'])('of %s lets nothing in from elsewhere and is not kept', async (path) => {
    const { headers } = await get(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('content-type')).toMatch(/charset=utf-8|^application\/json/i)
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
  it.each(pages)('of %s holds no style and no script of its own', async (path) => {
    const html = await (await get(path)).text()
    expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=/)
  })
  it('may be kept for ever where its address follows its content', async () => {
    const html = await (await get('/')).text()
    for (const address of [...html.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((match) => match[1] ?? '')) {
      const response = await get(address)
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toContain('immutable')
    }
  })
})

describe('invented lines that are still being filled', () => {
  const demo = { ...states.normal, settings: { ...states.normal.settings!, organisation: { ...states.normal.settings!.organisation, demo: true } } }
  const ribbon = async (lang: string, filling = [{ line: 'telefoon', name: 'Wilgenlijn', doneDays: 120, days: 401 }]) =>
    plain(/<p class="ribbon">(.*?)<\/p>/s.exec(await (await siteIn(demo, () => filling).request(`/?lang=${lang}`)).text())?.[1] ?? '')
  it('say how far they are', async () => {
    expect(await ribbon('nl')).toContain('Wilgenlijn wordt nog gevuld: 120 van de 401 dagen.')
    expect(await ribbon('en')).toContain('Wilgenlijn is still being filled: 120 of 401 days.')
  })
  it('say nothing more once they are there', async () => expect(await ribbon('nl', [])).not.toContain('gevuld'))
})

describe('what is asked for', () => {
  const hostile = '"><script>alert(1)</script>'
  it.each(['/', '/missed', '/missed/contacts'])('stays text on %s', async (path) => {
    const { html } = await readPage(
      'normal',
      `${path}?period=${encodeURIComponent(hostile)}&line=${encodeURIComponent(hostile)}&${encodeURIComponent(hostile)}=1`,
    )
    expect(html).not.toContain('<script>alert')
  })
  it('is not repeated by an error page', async () => {
    const response = await get(`/secret-0999123456?q=0999123456`)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('0999123456')
  })
  it('changes nothing: there is nothing to post to', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect((await siteIn(states.normal).request('/missed', { method })).status).toBe(404)
  })
})

describe('what leaves compressed', () => {
  const asked = (path: string, headers: Record<string, string> = { 'accept-encoding': 'gzip, br' }) => siteIn(states.normal).request(path, { headers })
  it('is the style sheet and the script, for who takes it', async () => {
    const files = staticFiles().filter(({ name }) => name === 'style' || name === 'script')
    expect(files).toHaveLength(2)
    for (const { path, body } of files) {
      const packed = await asked(path)
      expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual(['gzip', 'Accept-Encoding'])
      expect(packed.headers.get('cache-control')).toContain('immutable')
      expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(body)
      const plainly = await asked(path, {})
      expect([plainly.headers.get('content-encoding'), await plainly.text()]).toEqual([null, body])
    }
  })
  it('is every page for those who signed in, but no file and no JSON: those hold figures', async () => {
    for (const path of [...pages, '/sign-in']) {
      const packed = await asked(path)
      expect([path, packed.headers.get('content-encoding')]).toEqual([path, 'gzip'])
      expect(gunzipSync(await packed.arrayBuffer()).toString()).toContain('</html>')
    }
    for (const path of ['/api/v1/missed', '/csv/missed/why', '/svg/missed/why', '/s/telefoon'])
      expect([path, (await asked(path)).headers.get('content-encoding')]).toEqual([path, null])
  })
})

describe('the same number everywhere', () => {
  const csv = async (address: string) => (await (await get(address)).text()).split('\r\n')
  it('stands on the page, in the CSV and in the JSON', async () => {
    const { metrics } = (await (await get('/api/v1/missed')).json()) as { metrics: { attempts: number; cause: Record<string, number> } }
    const { html } = await readPage('normal', '/missed?lang=nl')
    expect(plain(html)).toContain(`${metrics.attempts} pogingen`)
    const rows = await csv('/csv/missed/why?lang=nl&headers=machine')
    expect(rows).toContain('"cause";"attempts";"meaning"')
    expect(rows.find((row) => row.startsWith('"De lijn was dicht"'))).toContain(`;${metrics.cause['closed']};`)
    expect(rows.find((row) => row.startsWith('"Samen"'))).toContain(`;${metrics.attempts};`)
  })
  it('is no zero where the system cannot tell: nobody says who is signed in', async () => {
    const { html } = await readPage('normal', '/missed?lang=nl')
    expect(plain(html)).toContain(
      'Uw systeem meldt niet wie er aangemeld is, en we hebben niet van de hele periode een rooster. Wie het probeerde terwijl er niemand klaarzat',
    )
    const rows = await csv('/csv/missed/why?lang=nl&headers=machine')
    expect(rows.find((row) => row.startsWith('"Er zat niemand klaar"'))).not.toContain(';0;')
  })
  it('is the number of attempts in the list that opens behind it', async () => {
    const { html } = await readPage('normal', '/missed?lang=nl')
    const links = [...html.matchAll(/<a href="([^"]*\/missed\/contacts[^"]*)">([\d.]+)<\/a>/g)]
    expect(links.length).toBeGreaterThan(5)
    for (const [, address = '', number = ''] of links) {
      const { sentence } = await readPage('normal', `${address.replaceAll('&amp;', '&')}${address.includes('?') ? '&' : '?'}lang=nl`)
      const expected = { '0': 'Bij deze keuze horen geen pogingen.', '1': 'Het gaat om 1 poging.' }[number] ?? `Het gaat om ${number} pogingen.`
      expect(sentence).toBe(expected)
    }
  })
  it('is the same for a shared link, which says whether the data changed', async () => {
    expect((await readPage('normal', '/missed?lang=nl&asof=1-proef')).html).toContain('De cijfers zijn nog dezelfde')
    expect((await readPage('normal', '/missed?lang=nl&asof=1-anders')).html).toContain('Hier staan de cijfers van nu.')
  })
})

describe('a downloaded table', () => {
  it('has a name of our making and says that it is internal (E1, E3)', async () => {
    const response = await get('/csv/missed/weeks?lang=nl&line=telefoon')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="gemist-weken_telefoon_2026-03-09_2026-06-07.csv"')
    expect(await response.text()).toContain('"Bescherming";"intern, niet publiceren"')
  })
  it.each(['/csv/missed/nothing', '/csv/nothing/why', '/xlsx/missed/nothing', '/xlsx/nothing/why', '/svg/missed/nothing', '/svg/nothing/why'])(
    'does not exist at %s',
    async (path) => expect((await get(path)).status).toBe(404),
  )
})

describe('the week grid', () => {
  it('of a small line has dayparts, not 168 cells', async () => {
    const { html } = await readPage('small', '/missed?lang=nl')
    expect(html).toMatch(/<table class="week-grid grain-(daypart|workweek)">/)
    expect([...html.matchAll(/mensen?(?:, (?:deels )?open)?"/g)].length).toBeLessThanOrEqual(28)
  })
  it('calls closed hours that are not recorded by their name', async () =>
    expect((await readPage('closed_not_recorded', '/missed?lang=nl')).html).toContain('zondag 0–1\u00a0uur: niet geregistreerd'))
  it('never prints a gap as a bar of zero', async () => {
    const { html } = await readPage('gap', '/missed?lang=nl&period=2026-w16')
    expect(html).toContain('class="gap-band"')
    expect(plain(html)).toContain('96 van 168 uur')
  })
})

describe('the list of attempts', () => {
  it('tells no exact wait, not even of a row of one', async () => {
    const { html } = await readPage('normal', '/missed/contacts?lang=nl&cause=gave_up')
    expect(html).toContain('1 tot 2\u00a0minuten')
  })
  it('says of the nights in which the clock changes that an hour is not there, or is two', async () => {
    const saidOf = async (address: string) => plain((await readPage('normal', address)).html)
    expect(await saidOf('/missed/contacts?lang=nl&from=2026-03-29&to=2026-03-29')).toContain('De tijd van 02:00 tot 03:00 was er niet.')
    expect(await saidOf('/missed/contacts?lang=en&date=2026-03-29')).toContain('There was no time from 02:00 to 03:00.')
    expect(await saidOf('/missed/contacts?lang=nl&from=2026-03-30&to=2026-04-05')).not.toContain('02:00 tot 03:00')
  })
  it('comes in pages of fifty', async () => {
    const { html } = await readPage('normal', '/missed/contacts?lang=nl&page=2')
    expect([...html.matchAll(/<th scope="row"/g)]).toHaveLength(50)
    expect(html).toMatch(/Pagina 2 van \d+/)
  })
})

describe('the language', () => {
  it('is what the address asks, else what the browser prefers, else Dutch', async () => {
    const languageOf = async (address: string, accepted?: string) =>
      /<html lang="(..)"/.exec(await (await get(address, accepted === undefined ? {} : { 'accept-language': accepted })).text())?.[1]
    expect(await languageOf('/')).toBe('nl')
    expect(await languageOf('/', 'en-GB,nl;q=0.5')).toBe('en')
    expect(await languageOf('/', 'de,fr')).toBe('nl')
    expect(await languageOf('/?lang=nl', 'en')).toBe('nl')
  })
})

describe('a page', () => {
  it.each(pages)('%s has one h1, its own title and no id twice', async (path) => {
    const { html } = await readPage('normal', `${path}?lang=nl`)
    expect([...html.matchAll(/<h1>/g)]).toHaveLength(1)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
    expect(ids).toHaveLength(new Set(ids).size)
    for (const [, target] of html.matchAll(/aria-(?:labelledby|describedby)="([^"]+)"/g)) for (const id of (target ?? '').split(' ')) expect(ids).toContain(id)
  })
  it('stays light: the large line is under 150 kB compressed', async () => {
    const { html } = await readPage('large', '/missed?lang=nl&period=12m')
    const { gzipSync } = await import('node:zlib')
    expect(gzipSync(html).length).toBeLessThan(150_000)
  })
})
