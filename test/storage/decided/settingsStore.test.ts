import { describe, expect, it } from 'vitest'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { settingsKey } from '../../../shared/storage/tables/settingsTable.ts'
import { settingsStore } from '../../../shared/storage/decided/settingsStore.ts'
import { settings } from '../testEvents.ts'
import { testStore } from '../testStores.ts'

const store = testStore()
const renamed = { ...settings, organisation: { ...settings.organisation, name: 'Anders' } }

describe('settings', () => {
  it('are absent until somebody saves them, and then have versions from 1', async () => {
    const { settings: own } = await store.emptyStores()
    expect(await own.current()).toBeUndefined()
    expect(await own.save(settings, 0)).toBe('saved')
    expect(await own.current()).toEqual({ version: 1, settings })
  })
  it('say who saved a version and when, where somebody did', async () => {
    const { settings: own } = await store.emptyStores()
    await own.save(settings, 0)
    await own.save(renamed, 1, { by: 'noor', at: 1_750_000_000_000 })
    expect([await own.savedBy(1), await own.savedBy(2)]).toEqual([undefined, { by: 'noor', at: 1_750_000_000_000 }])
    expect(await own.current()).toEqual({ version: 2, settings: renamed })
  })
  it('saved again without a change make no version', async () => {
    const { settings: own } = await store.emptyStores()
    await own.save(settings, 0)
    expect(await own.save(structuredClone(settings), 1)).toBe('unchanged')
    expect(await own.versions()).toEqual([1])
  })
  it('never overwrite what somebody else saved meanwhile', async () => {
    const { settings: own, tables } = await store.emptyStores()
    await own.save(settings, 0)
    const others = settingsStore(tables)
    expect(await others.save(renamed, 1)).toBe('saved')
    expect(await own.save(renamed, 0)).toBe('changed_meanwhile')
    expect(await own.current()).toEqual({ version: 2, settings: renamed })
  })
  it('are saved by one of two at the same moment', async () => {
    const { settings: own, tables } = await store.emptyStores()
    const answers = await Promise.all([own.save(settings, 0), settingsStore(tables).save(renamed, 0)])
    expect(answers.sort()).toEqual(['changed_meanwhile', 'saved'])
  })
  it('of a newer program stay as they are: a program that cannot read them goes on with the newest it can, and saves nothing over them', async () => {
    const { settings: own, tables } = await store.emptyStores()
    await own.save(settings, 0)
    await own.save(renamed, 1)
    const newer = JSON.stringify({ ...renamed, moodOfTheDay: 'calm' })
    for (const version of [3, 4]) await tables.client.send(new PutCommand({ TableName: tables.settings, Item: { ...settingsKey(version), document: newer } }))
    for (const reader of [own, settingsStore(tables)]) {
      expect(await reader.current()).toEqual({ version: 2, settings: renamed })
      expect(await reader.current()).toEqual({ version: 2, settings: renamed })
      expect(await reader.save(settings, 2)).toBe('changed_meanwhile')
    }
    // Saved once more in a shape that both know.
    expect(await own.save(settings, 4)).toBe('saved')
    expect(await own.current()).toEqual({ version: 5, settings })
  })
  it('that no version of can be read are an error, and never an empty setup', async () => {
    const { settings: own, tables } = await store.emptyStores()
    await tables.client.send(new PutCommand({ TableName: tables.settings, Item: { ...settingsKey(1), document: '{"organisation":1}' } }))
    await expect(own.current()).rejects.toThrow()
  })
})
