/** Figures of so many attempts that they were worked out at night say so wherever they stand, calmly: nothing is wrong. */
import { describe, expect, it } from 'vitest'
import { reportSite } from '../builders/reportSite.ts'
import { states } from '../builders/siteStates.ts'

const { settings, contacts } = states.normal
const site = reportSite({ settings, contacts, lastNight: '2026-06-10T01:45:00.000Z' })
const pages = ['/', '/missed', '/availability']

describe('figures of last night', () => {
  it.each([
    ['nl', 'Cijfers van de laatste nacht', /De cijfers van .+ zijn van .*10 jun 2026, 03:45\. Over zo veel pogingen rekenen we elke nacht opnieuw/],
    ['en', 'Figures of last night', /The figures of .+ are of .*10 Jun 2026, 03:45\. With so many attempts they are worked out anew every night/],
  ])('say so on every page of figures (%s), and are no warning', async (language, title, sentence) => {
    for (const path of pages) {
      const { text, html } = await site.get(`${path}?lang=${language}`)
      expect(text).toContain(title)
      expect(text).toMatch(sentence)
      expect(html).not.toMatch(/class="notice warning[^"]*" aria-labelledby="uncounted-title"/)
    }
  })
  it('say so in files and in JSON', async () => {
    const csv = (await site.get('/csv/missed/why?lang=nl')).text
    expect(csv).toContain('zijn van')
    expect(csv).toContain('telt morgen mee')
    const json: unknown = JSON.parse(new TextDecoder().decode((await site.get('/api/v1/missed')).bytes))
    expect(json).toMatchObject({ dataVersion: '1-night', coverage: { incomplete: true, uncounted: [{ reason: 'tonight' }] } })
  })
})
