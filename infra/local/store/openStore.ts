/** The store a command works on: that of a running host, the embedded one in a data folder, or another endpoint. */
import { existsSync } from 'node:fs'
import { type Pseudonymiser, pseudonymiser } from '../../../shared/privacy/pseudonymiser.ts'
import { dynamoClient } from '../../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../../shared/storage/tables/ensureTables.ts'
import { type Stores, storesOf } from '../../../shared/storage/stores.ts'
import { tablesNamed } from '../../../shared/storage/tables/tables.ts'
import { type FileSecrets, fileSecrets } from '../keys/fileSecrets.ts'
import { codeIn } from '../access/machineAccess.ts'
import { type FileVault, fileVault, keysFolderOf } from '../keys/fileVault.ts'
import { defaultDataDir, joinDataFolder, openDataFolder, tablePrefix } from './localData.ts'

export type StorePlace = {
  /** Data folder. */ readonly data?: string /** Of DynamoDB, or of a store that speaks like it. */
  readonly endpoint?: string /** Of a stack on AWS. */
  readonly stage?: string
}
export type OpenStore = {
  readonly stores: Stores
  readonly pseudonymiser: Pseudonymiser
  /** Absent on AWS, where only functions make and destroy keys. */
  readonly keys?: FileVault
  /** Kept beside the data folder; absent on AWS, where only functions reach them. */
  readonly secrets?: FileSecrets
  /** Where webhooks of this store come in, while a host runs. */
  readonly url: string | undefined
  /** What commands on this machine show the running host; absent where none runs. */
  readonly ownerCode?: string
  readonly close: () => Promise<void>
}

/** @throws DataFolderInUse, KeysMissing */
export async function openStore({ data = defaultDataDir, endpoint, stage }: StorePlace): Promise<OpenStore> {
  if (stage !== undefined) return openStage(stage)
  if (endpoint !== undefined) return openEndpoint(endpoint, data)
  const joined = await joinDataFolder(data)
  return joined === undefined
    ? { ...(await openDataFolder(data)), url: undefined }
    : { ...joined, url: joined.host.url, ownerCode: await codeIn(keysFolderOf(data)) }
}

/** The keys stay on this machine, beside the data folder; they are made for a store that has no settings yet. */
async function openEndpoint(endpoint: string, data: string): Promise<OpenStore> {
  const tables = tablesNamed(dynamoClient({ endpoint }), tablePrefix)
  await ensureTables(tables)
  const stores = storesOf(tables)
  const folder = keysFolderOf(data)
  const keys = await fileVault(folder, !existsSync(folder) && (await stores.settings.current()) === undefined)
  return { stores, pseudonymiser: pseudonymiser(keys), keys, secrets: fileSecrets(folder), url: undefined, close: async () => tables.client.destroy() }
}

/** The tables of a stack, with the credentials of this shell, which are to be those of its operator. Pseudonyms are made by its functions only. */
function openStage(stage: string): OpenStore {
  const tables = tablesNamed(dynamoClient({}), `bereikbaar-${stage}`)
  const byFunctionsOnly = async () => Promise.reject(new Error('on AWS files are imported by the upload page'))
  const nobody: Pseudonymiser = {
    pseudonymise: byFunctionsOnly,
    pseudonymiseEach: byFunctionsOnly,
    setApart: byFunctionsOnly,
    queuesByDigest: byFunctionsOnly,
    under: () => nobody,
  }
  return {
    stores: storesOf(tables),
    pseudonymiser: nobody,
    url: undefined,
    close: async () => tables.client.destroy(),
  }
}
