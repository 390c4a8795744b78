/** A site on which things can be set up, all in memory: settings, secrets, a door that logs, and no clock but the test's. */
import { signedInAs } from './access.ts'
import { siteApp } from '../../functions/site/app.ts'
import { staticFiles } from '../../functions/site/staticFiles.ts'
import type { Role } from '../../shared/access/role.ts'
import type { Instant, LocalDate } from '../../shared/contacts/identifiers.ts'
import { keepingSecrets } from '../../shared/privacy/keepingSecrets.ts'
import { type KeptSecret, type SecretKeeper, stateOfKept } from '../../shared/privacy/sourceSecrets.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { Settings } from '../../shared/settings/settings.ts'
import type { SavedBy } from '../../shared/storage/decided/settingsStore.ts'
import type { DeliveryEntry } from '../../shared/storage/facts/deliveryEntry.ts'

const door = 'https://meten.example'
const startedAt = Date.parse('2026-06-10T10:00:00Z')

export type SetupSiteOptions = {
  readonly settings?: unknown
  /** First date with data, by line. */
  readonly firstDates?: Readonly<Record<string, string>>
  /** What the door answers a test event. */
  readonly testStatus?: number
  /** Deliveries set aside because their queue belongs to no line. */
  readonly ofUnknownLine?: number
  /** Of whoever looks; all if not said. */
  readonly held?: readonly Role[]
}

export function setupSite({ settings, firstDates = {}, testStatus = 202, ofUnknownLine = 0, held }: SetupSiteOptions = {}) {
  let saved = settings === undefined ? undefined : { version: 1, settings: Settings.parse(settings) }
  const versions = new Map(saved === undefined ? [] : [[saved.version, saved.settings]])
  const savers = new Map<number, SavedBy>()
  let beforeSave = () => {}
  let moment = startedAt
  const log: DeliveryEntry[] = []
  const secrets = keepingSecrets({
    keeper: memoryKeeper(),
    webhooks,
    now: () => moment as Instant,
    random: (bytes) => new Uint8Array(bytes).map((_, n) => (n * 7 + moment) % 251),
  })
  const app = siteApp({
    access: signedInAs(held),
    settings: {
      current: () => Promise.resolve(saved),
      save: (changed, expected, who) => {
        beforeSave()
        if ((saved?.version ?? 0) !== expected) return Promise.resolve('changed_meanwhile')
        saved = { version: expected + 1, settings: changed }
        versions.set(saved.version, changed)
        if (who !== undefined) savers.set(saved.version, who)
        return Promise.resolve('saved')
      },
      at: (version) => Promise.resolve(versions.get(version)),
      savedBy: (version) => Promise.resolve(savers.get(version)),
    },
    reports: { load: () => Promise.reject(new Error('no figures here')), firstDate: (line) => Promise.resolve(firstDates[line] as LocalDate | undefined) },
    now: () => moment as Instant,
    log: () => undefined,
    staticFiles: staticFiles(),
    connections: {
      secrets,
      sendTest: (source) => {
        if (testStatus < 300) log.unshift(entry({ outcome: 'unrecognised', reason: 'test_event' }))
        return Promise.resolve({ outcome: 'answered', status: testStatus, address: `${door}/hooks/${source.id}`, milliseconds: 12 })
      },
      deliveries: {
        page: () => Promise.resolve({ entries: log }),
        counts: () => Promise.resolve([]),
        clock: () => Promise.resolve(undefined),
        ofRequests: () => Promise.resolve(new Map()),
        waiting: () => Promise.resolve(new Map(ofUnknownLine === 0 ? [] : [['unknown_line', ofUnknownLine]])),
      },
      doorAddress: () => door,
    },
  })
  const entry = (told: Partial<DeliveryEntry>): DeliveryEntry => ({ id: `d${log.length}`, receivedAt: moment as Instant, outcome: 'accepted', ...told })
  const post = (path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
    app.request(`${door}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: door, host: 'meten.example', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  return {
    app,
    post,
    get: async (path: string) => app.request(`${door}${path}`),
    text: async (path: string) => (await app.request(`${door}${path}`)).text(),
    settings: () => saved?.settings,
    /** Somebody else saves just before the next save of this site. */
    saveMeanwhile: (edit: (settings: Settings) => unknown) => {
      beforeSave = () => {
        beforeSave = () => {}
        if (saved === undefined) return
        saved = { version: saved.version + 1, settings: Settings.parse(edit(saved.settings)) }
        versions.set(saved.version, saved.settings)
      }
    },
    deliver: (...told: readonly Partial<DeliveryEntry>[]) => log.unshift(...told.map(entry)),
    later: (ms: number) => {
      moment += ms
    },
  }
}

function memoryKeeper(): SecretKeeper {
  const kept = new Map<string, KeptSecret>()
  return {
    put: (source, secret) => Promise.resolve(void kept.set(source, secret)),
    stateOf: (source) => {
      const known = kept.get(source)
      return Promise.resolve(known && stateOfKept(known))
    },
    endOld: (source) => {
      const known = kept.get(source)
      if (known !== undefined) kept.set(source, { secret: known.secret, madeAt: known.madeAt })
      return Promise.resolve()
    },
    remove: (source) => Promise.resolve(void kept.delete(source)),
  }
}

export const organisation = { id: 'proef', name: 'Hulplijn Proef' }
export const phoneLine = { id: 'telefoon', name: 'Telefoon', channel: 'phone', hours: [{ from: '2000-01-01', week: 'Mo-Fr 09:00-17:00' }] }
export const genericSource = { id: 'centrale', name: 'Centrale', provider: 'generic', secretFrom: 'stored', lines: { '*': 'telefoon' } }
