/** The functions that keep keys, nights and erasures as they run on AWS: their own entry points, DynamoDB and KMS over HTTP, and KMS failing in the middle. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { foldEvents } from '../../functions/fold/fold.ts'
import { keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Report } from '../../shared/providers/provider.ts'
import { SourceId } from '../../shared/contacts/identifiers.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { kmsKeeper } from '../../shared/storage/aws/kmsKeeper.ts'
import { kmsMac } from '../../shared/storage/aws/kmsMac.ts'
import { kmsVault } from '../../shared/storage/aws/kmsVault.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { testStore } from '../storage/testStores.ts'
import { storedText } from '../watch/storedText.ts'
import { type KmsStub, kmsStub } from './kmsStub.ts'

const store = testStore()
const source = SourceId.parse('centrale')
const day = 86_400_000
const settings = Settings.parse({
  organisation: { id: 'proef', name: 'Proef' },
  lines: [
    { id: 'overdag', name: 'Overdag', channel: 'phone' },
    { id: 'nacht', name: 'Nacht', channel: 'phone' },
  ],
  links: [['overdag', 'nacht']],
  sources: [{ id: 'centrale', provider: 'generic', lines: { t: 'overdag' } }],
  privacy: { keyPeriods: [{ from: '2026-01-05', days: 7 }] },
})
const calendar = keyPeriods(settings.privacy)
/** The functions have no other clock. */
const now = Date.now()
const thisPeriod = calendar.at(now)
/** So long ago, and never before the period of now: that is the first for which a key is made here. */
const ago = (ms: number) => Math.max(now - ms, thisPeriod.from)
const olderPeriod = calendar.before(calendar.before(calendar.before(thisPeriod)))
const number = '+999123456789'
const roles = ['arn:aws:iam::1:role/ingest', 'arn:aws:iam::1:role/erase']

let kms: KmsStub
let stores: Stores
let keys: () => Promise<void>
let night: () => Promise<void>
let erase: (event: unknown) => Promise<unknown>
const before = new Map<string, string | undefined>()
const said: string[] = []
const environment = () => ({
  // As the tests' own client names them: one who asks by another name may find another database.
  AWS_REGION: 'local',
  AWS_ACCESS_KEY_ID: new URL(store.endpoint()).username || 'local',
  AWS_SECRET_ACCESS_KEY: 'invented',
  AWS_ENDPOINT_URL_DYNAMODB: new URL(store.endpoint()).origin,
  AWS_ENDPOINT_URL_KMS: kms.endpoint,
  EVENTS_TABLE: stores.tables.events,
  CONTACTS_TABLE: stores.tables.contacts,
  HISTORY_TABLE: stores.tables.history,
  SETTINGS_TABLE: stores.tables.settings,
  CALLER_KEY_PREFIX: 'bereikbaar-test',
  IDENTITY_KEY_ID: 'alias/identities',
  PSEUDONYM_ROLES: roles.join(','),
  KEEPER_ROLE: 'arn:aws:iam::1:role/keys',
  ACCOUNT_ROOT: 'arn:aws:iam::1:root',
  PROGRAM: 'one',
})
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation((text: unknown) => void said.push(String(text)))
  kms = await kmsStub()
  kms.keys.set('identities', { id: 'identities', policy: '', secret: 'identities', state: 'Enabled' })
  kms.aliases.set('alias/identities', 'identities')
  stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  for (const [name, value] of Object.entries(environment())) {
    before.set(name, process.env[name])
    process.env[name] = value
  }
  keys = (await import('../../functions/keys/handler.ts')).handler
  night = (await import('../../functions/watch/nightlyHandler.ts')).handler
  erase = (await import('../../functions/erase/handler.ts')).handler
})
afterAll(() => {
  vi.restoreAllMocks()
  for (const [name, value] of before)
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  kms.server.closeAllConnections()
  kms.server.close()
})
beforeEach(() => {
  kms.fails = () => undefined
})

const place = () => ({ environment: environment(), now: Date.now })
const keeper = () => kmsKeeper({ prefix: 'bereikbaar-test', users: roles, keeper: 'arn:aws:iam::1:role/keys', account: 'arn:aws:iam::1:root' }, place())
const door = () => pseudonymiser(kmsVault({ callerKeyPrefix: 'bereikbaar-test', identityKeyId: 'alias/identities' }, kmsMac(place())))
const call = (id: string, at: number, caller = number): Report => ({
  kind: 'contact',
  identity: `${id} in`,
  contact: id,
  type: 'contact.arrived',
  at: at as never,
  queue: 't',
  caller,
})
async function deliver(reports: readonly Report[]) {
  const events = await door().pseudonymise(settings.sources[0]!, settings, reports)
  for (const [n, event] of events.entries()) await stores.events.append(event, { source, receivedAt: event.at, token: `${event.eventId}.${n}` })
  await foldEvents(stores, settings.lines, events)
  return events
}
const aliases = () => [...kms.aliases.keys()].filter((name) => name.includes('/callers/')).sort()
const callersOf = (events: readonly object[]) => events.map((event) => ('caller' in event ? event.caller : undefined))

describe('keys, nights and erasures on AWS', () => {
  it('a key of its own is made for each group of lines and period, named by its alias, usable by the roles that pseudonymise and never to be had back (K2, K6, K12)', async () => {
    await keys()
    const soon = calendar.at(now + 2 * day).name
    expect(aliases()).toEqual([...new Set([thisPeriod.name, soon])].map((name) => `alias/bereikbaar-test/callers/${name}/nacht_overdag`))
    const asked = kms.asked.length
    await keys()
    expect(kms.asked.slice(asked).every((action) => action === 'ListAliases')).toBe(true)
    const [made] = [...kms.keys.values()].filter(({ id }) => id !== 'identities')
    const { Statement } = JSON.parse(made?.policy ?? '{}') as { Statement: { Effect: string; Principal: unknown; Action: string[] }[] }
    expect(Statement.filter(({ Effect, Action }) => Effect === 'Allow' && Action.includes('kms:GenerateMac')).map(({ Principal }) => Principal)).toEqual([
      { AWS: roles },
    ])
    const denied = Statement.find(({ Effect }) => Effect === 'Deny')
    expect([denied?.Principal, denied?.Action]).toEqual(['*', expect.arrayContaining(['kms:CancelKeyDeletion', 'kms:EnableKey', 'kms:VerifyMac'])])
    expect(Statement.flatMap(({ Effect, Action }) => (Effect === 'Allow' ? Action : [])).some((action) => denied?.Action.includes(action))).toBe(false)
    const trail = await auditTrail(stores.tables).newest(10)
    expect(trail.map(({ action, user }) => `${user} ${action}`)).toContain('keys key_made')
  })

  it.each([
    ['refuses', 400, 'PendingDeletion'],
    ['away', 500, 'Enabled'],
  ] as const)(
    'a key whose name KMS %s (%d) is %s: without a name nobody would find it, but one that may have got its name may be in use',
    async (how, status, state) => {
      const known = new Set(kms.keys.keys())
      kms.fails = (action) => (action === 'CreateAlias' ? how : undefined)
      await expect(keeper().make({ period: '2031-01-06', linkGroup: 'nacht' })).rejects.toThrow(`kms answered ${status}`)
      expect([...kms.keys.values()].filter(({ id }) => !known.has(id)).map((key) => key.state)).toEqual([state])
    },
  )
  it('a caller whose key cannot be used is stored unlinked, and so is one whose answer does not come (K9)', async () => {
    kms.fails = (_, keyId) => (keyId.includes('/callers/') ? 'away' : undefined)
    const asked = kms.asked.length
    expect(callersOf(await deliver([call('during', ago(3_600_000))]))).toEqual(['unlinked'])
    // One for the ids; two tries for the caller, and two under the key before while the bridge lasts.
    expect(kms.asked.slice(asked).length).toBeLessThanOrEqual(5)
    kms.fails = () => undefined
    expect(callersOf(await deliver([call('after', ago(3_000_000))]))[0]).toHaveLength(22)
  })
  it('waits no longer than 800 ms a try for a key that does not answer (K9)', async () => {
    const vault = door()
    await vault.pseudonymise(settings.sources[0]!, settings, [call('warm', now - 7_200_000, 'anonymous')])
    kms.fails = () => 'hangs'
    const began = performance.now()
    expect(callersOf(await vault.pseudonymise(settings.sources[0]!, settings, [call('hanging', ago(7_100_000))]))).toEqual(['unlinked'])
    expect(performance.now() - began).toBeLessThan(4_000)
  }, 15_000)

  it('at night what is over is stripped, then its key is destroyed: in between a failure of KMS only delays it (K6, R5)', async () => {
    await keeper().make({ period: olderPeriod.name, linkGroup: 'nacht+overdag' })
    const old = await deliver([call('old', olderPeriod.from + day), call('again', olderPeriod.from + 2 * day)])
    expect(new Set(callersOf(old)).size).toBe(1)
    const pseudonym = String(callersOf(old)[0])
    expect(pseudonym).toHaveLength(22)
    const alias = `alias/bereikbaar-test/callers/${olderPeriod.name}/nacht_overdag`
    await keys()
    expect(aliases()).toContain(alias) // nothing is stripped yet
    await night()
    expect((await stores.history.state())?.cleanedUntil).toBeGreaterThanOrEqual(olderPeriod.until)
    expect(await storedText(stores, ['contacts', 'history', 'settings'])).not.toContain(pseudonym)

    kms.fails = (action) => (action === 'ScheduleKeyDeletion' ? 'away' : undefined)
    await expect(keys()).rejects.toThrow('kms answered 500')
    expect(aliases()).toContain(alias)
    // Stopped between the two: unusable already, and the next hour goes on.
    kms.fails = (action) => (action === 'DeleteAlias' ? 'away' : undefined)
    await expect(keys()).rejects.toThrow('kms answered 500')
    const keyId = kms.aliases.get(alias)
    expect(kms.keys.get(String(keyId))).toMatchObject({ state: 'PendingDeletion', pendingDays: 7 })
    kms.fails = () => undefined
    await keys()
    expect(aliases()).not.toContain(alias)
    expect(callersOf(await door().pseudonymise(settings.sources[0]!, settings, [call('late', olderPeriod.from + day)]))).toEqual(['unlinked'])
    const trail = await auditTrail(stores.tables).newest(10)
    expect(trail.find(({ action }) => action === 'key_destroyed')?.filter).toEqual({ period: olderPeriod.name })
    // The night looked at the trail and at the days, and found both whole.
    await night()
  }, 60_000)

  it('somebody is forgotten by the clock; with KMS away the answer is a word of ours and no number is anywhere (P9, P4)', async () => {
    const known = String(callersOf(await deliver([call('theirs', ago(86_400_000))]))[0])
    const ask = (id: string, typed: string) => erase({ ask: { id, number: typed, by: 'mia', needsAnother: false } })
    kms.fails = (action) => (action === 'GenerateMac' ? 'away' : undefined)
    expect(await ask('00000000000000a0', number)).toEqual({ answer: 'failed' })
    kms.fails = () => undefined
    expect(await ask('00000000000000a1', number)).toEqual({ answer: 'accepted' })
    expect(await ask('00000000000000a2', '+999000000001')).toEqual({ answer: 'accepted' })
    expect(await storedText(stores, ['events'])).toContain(known)
    expect(await erase({})).toBeUndefined()
    expect(await storedText(stores, ['events', 'contacts', 'history', 'settings'])).not.toContain(known)
    expect(await storedText(stores, ['events', 'contacts', 'history', 'settings'])).not.toContain('999123456789')
    expect(said.join()).toContain('"code":"erased"')
    expect(said.join()).not.toMatch(/999123456789|strip_failed|night_failed|derived_differs|audit_broken/)
    expect((await stores.deletions.all(Date.now())).filter(({ what }) => what.startsWith('erase ')).length).toBeGreaterThan(1)
  }, 60_000)
})
