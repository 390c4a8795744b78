/** Figures of so many attempts that they were worked out at night say so wherever they stand, calmly: nothing is wrong. */
import { describe, expect, it } from 'vitest'
import { siteApp } from '../../functions/site/app.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { figuresOf } from '../../shared/metrics/figuresOf.ts'
import { withUncounted } from '../../shared/metrics/incompleteFigures.ts'
import { signedInAs } from '../builders/access.ts'
import { inputOf } from '../builders/report.ts'
import { plain, states } from '../builders/siteStates.ts'

const { settings, contacts } = states.normal
const night = '2026-06-10T01:45:00.000Z'
const app = siteApp({
  access: signedInAs(),
  settings: { current: () => Promise.resolve({ version: 1, settings }), save: () => Promise.resolve('unchanged') },
  reports: {
    load: () => Promise.reject(new Error('nobody waits for figures of now')),
    figures: (_, filters) => {
      const figures = figuresOf(inputOf({ contacts, settings, from: filters.from, to: filters.to, filters, now: Instant.parse(Date.parse(night)) }))
      return Promise.resolve({ figures: withUncounted(figures, [{ reason: 'tonight', since: night, lines: filters.line }]), dataVersion: '1-night' })
    },
    firstDate: () => Promise.resolve(undefined),
  },
  now: () => Instant.parse(Date.parse('2026-06-10T10:00:00Z')),
  log: () => undefined,
  staticFiles: staticFiles(),
})
const read = async (path: string) => {
  const html = await (await app.request(`https://meten.example${path}`)).text()
  return { html, text: plain(html) }
}
const pages = ['/', '/missed', '/availability']

describe('figures of last night', () => {
  it.each([
    [
      'nl',
      'Cijfers van de laatste nacht',
      /De cijfers van .+ zijn bijgewerkt tot .*10 jun 2026, 03:45\. Bij zo veel pogingen rekenen we ze elke nacht opnieuw uit/,
    ],
    ['en', 'Figures of last night', /The figures of .+ are up to .*10 Jun 2026, 03:45\. With this many attempts we work them out every night/],
  ])('say so on every page of figures (%s), and are no warning', async (language, title, sentence) => {
    for (const path of pages) {
      const { text, html } = await read(`${path}?lang=${language}`)
      expect(text).toContain(title)
      expect(text).toMatch(sentence)
      expect(html).toContain('<aside class="notice" aria-labelledby="uncounted-title">')
    }
  })
  it('say so in files and in JSON', async () => {
    const csv = (await read('/csv/missed/why?lang=nl')).text
    expect(csv).toContain('zijn bijgewerkt tot')
    expect(csv).toContain('telt morgen mee')
    const json: unknown = JSON.parse((await read('/api/v1/missed')).html)
    expect(json).toMatchObject({ dataVersion: '1-night', coverage: { incomplete: true, uncounted: [{ reason: 'tonight' }] } })
  })
})
