import { beforeEach, describe, expect, it } from 'vitest'
import type { Access } from '../../functions/site/access/access.ts'
import type { SiteDependencies } from '../../functions/site/dependencies.ts'
import { siteApp } from '../../functions/site/app.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import type { AuditRecord } from '../../shared/access/auditRecord.ts'
import type { Role } from '../../shared/access/role.ts'
import type { Instant, LocalDate } from '../../shared/contacts/identifiers.ts'
import { reportIdOf } from '../../shared/reports/frozenReport.ts'
import type { ReportState } from '../../shared/reports/reportState.ts'
import { reportStore } from '../../shared/storage/decided/reportStore.ts'
import { linkIdOf, shareLinks } from '../../shared/storage/people/shareLinks.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { signedInAs } from '../builders/access.ts'
import { frozenReport, reportCountsOf } from '../builders/reports.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { settings } from '../storage/testEvents.ts'

const store = testStore()
const start = Date.parse('2026-06-10T10:00:00Z')
const dayMs = 86_400_000
const origin = 'https://bereikbaar.example'
let stores: Stores
let moment: number
let records: AuditRecord[]

beforeEach(async () => {
  stores = await store.emptyStores()
  moment = start
  records = []
})

function site(access: Access, more: Partial<SiteDependencies> = {}) {
  const app = siteApp({
    access: { ...access, trail: { ...access.trail, append: (record) => Promise.resolve(void records.push(record)) } },
    settings: { current: () => Promise.resolve({ version: 1, settings }), save: () => Promise.resolve('saved') },
    reports: { load: () => Promise.reject(new Error('no figures here')), firstDate: () => Promise.resolve(undefined) },
    reportStore: reportStore(stores.tables),
    links: shareLinks(stores.tables),
    now: () => moment as Instant,
    log: () => undefined,
    staticFiles: staticFiles(),
    ...more,
  })
  return (path: string, fields?: Record<string, string>) =>
    app.request(`${origin}${path}`, {
      headers: { host: 'bereikbaar.example', origin },
      ...(fields !== undefined && { method: 'POST', body: new URLSearchParams(fields) }),
    })
}
const as = (...held: Role[]) => site(signedInAs(held))
const nobody = () => site({ ...signedInAs(), who: () => Promise.resolve(undefined) })

/** A frozen report in this state. @returns its address */
async function report(states: readonly ReportState[], line = 'vlierlijn', version = 1): Promise<string> {
  const frozen = frozenReport({ line, version, title: `Rapport ${line} ${version}` })
  const own = reportStore(stores.tables)
  await own.freeze(frozen, reportCountsOf(frozen))
  const id = reportIdOf(frozen.about)
  for (const [index, to] of states.entries()) await own.decide(id, version, { to, by: 'Mia', at: start, reason: '' }, index)
  return `/reports/${id}/v/${version}`
}
const shared = ['approved', 'shared'] as const

describe('a funder', () => {
  it('sees what was shared, and nothing that is a draft, only approved, or withdrawn (D3)', async () => {
    const seen = await report(shared)
    const hidden = [await report(shared.slice(0, 1), 'lindelijn'), await report([], 'wilgenlijn'), await report([...shared, 'withdrawn'], 'vlierlijn', 2)]
    const ask = as('funder')
    const list = await (await ask('/reports')).text()
    expect((await ask(seen)).status).toBe(200)
    for (const path of hidden) expect([path, (await ask(path)).status, (await ask(`${path}/report.json`)).status]).toEqual([path, 404, 404])
    expect(list).toContain('vlierlijn-')
    expect(list).not.toMatch(/lindelijn-|wilgenlijn-|\/reports\/new/)
  })
  it('finds a version under its own number only, as the audit trail names it (H6)', async () => {
    const seen = await report(shared)
    for (const other of ['01', '1e0', '1.0', '0x1', '+1', '%201', '1%20', '%EF%BC%91'])
      for (const file of ['', '/report.json', '/print.css'])
        expect([other, (await as('funder')(`${seen.replace(/1$/, other)}${file}`)).status]).toEqual([other, 404])
  })
  it('sees reports of the lines shared with them only', async () => {
    const [own, other] = [await report(shared), await report(shared, 'lindelijn')]
    const access = signedInAs(['funder'])
    const ask = site({ ...access, who: async (headers) => ({ ...(await access.who(headers))!, lines: ['vlierlijn'] }) })
    expect([(await ask(own)).status, (await ask(other)).status]).toEqual([200, 404])
  })
  it('sees no exact figure, neither on the page nor as a file: only who runs the line has those (D3)', async () => {
    // Whoever asked for the figures would get an error here.
    const reports = { load: () => Promise.reject(new Error('no figures for a funder')), firstDate: () => Promise.resolve('2025-01-01' as LocalDate) }
    const ask = site(signedInAs(['funder']), { reports })
    const page = await ask('/reports?line=vlierlijn')
    expect([page.status, (await page.text()).includes('id="definitions"')]).toEqual([200, false])
    expect((await ask('/reports/definitions.csv?line=vlierlijn')).status).toBe(404)
  })
  it('can decide nothing about a report', async () => {
    const path = await report(shared)
    const page = await (await as('funder')(path)).text()
    expect(page).not.toMatch(/\/state"|\/renew"|\/translate"|\/share"/)
    for (const action of ['state', 'translate', 'share']) expect((await as('funder')(`${path}/${action}`, { to: 'withdrawn', name: 'Fons' })).status).toBe(404)
  })
})

describe('a link to a report (A10)', () => {
  const link = async (path: string) => {
    const page = await (await as('manager')(`${path}/share`, {})).text()
    return new URL(/value="(https:[^"]+\/share\/[^"]+)"/.exec(page)?.[1] ?? origin).pathname
  }
  it('is made by a manager of a version that was shared, and shows it to whoever has it', async () => {
    const address = await link(await report(shared))
    const answer = await nobody()(address)
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain('Rapport vlierlijn 1')
    expect(page).not.toMatch(/<form|\/reports\/new/)
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
    expect((await nobody()(`${address}/print.css`)).headers.get('content-type')).toContain('text/css')
  })
  it('opens no more often than people read: whoever holds it cannot fill the audit trail', async () => {
    const address = await link(await report(shared))
    const ask = nobody()
    for (let n = 0; n < 120; n++) expect((await ask(address)).status).toBe(200)
    const told = records.length
    expect([(await ask(address)).status, records.length]).toEqual([429, told])
    moment += 60_001
    expect((await ask(address)).status).toBe(200)
  })
  it('is one link, however often its form is sent; one that was revoked is not made again', async () => {
    const path = await report(shared)
    const ask = as('manager')
    const token = /name="token" value="([^"]+)"/.exec(await (await ask(`${path}/share`)).text())?.[1] ?? ''
    expect((await nobody()(`/share/${token}`)).status).toBe(404)
    const pages = [await (await ask(`${path}/share`, { token })).text(), await (await ask(`${path}/share`, { token })).text()]
    for (const page of pages) expect([page.includes(`/share/${token}"`), page.match(/name="link"/g)?.length]).toEqual([true, 1])
    expect(records.filter(({ action }) => action === 'share_made')).toHaveLength(1)
    expect((await nobody()(`/share/${token}`)).status).toBe(200)
    await ask(`${path}/share/revoke`, { link: /name="link" value="([^"]+)"/.exec(pages[0] ?? '')?.[1] ?? '' })
    expect(await (await ask(`${path}/share`, { token })).text()).not.toContain(token)
    expect((await nobody()(`/share/${token}`)).status).toBe(404)
  })
  it('is made and revoked in the language that its page is read in', async () => {
    const path = await report(shared)
    for (const [lang, made] of [
      ['nl', 'De link is gemaakt.'],
      ['en', 'The link is made.'],
    ] as const) {
      const form = await (await as('manager')(`${path}/share?lang=${lang}`)).text()
      const action = /<form method="post" action="([^"]*\/share[^"]*)"/.exec(form)?.[1] ?? ''
      expect(await (await as('manager')(action, {})).text()).toContain(made)
      const open = (await shareLinks(stores.tables).of(reportIdOf(frozenReport({}).about), moment))[0]?.id ?? ''
      const after = await as('manager')(`${path}/share/revoke?lang=${lang}`, { link: open })
      expect(after.headers.get('location')).toBe(`${path}/share?lang=${lang}`)
    }
  })
  it('cannot be made of anything else, nor by anybody else', async () => {
    for (const states of [[], ['approved'], [...shared, 'withdrawn']] as const) {
      const path = await report([...states], `lijn-${states.length}`)
      expect((await as('manager')(`${path}/share`, {})).status).toBe(404)
    }
    const path = await report(shared)
    for (const role of ['funder', 'planner', 'admin', 'privacy'] as const) expect((await as(role)(`${path}/share`, {})).status).toBe(404)
  })
  it('opens nothing once it is over, revoked, or its version withdrawn: the same answer as for one that never was', async () => {
    const path = await report(shared)
    const [over, revoked, withdrawn] = [await link(path), await link(path), await link(await report(shared, 'lindelijn'))]
    const page = await (await as('manager')(`${path}/share`)).text()
    const ids = [...page.matchAll(/name="link" value="([^"]+)"/g)].map(([, id]) => id ?? '')
    const own = linkIdOf(revoked.split('/').at(-1) ?? '')
    expect(ids).toContain(own)
    await as('manager')(`${path}/share/revoke`, { link: own })
    const id = reportIdOf(frozenReport({ line: 'lindelijn' }).about)
    await reportStore(stores.tables).decide(id, 1, { to: 'withdrawn', by: 'Mia', at: start, reason: '' }, 2)
    expect((await nobody()(over)).status).toBe(200)
    moment += 90 * dayMs
    const never = await (await nobody()(`/share/${'x'.repeat(43)}`)).text()
    expect(never).toContain('Vraag wie u de link stuurde om een nieuwe.')
    for (const address of [over, revoked, withdrawn]) {
      const answer = await nobody()(address)
      expect([answer.status, await answer.text()]).toEqual([404, never])
    }
  })
  it('is kept as a digest only, and opens no other page', async () => {
    const address = await link(await report(shared))
    const token = address.split('/').at(-1) ?? ''
    expect(JSON.stringify(await itemsOf(stores, 'settings'))).not.toContain(token)
    for (const path of ['/reports', '/missed', `/reports?token=${token}`]) expect((await nobody()(path)).status).toBe(303)
  })
  it('stands in the audit trail when it is made, opened and revoked, without its token', async () => {
    const path = await report(shared)
    const address = await link(path)
    await nobody()(address)
    await as('manager')(`${path}/share/revoke`, { link: (await shareLinks(stores.tables).of(reportIdOf(frozenReport({}).about), moment))[0]?.id ?? '' })
    expect(records.map(({ action }) => action).filter((action) => action.startsWith('share_'))).toEqual(['share_made', 'share_opened', 'share_revoked'])
    expect(JSON.stringify(records)).not.toContain(address.split('/').at(-1))
  })
})
