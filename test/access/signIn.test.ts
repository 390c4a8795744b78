import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usualLimits } from '../../functions/site/access/access.ts'
import { localAddress } from '../../functions/site/access/landing.ts'
import { openIdProvider } from '../../functions/site/access/signIn/openIdProvider.ts'
import { openIdSettings } from '../../functions/site/access/signIn/openIdSettings.ts'
import { siteApp } from '../../functions/site/app.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import type { Role } from '../../shared/access/role.ts'
import { User } from '../../shared/access/user.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { sessionStore } from '../../shared/storage/people/sessionStore.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { whoAsks } from '../../shared/storage/people/whoAsks.ts'
import { settings } from '../storage/testEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { clientId, openIdServer, throughProvider } from './openIdServer.ts'

const site = 'https://bereikbaar.example'
const returnAddress = `${site}/sign-in/return`
const start = Date.parse('2026-06-10T10:00:00Z')
const store = testStore()
let server: Awaited<ReturnType<typeof openIdServer>>

beforeAll(async () => {
  server = await openIdServer(returnAddress, {
    mia: { email: 'Mia@hulplijn.example', amr: ['pwd', 'otp'] },
    pim: { email: 'pim@hulplijn.example', amr: ['pwd'] },
    fons: { email: 'fons@fonds.example', amr: ['pwd'] },
    unchecked: { email: 'nora@hulplijn.example', emailVerified: false, amr: ['mfa'] },
    stranger: { email: 'iemand@elders.example', amr: ['mfa'] },
  })
})
afterAll(() => server.stop())

const person = (id: string, email: string, roles: readonly Role[]): User => User.parse({ id, email, name: id, roles, invitedAt: start, revision: 1 })

/** A site with these people, over a real store and the real provider. */
async function siteWith(people: readonly User[]) {
  const { tables } = await store.emptyStores()
  let moment = start
  const now = () => moment as Instant
  const [users, sessions, trail] = [userStore(tables), sessionStore(tables), auditTrail(tables)]
  for (const one of people) await users.save(one)
  const openId = openIdSettings({ OIDC_ISSUER: server.issuer, OIDC_CLIENT_ID: clientId }, returnAddress, undefined)
  if (openId === undefined) throw new Error('no provider')
  const app = siteApp({
    access: { who: whoAsks(sessions, users, now), users, sessions, trail, provider: openIdProvider(openId), random: randomBytes, limits: usualLimits },
    settings: { current: () => Promise.resolve({ version: 1, settings }), save: () => Promise.resolve('saved') },
    reports: { load: () => Promise.reject(new Error('no figures here')), firstDate: () => Promise.resolve(undefined) },
    now,
    log: () => undefined,
    staticFiles: staticFiles(),
  })
  const ask = (
    path: string,
    options: { readonly cookie?: string; readonly method?: string; readonly fields?: Record<string, string>; readonly headers?: Record<string, string> } = {},
  ) =>
    app.request(`${site}${path}`, {
      method: options.method ?? (options.fields === undefined ? 'GET' : 'POST'),
      headers: { host: 'bereikbaar.example', origin: site, ...(options.cookie !== undefined && { cookie: options.cookie }), ...options.headers },
      ...(options.fields !== undefined && { body: new URLSearchParams(options.fields) }),
    })
  /** The whole way of a browser: here, there, and back. */
  const signIn = async (subject: string, to = '') => {
    server.signInAs(subject)
    const going = await ask(`/sign-in/go${to === '' ? '' : `?to=${encodeURIComponent(to)}`}`)
    const pending = cookieIn(going, '__Host-sign-in')
    const back = await throughProvider(going.headers.get('location') ?? '', returnAddress)
    const answer = await ask(back.slice(site.length), { cookie: [pending, cookieIn(going, '__Host-sign-in-to')].filter(Boolean).join('; ') })
    return { answer, pending, back: back.slice(site.length), cookie: cookieIn(answer, '__Host-session') }
  }
  return {
    ask,
    signIn,
    tables,
    users,
    sessions,
    trail,
    later: (ms: number) => {
      moment += ms
    },
  }
}

const cookieIn = (answer: Response, name: string): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .find((pair) => pair.startsWith(`${name}=`) && pair.length > name.length + 1) ?? ''

const minute = 60_000

describe('signing in with an OpenID provider (A3)', () => {
  it('lets in who was invited, by code flow with PKCE, state and nonce, and binds the invitation to them', async () => {
    const { signIn, ask, users } = await siteWith([person('mia', 'mia@hulplijn.example', ['manager'])])
    const { answer, cookie } = await signIn('mia', '/help/terms')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/help/terms')
    expect((await ask('/help/terms', { cookie })).status).toBe(200)
    expect((await users.all())[0]?.identity).toEqual({ issuer: server.issuer, subject: 'mia' })
  })
  it('says why whoever was signed in is asked again, and nothing of the sort to a newcomer', async () => {
    const { signIn, ask, later } = await siteWith([person('mia', 'mia@hulplijn.example', ['manager'])])
    const { cookie } = await signIn('mia')
    later(24 * 60 * minute)
    const asked = await ask('/help/terms?lang=nl', { cookie })
    expect(asked.headers.get('location')).toBe('/sign-in?to=%2Fhelp%2Fterms%3Flang%3Dnl')
    const ended = await (await ask('/sign-in?to=%2Fhelp%2Fterms&lang=nl', { cookie })).text()
    expect(ended).toContain('Uw aanmelding geldt niet meer.')
    expect(ended).not.toContain('<title>Fout')
    expect(await (await ask('/sign-in?lang=en', { cookie })).text()).toContain('You are no longer signed in.')
    expect(await (await ask('/sign-in?lang=nl')).text()).toContain('Meld u aan om verder te gaan.')
    const { cookie: anew } = await signIn('mia')
    expect(await (await ask('/sign-in?lang=nl', { cookie: anew })).text()).not.toContain('geldt niet meer')
  })
  it('keeps nothing of the address somebody was going to, in which anything may stand, and leads them there all the same (P1, A11)', async () => {
    const { signIn, tables, ask } = await siteWith([person('mia', 'mia@hulplijn.example', ['manager'])])
    const to = '/help/terms?q=%2B999555012345'
    const going = await ask(`/sign-in/go?to=${encodeURIComponent(to)}`)
    expect(going.status).toBe(303)
    expect(JSON.stringify(await itemsOf({ tables }, 'settings'))).not.toMatch(/999555|help.terms/)
    expect((await signIn('mia', to)).answer.headers.get('location')).toBe(to)
    const elsewhere = await ask('/sign-in/go?to=https%3A%2F%2Felders.example%2Fmissed')
    expect(elsewhere.headers.getSetCookie().some((cookie) => cookie.includes('elders'))).toBe(false)
  })
  it('asks the provider for a code with a challenge, a state and a nonce, for exactly our own address', async () => {
    const { ask } = await siteWith([])
    const { searchParams } = new URL((await ask('/sign-in/go')).headers.get('location') ?? '')
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: returnAddress,
      code_challenge_method: 'S256',
      client_id: clientId,
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)?.length).toBeGreaterThan(40)
  })
  it('refuses who was not invited, whose address was not checked, and who came without a second factor', async () => {
    const { signIn, sessions } = await siteWith([person('pim', 'pim@hulplijn.example', ['planner']), person('nora', 'nora@hulplijn.example', ['planner'])])
    for (const subject of ['stranger', 'unchecked', 'pim']) {
      const { answer, cookie } = await signIn(subject)
      expect([subject, answer.status, cookie]).toEqual([subject, 401, ''])
    }
    expect(await sessions.all(start)).toEqual([])
  })
  it('lets funders in without a second factor, and nobody who holds another role beside', async () => {
    const { signIn } = await siteWith([person('fons', 'fons@fonds.example', ['funder']), person('pim', 'pim@hulplijn.example', ['funder', 'planner'])])
    expect((await signIn('fons')).answer.status).toBe(303)
    expect((await signIn('pim')).answer.status).toBe(401)
  })
  it('takes an answer once, only in the browser that asked, and never with another state', async () => {
    const { signIn, ask } = await siteWith([person('mia', 'mia@hulplijn.example', ['manager'])])
    const { back, pending } = await signIn('mia')
    expect((await ask(back, { cookie: pending })).status).toBe(401) // again
    server.signInAs('mia')
    const going = await ask('/sign-in/go')
    const there = await throughProvider(going.headers.get('location') ?? '', returnAddress)
    expect((await ask(there.slice(site.length))).status).toBe(401) // another browser
    const other = new URL(there)
    other.searchParams.set('state', 'x'.repeat(43))
    expect((await ask(other.href.slice(site.length), { cookie: cookieIn(going, '__Host-sign-in') })).status).toBe(401)
  })
  it('writes down so many refusals an hour and no more, for nobody needs an account to be refused; who is invited still comes in', async () => {
    const { signIn, ask, trail, later } = await siteWith([person('mia', 'mia@hulplijn.example', ['manager'])])
    const ways = [
      () => ask('/sign-in/return'),
      () => ask('/sign-in/owner', { fields: { code: 'x' } }),
      () => ask('/sign-in/example', { fields: { role: 'admin' } }),
    ]
    for (let n = 0; n < 30; n++) expect((await ways[n % ways.length]?.())?.status).toBe(401)
    for (const way of ways) expect((await way()).status).toBe(429)
    expect(await trail.newest(100)).toHaveLength(30)
    expect((await signIn('mia')).answer.status).toBe(303)
    later(60 * minute)
    expect((await ask('/sign-in/return')).status).toBe(401)
  })
  it('opens an invitation that was taken up to nobody else with the same address', async () => {
    const taken = User.parse({ ...person('mia', 'mia@hulplijn.example', ['manager']), identity: { issuer: server.issuer, subject: 'somebody-else' } })
    const { signIn } = await siteWith([taken])
    expect((await signIn('mia')).answer.status).toBe(401)
  })
})

describe('a session (A4)', () => {
  const oneManager = () => siteWith([person('mia', 'mia@hulplijn.example', ['manager', 'admin'])])
  it('is a cookie of this host alone, of which only a digest is stored', async () => {
    const { signIn, sessions } = await oneManager()
    const { answer, cookie } = await signIn('mia')
    const [set] = answer.headers.getSetCookie().filter((one) => one.startsWith('__Host-session'))
    expect(set).toMatch(/^__Host-session=[A-Za-z0-9_-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
    expect(JSON.stringify(await sessions.all(start))).not.toContain(cookie.split('=')[1])
  })
  it('ends after half an hour without a request', async () => {
    const { signIn, ask, later } = await oneManager()
    const { cookie } = await signIn('mia')
    later(29 * minute)
    expect((await ask('/help/terms', { cookie })).status).toBe(200)
    later(29 * minute)
    expect((await ask('/help/terms', { cookie })).status).toBe(200)
    later(30 * minute)
    expect((await ask('/help/terms', { cookie })).status).toBe(303)
  })
  it('ends after eight hours whatever happens', async () => {
    const { signIn, ask, later } = await oneManager()
    const { cookie } = await signIn('mia')
    for (let passed = 0; passed < 8 * 60 - 20; passed += 20) {
      later(20 * minute)
      expect((await ask('/help/terms', { cookie })).status).toBe(200)
    }
    later(20 * minute)
    expect((await ask('/help/terms', { cookie })).status).toBe(303)
  })
  it('ends on the server with sign-out, and everywhere for a removed user or other roles', async () => {
    const { signIn, ask, users } = await oneManager()
    const { cookie } = await signIn('mia')
    const page = await (await ask('/help/terms', { cookie })).text()
    const form_token = /name="form_token" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect((await ask('/sign-out', { cookie, fields: { form_token } })).status).toBe(303)
    expect((await ask('/help/terms', { cookie })).status).toBe(303)
    const { cookie: second } = await signIn('mia')
    const [mia] = await users.all()
    if (mia === undefined) throw new Error('nobody')
    await users.save({ ...mia, roles: ['planner'], revision: mia.revision + 1 })
    expect((await ask('/help/terms', { cookie: second })).status).toBe(303)
  })
  it('ended by signing out, the provider asks who is there, whomever it still knows in that browser, until somebody is let in', async () => {
    const { signIn, ask } = await oneManager()
    expect(new URL((await ask('/sign-in/go')).headers.get('location') ?? '').searchParams.get('prompt')).toBeNull()
    const { cookie } = await signIn('mia')
    const form_token = /name="form_token" value="([^"]+)"/.exec(await (await ask('/help/terms', { cookie })).text())?.[1] ?? ''
    const out = cookieIn(await ask('/sign-out', { cookie, fields: { form_token } }), '__Host-signed-out')
    const going = await ask('/sign-in/go', { cookie: out })
    expect(new URL(going.headers.get('location') ?? '').searchParams.get('prompt')).toBe('login')
    server.signInAs('mia')
    const back = await throughProvider(going.headers.get('location') ?? '', returnAddress)
    const answer = await ask(back.slice(site.length), { cookie: [out, cookieIn(going, '__Host-sign-in')].join('; ') })
    expect(answer.headers.getSetCookie().find((one) => one.startsWith('__Host-signed-out='))).toMatch(/^__Host-signed-out=;.*Max-Age=0$/)
    expect(cookieIn(answer, '__Host-session')).not.toBe('')
  })
})

describe('a form (A5)', () => {
  it('is taken only with the token of its session, from our own origin, and nothing changes on GET', async () => {
    const { signIn, ask, users } = await siteWith([person('mia', 'mia@hulplijn.example', ['admin'])])
    const { cookie } = await signIn('mia')
    const form_token = /name="form_token" value="([^"]+)"/.exec(await (await ask('/settings/users', { cookie })).text())?.[1] ?? ''
    const fields = { email: 'nieuw@hulplijn.example', name: 'Nieuw', roles: 'planner' }
    expect((await ask('/settings/users', { cookie, fields })).status).toBe(403)
    expect((await ask('/settings/users', { cookie, fields: { ...fields, form_token: 'x'.repeat(43) } })).status).toBe(403)
    expect((await ask('/settings/users', { cookie, fields: { ...fields, form_token }, headers: { origin: 'https://elders.example' } })).status).toBe(403)
    expect(await users.all()).toHaveLength(1)
    expect((await ask('/settings/users', { cookie, fields: { ...fields, form_token } })).status).toBe(303)
    expect(await users.all()).toHaveLength(2)
  })
  it('carries its token as another text on every page, so that lengths of compressed pages tell nothing of it', async () => {
    const { signIn, ask } = await siteWith([person('mia', 'mia@hulplijn.example', ['admin'])])
    const { cookie } = await signIn('mia')
    const tokenOf = async () => /name="form_token" value="([^"]+)"/.exec(await (await ask('/settings/users', { cookie })).text())?.[1] ?? ''
    const [one, other] = [await tokenOf(), await tokenOf()]
    const fields = { email: 'nieuw@hulplijn.example', name: 'Nieuw', roles: 'planner' }
    expect(one).toHaveLength(86)
    expect(other.slice(0, 43)).not.toBe(one.slice(0, 43))
    expect(other.slice(43)).not.toBe(one.slice(43))
    const turned = `${one.slice(0, 60)}${one[60] === 'A' ? 'B' : 'A'}${one.slice(61)}`
    for (const form_token of [turned, one.slice(0, 43), one.slice(43), `${one}AA`, ''])
      expect([form_token, (await ask('/settings/users', { cookie, fields: { ...fields, form_token } })).status]).toEqual([form_token, 403])
    for (const [n, form_token] of [one, other].entries())
      expect((await ask('/settings/users', { cookie, fields: { ...fields, email: `nieuw${n}@hulplijn.example`, form_token } })).status).toBe(303)
  })
})

describe('people (A2)', () => {
  it('nobody changes their own roles', async () => {
    const { signIn, ask, users } = await siteWith([person('mia', 'mia@hulplijn.example', ['admin'])])
    const { cookie } = await signIn('mia')
    const form_token = /name="form_token" value="([^"]+)"/.exec(await (await ask('/settings/users', { cookie })).text())?.[1] ?? ''
    for (const path of ['/settings/users/mia', '/settings/users/mia/remove'])
      expect((await ask(path, { cookie, fields: { form_token, roles: 'manager' } })).status).toBe(404)
    expect((await users.all())[0]?.roles).toEqual(['admin'])
  })
})

describe('return addresses (A11)', () => {
  it.each(['https://elders.example/', '//elders.example/', '/\\elders.example', '/sign-in/go', '/onbekend', 'javascript:alert(1)', '/%2e%2e//elders.example'])(
    '%s is not gone to',
    async (to) => {
      const { signIn } = await siteWith([person('mia', 'mia@hulplijn.example', ['manager'])])
      expect((await signIn('mia', to)).answer.headers.get('location')).toBe('/')
    },
  )
  it.each(['/.//elders.example/x', '/missed/..//elders.example', '/%2e//elders.example', '/..//..//elders.example'])(
    '%s is no address of this site, for a browser reads a name behind two slashes',
    (to) => expect(localAddress(to)).toBeUndefined(),
  )
  it.each(['/', '/missed?line=telefoon', '/roster/gaps', '/./missed'])('%s is', (to) => expect(localAddress(to)).toMatch(/^\/(?!\/)/))
})
