/** The task list shows everybody how far things are, and links only to pages that whoever looks may open. */
import { describe, expect, it } from 'vitest'
import { rolesFor } from '../../functions/site/access/rolesFor.ts'
import { routeRules } from '../../functions/site/access/routeRules.ts'
import { peopleSite, person } from '../builders/peopleSite.ts'
import { plain } from '../builders/siteStates.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const people = [person('mia', 'admin'), person('max', 'manager'), person('pim', 'planner')]

describe('the task list', () => {
  it.each(people)('leads $name to no page that is closed to them', async ({ id, roles }) => {
    const ask = await (await peopleSite(await store.emptyStores(), people)).as(id)
    const html = await (await ask('/setup?lang=nl')).text()
    const links = [...(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').matchAll(/href="(\/[^"]*)"/g)].map(([, path = '']) => path)
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect([link, rolesFor(link)]).toEqual([link, expect.arrayContaining([roles[0]])])
  })
  it('says who can do what somebody else cannot', async () => {
    const site = await peopleSite(await store.emptyStores(), people)
    expect(plain(await (await (await site.as('pim'))('/setup?lang=nl')).text())).toContain('Dit kan alleen een beheerder doen.')
    expect(plain(await (await (await site.as('mia'))('/setup?lang=nl')).text())).toMatch(/Er zijn 2 mensen uitgenodigd\.\s*Bekijk en wijzig mensen/)
    expect(plain(await (await (await site.as('pim'))('/setup?lang=en')).text())).toContain('Only an administrator can do this.')
  })
})

describe('who may open the page of a link', () => {
  it('is what the rule of its route says', () => {
    for (const [route, { roles }] of routeRules) {
      const [method, pattern = ''] = route.split(' ')
      if (method === 'GET' && !/[{*:]/.test(pattern)) expect([pattern, rolesFor(`${pattern}?lang=nl`)]).toEqual([pattern, roles])
    }
    expect(rolesFor('/setup/lines/telefoon/hours')).toEqual(['admin', 'manager', 'planner'])
    expect(rolesFor('/setup/lines/new')).toEqual(['admin', 'manager'])
    expect(rolesFor('/nothing/of/the/kind')).toEqual([])
  })
})
