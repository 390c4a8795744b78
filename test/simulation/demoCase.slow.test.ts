/** The example of a kept case is worked out from the invented line's own days, as anybody's would be. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureDemoCase } from '../../infra/local/demo/ensureDemoCase.ts'
import { ensureDemoSettings } from '../../infra/local/demo/ensureDemoSettings.ts'
import { type DemoStores, fillLine, type LineFill } from '../../infra/local/demo/fillLine.ts'
import { lindelijn } from '../../infra/local/demo/scenarios.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { caseStore } from '../../shared/storage/decided/caseStore.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/tables/ensureTables.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { tablesNamed } from '../../shared/storage/tables/tables.ts'
import { type RunningStore, startStore } from '../storage/storeUnderTest.ts'

const key = new Uint8Array(32).fill(7)
const vault = memoryVault({ caller: key, visitor: key, agent: key, provider: key })

describe('the case of the examples', () => {
  let dynamo: RunningStore
  let stores: DemoStores
  beforeAll(async () => {
    dynamo = await startStore()
    const tables = tablesNamed(dynamoClient({ endpoint: dynamo.endpoint }), 'case')
    await ensureTables(tables)
    stores = { ...storesOf(tables), pseudonymiser: pseudonymiser(vault) }
  })
  afterAll(() => dynamo.stop())

  async function fillOf(now: string, days?: number): Promise<LineFill> {
    const settings = await ensureDemoSettings(stores.settings, Date.parse(now))
    const line = settings?.lines.find(({ id }) => id === lindelijn.lineId)
    const source = settings?.sources.find(({ lines }) => lindelijn.lineId in lines)
    if (settings === undefined || line === undefined || source === undefined) throw new Error('not set up')
    return { stores, settings, scenario: lindelijn, line, source, options: { now: Date.parse(now), ...(days !== undefined && { days }) } }
  }

  it('is kept where enough was measured before the change, decided for the day of the change, once, and stays away when removed', async () => {
    const cases = caseStore(stores.tables)
    const short = await fillOf('2026-11-22T12:00:00Z', 60)
    await ensureDemoCase(short, 1)
    expect(await cases.all()).toEqual([])

    const fill = await fillOf('2026-11-22T12:00:00Z')
    await fillLine(fill)
    await ensureDemoCase(fill, 1)
    const [kept, ...others] = await cases.all()
    expect([kept?.id, kept?.version, kept?.decision?.from, others]).toEqual(['lindelijn20260504', 2, '2026-05-04', []])
    expect(kept?.answer.request.to.localeCompare('2026-05-04')).toBe(-1)
    expect(kept?.at).toBeLessThan(Date.parse('2026-05-04'))
    const [plan] = kept?.answer.plans ?? []
    expect(plan?.blocks.map(({ weekday, from, until }) => [weekday, from / 60, until / 60])).toEqual([
      ...[0, 1, 2, 3].map((weekday) => [weekday, 21, 22]),
      [5, 19, 22],
      [6, 19, 22],
    ])
    expect(plan?.peoplePerYear?.value).toBeGreaterThan(0)

    await cases.remove('lindelijn20260504', fill.options.now)
    await ensureDemoCase(fill, 1)
    expect(await cases.all()).toEqual([])
  }, 300_000)
})
