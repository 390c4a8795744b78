import { describe, expect, it } from 'vitest'
import { settingsWith } from '../../builders/report.ts'
import { rosterSite } from '../../builders/rosterSite.ts'

const site = rosterSite({ settings: settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Fr 19:00-22:00' }] }) })
const thought = (...shifts: readonly string[]) =>
  site.get(`/roster?lang=nl&week=2026-06-15&${shifts.map((shift) => `add=${encodeURIComponent(shift)}`).join('&')}`)
const plansIn = (html: string) =>
  [...html.matchAll(/href="(\/case\?[^"]*)">Open als uitbreiding/g)].flatMap(([, href = '']) =>
    new URLSearchParams(href.replaceAll('&amp;', '&').slice(6)).getAll('plan'),
  )

describe('a shift that is only thought of', () => {
  it('in closed hours can be worked out as longer opening hours of every week', async () => {
    const { html, text } = await thought('2026-06-15 08:00-10:00 2')
    expect(plansIn(html)).toEqual(['|Mo 08:00-10:00 x2'])
    expect(text).toContain('Of langer open zijn helpt, rekent u uit bij Uitbreiding.')
  })
  it('over midnight stays one block, and several go together', async () => {
    expect(plansIn((await thought('2026-06-20 22:00-02:00 1', '2026-06-21 10:00-12:00 1')).html)).toEqual(['|Sa 22:00-02:00; Su 10:00-12:00'])
  })
  it('in open hours stays with the roster', async () => {
    expect(plansIn((await thought('2026-06-15 19:00-22:00 1')).html)).toEqual([])
  })
})
