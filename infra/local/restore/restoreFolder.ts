/**
 * Puts a backup file in the place of the store of a data folder. All is done in a folder beside it; two renames at the end put that to use. Stopped before
 * them, what is there now stays in use; stopped between them, running it again does the second. The store that was replaced stays for 35 days.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { dayMs } from '../../../shared/calendar/durations.ts'
import { dynamoClient } from '../../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../../shared/storage/tables/ensureTables.ts'
import { backupDays } from '../../../shared/storage/tables/retention.ts'
import { type Stores, storesOf } from '../../../shared/storage/stores.ts'
import { tablesNamed } from '../../../shared/storage/tables/tables.ts'
import { lockDataFolder } from '../store/dataFolderLock.ts'
import { embeddedDynamo } from '../store/embeddedDynamo.ts'
import { fileVault, keysFolderOf } from '../keys/fileVault.ts'
import { tablePrefix } from '../store/localData.ts'
import { checkBackup, loadBackup } from './backupFile.ts'
import { readLedger } from './ledgerFile.ts'
import { ledgerIn, together } from './ledgerOf.ts'
import { makeReadable, noteRestored, type Restoring } from './makeReadable.ts'
import { mayBeUsed } from './mayBeUsed.ts'

export type RestoreOptions = Pick<Restoring, 'withSettings' | 'onlyCopy' | 'now' | 'tell'> & {
  /** Say what would be done, and do nothing. */
  readonly dryRun: boolean
  /** Nobody was erased since, and nothing stripped: the operator says so. */
  readonly withoutLedger: boolean
}

const replacedPrefix = 'store.replaced-'

/** @throws BackupDamaged, DataFolderInUse, KeysMissing, CannotRestore, RestoredDiffers */
export async function restoreFolder(dataDir: string, file: string, options: RestoreOptions): Promise<void> {
  const folder = resolve(dataDir)
  const { now, tell, dryRun } = options
  const { at: copiedAt, items } = await checkBackup(file)
  tell(`the backup of ${new Date(copiedAt).toISOString()} is whole: ${items} items`)
  if (!dryRun) await mkdir(folder, { recursive: true })
  const lock = existsSync(folder) ? await lockDataFolder(folder) : undefined
  const [store, ready, work] = [join(folder, 'store'), join(folder, 'store.ready'), join(folder, 'store.restoring')] as const
  try {
    await fileVault(keysFolderOf(folder), false) // its keys must be there: without them nobody and no event is known again
    if (!existsSync(store) && existsSync(ready)) {
      tell('it was ready already: the last step is done now')
      if (!dryRun) await rename(ready, store)
      return
    }
    const current = existsSync(store) ? await opened(store, tell) : undefined
    try {
      // Nobody but this program keeps that store: where it does not answer it is broken.
      const ownLedger = current && (await ledgerIn(current.stores.tables, now(), true))
      const besideKeys = await readLedger(keysFolderOf(folder))
      mayBeUsed({
        copiedAt,
        now: now(),
        isLedgerKnown: ownLedger !== undefined || (besideKeys !== undefined && besideKeys.at >= copiedAt),
        withoutLedger: options.withoutLedger,
      })
      const ledger = together([ownLedger ?? [], besideKeys?.deletions ?? []])
      tell(`${ledger.length} deletions of the last forty days are known${ownLedger === undefined ? ' from beside the keys' : ''}`)
      if (dryRun) return tell('this is what would be done; nothing was changed')
      await rm(work, { recursive: true, force: true })
      await rm(ready, { recursive: true, force: true })
      const hole = await inStore(work, async (into) => {
        tell('the backup is read in, beside what is there')
        await loadBackup(file, into.tables)
        const lost = await makeReadable({ ...options, into, copiedAt, current: ownLedger === undefined ? undefined : current?.stores, ledger })
        await noteRestored(into, lost, { copiedAt, now })
        return lost
      })
      if (hole !== undefined)
        tell(`what was delivered between ${new Date(hole.from).toISOString()} and ${new Date(hole.until).toISOString()} is marked as a gap`)
    } finally {
      await current?.close()
    }
    await rename(work, ready)
    if (existsSync(store)) await rename(store, join(folder, `${replacedPrefix}${now()}`))
    await rename(ready, store)
    tell(`it is in use now; what was there before stays in ${folder} for 35 days, as ${replacedPrefix}…`)
  } finally {
    await lock?.release()
  }
}

/** No copy stays longer than 35 days (R3): of what was replaced nothing is stripped any more. @param now UTC milliseconds */
export async function dropReplaced(dataDir: string, now: number): Promise<void> {
  for (const name of await readdir(dataDir).catch(() => [])) {
    const at = name.startsWith(replacedPrefix) ? Number(name.slice(replacedPrefix.length)) : Number.NaN
    if (at <= now - backupDays * dayMs) await rm(join(dataDir, name), { recursive: true, force: true })
  }
}

type Opened = { readonly stores: Stores; readonly close: () => Promise<void> }

async function opened(path: string, tell: Restoring['tell']): Promise<Opened | undefined> {
  try {
    const dynamo = await embeddedDynamo({ path })
    const client = dynamoClient({ endpoint: dynamo.endpoint })
    return {
      stores: storesOf(tablesNamed(client, tablePrefix)),
      close: async () => {
        client.destroy()
        await dynamo.stop()
      },
    }
  } catch {
    tell('what is there now cannot be opened')
    return undefined
  }
}

async function inStore<Answer>(path: string, work: (stores: Stores) => Promise<Answer>): Promise<Answer> {
  const dynamo = await embeddedDynamo({ path })
  const client = dynamoClient({ endpoint: dynamo.endpoint })
  try {
    const tables = tablesNamed(client, tablePrefix)
    await ensureTables(tables)
    return await work(storesOf(tables))
  } finally {
    client.destroy()
    await dynamo.stop()
  }
}
