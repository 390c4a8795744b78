/** A page that is not there leads on to one that is, whoever asks. */
import { describe, expect, it } from 'vitest'
import { rolesFor } from '../../functions/site/access/rolesFor.ts'
import { roles } from '../../shared/access/role.ts'
import { formsSite } from '../builders/formsSite.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()

describe('an error page', () => {
  it.each(roles)('leads a %s to a page of theirs, and says who can give access', async (role) => {
    const site = await formsSite(await store.emptyStores(), [role])
    for (const path of ['/nothing-here', '/data/gaps/centrale/none', role === 'funder' ? '/roster' : '/reports/0123456789abcdef/v/1']) {
      const { status, html } = await site.get(`${path}?lang=nl`)
      const [, action = ''] = /class="action" href="([^"]*)"/.exec(html) ?? []
      expect([path, status, rolesFor(action)]).toEqual([path, 404, expect.arrayContaining([role])])
      expect(html).toContain('Vraag een beheerder om een rol die erbij past.')
    }
  })
})
