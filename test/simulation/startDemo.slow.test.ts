import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { demoWindow } from '../../infra/local/demo/demoSettings.ts'
import { startDemo } from '../../infra/local/demo/startDemo.ts'
import { keysFolderOf } from '../../infra/local/keys/fileVault.ts'
import { type LocalData, openDataFolder } from '../../infra/local/store/localData.ts'
import { ownEndpoint } from '../storage/storeUnderTest.ts'

const now = Date.parse('2026-03-20T10:00:00Z')
const days = 30
let dataDir: string
let data: LocalData

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'demo-'))
  data = await openDataFolder(dataDir, { endpoint: ownEndpoint() })
})
afterEach(async () => {
  await data.close()
  await rm(dataDir, { recursive: true })
  await rm(keysFolderOf(dataDir), { recursive: true })
})
const start = () => startDemo({ endpoint: data.dynamoEndpoint, dataDir, now: () => now, days })
async function daysFilled(): Promise<readonly number[]> {
  const { from, to } = demoWindow(now, days)
  const lines = (await data.stores.settings.current())?.settings.lines ?? []
  return Promise.all(lines.map(async (line) => (await data.stores.dayFiles.readDays(line, from, to)).length))
}

it('the invented lines fill beside the process that serves pages, the small ones first', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const demo = start()
  expect(demo.filling().map(({ line, doneDays, days: all }) => `${line} ${doneDays}/${all}`)).toEqual(['vlierlijn 0/31', 'lindelijn 0/31', 'wilgenlijn 0/31'])
  await demo.ready
  const [small, medium, large] = await daysFilled()
  expect([small, medium]).toEqual([31, 31])
  expect(large).toBeLessThan(31)
  await demo.done
  delay.disable()
  expect(await daysFilled()).toEqual([31, 31, 31])
  expect(demo.progress().map(({ line, isDone }) => `${line} ${isDone}`)).toEqual(['vlierlijn true', 'lindelijn true', 'wilgenlijn true'])
  expect(demo.filling()).toEqual([])
  expect(delay.percentile(99) / 1e6).toBeLessThan(50)
  await demo.stop()
})

it('a fill that was cut off goes on at the next start', async () => {
  const cut = start()
  await cut.ready
  await cut.stop()
  const next = start()
  await next.done
  expect(await daysFilled()).toEqual([31, 31, 31])
  await next.stop()
})
