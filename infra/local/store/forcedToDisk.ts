/**
 * The embedded store gives each write to the system before it answers, and leaves it there: whoever kills it loses nothing, but a power cut would lose the last
 * seconds. So before an event is acknowledged the store's log is forced to disk, in one go for everybody who waits.
 */
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Waits until everything the store had taken before the call is on disk. @throws where the disk does not take it */
export type ForcedToDisk = () => Promise<void>

/** The newest may have been begun a moment ago; what lies in older ones is in tables, which the store forces by itself. */
const logsForced = 2

/** @param folder of the embedded store; where there is none nothing is waited for */
export function forcedToDisk(folder: string, force: (file: string) => Promise<void> = forceFile): ForcedToDisk {
  const forceNow = async () => {
    const names = await readdir(folder).catch(() => [])
    const logs = names.filter((name) => /^\d+\.log$/.test(name)).sort()
    await Promise.all(logs.slice(-logsForced).map((name) => force(join(folder, name))))
  }
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<void> | undefined
  return () => {
    // One that runs already may have begun before this write: only the next one is sure to hold it.
    if (next === undefined) {
      next = running.then(() => {
        next = undefined
        return forceNow()
      })
      running = next.catch(() => undefined)
    }
    return next
  }
}

async function forceFile(file: string): Promise<void> {
  const handle = await open(file, 'r+').catch((failure: unknown) => {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return undefined // its content went into a table, which is forced
    throw failure
  })
  try {
    await handle?.datasync()
  } finally {
    await handle?.close()
  }
}
