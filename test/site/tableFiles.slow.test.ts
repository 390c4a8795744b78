/** What stands in a table can be taken along as a file, by whoever sees the page and by nobody else (product 9). */
import { describe, expect, it } from 'vitest'
import { roles } from '../../shared/access/role.ts'
import { readCsv, tablesOn } from '../builders/exportedTables.ts'
import { formsSite } from '../builders/formsSite.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const pages = [
  '/settings/users',
  '/settings/privacy',
  '/settings/erasure',
  '/settings/audit',
  '/settings/definitions',
  '/settings/retention',
  '/setup/lines/telefoon/hours',
  '/data',
  '/data/gaps',
  '/data/markers',
  '/reports',
  '/roster',
] as const
/** Drawn as a table; what it shows is in the files beside it. */
const grids = /class="(?:strip|staffing-grid|week-grid)/

describe.each(['nl', 'en'] as const)('every table of a page, in %s,', (lang) => {
  it.each(pages)('%s has its files, which say what it is and that it stays inside', async (page) => {
    const site = await formsSite(await store.emptyStores())
    const { html } = await site.get(`${page}?lang=${lang}`)
    const tables = [...html.matchAll(/<table[^>]*>/g)].filter(([tag]) => !grids.test(tag))
    const files = tablesOn(html)
    expect(files.length).toBeGreaterThanOrEqual(tables.length)
    for (const { csv, xlsx } of files) {
      const text = (await site.get(csv)).html
      const { about, rows } = readCsv(`\uFEFF${text.replace(/^\uFEFF/, '')}`, lang === 'nl' ? ';' : ',')
      expect(about.length).toBeGreaterThanOrEqual(3)
      expect(rows[0]?.length).toBeGreaterThan(1)
      expect((await site.get(`${csv}${csv.includes('?') ? '&' : '?'}headers=machine`)).html).toMatch(/"[a-z_]+"[;,]"[a-z_]+"/)
      expect((await site.get(xlsx ?? '')).type).toContain('spreadsheetml')
    }
  })
})

describe('a file', () => {
  it.each(pages)('of %s is for whoever sees the page, role by role', async (page) => {
    const all = await formsSite(await store.emptyStores())
    const files = tablesOn((await all.get(page)).html)
    for (const role of roles) {
      const site = await formsSite(await store.emptyStores(), [role])
      const seen = await site.get(page)
      const own = new Set(seen.status === 200 ? tablesOn(seen.html).map(({ csv }) => csv) : [])
      for (const { csv } of files) expect([role, csv, (await site.get(csv)).status]).toEqual([role, csv, own.has(csv) ? 200 : 404])
    }
  })
  it('that nobody offers is not there', async () => {
    const site = await formsSite(await store.emptyStores())
    for (const path of ['/settings/users/people.csv', '/settings/privacy/users.csv', '/reports/definitions.csv', '/data/sources/nobody/deliveries.csv'])
      expect((await site.get(path)).status).toBe(404)
  })
  it('of who may sign in holds what the page shows, and no cell that a spreadsheet would run', async () => {
    const site = await formsSite(await store.emptyStores())
    const text = (await site.get('/settings/users/users.csv?lang=nl')).html
    expect(text).toContain('"Mia";"mia@hulplijn.example";"roosterplanner"')
    expect(text).not.toContain('identity')
  })
})
