/** Reports as they are made, approved, shared, renewed and withdrawn; and that nothing but protected numbers is in any form of them. */
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { readableOn, reportGrounds } from '../../shared/reports/accentColour.ts'
import { contact } from '../builders/contacts.ts'
import { contactsOf, siteIn, states } from '../builders/siteStates.ts'
import { reportSite } from '../builders/reportSite.ts'
import { settingsWith } from '../builders/report.ts'

const { normal } = states
const normalSite = () => reportSite({ settings: normal.settings, contacts: normal.contacts })
const first = '/reports/telefoon-2025-12-2026-05-nl/v/1'
const second = '/reports/telefoon-2025-12-2026-05-nl/v/2'
/** The report itself, without what stands around it. */
const reportIn = (html: string) => /<div class="report">(.*)<\/section><\/div>/s.exec(html)?.[1] ?? ''

describe('a report', () => {
  it('is made as a draft, under an address that says what it is about', async () => {
    const site = normalSite()
    const made = await site.make()
    expect([made.status, made.location]).toEqual([303, `${first}?said=made&lang=nl`])
    const page = await site.get(first)
    expect(page.text).toContain('Versie 1, concept.')
    expect(page.html).toContain('class="watermark"')
    expect((await site.get('/reports/telefoon-2025-12-2026-05-nl')).location).toBe(first)
  })
  it('has the six parts in the order in which the field argues, and its figures numbered', async () => {
    const site = normalSite()
    await site.make()
    const { html } = await site.get(first)
    const parts = [...html.matchAll(/class="part-title"[^>]*>([^<]*)</g)].map((match) => match[1])
    expect(parts).toEqual([
      'Signaal',
      'Onderzoek: wanneer',
      'Onderzoek: waarom',
      'Actie: voorgestelde uren',
      'Impact: wat we verwachten',
      'Methode en kanttekeningen',
      'Bijlage: de cijfers bij de figuren',
    ])
    expect([...html.matchAll(/class="numbered">([^<]*)</g)].map((match) => match[1])).toEqual([
      'Figuur 1.',
      'Figuur 2.',
      'Figuur 3.',
      'Figuur 4.',
      'Tabel 1.',
      'Tabel 2.',
      'Tabel 3.',
      'Tabel 4.',
      'Tabel 5.',
    ])
    const targets = [...html.matchAll(/href="#(term-[a-z_]+)"/g)].map((match) => match[1])
    expect(targets.filter((target) => !html.includes(`id="${target}"`))).toEqual([])
  })
  it('reads the same to the letter whenever the call came that began the data, or ended a silence: nobody can try a time on it (P7, D3)', async () => {
    const silence = [Date.parse('2026-04-06T22:00:00Z'), Date.parse('2026-04-24T08:00:00Z')] as const
    const outside = async (firstAt: string, backAt: string) => {
      const heard = normal.contacts.filter(
        ({ arrivedAt }) => arrivedAt >= Date.parse('2025-12-17T12:00:00Z') && !(silence[0] <= arrivedAt && arrivedAt < silence[1]),
      )
      const site = reportSite({
        settings: normal.settings,
        contacts: [contact({ at: `2025-12-16 ${firstAt}` }), ...heard, contact({ at: `2026-04-23 ${backAt}` })],
      })
      await site.make()
      const { coverage } = JSON.parse((await site.get(`${first}/report.json`)).html).findings as { coverage: { gaps: { cause: string }[] } }
      expect(coverage.gaps.map(({ cause }) => cause)).toEqual(['before_first_data', 'unknown'])
      const sheets = await readSheet(Buffer.from((await site.get(`${first}/report.xlsx`)).bytes))
      return [reportIn((await site.get(first)).html), (await site.get(`${first}/report.json`)).html, JSON.stringify(sheets)]
    }
    const [one, other] = await Promise.all([outside('13:05', '12:05'), outside('14:50', '13:50')])
    expect(other).toEqual(one)
  })
  it('is not altered by later data', async () => {
    const site = normalSite()
    await site.make()
    const before = reportIn((await site.get(first)).html)
    site.dataBecomes(contactsOf({ attempts: [{ at: '10:00', answered: true }] }))
    site.later(40)
    expect(before.length).toBeGreaterThan(1000)
    expect(reportIn((await site.get(first)).html)).toBe(before)
  })
  it('goes from draft to approved by name and date, to shared, and no other way', async () => {
    const site = normalSite()
    await site.make()
    expect((await site.decide(first, 'shared')).status).toBe(409)
    expect((await site.decide(first, 'approved', '')).status).toBe(422)
    expect((await site.decide(first, 'approved')).location).toBe(`${first}?said=approved`)
    expect((await site.get(first)).text).toContain('Vastgesteld door Noor op 10 jun 2026.')
    expect((await site.get(first)).html).not.toContain('class="watermark"')
    expect((await site.decide(first, 'approved')).status).toBe(409)
    site.later(1)
    expect((await site.decide(first, 'shared')).status).toBe(303)
    expect((await site.get(first)).text).toContain('Gedeeld op 11 jun 2026.')
    expect((await site.get('/reports?lang=nl')).text).toContain('Er is 1 rapport gedeeld.')
  })
  it('shows nothing of itself any more once it is withdrawn', async () => {
    const site = normalSite()
    await site.make()
    await site.decide(first, 'approved')
    await site.decide(first, 'withdrawn')
    const page = await site.get(first)
    expect(page.text).toContain('Ingetrokken door Noor')
    expect(reportIn(page.html)).toBe('')
    for (const file of ['report.json', 'report.xlsx']) expect((await site.get(`${first}/${file}`)).status).toBe(404)
  })
  it('has no new version while nothing that is shown has changed', async () => {
    const site = normalSite()
    await site.make()
    expect((await site.post('/reports/telefoon-2025-12-2026-05-nl/renew?lang=nl')).location).toBe(`${first}?said=same&lang=nl`)
  })
  it('says of a newer version what changed, and of the older one that it was replaced', async () => {
    const site = normalSite()
    await site.make()
    await site.decide(first, 'approved')
    site.dataBecomes(normal.contacts.filter((_, index) => index % 4 > 0))
    expect((await site.post('/reports/telefoon-2025-12-2026-05-nl/renew?lang=nl')).location).toBe(`${second}?said=made&lang=nl`)
    expect((await site.get(first)).text).toContain('Versie 2 is in de maak en nog niet vastgesteld.')
    const draft = await site.get(second)
    expect(draft.text).toContain('Wat er veranderde sinds versie 1')
    expect(draft.text).toMatch(/Pogingen: was [\d.]+, is nu [\d.]+\./)
    await site.decide(second, 'approved')
    expect((await site.get(first)).text).toContain('Vervangen door versie 2.')
  })
  it('is told in the other language with the same figures', async () => {
    const site = normalSite()
    await site.make()
    expect((await site.post(`${first}/translate`)).location).toBe('/reports/telefoon-2025-12-2026-05-en/v/1?said=made')
    site.dataBecomes([])
    const [nl, en] = await Promise.all([site.get(`${first}/report.json`), site.get('/reports/telefoon-2025-12-2026-05-en/v/1/report.json')])
    expect(JSON.parse(en.html).findings).toEqual(JSON.parse(nl.html).findings)
    const page = await site.get('/reports/telefoon-2025-12-2026-05-en/v/1?lang=nl')
    expect(page.html).toContain('<html lang="en"')
    expect(page.text).toContain('Method and caveats')
  })
  it('asked for in the other language says what the first one said, whatever came in since', async () => {
    const site = normalSite()
    await site.make()
    site.dataBecomes(normal.contacts.filter((_, index) => index % 4 > 0))
    const made = await site.make({ language: 'en' })
    const [nl, en] = await Promise.all([site.get(`${first}/report.json`), site.get(`${made.location.split('?')[0]}/report.json`)])
    expect(JSON.parse(en.html).findings).toEqual(JSON.parse(nl.html).findings)
  })
  it('that was drafted before another went out is not approved unless they were checked together', async () => {
    const site = normalSite()
    await site.make()
    await site.make({ first: '2026-01' })
    const other = '/reports/telefoon-2026-01-2026-05-nl/v/1'
    await site.decide(first, 'approved')
    const refused = await site.decide(other, 'approved')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Maak het concept opnieuw')
    await site.make({ first: '2026-01' })
    expect((await site.decide('/reports/telefoon-2026-01-2026-05-nl/v/2', 'approved')).status).toBe(303)
  })
  it('prints its own foot on every page', async () => {
    const site = normalSite()
    await site.make()
    const sheet = await site.get(`${first}/print.css`)
    expect(sheet.type).toContain('text/css')
    expect(sheet.html).toContain('size: A4')
    expect(sheet.html).toContain('counter(page)')
    expect(sheet.html).not.toContain('<')
    expect(sheet.html).not.toContain('--accent')
  })
  it('has the colour that the organisation chose when it was made, readable on either page, and keeps it', async () => {
    const accent = '#ffd400'
    const { settings } = states.normal
    const site = reportSite({ ...states.normal, settings: { ...settings, organisation: { ...settings.organisation, accent } } })
    await site.make()
    const own = `--accent: light-dark(${readableOn(accent, reportGrounds.light)}, ${readableOn(accent, reportGrounds.dark)});`
    expect((await site.get(`${first}/print.css`)).html).toContain(own)
    expect((await site.get('/reports/sample/print.css')).html).toContain(own)
    expect((await site.get(first)).html).toContain(`<link rel="stylesheet" href="${first}/print.css">`)
    expect((await site.store.read('telefoon-2025-12-2026-05-nl', 1))?.options.accent).toBe(accent)
  })
  it('says once what state it is in, with who decided it and when', async () => {
    const site = normalSite()
    await site.make()
    await site.decide(first, 'approved')
    expect((await site.get(first)).text).toMatch(/Versie 1\. Vastgesteld door [^.]+ op 10 jun 2026\. Cijfers zoals bekend/)
  })
})

describe('what is asked of a report', () => {
  it.each([
    [{ first: '2026-04', last: '2026-01' }, 'De laatste maand ligt vóór de eerste.'],
    [{ last: '2026-06' }, 'Kies een maand.'],
    [{ line: 'x' }, 'Kies een lijn.'],
    [{ case: 'x' }, 'Deze berekening hoort niet bij deze lijn'],
    [{ start: 'morgen' }, 'Deze datum kunnen we niet lezen. Schrijf bijvoorbeeld 1-3-2027.'],
    [{ contact: 'x'.repeat(201) }, 'Gebruik hoogstens 200 tekens.'],
  ])('%o is named with its cure', async (fields, words) => {
    const made = await normalSite().make(fields as Record<string, string>)
    expect(made.status).toBe(422)
    expect(made.text).toContain(words)
  })
  it('can be chosen from whole months that are over', async () => {
    const { html } = await normalSite().get('/reports/new?lang=nl')
    expect([...html.matchAll(/<option value="(\d{4}-\d\d)"/g)].map((match) => match[1])).toEqual([
      '2026-05',
      '2026-04',
      '2026-03',
      '2026-02',
      '2026-01',
      '2025-12',
      '2026-05',
      '2026-04',
      '2026-03',
      '2026-02',
      '2026-01',
      '2025-12',
    ])
  })
  it('proposes the last months in which anybody tried, also where nothing has come in since', async () => {
    const site = normalSite()
    site.later(90)
    const { html } = await site.get('/reports/new?lang=nl')
    expect(html).toContain('<option value="2026-08">')
    expect([...html.matchAll(/<option value="(\d{4}-\d\d)" selected/g)].map((match) => match[1])).toEqual(['2025-12', '2026-06'])
  })
  it.each(['/reports/x', '/reports/x/v/1', `${first}`, `${first}/report.json`, `${first}/print.css`, '/reports/telefoon-2025-12-2026-05-nl/v/x'])(
    '%s is not found, alike for what never was',
    async (path) => expect((await normalSite().get(path)).status).toBe(404),
  )
  it('shows a sample where there is none yet, labelled as one', async () => {
    const site = normalSite()
    expect((await site.get('/reports?lang=nl')).text).toContain('Er is er nog geen.')
    const asFunder = await siteIn(states.normal, () => [], ['funder']).request('/reports?lang=nl')
    expect(await asFunder.text()).toContain('Er is nog geen rapport met u gedeeld.')
    for (const lang of ['nl', 'en'] as const) {
      const sample = await site.get(`/reports/sample?lang=${lang}`)
      expect(sample.text).toContain({ nl: 'Deze lijn en deze cijfers zijn verzonnen.', en: 'This line and these figures are invented.' }[lang])
    }
  })
  it('stands beside the rules others publish', async () => {
    const page = await normalSite().get('/reports?lang=nl')
    for (const rule of ['Zoals wij rekenen', 'NHS 111', '988 Lifeline', 'Amazon Connect', 'Alleen beantwoord']) expect(page.text).toContain(rule)
  })
})

describe('in every form of a report there is no count below the threshold', () => {
  /** Seven of each kind that is rare: they must be seen nowhere. */
  const rare = contactsOf({ attempts: [{ at: '03:13' }], skip: (_, index) => index % 26 > 0 })
  const contacts = [...normal.contacts, ...rare].sort((a, b) => a.arrivedAt - b.arrivedAt)
  const settings = settingsWith({ exceptions: [] })

  it('not in its numbers, its words, the page, the workbook or the JSON', async () => {
    const site = reportSite({ settings, contacts })
    await site.make()
    const { html: json } = await site.get(`${first}/report.json`)
    const { findings, document } = JSON.parse(json)
    expect(smallIn(findings)).toEqual([])
    expect(smallIn(document)).toEqual([])
    const page = reportIn((await site.get(first)).html)
    const drawn = [...page.matchAll(/<(?:td|span)[^>]*class="(?:number|rung-value|cell [^"]*)"[^>]*>([^<]*)</g)].map((match) => match[1] ?? '')
    expect(drawn.length).toBeGreaterThan(30)
    expect(drawn.filter(isSmallCount)).toEqual([])
    const { bytes } = await site.get(`${first}/report.xlsx`)
    for (let sheet = 2; sheet <= 9; sheet++) {
      const rows = await readSheet(Buffer.from(bytes), sheet).catch(() => [])
      expect(rows.flat().filter((cell) => typeof cell === 'number' && cell >= 1 && cell < 10)).toEqual([])
    }
    for (const stored of site.store.texts()) expect(smallIn(JSON.parse(stored))).toEqual([])
  })
  it('and what is hidden is said to be', async () => {
    const site = reportSite({ settings: states.small.settings, contacts: states.small.contacts })
    await site.make()
    const page = await site.get(first)
    expect(page.text).toContain('&lt;10')
    expect(page.text).toContain('Bij &lt;10 en * is een aantal afgeschermd')
  })
})

const isSmallCount = (text: string) => /^[1-9]$/.test(text.trim())
/** Every count or estimate in it that is shown as less than ten people or attempts, wherever it stands. */
function smallIn(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((own: unknown, index) => smallIn(own, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  const { shown, value: number, text } = value as { readonly shown?: unknown; readonly value?: unknown; readonly text?: unknown }
  const isCount = shown === 'number' || shown === 'estimate' || (typeof text === 'string' && typeof number === 'number' && /^[≈\d. ]+( \(.*\))?$/.test(text))
  const own = isCount && typeof number === 'number' && number > 0 && (number < 10 || (shown !== undefined && number % 5 !== 0)) ? [`${path} ${number}`] : []
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => smallIn(inner, `${path}.${key}`))]
}
