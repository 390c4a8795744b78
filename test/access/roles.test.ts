/** T6: every route by every role. */
import { describe, expect, it } from 'vitest'
import { routeRules, ruleOf } from '../../functions/site/access/routeRules.ts'
import { landingOf } from '../../functions/site/access/landing.ts'
import type { AuditRecord } from '../../shared/access/auditRecord.ts'
import { hasOneOf, type Role, roles } from '../../shared/access/role.ts'
import { siteApp } from '../../functions/site/app.ts'
import { figurePages } from '../../functions/site/figurePages.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { signedInAs } from '../builders/access.ts'
import { settings } from '../storage/testEvents.ts'

const dependencies = {
  settings: { current: () => Promise.resolve({ version: 1, settings }), save: () => Promise.resolve('saved' as const) },
  reports: { load: () => Promise.reject(new Error('no figures here')), firstDate: () => Promise.resolve(undefined) },
  now: () => Date.parse('2026-06-10T10:00:00Z') as Instant,
  log: () => undefined,
  staticFiles: staticFiles(),
}
const site = siteApp({ ...dependencies, access: signedInAs() })
const endpoints = [
  ...new Set(site.routes.filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/static/')).map(({ method, path }) => `${method} ${path}`)),
]

describe('the route table', () => {
  it('has a row for every route, and no row for a route that is not there (T6)', () => {
    const rows = [...routeRules.keys()]
    expect({
      routesWithoutRow: endpoints.filter((route) => !rows.includes(route)),
      rowsWithoutRoute: rows.filter((row) => !endpoints.includes(row)),
    }).toEqual({ routesWithoutRow: [], rowsWithoutRoute: [] })
  })
  it('shows figures to nobody who is only an administrator, funder or privacy officer (A2)', () => {
    const pages = figurePages.map(({ path }) => `GET ${path}`)
    const withFigures = endpoints.filter((route) => pages.includes(route) || /^GET \/(?:missed\/|csv|xlsx|svg|api|roster)/.test(route))
    expect(withFigures.length).toBeGreaterThan(8)
    for (const route of withFigures) {
      const [method = '', path = ''] = route.split(' ')
      const allowed = ruleOf(method, path)?.roles
      expect(allowed).not.toBe('everyone')
      for (const role of ['admin', 'funder', 'privacy'] as const)
        expect([route, allowed !== 'everyone' && allowed !== undefined && hasOneOf([role], allowed)]).toEqual([route, false])
    }
  })
  it('changes nothing by GET and writes down whatever changes or leaves', () => {
    for (const [route, { audit, roles: allowed }] of routeRules) {
      if (route.startsWith('GET')) expect(['changed', 'uploaded']).not.toContain(audit)
      else if (allowed !== 'everyone' && route !== 'POST /sign-out') expect([route, audit === undefined]).toEqual([route, false])
      if (/^GET \/(?:csv|api)/.test(route)) expect(audit).toBe('exported')
    }
  })
})

/** Written down apart from the rules of the routes, so that a slip in one of them shows. What is open to everybody, and what is everybody's own, is left out. */
const own = /^(?:GET \/(?:help|settings$|settings\/(?:me|mail|privacy))|POST \/(?:sign-out|settings\/(?:me|mail)))/
const upkeep =
  /^(?:GET|POST) \/(?:setup\/lines|settings\/organisation|data\/(?:gaps|undo\/gaps|imports|:file))|^GET \/(?:setup|live|data|settings\/[a-z]+)(?:$|\/:)/
const mayAtMost: Readonly<Record<Role, RegExp>> = {
  manager:
    /^GET \/(?!settings\/(?:users|erasure|audit)|setup\/sources)|^POST \/(?:live|roster|case|reports|data|setup\/lines|settings\/(?:definitions|staffing|cost|alerts|small|organisation))/,
  planner:
    /^GET \/(?:$|live|missed$|availability|(?:csv|xlsx)\/(?!contacts)|svg|api|roster|case|data(?!\/imports|\/.*\/new$)|setup$|setup\/lines\/:line\/hours)|^POST \/(?:live\/:line\/unreachable|roster\/import)/,
  funder: /^GET \/reports(?!\/new|.*\/share)/,
  privacy: /^GET \/settings\/(?!users)|^POST \/settings\/erasure\/:request\/(?:confirm|withdraw)$/,
  admin: new RegExp(
    `${upkeep.source}|^(?:GET|POST) /(?:setup/(?:sources|examples)|settings/(?:users|retention|erasure))|^GET /(?:data/sources|settings/audit)`,
  ),
}

describe('each role', () => {
  it.each(roles)('may do at most what was decided for it: %s (T6)', (role) => {
    const allowed = [...routeRules].flatMap(([route, rule]) => (rule.roles !== 'everyone' && hasOneOf([role], rule.roles) ? [route] : []))
    expect(allowed.filter((route) => !own.test(route) && !mayAtMost[role].test(route))).toEqual([])
    expect(allowed.filter((route) => mayAtMost[role].test(route)).length).toBeGreaterThan(5)
  })

  /** Parameters filled with something harmless. */
  const addressOf = (pattern: string) =>
    pattern
      .replace(/:file\{(.*)\}/, (_, choices: string) =>
        [...choices.matchAll(/\(\?:([^|)]*)[^)]*\)/g)]
          .map(([, first]) => first)
          .join('.')
          .replaceAll('\\', ''),
      )
      .replace(/:\w+/g, 'x')
      .replace('/*', '/check')
  it.each(roles)('%s gets the same 404 for what it may not see as for what does not exist (A1)', async (role) => {
    const records: AuditRecord[] = []
    const app = siteApp({ ...dependencies, access: signedInAs([role], records) })
    const unknown = await (await app.request('/no-such-page')).text()
    for (const route of endpoints) {
      const [method = '', pattern = ''] = route.split(' ')
      const allowed = ruleOf(method, pattern)?.roles ?? []
      if (allowed === 'everyone' || hasOneOf([role], allowed) || route === 'GET /') continue
      records.length = 0
      const answer = await app.request(addressOf(pattern), { method })
      expect([route, answer.status]).toEqual([route, 404])
      if (method === 'GET' && !pattern.startsWith('/api')) expect(await answer.text()).toBe(unknown)
      expect(records).toMatchObject([{ action: 'refused', user: 'tester', object: route }])
    }
  })
  it('lands where it has something to do', () => {
    for (const role of roles) {
      const path = landingOf([role])
      expect(path).toMatch(/^\//)
    }
    expect(landingOf(['admin', 'manager'])).toBe('/')
  })
  it('nobody signed in is sent to sign in, and learns nothing else', async () => {
    const stranger = siteApp({ ...dependencies, access: { ...signedInAs(), who: () => Promise.resolve(undefined) } })
    for (const path of ['/', '/missed', '/no-such-page', '/settings/users']) {
      const answer = await stranger.request(path)
      expect([path, answer.status, await answer.text()]).toEqual([path, 303, ''])
    }
    expect((await stranger.request('/api/v1/missed')).status).toBe(401)
    expect((await stranger.request('/setup/lines/new', { method: 'POST' })).status).toBe(303)
  })
})

describe('what is written down (A6)', () => {
  it('names what was looked at or changed, before it is changed, and repeats no text that was sent', async () => {
    const records: AuditRecord[] = []
    const app = siteApp({ ...dependencies, access: signedInAs(undefined, records) })
    await app.request('/setup/lines/telefoon?line=telefoon&from=2026-01-01&note=+999123', { method: 'POST' })
    expect(records[0]).toMatchObject({ action: 'changed', object: 'POST /setup/lines/:line', filter: { line: 'telefoon', from: '2026-01-01' } })
    await app.request('/setup/lines/%2B999123456', { method: 'POST' })
    expect(JSON.stringify(records)).not.toContain('999123')
    for (const number of ['0999123456', '0999-12-34-56', '09-99-12-34-56', '00999123456', '2026-0999123456', 'a0999123456'])
      for (const path of [`/missed?line=${number}&period=${number}`, `/setup/lines/${number}`, `/case/${number}`]) await app.request(path)
    expect(JSON.stringify(records.map(({ filter }) => filter ?? {}))).not.toMatch(/999/)
  })
})

describe('what cannot be written down (A7)', () => {
  it('is not shown', async () => {
    const broken = { ...signedInAs(), trail: { ...signedInAs().trail, append: () => Promise.reject(new Error('table down')) } }
    const app = siteApp({ ...dependencies, access: broken })
    const answer = await app.request('/settings/audit')
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toContain('<table')
  })
})

describe('limits (A9)', () => {
  it('hold for one person and end with the minute', async () => {
    let moment = Date.parse('2026-06-10T10:00:00Z')
    const app = siteApp({ ...dependencies, now: () => moment as Instant, access: { ...signedInAs(), limits: { requestsAMinute: 3, exportsAnHour: 1 } } })
    const statuses = async (times: number) => {
      const found: number[] = []
      for (let time = 0; time < times; time++) found.push((await app.request('/help/terms')).status)
      return found
    }
    expect(await statuses(4)).toEqual([200, 200, 200, 429])
    moment += 60_001
    expect(await statuses(1)).toEqual([200])
  })
  it('of files are fewer than of pages', async () => {
    const app = siteApp({ ...dependencies, access: { ...signedInAs(), limits: { requestsAMinute: 100, exportsAnHour: 2 } } })
    const statuses = await Promise.all(Array.from({ length: 4 }, async () => (await app.request('/csv/missed/causes')).status))
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
    expect((await app.request('/help/terms')).status).toBe(200)
    expect((await app.request('/api/v1/missed')).status).not.toBe(429)
  })
})
