/** A second copy of the list of deletions, beside the keys: it is there when the data are not, and no backup of the data takes it back in time. */
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { Deletion } from '../../../shared/storage/forgotten/deletions.ts'

const LedgerFile = z.strictObject({ at: z.int(), deletions: z.array(Deletion) })
export type LedgerFile = z.infer<typeof LedgerFile>

const nameIn = (keysFolder: string) => join(keysFolder, 'deletions.json')

/** Whole or not at all. @param now UTC milliseconds */
export async function writeLedger(keysFolder: string, deletions: readonly Deletion[], now: number): Promise<void> {
  const draft = `${nameIn(keysFolder)}.new`
  const handle = await open(draft, 'w', 0o600)
  await handle.writeFile(JSON.stringify({ at: now, deletions: [...deletions] } satisfies LedgerFile))
  await handle.sync()
  await handle.close()
  await rename(draft, nameIn(keysFolder))
}

/** undefined where there is none, or none that can be read. */
export async function readLedger(keysFolder: string): Promise<LedgerFile | undefined> {
  try {
    return LedgerFile.parse(JSON.parse(await readFile(nameIn(keysFolder), 'utf8')))
  } catch {
    return undefined
  }
}
