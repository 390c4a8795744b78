/** Whoever looks finds links only to pages that they may open, and forms only that they may send: no page leads into "does not exist, or you may not see it". */
import { describe, expect, it } from 'vitest'
import { rolesFor } from '../../functions/site/access/rolesFor.ts'
import { type Role, roles } from '../../shared/access/role.ts'
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

async function walked(role: Role) {
  const site = await formsSite(await store.emptyStores(), [role])
  const mayOpen = (path: string, method?: 'POST') => {
    const allowed = rolesFor(path, method)
    return allowed === 'everyone' || allowed.includes(role)
  }
  const [todo, seen, wrong] = [start.filter((path) => mayOpen(path)), new Set<string>(), new Set<string>()]
  for (let path = todo.shift(); path !== undefined && seen.size < mostPages; path = todo.shift()) {
    if (seen.has(path)) continue
    seen.add(path)
    const { html, status } = await site.get(path)
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
    const { seen, wrong } = await walked(role)
    expect(wrong).toEqual([])
    expect(seen.size).toBeGreaterThan(3)
  })
})
