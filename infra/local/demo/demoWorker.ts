/** The thread that makes and stores the invented history, so that pages never wait for it. Started by `startDemo`; tells how far it is, and ends when done. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { pseudonymiser } from '../../../shared/privacy/pseudonymiser.ts'
import { dynamoClient } from '../../../shared/storage/tables/dynamoClient.ts'
import { storesOf } from '../../../shared/storage/stores.ts'
import { tablesNamed } from '../../../shared/storage/tables/tables.ts'
import { fileVault, keysFolderOf } from '../keys/fileVault.ts'
import { tablePrefix } from '../store/localData.ts'
import { fillDemo } from './fillDemo.ts'
import type { DemoTask } from './startDemo.ts'

async function fill({ endpoint, dataDir, now, days }: DemoTask): Promise<void> {
  // Days are built from parcels just written and read by nobody here: no cache worth keeping.
  const stores = storesOf(tablesNamed(dynamoClient({ endpoint }), tablePrefix), { cacheBytes: 0 })
  await fillDemo(
    { ...stores, pseudonymiser: pseudonymiser(await fileVault(keysFolderOf(dataDir), false)) },
    { now, ...(days === undefined ? {} : { days }), onProgress: (progress) => parentPort?.postMessage(progress) },
  )
}

// What `startDemo` gave, in the same program: no parse is needed.
if (!isMainThread) await fill(workerData as DemoTask)
