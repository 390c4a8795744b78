import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureDemoSettings } from '../../infra/local/demo/ensureDemoSettings.ts'
import { fillLine } from '../../infra/local/demo/fillLine.ts'
import { ensureDemoRosters } from '../../infra/local/demo/ensureDemoRosters.ts'
import { removeDemo, withoutDemo } from '../../infra/local/demo/removeDemo.ts'
import { vlierlijn } from '../../infra/local/demo/scenarios.ts'
import { frozenReport, reportCountsOf } from '../builders/reports.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/tables/ensureTables.ts'
import { reportStore } from '../../shared/storage/decided/reportStore.ts'
import { rosterStore } from '../../shared/storage/decided/rosterStore.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { tablesNamed } from '../../shared/storage/tables/tables.ts'
import { type RunningStore, startStore } from '../storage/storeUnderTest.ts'

const now = Date.parse('2026-06-15T08:20:00Z')
const key = new Uint8Array(32).fill(7)
let dynamo: RunningStore
beforeAll(async () => {
  dynamo = await startStore()
})
afterAll(() => dynamo.stop())

it('the invented lines go with everything that belongs to them; what people added stays', async () => {
  const tables = tablesNamed(dynamoClient({ endpoint: dynamo.endpoint }), 'remove')
  await ensureTables(tables)
  const stores = { ...storesOf(tables), pseudonymiser: pseudonymiser(memoryVault({ caller: key, visitor: key, agent: key, provider: key })) }
  const told = await ensureDemoSettings(stores.settings, now)
  const [line, source] = [told?.lines.find(({ id }) => id === vlierlijn.lineId), told?.sources.find(({ lines }) => vlierlijn.lineId in lines)]
  if (told === undefined || line === undefined || source === undefined) throw new Error('not set up')
  await fillLine({ stores, settings: told, scenario: vlierlijn, line, source, options: { now, days: 14 } })
  const own = { id: 'telefoon', name: 'Telefoon', channel: 'phone' }
  const links = [[line.id, own.id]]
  await stores.settings.save(
    Settings.parse({
      ...told,
      lines: [...told.lines, own],
      links,
      sources: [...told.sources, { id: 'centrale', provider: 'generic', lines: { 801: own.id, 802: line.id } }],
    }),
    1,
  )

  const reports = reportStore(tables)
  for (const id of [line.id, own.id]) {
    const report = frozenReport({ line: id })
    await reports.freeze(report, reportCountsOf(report))
  }

  await ensureDemoRosters(tables, told, now)

  await removeDemo(stores)

  const { settings } = (await stores.settings.current()) ?? {}
  expect(settings).toMatchObject({
    organisation: { id: 'new' },
    lines: [{ id: 'telefoon' }],
    links: [],
    sources: [{ id: 'centrale', lines: { 801: 'telefoon' } }],
    gaps: [],
    markers: [],
  })
  expect(settings?.organisation.demo).toBeUndefined()
  expect(settings?.cases.costPerStaffHour).toBeUndefined()
  for (const TableName of [tables.events, tables.contacts]) expect((await tables.client.send(new ScanCommand({ TableName }))).Items).toEqual([])
  expect((await reports.all()).map(({ about }) => about.line)).toEqual(['telefoon'])
  expect(await rosterStore(tables).imports()).toEqual([])
  expect(withoutDemo(Settings.parse(settings))).toEqual(settings)
})
