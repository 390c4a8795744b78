/** The site over a store of its own, with one of everything that a form can be about, and whoever asks holding every role. */
import { connectedSite } from '../../functions/site/connectedSite.ts'
import { localErasure } from '../../infra/local/localErasure.ts'
import type { Role } from '../../shared/access/role.ts'
import { User } from '../../shared/access/user.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { keepingSecrets } from '../../shared/privacy/keepingSecrets.ts'
import { type KeptSecret, stateOfKept } from '../../shared/privacy/sourceSecrets.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { erasureRequests } from '../../shared/storage/forgotten/erasureRequests.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { signedInAs } from './access.ts'
import { genericSource, organisation, phoneLine } from './setupSite.ts'
import { turnedVault } from './turnedVault.ts'

const formsOrigin = 'https://meten.example'
const now = Date.parse('2026-06-10T10:00:00Z') as Instant
export const erasureId = '0123456789abcdef'

const settings = Settings.parse({
  organisation,
  lines: [
    { ...phoneLine, publicPage: {}, exceptions: [{ date: '2026-07-01', week: 'closed', reason: 'Teamdag' }] },
    { ...phoneLine, id: 'nacht', name: 'Nacht' },
  ],
  sources: [genericSource],
  gaps: [{ source: 'centrale', from: '2026-06-01T10:00:00.000Z', until: '2026-06-01T12:00:00.000Z', cause: 'outage' }],
  markers: [{ date: '2026-05-01', kind: 'campaign', text: 'Campagne' }],
})

/** @param held roles of whoever asks; all if not said */
export async function formsSite(stores: Stores, held?: readonly Role[]) {
  await stores.settings.save(settings, 0)
  const users = userStore(stores.tables)
  await users.save(User.parse({ id: 'mia', email: 'mia@hulplijn.example', name: 'Mia', roles: ['planner'], invitedAt: now, revision: 1 }))
  await users.save(User.parse({ id: 'tester', email: 'tester@hulplijn.example', name: 'Tester', roles: ['manager'], invitedAt: now, revision: 1 }))
  await erasureRequests(stores.tables).add({ id: erasureId, at: now, by: 'mia' as never, needsAnother: true })
  const keys = { ...turnedVault(), make: () => Promise.resolve(), alive: () => Promise.resolve([]), destroy: () => Promise.resolve(0) }
  const kept = new Map<string, KeptSecret>()
  const secrets = keepingSecrets({
    keeper: {
      put: (source, secret) => Promise.resolve(void kept.set(source, secret)),
      stateOf: (source) => Promise.resolve(kept.get(source) && stateOfKept(kept.get(source)!)),
      endOld: () => Promise.resolve(),
      remove: (source) => Promise.resolve(void kept.delete(source)),
    },
    webhooks,
    now: () => now,
    random: (bytes) => new Uint8Array(bytes).fill(7),
  })
  for (const source of settings.sources) await secrets.make(source)
  const app = connectedSite({
    stores,
    access: { ...signedInAs(held), users },
    keysKept: 'file',
    program: 'one',
    now: () => now,
    log: () => undefined,
    erasureDoor: localErasure({ stores, keys: keys as never }, () => now),
    connections: {
      secrets,
      sendTest: ({ id }) => Promise.resolve({ outcome: 'answered', status: 202, address: `${formsOrigin}/hooks/${id}`, milliseconds: 9 }),
      deliveries: {
        page: () => Promise.resolve({ entries: [{ id: 'd1', receivedAt: now, outcome: 'unrecognised', reason: 'test_event' }] }),
        counts: () => Promise.resolve([]),
        clock: () => Promise.resolve(undefined),
        ofRequests: () => Promise.resolve(new Map()),
        waiting: () => Promise.resolve(new Map()),
      },
      doorAddress: () => formsOrigin,
    },
    removeExamples: () => Promise.resolve(),
  })
  const ask = async (path: string, body?: URLSearchParams) => {
    const answer = await app.request(`${formsOrigin}${path}`, {
      headers: { host: 'meten.example', origin: formsOrigin },
      ...(body !== undefined && { method: 'POST', body }),
    })
    return { status: answer.status, location: answer.headers.get('location'), type: answer.headers.get('content-type') ?? '', html: await answer.text() }
  }
  return {
    get: (path: string) => ask(path),
    post: (path: string, fields: readonly (readonly [string, string])[]) =>
      ask(path, new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]))),
  }
}
export type FormsSite = Awaited<ReturnType<typeof formsSite>>
