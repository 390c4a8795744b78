import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataFolderInUse, isDataFolderLocked, lockDataFolder } from '../../infra/local/store/dataFolderLock.ts'
import { fileVault, KeysMissing, keysFolderOf } from '../../infra/local/keys/fileVault.ts'
import { joinDataFolder, openDataFolder } from '../../infra/local/store/localData.ts'
import { OtherStore } from '../../infra/local/store/storeElsewhere.ts'
import { startStore } from '../storage/storeUnderTest.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
  await rm(keysFolderOf(folder), { recursive: true, force: true })
})

describe('a data folder', () => {
  it('has one owner at a time', async () => {
    const lock = await lockDataFolder(folder)
    await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUse)
    await lock.release()
    expect(await isDataFolderLocked(folder)).toBe(false)
    await (await lockDataFolder(folder)).release()
  })
  it('opened twice says so, and keeps what was written', async () => {
    const first = await openDataFolder(folder)
    await first.stores.tables.client.send(
      new (await import('@aws-sdk/lib-dynamodb')).PutCommand({ TableName: first.stores.tables.settings, Item: { pk: 'p', sk: 's' } }),
    )
    await expect(openDataFolder(folder)).rejects.toThrow(DataFolderInUse)
    await first.close()
    const again = await openDataFolder(folder)
    expect(await again.stores.settings.current()).toBeUndefined()
    await again.close()
  })
  it('belongs to one store: the one within it, or one elsewhere', async () => {
    const store = await startStore()
    await (await openDataFolder(folder, { endpoint: store.endpoint })).close()
    await expect(openDataFolder(folder)).rejects.toThrow(`is in a store at ${new URL(store.endpoint).origin}: give --endpoint`)
    await (await openDataFolder(folder, { endpoint: store.endpoint })).close()
    const other = `${folder}-own`
    await (await openDataFolder(other)).close()
    await expect(openDataFolder(other, { endpoint: store.endpoint })).rejects.toThrow(OtherStore)
    await store.stop()
    for (const one of [other, keysFolderOf(other)]) await rm(one, { recursive: true })
  })
  it('without a host cannot be joined', async () => expect(await joinDataFolder(folder)).toBeUndefined())
})

describe('keys in files (K2)', () => {
  it('stand beside the data folder, for their owner only, each of its own', async () => {
    await (await openDataFolder(folder)).close()
    const keys = keysFolderOf(folder)
    const vault = await fileVault(keys, false)
    for (const purpose of ['caller', 'visitor'] as const) await vault.hmac({ purpose, linkGroup: 'nacht+overdag', period: '2026-03-02' }, Buffer.from('x'))
    expect(keys.startsWith(`${folder}/`)).toBe(false)
    const names = await readdir(keys)
    expect(names.sort()).toEqual(['agent.key', 'caller.2026-03-02.nacht+overdag.key', 'provider.key', 'visitor.2026-03-02.nacht+overdag.key'])
    const contents = await Promise.all(
      names.map(async (name) => {
        expect((await stat(join(keys, name))).mode & 0o777).toBe(0o600)
        return (await readFile(join(keys, name))).toString('hex')
      }),
    )
    expect(new Set(contents).size).toBe(4)
    expect(contents.every((key) => key.length === 64)).toBe(true)
  })
  it('are the same after a restart, and for two that begin together', async () => {
    const digest = async () => Buffer.from(await (await fileVault(keysFolderOf(folder), true)).hmac({ purpose: 'provider' }, Buffer.from('x'))).toString('hex')
    expect(new Set(await Promise.all([digest(), digest(), digest()])).size).toBe(1)
    expect(await digest()).toBe(await digest())
  })
  it('that are missing are never replaced: the data would not be recognised any more (F9)', async () => {
    await (await openDataFolder(folder)).close()
    await rm(join(keysFolderOf(folder), 'provider.key'))
    await expect(openDataFolder(folder)).rejects.toThrow(KeysMissing)
    expect(await isDataFolderLocked(folder)).toBe(false)
  })
})
