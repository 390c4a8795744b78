import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoSettings, demoWindow } from '../../infra/local/demo/demoSettings.ts'
import { ensureDemoSettings } from '../../infra/local/demo/ensureDemoSettings.ts'
import { fillDemo } from '../../infra/local/demo/fillDemo.ts'
import { type DemoStores, type FillOptions, fillLine } from '../../infra/local/demo/fillLine.ts'
import type { Scenario } from '../../infra/local/demo/scenario.ts'
import { lindelijn, vlierlijn } from '../../infra/local/demo/scenarios.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/tables/ensureTables.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { tablesNamed } from '../../shared/storage/tables/tables.ts'
import { type RunningStore, startStore } from '../storage/storeUnderTest.ts'

const monday = Date.parse('2026-06-15T08:20:00Z')
const tuesday = Date.parse('2026-06-16T19:45:00Z')
const key = new Uint8Array(32).fill(7)
const vault = memoryVault({ caller: key, visitor: key, agent: key, provider: key })

describe('filling the store with an invented line', () => {
  let dynamo: RunningStore
  let stores = 0
  beforeAll(async () => {
    dynamo = await startStore()
  })
  afterAll(() => dynamo.stop())

  async function emptyStores(): Promise<DemoStores> {
    const tables = tablesNamed(dynamoClient({ endpoint: dynamo.endpoint }), `fill${stores++}`)
    await ensureTables(tables)
    return { ...storesOf(tables), pseudonymiser: pseudonymiser(vault) }
  }
  async function fill(into: DemoStores, scenario: Scenario, options: FillOptions) {
    const settings = await ensureDemoSettings(into.settings, options.now)
    const line = settings?.lines.find(({ id }) => id === scenario.lineId)
    const source = settings?.sources.find(({ lines }) => scenario.lineId in lines)
    if (settings === undefined || line === undefined || source === undefined) throw new Error('not set up')
    await fillLine({ stores: into, settings, scenario, line, source, options: { days: 60, ...options } })
    return line
  }
  const contentOf = async ({ dayFiles }: DemoStores, scenario: Scenario, now: number) => {
    const { from, to } = demoWindow(now, 60)
    const line = demoSettings(now).lines.find(({ id }) => id === scenario.lineId)
    return line === undefined ? [] : (await dayFiles.readDays(line, from, to)).map(({ date, digest }) => `${date} ${digest}`)
  }
  const facts = async ({ tables }: DemoStores) => {
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.events, ProjectionExpression: 'pk, sk' }))
    return Items.map(({ pk, sk }) => `${pk} ${sk}`).sort()
  }

  it('gives every day of the window', async () => {
    const into = await emptyStores()
    const told: string[] = []
    await fill(into, vlierlijn, { now: monday, onProgress: ({ doneDays, days, isDone }) => told.push(`${doneDays}/${days}${isDone ? ' done' : ''}`) })
    expect(await contentOf(into, vlierlijn, monday)).toHaveLength(61)
    expect(told.at(0)).toBe('14/61')
    expect(told.at(-1)).toBe('61/61 done')
  })

  it('writes nothing that is there already', async () => {
    const into = await emptyStores()
    await fill(into, lindelijn, { now: monday })
    const before = await facts(into)
    await fill(into, lindelijn, { now: monday })
    expect(await facts(into)).toEqual(before)
    expect((await into.settings.versions()).length).toBe(1)
  })

  it('goes on where it stopped, and comes to the very same days', async () => {
    const [whole, halted] = [await emptyStores(), await emptyStores()]
    await fill(whole, lindelijn, { now: monday })
    const stopping = new AbortController()
    await fill(halted, lindelijn, { now: monday, signal: stopping.signal, onProgress: () => stopping.abort() })
    expect((await contentOf(halted, lindelijn, monday)).length).toBeLessThan(20)
    await fill(halted, lindelijn, { now: monday })
    expect(await contentOf(halted, lindelijn, monday)).toEqual(await contentOf(whole, lindelijn, monday))
  })

  it('does weeks again that were stored but not yet noted down, without a trace', async () => {
    const [whole, killed] = [await emptyStores(), await emptyStores()]
    await fill(whole, vlierlijn, { now: monday })
    let batches = 0
    const dying: DemoStores = {
      ...killed,
      dayFiles: { ...killed.dayFiles, buildAll: async (days) => (++batches === 2 ? Promise.reject(new Error('killed')) : killed.dayFiles.buildAll(days)) },
    }
    await expect(fill(dying, vlierlijn, { now: monday })).rejects.toThrow('killed')
    await fill(killed, vlierlijn, { now: monday })
    expect(await facts(killed)).toEqual(await facts(whole))
    expect(await contentOf(killed, vlierlijn, monday)).toEqual(await contentOf(whole, vlierlijn, monday))
  })

  it('adds only what has happened since, and leaves the days before as they were', async () => {
    const [daily, fresh] = [await emptyStores(), await emptyStores()]
    await fill(daily, lindelijn, { now: monday })
    const before = await contentOf(daily, lindelijn, monday)
    await fill(daily, lindelijn, { now: tuesday })
    await fill(fresh, lindelijn, { now: tuesday })
    const after = await contentOf(daily, lindelijn, tuesday)
    expect(after.slice(0, -2)).toEqual(before.slice(1, -1))
    expect(after).toEqual(await contentOf(fresh, lindelijn, tuesday))
  })

  it('leaves an organisation alone that is not the invented one', async () => {
    const into = await emptyStores()
    const own = { ...demoSettings(monday), organisation: { id: 'eigen', name: 'Eigen', country: 'NL' } }
    await into.settings.save(own, 0)
    await fillDemo(into, { now: monday, days: 3 })
    expect(await facts(into)).toEqual([])
    expect((await into.settings.current())?.settings.organisation.id).toBe('eigen')
  })

  it('keeps what people changed in the settings, and adds what the story brought since', async () => {
    const into = await emptyStores()
    const spring = await ensureDemoSettings(into.settings, Date.parse('2026-04-20T10:00:00Z'))
    const line = spring?.lines.find(({ id }) => id === 'lindelijn')
    expect(line?.hours.at(-1)?.from).toBe('2025-05-05')
    if (spring === undefined) throw new Error('not set up')
    await into.settings.save({ ...spring, organisation: { ...spring.organisation, name: 'Onze proef' } }, 1)
    const summer = await ensureDemoSettings(into.settings, Date.parse('2026-07-01T10:00:00Z'))
    expect(summer?.organisation.name).toBe('Onze proef')
    expect(summer?.lines.find(({ id }) => id === 'lindelijn')?.hours.at(-1)?.from).toBe('2026-05-04')
    expect(summer?.gaps.at(-1)?.from).toBe('2026-06-08T22:00:00.000Z')
  })
})
