/** What was done by mistake comes back with one press, without script, and never over what somebody else did meanwhile. */
import { describe, expect, it } from 'vitest'
import { pressIn } from '../builders/pressIn.ts'
import { genericSource, organisation, phoneLine, setupSite } from '../builders/setupSite.ts'
import { plain, siteIn, states } from '../builders/siteStates.ts'

const markers = [
  { date: '2026-05-04', kind: 'broadcast', text: 'Documentaire' },
  { date: '2026-05-11', kind: 'campaign', text: 'Posters' },
]
const gaps = [{ source: 'centrale', from: '2026-06-01T10:00:00+02:00', until: '2026-06-01T14:30:00+02:00', cause: 'migration', note: 'nieuwe centrale' }]
const exceptions = [{ date: '2026-07-15', week: '19:00-21:00', reason: 'Uitzending', extra: true }]
const settings = { organisation, lines: [{ ...phoneLine, exceptions }], sources: [genericSource], markers, gaps }

const form = (fields: Readonly<Record<string, string>>) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost', origin: 'http://localhost' },
})

/** Removes with the form of the page, and reads the notice that one comes back to. */
async function removed(site: ReturnType<typeof setupSite>, path: string, fields: Readonly<Record<string, string>> = {}) {
  const answer = await site.post(`${path}?lang=nl`, fields)
  expect(answer.status).toBe(303)
  return pressIn(await site.text(answer.headers.get('location') ?? ''))
}
const press = async (site: ReturnType<typeof setupSite>, { path, fields }: ReturnType<typeof pressIn>) => {
  const answer = await site.post(path, fields)
  expect(answer.status).toBe(303)
  return plain(await site.text(answer.headers.get('location') ?? ''))
}
const firstMarker = async (site: ReturnType<typeof setupSite>) => /\/data\/markers\/(?!new)[a-z0-9]+/.exec(await site.text('/data/markers?lang=nl'))?.[0] ?? ''

describe('one press takes back', () => {
  it('an exception of the opening hours that was removed', async () => {
    const site = setupSite({ settings })
    const undo = await removed(site, '/setup/lines/telefoon/hours/exceptions/remove', { date: '2026-07-15' })
    expect(undo).toEqual({ path: '/setup/lines/telefoon/undo/2?lang=nl', fields: {} })
    expect(await press(site, undo)).toContain('Ongedaan gemaakt. Alles staat weer zoals het was.')
    expect(site.settings()?.lines[0]?.exceptions).toEqual(exceptions)
  })
  it('an exception that was added', async () => {
    const site = setupSite({ settings })
    const added = { date: '2026-07-20', kind: 'closed', reason: '', action: 'save' }
    await press(site, await removed(site, '/setup/lines/telefoon/hours/exceptions', added))
    expect(site.settings()?.lines[0]?.exceptions).toEqual(exceptions)
  })
  it('a marker that was changed or removed', async () => {
    const site = setupSite({ settings })
    await press(site, await removed(site, await firstMarker(site), { date: '12-5-2026', kind: 'other', text: 'Iets anders', lines: 'telefoon' }))
    expect(site.settings()?.markers).toEqual(markers)
    const undo = await removed(site, `${await firstMarker(site)}/remove`)
    expect(site.settings()?.markers).toHaveLength(1)
    await press(site, undo)
    // Pressed again, or the page asked for again, it stays as it is.
    expect(await press(site, undo)).toContain('Ongedaan gemaakt')
    expect(site.settings()?.markers).toEqual(markers)
  })
  it('what was told of a gap', async () => {
    const site = siteIn(states.data_gap)
    const textOf = async (path: string) => (await site.request(path)).text()
    const address = (await textOf('/data/gaps?lang=nl')).match(/\/data\/gaps\/centrale\/[^"?]+/g)?.[1] ?? ''
    const before = plain(await textOf('/data/gaps?lang=nl'))
    const saved = await site.request(`${address}?lang=nl`, form({ cause: 'outage', note: 'stroomstoring', by: 'Noor' }))
    const { path, fields } = pressIn(await textOf(saved.headers.get('location') ?? ''))
    const undone = await site.request(path, form(fields))
    expect(undone.headers.get('location')).toBe('/data/gaps?said=undone&lang=nl')
    expect(plain(await textOf('/data/gaps?lang=nl'))).toBe(before)
  })
})

describe('whoever finds out later', () => {
  /** The last changes of a page, as they are said and where they are taken back. */
  const changesOn = async (site: ReturnType<typeof setupSite>, path: string) => {
    const html = await site.text(`${path}?lang=nl`)
    const link = /href="([^"]*changes=yes)#changes"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const list = /<section[^>]*id="changes".*?<\/section>/s.exec(await site.text(link))?.[0] ?? ''
    return [...list.matchAll(/<form method="post" action="([^"]*)"[^>]*>(.*?)<button/gs)].map(([, action = '', said = '']) => ({
      action,
      said: plain(said).trim(),
    }))
  }
  it('takes back from the list what was removed, changed or added, with who did it when, and nothing that was changed again since', async () => {
    const site = setupSite({ settings })
    await removed(site, `${await firstMarker(site)}/remove`)
    await site.post('/data/markers/new', { date: '18-5-2026', kind: 'other', text: 'Nieuw' })
    const [added, gone, ...others] = await changesOn(site, '/data/markers')
    expect([added?.said, gone?.said, others]).toEqual([
      expect.stringMatching(/^Toegevoegd: ma 18 mei 2026, Nieuw\. 10 jun 2026, 12:00 · iemand die hier niet meer werkt$/),
      expect.stringMatching(/^Verwijderd: ma (?:4|11) mei 2026, (?:Documentaire|Posters)\. 10 jun 2026, 12:00 · iemand die hier niet meer werkt$/),
      [],
    ])
    expect(await press(site, { path: gone?.action ?? '', fields: {} })).toContain('Ongedaan gemaakt')
    expect(site.settings()?.markers.map(({ text }) => text)).toEqual(['Documentaire', 'Posters', 'Nieuw'])
    // What was taken back is no change any more, and neither is one that does not concern this page.
    expect((await changesOn(site, '/data/markers')).map(({ said }) => said.split(':')[0])).not.toContain('Verwijderd')
    expect(await changesOn(site, '/data/gaps')).toEqual([])
  })
  it('finds opening hours and exceptions on the page of the line', async () => {
    const site = setupSite({ settings })
    await removed(site, '/setup/lines/telefoon/hours/exceptions/remove', { date: '2026-07-15' })
    const [gone] = await changesOn(site, '/setup/lines/telefoon/hours')
    expect(gone?.said).toMatch(/^Verwijderd: wo 15 jul 2026, extra: 19/)
    await press(site, { path: gone?.action ?? '', fields: {} })
    expect(site.settings()?.lines[0]?.exceptions).toEqual(exceptions)
  })
  it('is offered nothing where they may not change it', async () => {
    const answer = await siteIn({ ...states.normal }, () => [], ['funder']).request('/data/markers?changes=yes')
    expect(await answer.text()).not.toContain('id="changes"')
  })
})

describe('somebody else', () => {
  it('who changed something beside it meanwhile keeps what they did', async () => {
    const site = setupSite({ settings })
    const undo = await removed(site, `${await firstMarker(site)}/remove`)
    await site.post('/data/markers/new', { date: '18-5-2026', kind: 'other', text: 'Nieuw' })
    await press(site, undo)
    expect(site.settings()?.markers.map(({ text }) => text)).toEqual(['Documentaire', 'Posters', 'Nieuw'])
  })
  it('who saves in the very moment keeps it too', async () => {
    const site = setupSite({ settings })
    const undo = await removed(site, `${await firstMarker(site)}/remove`)
    site.saveMeanwhile((own) => ({ ...own, organisation: { ...own.organisation, contact: 'Noor' } }))
    await press(site, undo)
    expect([site.settings()?.markers, site.settings()?.organisation.contact]).toEqual([markers, 'Noor'])
  })
  it('who changed the same thing is not overruled, and that is said', async () => {
    const site = setupSite({ settings })
    const undo = await removed(site, '/setup/lines/telefoon/hours/exceptions/remove', { date: '2026-07-15' })
    await site.post('/setup/lines/telefoon/hours/exceptions', { date: '2026-07-15', kind: 'closed', reason: 'Teamdag', action: 'save' })
    expect(await press(site, undo)).toContain('Dit is niet ongedaan gemaakt: het is daarna al door iemand gewijzigd.')
    expect(site.settings()?.lines[0]?.exceptions.map(({ reason }) => reason)).toEqual(['Teamdag'])
  })
})

describe('what cannot be taken back', () => {
  it.each(['/data/undo/markers/1', '/data/undo/markers/77', '/data/undo/gaps/2', '/data/undo/markers/x', '/setup/lines/telefoon/undo/2'])(
    'is no page: %s',
    async (path) => {
      const site = setupSite({ settings })
      await removed(site, `${await firstMarker(site)}/remove`)
      expect((await site.post(path, {})).status).toBe(404)
      expect(site.settings()?.markers).toHaveLength(1)
    },
  )
  it('is not offered: nothing in an address makes a button', async () => {
    const site = setupSite({ settings })
    for (const query of ['said=markerRemoved', 'said=markerRemoved&made="><b>', 'made=2', 'said=whatever&made=2'])
      expect(await site.text(`/data/markers?lang=nl&${query}`)).not.toContain('Ongedaan maken')
  })
  it('is not taken back from elsewhere', async () => {
    const site = setupSite({ settings })
    const { path } = await removed(site, `${await firstMarker(site)}/remove`)
    expect((await site.post(path, {}, { origin: 'https://elsewhere.example' })).status).toBe(403)
  })
})
