/** The list of markers as a file says what the page says. */
import { describe, expect, it } from 'vitest'
import { formsSite } from '../builders/formsSite.ts'
import { plain } from '../builders/siteStates.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()

describe('markers as a file', () => {
  it.each([
    ['nl', '"1-5-2026"', 'Campagne', 'alle lijnen'],
    ['en', '"2026-05-01"', 'Campaign', 'all lines'],
  ])('hold what the page shows, in %s, for whoever sees the page', async (language, date, kind, lines) => {
    const site = await formsSite(await store.emptyStores(), ['planner'])
    const page = await site.get(`/data/markers?lang=${language}`)
    expect(page.html).toContain(`/data/markers.csv?lang=${language}`)
    const csv = (await site.get(`/data/markers.csv?lang=${language}`)).html
    expect(csv.replaceAll('"', '')).toContain(date.replaceAll('"', ''))
    for (const words of [kind, 'Campagne', lines]) expect([csv.includes(words), plain(page.html).includes(words)]).toEqual([true, true])
    expect((await site.get(`/data/markers.xlsx?lang=${language}`)).type).toContain('spreadsheetml')
  })
  it('are for nobody who does not see the page', async () => {
    const site = await formsSite(await store.emptyStores(), ['admin'])
    expect((await site.get('/data/markers.csv')).status).toBe(404)
  })
})
