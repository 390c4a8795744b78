/** A backup, and then somebody is erased, a period is stripped, what is due is swept, and a call comes in. The older backup is put back, in tables and in a folder. */
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseApp } from '../../../functions/erase/app.ts'
import { foldEvents } from '../../../functions/fold/fold.ts'
import { verify } from '../../../shared/storage/days/verify.ts'
import { sweepApp } from '../../../functions/watch/sweep.ts'
import { openDataFolder } from '../../../infra/local/store/localData.ts'
import { keysFolderOf } from '../../../infra/local/keys/fileVault.ts'
import { checkBackup, loadBackup, writeBackup } from '../../../infra/local/restore/backupFile.ts'
import { dropReplaced, restoreFolder, type RestoreOptions } from '../../../infra/local/restore/restoreFolder.ts'
import { readLedger, writeLedger } from '../../../infra/local/restore/ledgerFile.ts'
import { type Copy, restoreTables } from '../../../infra/local/restore/restoreTables.ts'
import { User } from '../../../shared/access/user.ts'
import { isContactEvent } from '../../../shared/contacts/contactEvent.ts'
import type { CallerPseudonym } from '../../../shared/contacts/identifiers.ts'
import { auditTrail } from '../../../shared/storage/people/auditTrail.ts'
import { ensureTables } from '../../../shared/storage/tables/ensureTables.ts'
import { erasures } from '../../../shared/storage/forgotten/erasures.ts'
import { sessionStore } from '../../../shared/storage/people/sessionStore.ts'
import { type Stores, storesOf } from '../../../shared/storage/stores.ts'
import { userStore } from '../../../shared/storage/people/userStore.ts'
import { event } from '../../builders/contacts.ts'
import { testStore } from '../../storage/testStores.ts'
import { everyReport, filled, lineId, now, settings, source, strip } from '../../watch/strippedStore.ts'
import { storedText } from '../../watch/storedText.ts'

const store = testStore()
const copiedAt = Date.parse('2026-03-09T00:00:00Z')
const somebody = User.parse({ id: 'mia', email: 'mia@hulplijn.example', name: 'Mia', roles: ['manager'], invitedAt: copiedAt, revision: 1 })
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restore-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Some periods stripped, somebody invited and signed in, then the backup. */
async function backedUp(stores: Stores, file: string): Promise<void> {
  await filled(stores)
  await strip(stores, Date.parse('2026-02-24T12:00:00Z'))
  await userStore(stores.tables).save(somebody)
  await sessionStore(stores.tables).begin({ id: 'a-session', user: somebody.id, revision: 1, startedAt: copiedAt, seenAt: copiedAt })
  await writeBackup(stores, file, () => copiedAt)
}

/** What happens after it. @returns who was erased */
async function lifeGoesOn(stores: Stores): Promise<CallerPseudonym> {
  const events = (await import('../../watch/strippedStore.ts')).allEvents
  const recent = (await events()).filter(isContactEvent).filter(({ at }) => at > Date.parse('2026-03-03') && at < copiedAt)
  const callers = Map.groupBy(
    recent.flatMap(({ caller }) => (caller === undefined || caller === 'withheld' || caller === 'unlinked' ? [] : [caller])),
    (caller) => caller,
  )
  const [erased] = [...callers].sort(([, a], [, b]) => b.length - a.length)[0]!
  const at = copiedAt + 10 * 3_600_000
  await erasures(stores.tables).ask({ id: 'e1', at, pseudonyms: [erased] })
  await eraseApp({ stores, erasures: erasures(stores.tables), now: () => at, log: () => undefined })()
  await userStore(stores.tables).save({ ...somebody, removedAt: at, revision: 2 })
  await auditTrail(stores.tables).append({ at, user: 'mia', action: 'viewed', object: 'GET /' })
  const call = event('since', 'contact.arrived', '2026-03-09 12:00', { lineId })
  await stores.events.append(call, { source, receivedAt: call.at, token: 'since.0' })
  await foldEvents(stores, settings.lines, [call])
  await strip(stores)
  await sweepApp({ tables: stores.tables, now: () => now, log: () => undefined })()
  return erased
}

const told: string[] = []
const options: RestoreOptions = {
  dryRun: false,
  withSettings: false,
  onlyCopy: false,
  withoutLedger: false,
  now: () => now,
  tell: (step) => void told.push(step),
}
const copyOf = (file: string): Copy => ({
  at: copiedAt,
  check: async () => `${(await checkBackup(file)).items} items`,
  fill: async (into) => {
    await ensureTables(into)
    await loadBackup(file, into)
  },
})
const prefixOf = ({ tables }: Stores) => tables.events.slice(0, -'-events'.length)
const facts = async (stores: Stores) => ({
  reports: await everyReport(stores),
  sinceCopy: (await stores.dayFiles.readDays(settings.lines[0]!, '2026-03-09' as never, '2026-03-09' as never)).map(({ columns }) => columns.length),
  state: (await stores.history.state())?.until,
})

describe('a rehearsal of restoring (R4, F6)', () => {
  it('puts older tables back: nobody erased returns, stripped days are stripped, figures are equal, what came since is there', async () => {
    const stores = await store.emptyStores()
    const file = join(folder, 'tables.backup')
    await backedUp(stores, file)
    const erased = await lifeGoesOn(stores)
    const before = await facts(stores)
    // Some of that day were in the copy already.
    expect(before.sinceCopy).toEqual([5])
    expect(await loadedText(file)).toContain(erased)

    await restoreTables({ stores, prefix: prefixOf(stores) }, copyOf(file), options)
    expect(await facts(stores)).toEqual(before)
    const everything = await storedText(stores, ['events', 'contacts', 'history', 'settings'])
    expect(everything).not.toContain(erased)
    expect((await verify(stores, settings)).differences).toEqual([])
    expect((await userStore(stores.tables).byId(somebody.id))?.removedAt).toBeDefined()
    const trail = await auditTrail(stores.tables).newest(9)
    expect(trail.map(({ action }) => action)).toEqual(['restored', 'viewed'])
    expect(await auditTrail(stores.tables).broken()).toEqual([])
    // And again: the same copy, the same end.
    await restoreTables({ stores, prefix: prefixOf(stores) }, copyOf(file), options)
    expect(await facts(stores)).toEqual(before)
  }, 300_000)

  it('loses nothing that waited in the spill: received before the copy and stored after it, or received before the restore and stored while it ran (F1)', async () => {
    const stores = await store.emptyStores()
    const file = join(folder, 'spilled.backup')
    await backedUp(stores, file)
    const waiting = (name: string, at: string) => {
      const call = event(name, 'contact.arrived', at, { lineId })
      return { call, append: () => stores.events.append(call, { source, receivedAt: call.at, token: `${name}.0` }) }
    }
    const [before, meanwhile, unwanted] = [
      waiting('before', '2026-03-08 23:30'),
      waiting('meanwhile', '2026-03-09 20:00'),
      waiting('wrong', '2026-03-09 21:00'),
    ]
    await before.append()
    let isStored: Promise<unknown> = Promise.resolve()
    const tell = (step: string) => {
      if (step.startsWith('now the tables in use')) isStored = meanwhile.append()
    }
    await restoreTables({ stores, prefix: prefixOf(stores) }, copyOf(file), { ...options, tell })
    await isStored
    for (const { call } of [before, meanwhile]) expect(await stores.events.find(call.eventId)).toMatchObject({ receivedAt: call.at })
    expect((await verify(stores, settings)).differences).toEqual([])
    // Unless what came since the copy is what is wrong.
    await unwanted.append()
    await restoreTables({ stores, prefix: prefixOf(stores) }, copyOf(file), { ...options, onlyCopy: true })
    expect(await stores.events.find(unwanted.call.eventId)).toBeUndefined()
  }, 300_000)

  it('stopped at any write and run again ends the same; until the switch nothing in use is touched (R5)', async () => {
    const stores = await store.emptyStores()
    const file = join(folder, 'stopped.backup')
    await backedUp(stores, file)
    const erased = await lifeGoesOn(stores)
    const before = await facts(stores)
    let stops = 0
    for (let writes = 40; ; writes = Math.ceil(writes * 3)) {
      const isDone = await restoreTables({ stores: failingAfter(stores, writes), prefix: prefixOf(stores) }, copyOf(file), options).then(
        () => true,
        () => false,
      )
      expect(await storedText(stores, ['events', 'contacts', 'history'])).not.toContain(erased)
      if (isDone) break
      stops++
    }
    expect(stops).toBeGreaterThan(2)
    await restoreTables({ stores, prefix: prefixOf(stores) }, copyOf(file), options)
    expect(await facts(stores)).toEqual(before)
    expect((await verify(stores, settings)).differences).toEqual([])
  }, 300_000)

  it('puts a file in the place of a data folder that is damaged: the list beside the keys is enough, and the hole is a gap', async () => {
    const dataDir = join(folder, 'helpline')
    const file = join(folder, 'folder.backup')
    const first = await openDataFolder(dataDir)
    await backedUp(first.stores, file)
    const erased = await lifeGoesOn(first.stores)
    const before = await everyReport(first.stores)
    await writeLedger(keysFolderOf(dataDir), await first.stores.deletions.all(now), now)
    await first.close()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(join(keysFolderOf(dataDir), 'deletions.json'))).mode & 0o777).toBe(0o600)

    // Dry first: nothing moves.
    const names = async () => (await readdir(dataDir)).filter((name) => name.startsWith('store')).sort()
    await restoreFolder(dataDir, file, { ...options, dryRun: true })
    expect(await names()).toEqual(['store'])
    // The disk died: nothing is left to read, and a half of an earlier try is in the way.
    await rm(join(dataDir, 'store'), { recursive: true })
    await mkdir(join(dataDir, 'store.restoring'))
    await restoreFolder(dataDir, file, options)
    expect(await names()).toEqual(['store'])
    const again = await openDataFolder(dataDir)
    try {
      expect(await everyReport(again.stores)).toEqual(before)
      expect(await storedText(again.stores, ['events', 'contacts', 'history', 'settings'])).not.toContain(erased)
      const restored = (await again.stores.settings.current())?.settings
      expect(restored?.gaps.slice(settings.gaps.length)).toEqual(
        settings.sources.map((own) => ({ source: own.id, from: '2026-03-09T00:00:00.000Z', until: '2026-03-10T12:00:00.000Z', cause: 'outage', note: '' })),
      )
      expect(await sessionStore(again.stores.tables).find('a-session', copiedAt)).toBeUndefined()
      expect((await readLedger(keysFolderOf(dataDir)))?.deletions.length).toBeGreaterThan(0)
    } finally {
      await again.close()
    }
    // Over a store that can be read: that one stays for 35 days and then goes.
    await restoreFolder(dataDir, file, options)
    expect(await names()).toEqual(['store', `store.replaced-${now}`])
    await dropReplaced(dataDir, now + 34 * 86_400_000)
    expect(await names()).toHaveLength(2)
    await dropReplaced(dataDir, now + 35 * 86_400_000)
    expect(await names()).toEqual(['store'])
  }, 300_000)

  it('refuses a copy older than 35 days, one without a list of deletions since, and one that is not whole (R3, R4)', async () => {
    const stores = await store.emptyStores()
    const file = join(folder, 'refused.backup')
    await stores.settings.save(settings, 0)
    await writeBackup(stores, file, () => copiedAt)
    const restore = (changed: Partial<RestoreOptions>, at = copyOf(file)) => restoreTables({ stores, prefix: prefixOf(stores) }, at, { ...options, ...changed })
    await expect(restore({ now: () => copiedAt + 35 * 86_400_000 })).rejects.toThrow('35 days old')
    const unreadable = storesOf({ ...stores.tables, history: 'not-there' })
    await expect(restoreTables({ stores: unreadable, prefix: prefixOf(stores) }, copyOf(file), options)).rejects.toThrow('list of deletions')
    const { readFile, writeFile } = await import('node:fs/promises')
    const bytes = await readFile(file)
    await writeFile(join(folder, 'cut.backup'), bytes.subarray(0, bytes.length - 20))
    await expect(restore({}, copyOf(join(folder, 'cut.backup')))).rejects.toThrow('cannot be used')
    await writeFile(join(folder, 'other.backup'), 'hello')
    await expect(restore({}, copyOf(join(folder, 'other.backup')))).rejects.toThrow('cannot be used')
    await expect(writeBackup(stores, file, () => copiedAt)).rejects.toThrow('EEXIST')
  }, 60_000)
})

async function loadedText(file: string): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  const { gunzipSync } = await import('node:zlib')
  return gunzipSync(await readFile(file)).toString('utf8')
}

/** The same stores, whose client writes so often and then never again. */
function failingAfter(stores: Stores, writes: number): Stores {
  let left = writes
  const { client } = stores.tables
  const send = (command: object) =>
    /^(Put|Update|Delete|BatchWrite)/.test(command.constructor.name) && left-- <= 0
      ? Promise.reject(new Error('the power went'))
      : client.send(command as never)
  return storesOf({ ...stores.tables, client: new Proxy(client, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) }) })
}
