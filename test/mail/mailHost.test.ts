/** Mail from the first event to the button that ends it, over the host of one machine. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keysFolderOf } from '../../infra/local/keys/fileVault.ts'
import { type Host, startHost } from '../../infra/local/host.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { User } from '../../shared/access/user.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { mailStore } from '../../shared/storage/mail/mailStore.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { secret, signedRequest } from '../ingest/door.ts'
import { itemsOf } from '../storage/testStores.ts'
import { ownEndpoint } from '../storage/storeUnderTest.ts'
import { read } from './mails.ts'

const [minute, hour] = [60_000, 3_600_000]
/** Tuesday, 11:00 on the wall. */
const start = Date.parse('2026-06-09T09:00:00Z')
const settings = Settings.parse({
  organisation: { id: 'proef', name: 'Proef' },
  lines: [{ id: 'telefoon', name: 'Vlierlijn', channel: 'phone', hours: [{ from: '2000-01-01', week: 'Mo-Su 08:00-22:00' }] }],
  sources: [{ id: 'centrale', name: 'Telefooncentrale', provider: 'generic', secretFrom: 'env:CENTRALE_SECRET', lines: { helplijn: 'telefoon' } }],
})
const person = (id: string, roles: User['roles'], identity = true): User =>
  User.parse({
    id,
    email: `${id}@helpline.example`,
    name: id,
    roles,
    ...(identity && { identity: { issuer: 'https://id.example', subject: id } }),
    invitedAt: start,
    revision: 1,
  })

let host: Host
let dataDir = ''
let now = start
const logged: LogRecord[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mail-host-'))
  const environment = { CENTRALE_SECRET: secret }
  host = await startHost({ port: 0, dataDir, endpoint: ownEndpoint(), now: () => now, log: (record) => void logged.push(record), environment, empty: true })
  await host.data.stores.settings.save(settings, 0)
  const users = userStore(host.data.stores.tables)
  await users.save(person('mia', ['manager']))
  await users.save(person('jan', ['funder']))
  await users.save(person('noor', ['planner'], false))
})
afterAll(async () => {
  await host.stop()
  await rm(dataDir, { recursive: true })
  await rm(keysFolderOf(dataDir), { recursive: true })
})

async function deliver(event: object): Promise<void> {
  const { body, headers } = signedRequest(JSON.stringify(event), { at: now })
  const answer = await fetch(`${host.url}/hooks/centrale`, { method: 'POST', headers, body })
  expect(answer.status).toBe(202)
}
const beat = () => deliver({ type: 'source.heartbeat', at: new Date(now).toISOString() })
/** A system that is heard of every quarter of an hour. */
async function heard(quarters: number): Promise<void> {
  for (let n = 0; n < quarters; n++) {
    await beat()
    now += 15 * minute
  }
  await host.settled()
}
async function outbox() {
  const folder = host.mailFolder ?? ''
  const files = await readdir(folder).catch(() => [])
  const mails = await Promise.all(files.map(async (file) => read((await readFile(join(folder, file), 'latin1')).replaceAll('=3D', '='))))
  return mails.map(({ headers, text }) => ({
    to: headers.get('to') ?? '',
    subject: headers.get('subject') ?? '',
    stop: headers.get('list-unsubscribe')?.slice(1, -1) ?? '',
    text,
  }))
}
const to = async (who: string) => (await outbox()).filter((mail) => mail.to === `${who}@helpline.example`)

describe('a telephone system that falls silent while the line is open (C5)', () => {
  it('is a mail in the outbox at the next look, to whoever wants it and nobody else, once', async () => {
    await deliver({ type: 'contact.arrived', contact: 'c-canary', line: 'helplijn', at: new Date(now).toISOString(), caller: '+999123456789' })
    await heard(8)
    await host.look()
    expect(await to('mia')).toEqual([])
    now += hour
    for (let n = 0; n < 3; n++) await host.look()
    const mails = await to('mia')
    expect(mails.map(({ subject }) => subject)).toEqual(['Er komen geen gegevens meer binnen'])
    expect(mails[0]?.text).toContain('horen we niets meer van Telefooncentrale (Vlierlijn)')
    expect(mails[0]?.text).toContain(`${host.url}/data/sources/centrale`)
    expect(await to('jan')).toEqual([])
  })
  it('and who was invited is told so, once, and gets nothing else before coming', async () => {
    expect((await to('noor')).map(({ subject }) => subject)).toEqual(['U bent uitgenodigd voor Bereikbaar'])
    expect((await to('noor'))[0]?.stop).toBe('')
  })
  it('nothing of a caller is in any mail (P1)', async () => {
    for (const { text, subject } of await outbox()) expect(`${subject} ${text}`).not.toMatch(/999|123456|c-canary/)
  })
  it('and the token of a link is kept as a digest only', async () => {
    const token = /stop\/silence\/([\w-]{43})/.exec((await to('mia'))[0]?.stop ?? '')?.[1] ?? 'none'
    expect(JSON.stringify(await itemsOf(host.data.stores, 'settings'))).not.toContain(token)
    expect(JSON.stringify(logged)).not.toContain(token)
  })
})

describe('the link that ends it', () => {
  const link = async () => (await to('mia'))[0]?.stop ?? ''
  const choices = () => mailStore(host.data.stores.tables).choicesOf('mia')
  const oneClick = (address: string) =>
    fetch(address, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' })
  const pathOf = (token: string) => `${host.url}/mail/stop/silence/${token}?lang=nl`

  it('shows a page with a button, and changes nothing by looking (A5)', async () => {
    const answer = await fetch(await link())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-robots-tag')).toBe('noindex')
    const page = await answer.text()
    expect(page).toContain('Wilt u de mail “Er komen geen gegevens meer binnen” niet meer krijgen?')
    expect(page).toMatch(/<form method="post"/)
    expect(await choices()).toBeUndefined()
  })
  it('answers alike whether or not the token is known, to looking and to the button', async () => {
    const known = /silence\/([\w-]{43})/.exec(await link())?.[1] ?? ''
    const unknown = 'x'.repeat(43)
    const textAt = async (token: string, method: 'GET' | 'POST') => {
      const answer = method === 'GET' ? await fetch(pathOf(token)) : await oneClick(pathOf(token))
      return [answer.status, (await answer.text()).replaceAll(token, 'TOKEN')]
    }
    expect(await textAt(unknown, 'GET')).toEqual(await textAt(known, 'GET'))
    expect(await choices()).toBeUndefined()
    expect(await textAt(unknown, 'POST')).toEqual(await textAt(known, 'POST'))
  })
  it('is not printed: on paper stands where it is from, without the token', async () => {
    const token = /silence\/([\w-]{43})/.exec(await link())?.[1] ?? ''
    const onPaper = async (path: string) => /class="print-only">([^<]*)/.exec(await (await fetch(`${host.url}${path}`)).text())?.[1] ?? ''
    expect(await onPaper(`/mail/stop/silence/${token}?lang=nl`)).toMatch(/Deze pagina: \/mail\/stop\/silence\/…\?lang=nl$/)
    for (const path of [`/share/${token}`, `/mail/stop/invitation/${token}`]) expect(await onPaper(path)).not.toContain(token)
  })
  it('works by one click of a mail program, without a form of ours, and stands in the trail (RFC 8058)', async () => {
    expect((await oneClick(await link())).status).toBe(200)
    expect((await choices())?.kinds).toEqual({ silence: false })
    const [record] = await auditTrail(host.data.stores.tables).newest(1)
    expect(record).toMatchObject({ action: 'changed', object: 'POST /mail/stop/:kind/:token', filter: { user: 'mia' } })
  })
  it('ends that kind only: its token opens no other', async () => {
    const token = /silence\/([\w-]{43})/.exec(await link())?.[1] ?? ''
    await oneClick(`${host.url}/mail/stop/digest/${token}`)
    expect((await choices())?.kinds).toEqual({ silence: false })
    for (const path of ['/mail/stop/silence/short', `/mail/stop/invitation/${token}`, `/mail/stop/other/${token}`])
      expect((await fetch(`${host.url}${path}`)).status).toBe(404)
  })
  it('holds: neither the recovery nor the next silence is mailed', async () => {
    await heard(4)
    await host.look()
    now += hour
    await host.look()
    expect(await to('mia')).toHaveLength(1)
  })
})

describe('one’s own choice', () => {
  const asOwner = (more: object = {}) => ({
    headers: { authorization: `Bearer ${host.ownerCode}`, origin: host.url, 'sec-fetch-site': 'same-origin' },
    ...more,
  })
  it('of whoever sits at the machine begins with an address', async () => {
    const page = await (await fetch(`${host.url}/settings/mail?lang=nl`, asOwner())).text()
    expect(page).toContain('U krijgt geen mail van Bereikbaar.')
    const wrong = await fetch(`${host.url}/settings/mail`, asOwner({ method: 'POST', body: new URLSearchParams({ address: 'nergens', kinds: 'silence' }) }))
    expect(wrong.status).toBe(422)
    const body = new URLSearchParams({ address: 'Eigenaar@helpline.example', kinds: 'silence', language: 'en' })
    const saved = await fetch(`${host.url}/settings/mail`, asOwner({ method: 'POST', body, redirect: 'manual' }))
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/settings/mail?said=saved'])
    const after = await (await fetch(`${host.url}/settings/mail?lang=en&said=saved`, asOwner())).text()
    expect(after).toContain('You get one kind of mail from Bereikbaar.')
    expect(after).toContain('eigenaar@helpline.example')
  })
  it('holds for the next silence, in the language that was chosen', async () => {
    await heard(4)
    await host.look()
    now += hour
    await host.look()
    expect((await to('eigenaar')).map(({ subject }) => subject)).toEqual(['Data have stopped coming in'])
  })
  it('begins again after the link that ended it, which then ends it again, however often it is followed', async () => {
    const stop = (await to('eigenaar'))[0]?.stop ?? ''
    const follow = () => fetch(stop, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
    const kinds = async () => (/You get (no|one kind of) mail/.exec(await (await fetch(`${host.url}/settings/mail?lang=en`, asOwner())).text()) ?? [])[1]
    const again = () =>
      fetch(
        `${host.url}/settings/mail`,
        asOwner({ method: 'POST', body: new URLSearchParams({ address: 'eigenaar@helpline.example', kinds: 'silence', language: 'en' }), redirect: 'manual' }),
      )
    const seen = [await kinds()]
    for (const step of [follow, follow, again, follow]) {
      expect((await step()).status).toBeLessThan(400)
      seen.push(await kinds())
    }
    expect(seen).toEqual(['one kind of', 'no', 'no', 'one kind of', 'no'])
  })
  it('is changed by nobody else, and by no other site (A5)', async () => {
    expect((await fetch(`${host.url}/settings/mail`, { redirect: 'manual' })).status).toBe(303)
    const headers = { authorization: `Bearer ${host.ownerCode}`, origin: 'https://evil.example' }
    expect((await fetch(`${host.url}/settings/mail`, { method: 'POST', headers, body: new URLSearchParams({ kinds: 'gap' }) })).status).toBe(403)
  })
})
