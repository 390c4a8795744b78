import { describe, expect, it } from 'vitest'
import { stripApp } from '../../functions/watch/strip.ts'
import { importer } from '../../functions/import/steps/importer.ts'
import { drillDown } from '../../shared/metrics/drillDown.ts'
import { reportJson, reportNames } from '../../shared/metrics/reportJson.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { KeyUse } from '../../shared/privacy/keyVault.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { turnedVault } from '../builders/turnedVault.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { bankRows, dependenciesOf, importFiles, settingsOf } from './importing.ts'

const store = testStore()
const settings = settingsOf('bank')
const [source] = settings.sources.map(({ id }) => id)
const files = [{ name: 'bank.csv', content: bankRows(1500) }]
const now = Date.parse('2026-12-01T12:00:00Z')
const period = { from: '1999-04-01' as never, to: '1999-04-30' as never }

async function everyReport(stores: Stores, own: Settings): Promise<unknown> {
  const load = reportLoader(stores.dayFiles)
  const filters = { line: own.lines.map(({ id }) => id).slice(0, 1), ...period, hours: 'all', unit: 'people', grain: 'auto' } as const
  const shapes = (['exclude', 'include'] as const).map((short) => load({ version: 1, settings: own }, { ...filters, short }, now))
  return (await Promise.all(shapes)).map(({ figures, input }) => ({
    reports: reportNames.map((name) => reportJson(name, figures, '')),
    list: drillDown(input, {}),
  }))
}

/** The same file over a store where everything older is stripped already, and over one where nothing is. */
async function imported(isStripped: boolean) {
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  if (isStripped) await stripApp({ stores, now: () => now, log: () => undefined })()
  const used = new Set<string>()
  const vault = turnedVault()
  const noting = {
    ...vault,
    hmac: async (use: KeyUse, message: Uint8Array) => {
      used.add(vault.keyNameOf(use))
      return vault.hmac(use, message)
    },
  }
  const destroyed: string[] = []
  const dependencies = { ...dependenciesOf(stores), pseudonymiser: pseudonymiser(noting), destroyKey: async (name: string) => destroyed.push(name) }
  const door = importer(dependencies)
  const done = await importFiles(door, source ?? '', files)
  return { stores, door, done, used: [...used].filter((name) => name.startsWith('caller')), destroyed }
}

describe('a file older than the periods still alive', () => {
  it('is stripped in one go when it is confirmed, and its figures are those of a file that is not', async () => {
    const [plain, old] = [await imported(false), await imported(true)]
    expect(old.done.counts).toEqual(plain.done.counts)
    expect(await everyReport(old.stores, settings)).toEqual(await everyReport(plain.stores, settings))
    expect((await itemsOf(old.stores, 'history')).filter(({ pk }) => String(pk).startsWith('HISTORY#')).length).toBeGreaterThan(1)
  }, 120_000)
  it('has a caller key of its own, destroyed when it is confirmed; two imports share none (K13)', async () => {
    const { used, destroyed, done } = await imported(true)
    expect(used).toHaveLength(1)
    expect(used[0]).toContain(`import-${done.importId}-${Instant.parse(now)}`)
    expect(destroyed).toEqual([`import-${done.importId}-${Instant.parse(now)}`])
  }, 120_000)
  it('is taken back as a whole', async () => {
    const { stores, door, done } = await imported(true)
    await door.undo(done.importId)
    expect((await itemsOf(stores, 'history')).filter(({ pk }) => String(pk).startsWith('HISTORY#'))).toEqual([])
    expect(await stores.dayFiles.readDays(settings.lines[0]!, period.from, period.to)).toEqual([])
  }, 120_000)
})
