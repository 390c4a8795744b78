import { signedInAs } from '../builders/access.ts'
import { describe, expect, it } from 'vitest'
import { importApp } from '../../functions/import/app.ts'
import { importer } from '../../functions/import/steps/importer.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { importRecords } from '../../shared/storage/facts/importRecords.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { bankRows, dayFilesIn, dependenciesOf, importerOver, importFiles, settingsOf } from './importing.ts'

const allowed = signedInAs()

const store = testStore()
async function bankStores(): Promise<Stores> {
  const stores = await store.emptyStores()
  await stores.settings.save(settingsOf('bank'), 0)
  return stores
}
const [header = '', ...rows] = bankRows(300).trimEnd().split('\n')
const part = (name: string, from: number, to: number) => ({ name, content: `${[header, ...rows.slice(from, to)].join('\n')}\n` })
const early = part('early.csv', 0, 180)
const late = part('late.csv', 180, 300)
const done = async (stores: Stores, file: typeof early) => (await importFiles(importerOver(stores), 'bank', [file])).importId
const parcelsOf = async (stores: Stores) => (await itemsOf(stores, 'events')).filter(({ kind }) => kind === 'parcel')

describe('an import that is undone', () => {
  it('leaves the days as if it had never been, and what other imports brought where it was', async () => {
    const [only, both] = [await bankStores(), await bankStores()]
    await done(only, late)
    const undone = await done(both, early)
    await done(both, late)
    expect((await importerOver(both).undo(undone)).state).toBe('undone')
    expect(await dayFilesIn(both)).toEqual(await dayFilesIn(only))
    expect((await parcelsOf(both)).some(({ importId }) => importId === undone)).toBe(false)
  })
  it('can be undone twice, and imported again', async () => {
    const stores = await bankStores()
    const door = importerOver(stores)
    const importId = (await importFiles(door, 'bank', [early])).importId
    const files = await dayFilesIn(stores)
    await door.undo(importId)
    expect(await dayFilesIn(stores)).toEqual({})
    expect((await door.undo(importId)).state).toBe('undone')
    const again = await importFiles(door, 'bank', [early])
    expect([again.counts.duplicate, again.counts.stored]).toEqual([0, (await importerOver(stores).progress(importId)).counts.stored])
    expect(await dayFilesIn(stores)).toEqual(files)
  })
  it('was imported twice: both rounds go', async () => {
    const stores = await bankStores()
    const door = importerOver(stores)
    await done(stores, early)
    // A second round that stops after its first part knows of few days itself.
    const { importId, nextPart } = await door.start({
      source: settingsOf('bank').sources[0]!.id,
      files: [{ name: early.name, size: Buffer.byteLength(early.content) }],
    })
    expect(nextPart).toBe(1)
    await door.undo(importId)
    expect(await parcelsOf(stores)).toEqual([])
    expect(await dayFilesIn(stores)).toEqual({})
  })
  it('may be half done: what came in goes, and the rest can come in afterwards', async () => {
    const stores = await bankStores()
    const door = importerOver(stores)
    const bytes = Buffer.from(early.content)
    const { importId } = await door.start({ source: settingsOf('bank').sources[0]!.id, files: [{ name: early.name, size: bytes.length }] })
    await door.takePart({ importId, file: 0, number: 1, bytes: bytes.subarray(0, 8_000), isLast: false })
    expect((await parcelsOf(stores)).length).toBeGreaterThan(0)
    expect((await door.undo(importId)).state).toBe('undone')
    expect(await parcelsOf(stores)).toEqual([])
    expect((await importFiles(door, 'bank', [early])).counts.duplicate).toBe(0)
  })
  it('is undone in the end wherever it was stopped', async () => {
    const whole = await bankStores()
    await done(whole, late)
    const expected = await dayFilesIn(whole)
    for (let stopAt = 1; stopAt < 12; stopAt++) {
      const stores = await bankStores()
      const importId = await done(stores, early)
      await done(stores, late)
      let steps = 0
      const breaking = new Proxy(stores.parcels, { get: (own, name) => step(Reflect.get(own, name)) })
      const records = importRecords(stores.tables)
      const failing = importer({ ...dependenciesOf(stores), stores: { ...stores, parcels: breaking }, records: { ...records, write: step(records.write) } })
      const outcome = await failing.undo(importId, { isTimeUp: () => stopAt % 2 === 0 }).catch(() => 'stopped' as const)
      expect((await importerOver(stores).undo(importId)).state).toBe('undone')
      expect(await dayFilesIn(stores)).toEqual(expected)
      if (outcome !== 'stopped' && outcome.state === 'undone') break

      function step<Work>(work: Work): Work {
        if (typeof work !== 'function') return work
        return ((...words: unknown[]) => {
          steps += 1
          if (steps === stopAt) throw new Error('killed')
          return work(...words)
        }) as Work
      }
    }
  })
  it('is refused after 30 days, and while another import of the source is half done', async () => {
    const stores = await bankStores()
    const importId = await done(stores, early)
    const later = dependenciesOf(stores)
    const daysLater = (days: number) => importer({ ...later, now: () => Instant.parse(later.now() + days * 86_400_000) })
    await expect(daysLater(31).undo(importId)).rejects.toMatchObject({ reason: 'too_late_to_undo' })
    const other = await daysLater(0).start({ source: settingsOf('bank').sources[0]!.id, files: [{ name: 'other.csv' }] })
    await expect(daysLater(0).undo(importId)).rejects.toMatchObject({ reason: 'other_import_open' })
    await daysLater(0).undo(other.importId)
    expect((await daysLater(29).undo(importId)).state).toBe('undone')
  })
  it('stands in the list with its state; a dry run does not', async () => {
    const stores = await bankStores()
    await importFiles(importerOver(stores), 'bank', [late], { dryRun: true })
    const importId = await done(stores, early)
    const all = async () => (await importRecords(stores.tables).all()).map(({ importId: id, state }) => [id, state])
    expect(await all()).toEqual([[importId, 'done']])
    await importerOver(stores).undo(importId)
    expect(await all()).toEqual([[importId, 'undone']])
  })
})

describe('the button', () => {
  const browser = {
    host: 'helpline.example',
    origin: 'https://helpline.example',
    'sec-fetch-site': 'same-origin',
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
  }
  it('leads back to the page, which says what came of it; a foreign page is refused', async () => {
    const stores = await bankStores()
    const importId = await done(stores, early)
    const app = importApp({ ...dependenciesOf(stores), events: stores.events, log: () => undefined, ...allowed, mostBuildMs: 5_000 })
    const press = (headers: Record<string, string>) => app.request(`/imports/${importId}/undo`, { method: 'POST', headers, body: 'lang=nl' })
    expect((await press({ ...browser, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    const answer = await press(browser)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/data/imports?lang=nl&undone=${importId}`])
    const missing = await app.request('/imports/nothing/undo', { method: 'POST', headers: browser, body: 'lang=xx' })
    expect(missing.headers.get('location')).toBe('/data/imports?refused=unknown_import')
  })
})
