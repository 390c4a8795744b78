/** A site over a real store, with people who are signed in by sessions of their own. For tests of who may do what with whom. */
import { randomBytes } from 'node:crypto'
import { type Access, usualLimits } from '../../functions/site/access/access.ts'
import { siteApp } from '../../functions/site/app.ts'
import type { SiteDependencies } from '../../functions/site/dependencies.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import { localErasure } from '../../infra/local/localErasure.ts'
import type { Role } from '../../shared/access/role.ts'
import { formTokenField, formTokenOf, sessionIdOf } from '../../shared/access/session.ts'
import { User } from '../../shared/access/user.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { erasureRequests } from '../../shared/storage/forgotten/erasureRequests.ts'
import { sessionStore } from '../../shared/storage/people/sessionStore.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { whoAsks } from '../../shared/storage/people/whoAsks.ts'
import { settings } from '../storage/testEvents.ts'
import { turnedVault } from './turnedVault.ts'

const origin = 'https://bereikbaar.example'
export const start = Date.parse('2026-06-10T10:00:00Z')
export const person = (id: string, ...roles: readonly Role[]): User =>
  User.parse({ id, email: `${id}@hulplijn.example`, name: id.charAt(0).toUpperCase() + id.slice(1), roles, invitedAt: start, revision: 1 })

export async function peopleSite(stores: Stores, people: readonly User[], others: Partial<SiteDependencies> = {}, accounts: Pick<Access, 'makeAccount'> = {}) {
  const { tables } = stores
  let moment = start
  const now = () => moment as Instant
  const [users, sessions, trail] = [userStore(tables), sessionStore(tables), auditTrail(tables)]
  for (const one of people) await users.save(one)
  if ((await stores.settings.current()) === undefined) await stores.settings.save(settings, 0)
  const vault = turnedVault()
  const keys = { ...vault, make: () => Promise.resolve(), alive: () => Promise.resolve([]), destroy: () => Promise.resolve(0) }
  const app = siteApp({
    access: {
      who: whoAsks(sessions, users, now),
      users,
      sessions,
      trail,
      random: randomBytes,
      limits: { ...usualLimits, requestsAMinute: 10_000 },
      ...accounts,
    },
    settings: stores.settings,
    reports: { load: () => Promise.reject(new Error('no figures here')), firstDate: () => Promise.resolve(undefined) },
    erasure: { door: localErasure({ stores, keys: keys as never }, now), requests: erasureRequests(tables) },
    now,
    log: () => undefined,
    staticFiles: staticFiles(),
    ...others,
  })
  /** A new session of this person; answers as their browser would get them. */
  const as = async (id: string) => {
    const token = randomBytes(32).toString('base64url')
    const user = await users.byId(id as never)
    await sessions.begin({ id: sessionIdOf(token), user: id as never, revision: user?.revision ?? 1, startedAt: moment, seenAt: moment })
    return (path: string, fields?: Readonly<Record<string, string>> | URLSearchParams): Promise<Response> => {
      const body = fields === undefined ? undefined : new URLSearchParams(fields as Record<string, string>)
      body?.set(formTokenField, formTokenOf(token))
      return Promise.resolve(
        app.request(`${origin}${path}`, {
          headers: { host: 'bereikbaar.example', origin, cookie: `__Host-session=${token}` },
          ...(body !== undefined && { method: 'POST', body }),
        }),
      )
    }
  }
  return { app, as, users, sessions, trail, tables, wait: (milliseconds: number) => (moment += milliseconds) }
}
