/** People: invited, seen, changed and removed by somebody else; and what everybody looks after themselves. */
import { describe, expect, it } from 'vitest'
import { peopleSite, person, start } from '../builders/peopleSite.ts'
import { textsOf } from '../../shared/text/texts.ts'
import { plain } from '../builders/siteStates.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const path = '/settings/users'
const [mia, noor, fons, pim] = [person('mia', 'admin'), person('noor', 'admin'), person('fons', 'funder'), person('pim', 'planner')]
const pageOf = async (answer: Response) => plain(await answer.text())
const invitation = { email: 'Fred@fonds.example', name: 'Fred', roles: 'funder' }

describe('inviting', () => {
  it('gives a text to send, and makes nobody see more than was said: a funder of one line', async () => {
    const site = await peopleSite(await store.emptyStores(), [mia])
    const ask = await site.as('mia')
    const answer = await ask(path, { ...invitation, reach: 'some', lines: 'chat' })
    expect(answer.status).toBe(303)
    const html = await (await ask(answer.headers.get('location') ?? '')).text()
    const page = plain(html)
    expect(html).toContain('fred@<wbr>fonds.example')
    expect(page).toContain('Ga naar https://bereikbaar.example en meld u aan met fred@fonds.example.')
    expect(page).toMatch(/financier \(alleen /)
    expect((await site.users.all()).find(({ name }) => name === 'Fred')).toMatchObject({ roles: ['funder'], lines: ['chat'] })
  })
  it.each([
    ['no line chosen', { reach: 'some' }, 'Kies minstens één lijn'],
    ['a line that is not there', { reach: 'some', lines: 'elders' }, 'Kies minstens één lijn'],
    ['no role', { roles: '' }, 'Kies minstens één rol'],
    ['an address that is known', { email: 'mia@hulplijn.example' }, 'al uitgenodigd'],
  ])('with %s is refused with the cure', async (_what, wrong, cure) => {
    const site = await peopleSite(await store.emptyStores(), [mia])
    const answer = await (await site.as('mia'))(path, { ...invitation, ...wrong } as never)
    const page = await answer.text()
    expect([answer.status, plain(page).includes(cure)]).toEqual([422, true])
    // Also beside what it is about, where the summary leads.
    expect(page.match(/class="field with-problem"/g)).toHaveLength(1)
    expect(await site.users.all()).toHaveLength(1)
  })
  it('says who was invited and who has signed in, and never the one for the other', async () => {
    const site = await peopleSite(await store.emptyStores(), [mia])
    const ask = await site.as('mia')
    const said = async (lang: string) => /<p class="sentence">(.*?)<\/p>/.exec(await (await ask(`${path}?lang=${lang}`)).text())?.[1]
    expect([await said('nl'), await said('en')]).toEqual([
      'Eén persoon is uitgenodigd, en heeft zich al aangemeld.',
      'One person was invited, and has signed in.',
    ])
    await ask(path, invitation)
    expect([await said('nl'), await said('en')]).toEqual([
      '2 mensen zijn uitgenodigd. Eén van hen heeft zich al aangemeld.',
      '2 people were invited. One of them has signed in.',
    ])
    for (const [language, none, some, all] of [
      [
        'nl',
        '3 mensen zijn uitgenodigd. Nog niemand van hen heeft zich aangemeld.',
        '2 van hen hebben zich al aangemeld.',
        'hebben zich allemaal al aangemeld.',
      ],
      ['en', '3 people were invited. None of them has signed in yet.', '2 of them have signed in.', 'all have signed in.'],
    ] as const) {
      const words = textsOf(language).access
      expect([words.usersSentence(3, '3', 0, '0'), words.usersSentence(3, '3', 2, '2'), words.usersSentence(3, '3', 3, '3')]).toEqual([
        none,
        expect.stringContaining(some),
        expect.stringContaining(all),
      ])
    }
    expect([textsOf('nl').access.usersSentence(1, '1', 0, '0'), textsOf('en').access.usersSentence(1, '1', 0, '0')]).toEqual([
      'Eén persoon is uitgenodigd, en heeft zich nog niet aangemeld.',
      'One person was invited, and has not signed in yet.',
    ])
  })
  it('leaves a list for paper: what changes somebody stands on the screen alone', async () => {
    const site = await peopleSite(await store.emptyStores(), [mia, noor])
    expect(await (await (await site.as('mia'))(path)).text()).toMatch(/<td class="screen-only"[^>]*><details>/)
  })
  it('keeps all lines open for whoever is no funder', async () => {
    const site = await peopleSite(await store.emptyStores(), [mia])
    await (await site.as('mia'))(path, { ...invitation, roles: 'manager', reach: 'some', lines: 'chat' })
    expect((await site.users.all()).find(({ name }) => name === 'Fred')).not.toHaveProperty('lines')
  })
  it('makes the account first where accounts are ours to make, and invites nobody without one', async () => {
    const stores = await store.emptyStores()
    const made: string[] = []
    let isAway = true
    const makeAccount = (email: string) => {
      made.push(email)
      return isAway ? Promise.reject(new Error('away')) : Promise.resolve('new' as const)
    }
    const site = await peopleSite(stores, [mia], undefined, { makeAccount })
    const ask = await site.as('mia')
    expect((await ask(path, invitation)).status).toBe(422)
    expect(await site.users.all()).toHaveLength(1)
    isAway = false
    expect((await ask(path, invitation)).status).toBe(303)
    expect([made, (await site.users.all()).length]).toEqual([['fred@fonds.example', 'fred@fonds.example'], 2])
  })
  it('sends an invitation again to whoever has not come yet, and to nobody else', async () => {
    const stores = await store.emptyStores()
    let isAway = false
    const makeAccount = () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve('new' as const))
    const come = { ...person('noor', 'admin'), identity: { issuer: 'https://id.example', subject: 'noor' } }
    const site = await peopleSite(stores, [mia, fons, come], undefined, { makeAccount })
    const ask = await site.as('mia')
    site.wait(60_000)
    const answer = await ask(`${path}/fons/invite`, {})
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?invited=fons`])
    expect(await (await ask(`${path}?invited=fons&lang=nl`)).text()).toContain('Deze persoon krijgt een mail met een tijdelijk wachtwoord')
    expect(await site.users.byId('fons' as never)).toMatchObject({ account: 'new', invitedAt: start + 60_000, revision: 2 })
    for (const other of ['noor', 'mia', 'nobody']) expect([other, (await ask(`${path}/${other}/invite`, {})).status]).toEqual([other, 404])
    isAway = true
    const refused = await ask(`${path}/fons/invite?lang=nl`, {})
    expect([refused.status, (await refused.text()).includes('De uitnodiging kon nu niet opnieuw worden gestuurd')]).toEqual([422, true])
    expect((await site.users.byId('fons' as never))?.revision).toBe(2)
  })
})

describe('what is done with people (A2)', () => {
  it('stands out while one admin does it alone, and no longer with a second', async () => {
    const marks = await Promise.all(
      [[mia], [mia, noor], [person('mia', 'admin', 'manager'), noor]].map(async (admins) => {
        const site = await peopleSite(await store.emptyStores(), [...admins, fons])
        await (await site.as('mia'))(`${path}/fons`, { roles: 'planner' })
        const record = (await site.trail.newest(9)).find(({ action }) => action === 'roles_changed')
        return [record?.standsOut, record?.changes]
      }),
    )
    const changes = [{ what: 'roles', from: 'funder', to: 'planner' }]
    expect(marks).toEqual([
      [true, changes],
      [undefined, changes],
      [true, changes],
    ])
  })
  it('without a role is refused beside the roles of that person, not beside those of an invitation', async () => {
    const site = await peopleSite(await store.emptyStores(), [mia, pim])
    const answer = await (await site.as('mia'))(`${path}/pim`, { roles: '' })
    const page = await answer.text()
    expect([answer.status, page.match(/<details open>/g)?.length, page.match(/class="field with-problem"/g)?.length]).toEqual([422, 1, 1])
    expect(page).toContain('<a href="#field-roles-pim">Kies minstens één rol.</a>')
    expect((await site.users.byId('pim' as never))?.roles).toEqual(['planner'])
  })
  it('is never done to oneself', async () => {
    const site = await peopleSite(await store.emptyStores(), [mia, noor])
    const ask = await site.as('mia')
    for (const what of ['', '/remove', '/sessions']) expect([what, (await ask(`${path}/mia${what}`, { roles: 'manager' })).status]).toEqual([what, 404])
    expect((await site.users.byId('mia' as never))?.roles).toEqual(['admin'])
  })
  it('ends what was begun before, at once: other roles, removal, sessions (A4)', async () => {
    for (const [what, fields] of [
      ['', { roles: 'manager' }],
      ['/remove', {}],
      ['/sessions', {}],
    ] as const) {
      const site = await peopleSite(await store.emptyStores(), [mia, pim])
      const pims = await site.as('pim')
      expect((await pims('/settings/me')).status).toBe(200)
      await (await site.as('mia'))(`${path}/pim${what}`, fields)
      expect([what, (await pims('/settings/me')).status]).toEqual([what, 303])
    }
  })
  it('shows an admin who is signed in since when, and who never was', async () => {
    const site = await peopleSite(await store.emptyStores(), [mia, pim, fons])
    await site.as('pim')
    const page = await pageOf(await (await site.as('mia'))(path))
    expect(page).toContain('Aangemeld op')
    expect(page.match(/nog niet aangemeld/g)).toHaveLength(1)
    expect((await site.sessions.lastSignIns()).get('pim')).toBe(start)
  })
})

describe('what everybody looks after themselves', () => {
  it('is where they are signed in: one of those, or all, and never somebody else (A4)', async () => {
    const site = await peopleSite(await store.emptyStores(), [mia, pim])
    const [here, there, other] = [await site.as('pim'), await site.as('pim'), await site.as('mia')]
    const ids = async (ask: typeof here) => [...(await (await ask('/settings/me')).text()).matchAll(/value="([0-9a-f]{16})"/g)].map(([, id]) => id ?? '')
    expect(await ids(here)).toHaveLength(2)
    const [foreign = ''] = await ids(other)
    expect((await here('/settings/me/sessions', { session: foreign })).status).toBe(303)
    expect((await other('/settings/me')).status).toBe(200)
    expect((await here('/settings/me/sessions', { session: 'all' })).headers.get('location')).toBe('/sign-in?out=1')
    expect([(await here('/settings/me')).status, (await there('/settings/me')).status, (await other('/settings/me')).status]).toEqual([303, 303, 200])
  })
  it('is the language and the look of their browser', async () => {
    const site = await peopleSite(await store.emptyStores(), [pim])
    const ask = await site.as('pim')
    const cookie = (await ask('/settings/me/look', { language: 'en', theme: 'dark' })).headers.get('set-cookie')
    expect(cookie).toMatch(/^__Host-look=en\.dark; Path=\/; Secure; HttpOnly; SameSite=Lax/)
    expect((await ask('/settings/me/look', { language: '"><script>', theme: 'x' })).headers.get('set-cookie')).toMatch(/^__Host-look=browser\.system;/)
  })
})

describe('the look', () => {
  it.each([
    ['__Host-look=en.dark', 'lang="en" data-theme="dark"'],
    ['a=1; __Host-look=nl.light', 'lang="nl" data-theme="light"'],
    ['__Host-look=browser.system', 'lang="nl" data-theme="system"'],
    ['__Host-look=xx."><b>', 'lang="nl" data-theme="system"'],
  ])('of %s is on the page before anybody signs in', async (cookie, expected) => {
    const { app } = await peopleSite(await store.emptyStores(), [])
    expect(await (await app.request('/sign-in', { headers: { cookie } })).text()).toContain(expected)
  })
})
