/** Words of the invented helplines on pages in another language: as they were written, and said to be Dutch. */
import { describe, expect, it } from 'vitest'
import { settingsWith } from '../builders/report.ts'
import { siteIn, states } from '../builders/siteStates.ts'

const gap = { source: 'centrale', from: '2026-05-04T00:00:00+02:00', until: '2026-05-05T00:00:00+02:00', cause: 'outage', note: 'Storing in de centrale' }
const settingsOf = (isDemo: boolean) =>
  settingsWith(
    { exceptions: [{ date: '2026-12-24', week: 'closed', reason: 'Kerstavond' }] },
    {
      organisation: { id: 'proef', name: 'Proef', ...(isDemo && { demo: true }) },
      sources: [{ id: 'centrale', provider: 'generic', lines: { telefoon: 'telefoon' } }],
      markers: [{ date: '2026-04-13', kind: 'campaign', text: 'Uitzending op televisie' }],
      gaps: [gap],
    },
  )
const page = async (path: string, lang: string, isDemo: boolean) =>
  (await siteIn({ contacts: states.normal.contacts, settings: settingsOf(isDemo) }).request(`${path}?lang=${lang}`)).text()

describe('what the invented helplines wrote', () => {
  it.each([
    ['/', 'Uitzending op televisie'],
    ['/missed', 'Uitzending op televisie'],
    ['/data/markers', 'Uitzending op televisie'],
    ['/data/gaps', gap.note],
    ['/availability', gap.note],
    ['/setup/lines/telefoon/hours', 'Kerstavond'],
  ])('on %s is said to be Dutch where the page is English, and nowhere else', async (path, words) => {
    const marked = `<span lang="nl">${words}</span>`
    expect(await page(path, 'en', true)).toContain(marked)
    for (const [lang, isDemo] of [
      ['nl', true],
      ['en', false],
    ] as const) {
      const html = await page(path, lang, isDemo)
      expect([html.includes(words), html.includes('<span lang=')]).toEqual([true, false])
    }
  })
})
