/**
 * A data folder belongs either to the store within it or to one elsewhere. Opened with the wrong one, its keys would match no caller and figures would
 * be empty.
 */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export class OtherStore extends Error {
  override readonly name = 'OtherStore'
}

/** Of the embedded store, within a data folder. */
export const embeddedIn = (folder: string): string => join(folder, 'store')
const noteIn = (folder: string): string => join(folder, 'store-elsewhere')

/** Notes where the store is, without its key. @param endpoint absent: in the folder. @throws OtherStore */
export async function sameStoreAsBefore(folder: string, endpoint: string | undefined): Promise<void> {
  const elsewhere = await readFile(noteIn(folder), 'utf8').catch(() => undefined)
  if (endpoint === undefined && elsewhere !== undefined) throw new OtherStore(`the data of this folder is in a store at ${elsewhere}: give --endpoint`)
  if (endpoint === undefined) return
  if (existsSync(embeddedIn(folder))) throw new OtherStore('this folder holds a store of its own: use another folder with --endpoint')
  await writeFile(noteIn(folder), new URL(endpoint).origin)
}
