import { describe, expect, it } from 'vitest'
import { eraseApp } from '../../../functions/erase/app.ts'
import { callerNamed } from '../../builders/contacts.ts'
import { erasures } from '../../../shared/storage/forgotten/erasures.ts'
import { filled, now, strip } from '../../watch/strippedStore.ts'
import { testStore } from '../testStores.ts'

const store = testStore()
const day = 86_400_000

describe('the list of deletions (R4)', () => {
  it('has every strip, with the moment up to which, for forty days', async () => {
    const stores = await store.emptyStores()
    await filled(stores, () => true)
    await strip(stores)
    const noted = await stores.deletions.all(now)
    expect(noted.map(({ what }) => what)).toContain('strip 2026-03-02T04:00:00.000Z')
    expect(await stores.deletions.all(now + 39 * day)).toEqual(noted)
    expect(await stores.deletions.all(now + 41 * day)).toEqual([])
  }, 120_000)
  it('has every erasure as a digest of the pseudonym, never the pseudonym', async () => {
    const stores = await store.emptyStores()
    const waiting = erasures(stores.tables)
    const pseudonym = callerNamed('somebody')
    await waiting.ask({ id: 'e1', at: now, pseudonyms: [pseudonym] })
    await eraseApp({ stores, erasures: waiting, now: () => now, log: () => undefined })()
    const [noted] = await stores.deletions.all(now)
    expect(noted?.what).toMatch(/^erase [\w-]{22}$/)
    expect(noted?.what).not.toContain(pseudonym)
  })
})
