/** T6, A2: whoever may see no figures sees the same, to the letter, whether a line missed three people this morning or thirty: really asked, page after page, file after file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rolesFor } from '../../functions/site/access/rolesFor.ts'
import type { Role } from '../../shared/access/role.ts'
import { type CanaryHost, canaryHost, type Person } from '../canary/canaryHost.ts'
import { idOf } from '../conformance/conformanceHost.ts'
import { feeds } from '../conformance/feeds/feeds.ts'
import { signedRequest } from '../ingest/door.ts'

const generic = feeds.find(({ provider }) => provider === 'generic')!
const source = idOf(generic, 'in order')
const morning = Date.parse('2026-10-30T08:00:00Z')
const start = [
  '/',
  '/live',
  '/data',
  '/data/gaps',
  '/data/imports',
  '/setup',
  '/reports',
  '/settings',
  '/settings/audit',
  '/settings/users',
  '/help/terms',
  '/help/questions',
]
/** One delivery by itself is for whoever looks after sources (P14): what came in is told there, and so are the records of what was looked at. */
const tellsDeliveries = (path: string) => path.startsWith(`/data/sources/${source}`) || path.startsWith('/settings/audit')
const mostPages = 60

/** A host with a morning in which so many people in each quarter of an hour got nobody to speak to. */
async function hostWith(missed: number): Promise<CanaryHost> {
  const own = await canaryHost()
  own.clock.now = morning + 4 * 3_600_000
  let n = 0
  const send = async (event: object) => {
    const { headers, body } = signedRequest(JSON.stringify(event), { key: generic.secret, at: own.clock.now, id: `msg_${++n}` })
    expect((await own.request(`/hooks/${source}`, { method: 'POST', headers, body: body.toString() })).status).toBe(202)
  }
  for (let quarter = 0; quarter < 16; quarter++)
    for (let person = 0; person < missed; person++) {
      const about = { line: generic.reached[0], channel: 'phone', contact: `c-${quarter}-${person}`, caller: `+99900${quarter}00${person}` }
      const at = (seconds: number) => new Date(morning + (quarter * 900 + seconds) * 1000).toISOString()
      await send({ ...about, type: 'contact.queued', id: `q-${quarter}-${person}`, at: at(0) })
      await send({ ...about, type: person === 0 ? 'contact.answered' : 'contact.left', id: `e-${quarter}-${person}`, at: at(60) })
    }
  await own.host().settled()
  return own
}

/** Everything that the pages lead this person to, as it was answered, by its address. */
async function walked(own: CanaryHost, role: Role, person: Person): Promise<ReadonlyMap<string, string>> {
  const mayOpen = (path: string) => {
    const allowed = rolesFor(path)
    return allowed === 'everyone' || allowed.includes(role)
  }
  const [todo, seen] = [start.filter(mayOpen), new Map<string, string>()]
  for (let path = todo.shift(); path !== undefined && seen.size < mostPages; path = todo.shift()) {
    if (seen.has(path) || tellsDeliveries(path)) continue
    const { status, headers, text, bytes } = await own.request(path, { headers: { cookie: person.cookie } })
    const isText = /^(?:text|image\/svg|application\/json)/.test(headers.get('content-type') ?? '')
    // A packed file is told by its length.
    seen.set(path, `${status} ${headers.get('location') ?? ''} ${isText ? withoutChance(text).replaceAll(own.host().url, '') : bytes.length}`)
    for (const [, next = ''] of text.matchAll(/href="(\/[^"#]*)"/g)) if (!next.startsWith('/static/')) todo.push(next.replaceAll('&amp;', '&'))
  }
  return seen
}

/** Without the token of a form and the names of sessions; and how soon a failure is noticed, which whoever looks after sources is told (C3), follows from what is usual. */
const withoutChance = (text: string) =>
  text
    .replaceAll(/(?<=name="form_token" value=")[^"]+|(?<=name="session" value=")[^"]+/g, '')
    .replaceAll(/(?<=merken een storing hier na ongeveer |notice an outage here after about )[^.]*?(?=[,.] )/g, '')

describe('whoever may see no figures', () => {
  let quiet: CanaryHost
  let busy: CanaryHost
  beforeAll(async () => {
    ;[quiet, busy] = await Promise.all([hostWith(2), hostWith(9)])
  })
  afterAll(() => Promise.all([quiet.stop(), busy.stop()]))

  it.each(['admin', 'funder', 'privacy'] as const)('as %s, sees the same of a quiet morning and of a busy one', async (role) => {
    const [one, other] = await Promise.all([quiet, busy].map(async (own) => walked(own, role, await own.personAs([role]))))
    expect(one!.size).toBeGreaterThan(role === 'funder' ? 10 : 25)
    expect([...other!.keys()]).toEqual([...one!.keys()])
    for (const [path, answer] of one!) expect([path, other!.get(path)]).toEqual([path, answer])
  })
  it('and a planner does not (the run can fail)', async () => {
    const ask = async (own: CanaryHost, path: string) => (await own.request(path, { headers: { cookie: (await own.personAs(['planner'])).cookie } })).text
    for (const path of [`/missed?line=${source}&from=2026-10-30&to=2026-10-30`, `/live?line=${source}`])
      expect(withoutChance(await ask(busy, path))).not.toBe(withoutChance(await ask(quiet, path)))
  })
})
