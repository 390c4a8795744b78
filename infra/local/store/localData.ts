/** The data of one folder, ready to use: its embedded store, its keys and everything over them. For the host, and for a command line beside or without one. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Pseudonymiser, pseudonymiser } from '../../../shared/privacy/pseudonymiser.ts'
import { dynamoClient } from '../../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../../shared/storage/tables/ensureTables.ts'
import { type Stores, storesOf } from '../../../shared/storage/stores.ts'
import { tablesNamed } from '../../../shared/storage/tables/tables.ts'
import { lockDataFolder } from './dataFolderLock.ts'
import { type EmbeddedDynamo, embeddedDynamo } from './embeddedDynamo.ts'
import { type FileSecrets, fileSecrets } from '../keys/fileSecrets.ts'
import { type FileVault, fileVault, keysFolderOf } from '../keys/fileVault.ts'
import { type HostFile, runningHost } from '../hostFile.ts'
import { embeddedIn, sameStoreAsBefore } from './storeElsewhere.ts'
import { usableFolder } from './usableFolder.ts'

export const tablePrefix = 'bereikbaar'
export const defaultDataDir = '.bereikbaar'

export type LocalData = {
  readonly dataDir: string
  readonly stores: Stores
  readonly pseudonymiser: Pseudonymiser
  readonly keys: FileVault
  readonly secrets: FileSecrets
  readonly dynamoEndpoint: string
  /** Of the process of the embedded store; undefined when another process runs it. */
  readonly storePid: () => number | undefined
  /** Lets go of what was taken away, where this process runs the store. */
  readonly tidy: () => Promise<void>
  readonly close: () => Promise<void>
}

export type DataFolderOptions = {
  readonly onRestart?: () => void
  /** Of a store elsewhere that speaks as DynamoDB does; the folder then holds only what a host needs beside it. */
  readonly endpoint?: string | undefined
}

/**
 * Takes the folder for this process and starts its store.
 * @throws DataFolderUnusable, DataFolderInUse, KeysMissing, OtherStore
 */
export async function openDataFolder(dataDir: string, options: DataFolderOptions = {}): Promise<LocalData> {
  const folder = resolve(dataDir)
  await usableFolder(folder)
  const lock = await lockDataFolder(folder)
  try {
    await sameStoreAsBefore(folder, options.endpoint)
    const { dynamo, stores, isNew } = await storeFor(folder, options)
    const keys = await fileVault(keysFolderOf(folder), isNew).catch(async (failure: unknown) => {
      await dynamo.stop()
      throw failure
    })
    const close = async () => {
      stores.tables.client.destroy()
      await dynamo.stop()
      await lock.release()
    }
    const secrets = fileSecrets(keysFolderOf(folder))
    return {
      dataDir: folder,
      stores,
      pseudonymiser: pseudonymiser(keys),
      keys,
      secrets,
      dynamoEndpoint: dynamo.endpoint,
      storePid: dynamo.pid,
      tidy: dynamo.tidy,
      close,
    }
  } catch (failure) {
    await lock.release()
    throw failure
  }
}

/** Its keys are made for a store that holds nothing yet, and never again. */
async function storeFor(folder: string, { endpoint, ...options }: DataFolderOptions) {
  const path = embeddedIn(folder)
  const isFolderNew = !existsSync(path)
  const dynamo: EmbeddedDynamo =
    endpoint === undefined
      ? await embeddedDynamo({ path, ...options })
      : { endpoint, pid: () => undefined, tidy: async () => undefined, stop: async () => undefined }
  const stores = storesAt(dynamo.endpoint)
  await ensureTables(stores.tables)
  const isNew = endpoint === undefined ? isFolderNew : !existsSync(keysFolderOf(folder)) && (await stores.settings.current()) === undefined
  return { dynamo, stores, isNew }
}

/** Beside a running host: its store and its keys. `host` tells where it can be reached. */
export async function joinDataFolder(dataDir: string): Promise<(LocalData & { readonly host: HostFile }) | undefined> {
  const folder = resolve(dataDir)
  const host = await runningHost(folder)
  if (host === undefined) return undefined
  const stores = storesAt(host.dynamoEndpoint)
  const keys = await fileVault(keysFolderOf(folder), false)
  return {
    dataDir: folder,
    host,
    stores,
    pseudonymiser: pseudonymiser(keys),
    keys,
    secrets: fileSecrets(keysFolderOf(folder)),
    dynamoEndpoint: host.dynamoEndpoint,
    storePid: () => undefined,
    tidy: async () => undefined,
    close: async () => stores.tables.client.destroy(),
  }
}

/** While the store starts again after a crash, everybody waits for it a little. */
const storesAt = (endpoint: string): Stores => storesOf(tablesNamed(dynamoClient({ endpoint, attempts: 6 }), tablePrefix))
