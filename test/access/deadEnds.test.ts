/** Whoever looks finds links only to pages that they may open, and forms only that they may send: no page leads into "does not exist, or you may not see it". */
import { describe, expect, it } from 'vitest'
import { rolesFor } from '../../functions/site/access/rolesFor.ts'
import { type Role, roles } from '../../shared/access/role.ts'
import { siteIn, states } from '../builders/siteStates.ts'
import { formsSite } from '../builders/formsSite.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'")
/** Files, pages for everybody, and what is served by another function. */
const isLeftOut = (path: string) =>
  /^\/(?:csv|xlsx|svg|api|static|s|imports)\//.test(path) || /\.(?:csv|xlsx|svg|ics|json|css)$/.test(path) || path === '/imports'
const start = [
  '/',
  '/live',
  '/missed',
  '/availability',
  '/roster',
  '/case',
  '/reports',
  '/data',
  '/setup',
  '/settings',
  '/help/terms',
  '/help/method',
  '/help/questions',
]
const mostPages = 120

type Asked = (path: string) => Promise<{ readonly html: string; readonly status: number }>

async function walked(role: Role, get: Asked) {
  const mayOpen = (path: string, method?: 'POST') => {
    const allowed = rolesFor(path, method)
    return allowed === 'everyone' || allowed.includes(role)
  }
  const [todo, seen, wrong] = [start.filter((path) => mayOpen(path)), new Set<string>(), new Set<string>()]
  for (let path = todo.shift(); path !== undefined && seen.size < mostPages; path = todo.shift()) {
    if (seen.has(path)) continue
    seen.add(path)
    const { html, status } = await get(path)
    if (status >= 400) wrong.add(`${path} answers ${status}`)
    const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
    for (const [, own = ''] of main.matchAll(/href="(\/[^"]*)"/g)) {
      const [next = ''] = unescaped(own).split(/[?#]/)
      if (isLeftOut(next)) continue
      if (mayOpen(next)) todo.push(next)
      else wrong.add(`${path} links to ${next}`)
    }
    for (const [tag, before = '', action = ''] of main.matchAll(/<(?:form|button)([^>]*)action="(\/[^"]*)"[^>]*>/g)) {
      const [to = ''] = unescaped(action).split('?')
      const isPost = tag.includes('method="post"') || before.includes('formaction') || tag.includes('formaction')
      if (isPost && !isLeftOut(to) && !mayOpen(to, 'POST')) wrong.add(`${path} has a form to ${to}`)
    }
  }
  return { seen, wrong: [...wrong].sort() }
}

describe('no page leads to one that is closed', () => {
  it.each(roles)('for a %s', async (role) => {
    const site = await formsSite(await store.emptyStores(), [role])
    const { seen, wrong } = await walked(role, site.get)
    expect(wrong).toEqual([])
    expect(seen.size).toBeGreaterThan(3)
  })
  it.each(roles)('for a %s, where every page has figures', async (role) => {
    const site = siteIn(states.normal, () => [], [role])
    const { wrong } = await walked(role, async (path) => {
      const response = await site.request(path)
      return { html: await response.text(), status: response.status }
    })
    expect([...wrong].filter((said) => !said.endsWith(' answers 404'))).toEqual([])
  })
})

describe('whoever may only read', () => {
  it('sees the opening hours without a form or a button, and who can change them', async () => {
    const site = await formsSite(await store.emptyStores(), ['planner'])
    const page = (await site.get('/setup/lines/telefoon/hours?lang=nl')).html
    const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? ''
    expect(main).not.toMatch(/<form|<button|<input/)
    expect(main).toContain('Alleen een beheerder of manager kan dit wijzigen.')
    expect(main).toContain('Teamdag')
    expect((await site.get('/setup?lang=nl')).html).toContain('Bekijk de openingstijden van')
    expect((await site.get('/setup/lines/telefoon/hours/new')).status).toBe(404)
  })
  it('is led from a count to what its word means, where the list behind it is closed', async () => {
    const asked = async (role: Role) => (await siteIn(states.normal, () => [], [role]).request('/missed?lang=nl')).text()
    expect(await asked('manager')).toContain('/missed/contacts')
    const planner = await asked('planner')
    expect(planner).not.toContain('/missed/contacts')
    expect(planner).toMatch(/href="\/help\/terms[^"]*#missed_closed"/)
  })
})
