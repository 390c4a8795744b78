import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { type Copy, restoreTables } from '../../../infra/local/restore/restoreTables.ts'
import { copiedTables } from '../../../infra/local/restore/backupFile.ts'
import { Settings } from '../../../shared/settings/settings.ts'
import { ensureTables } from '../../../shared/storage/tables/ensureTables.ts'
import { type Item, scanPages } from '../../../shared/storage/tables/reading.ts'
import { putMany } from '../../../shared/storage/tables/writing.ts'
import { storesInMemory } from '../../simulation/pipeline/store/storesInMemory.ts'
import { settings as usual } from '../../storage/testEvents.ts'

const copiedAt = Date.parse('2026-03-04T12:00:00Z')
const options = { dryRun: false, withSettings: false, onlyCopy: false, withoutLedger: false, now: () => copiedAt + 3_600_000, tell: () => undefined }
const noAnswer = () => Object.assign(new Error('no answer came'), { name: 'TimeoutError' })
const noTable = () => new ResourceNotFoundException({ message: 'no such table', $metadata: {} })

const called = (name: string) => Settings.parse({ ...usual, organisation: { ...usual.organisation, name } })

/** A helpline that was renamed after its copy was made, over a store that fails at every request which `about` knows. */
async function renamed(about: (asked: string) => boolean, failure: () => Error) {
  const open = storesInMemory()
  const stores = open()
  await stores.settings.save(called('Before'), 0)
  const held = new Map<string, Item[]>()
  for (const table of copiedTables)
    for await (const page of scanPages(stores.tables.client, { TableName: stores.tables[table] })) held.set(table, [...(held.get(table) ?? []), ...page])
  await stores.settings.save(called('Since'), 1)
  const copy: Copy = {
    at: copiedAt,
    check: async () => 'a copy',
    fill: async (into) => {
      await ensureTables(into)
      for (const table of copiedTables) await putMany(into.client, into[table], held.get(table) ?? [])
    },
  }
  const failing = open({
    before: (operation, input) => {
      if (about(`${operation} ${JSON.stringify(input)}`)) throw failure()
    },
  })
  const name = async () => (await stores.settings.current())?.settings.organisation.name
  return { restore: (more: Partial<typeof options> = {}) => restoreTables({ stores: failing, prefix: 'test' }, copy, { ...options, ...more }), name }
}

const isLedger = (asked: string) => /^Query .*"test-history".*DELETIONS/.test(asked)
const isSettings = (asked: string) => /^(Query|GetItem) .*"test-settings".*SETTINGS/.test(asked)

describe('a restore while the tables in use do not answer', () => {
  it('does not take the list of deletions for missing: it says who did not answer, and may be run again', async () => {
    const { restore, name } = await renamed(isLedger, noAnswer)
    await expect(restore()).rejects.toThrow('no answer came')
    expect(await name()).toBe('Since')
  })
  it('goes on without that list where the operator says that nobody was erased', async () => {
    const { restore, name } = await renamed(isLedger, noAnswer)
    await restore({ withoutLedger: true })
    expect(await name()).toBe('Since')
  })
  it('takes the list for missing where there is no table', async () => {
    const { restore } = await renamed(isLedger, noTable)
    await expect(restore()).rejects.toThrow('--without-ledger')
  })
  it('does not put the settings of the copy over those in use', async () => {
    let asked = 0
    const { restore, name } = await renamed((text) => isSettings(text) && ++asked === 1, noAnswer)
    await expect(restore()).rejects.toThrow('no answer came')
    expect(await name()).toBe('Since')
    await restore()
    expect(await name()).toBe('Since')
  })
})
