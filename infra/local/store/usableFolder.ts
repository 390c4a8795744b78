/** Whether a data folder can be written, asked before a store is opened in it: the store itself only says that it does not start. */
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Less than this and the store cannot even begin to put its log in order. */
const leastBytes = 1_000_000

export class DataFolderUnusable extends Error {
  constructor(folder: string, why: string) {
    super(`The data folder ${folder} cannot be used: ${why}. What was acknowledged is kept: start again when this is mended.`)
    this.name = 'DataFolderUnusable'
  }
}

/** Makes the folder where there is none. @throws DataFolderUnusable */
export async function usableFolder(folder: string): Promise<void> {
  const probe = join(folder, `.probe-${process.pid}`)
  try {
    await mkdir(folder, { recursive: true })
    const handle = await open(probe, 'w', 0o600)
    try {
      await handle.writeFile(Buffer.alloc(leastBytes))
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (failure) {
    throw new DataFolderUnusable(folder, reasonOf(failure))
  } finally {
    await rm(probe, { force: true }).catch(() => undefined)
  }
}

function reasonOf(failure: unknown): string {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return 'there is no room left on its disk'
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'it may not be written by this user, or its disk is read-only'
  return `it cannot be written (${code === '' ? String(failure) : code})`
}
