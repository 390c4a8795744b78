/**
 * One process owns a data folder. The owner listens on a local socket whose name follows from the folder; whoever can connect to it knows that the owner
 * is alive, and a socket that a killed process left behind is simply taken over.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { realpath, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type DataFolderLock = { readonly release: () => Promise<void> }

/** @throws DataFolderInUse */
export async function lockDataFolder(dataDir: string): Promise<DataFolderLock> {
  const name = await socketOf(dataDir)
  if (await isListening(name)) throw new DataFolderInUse(dataDir)
  if (process.platform !== 'win32') await rm(name, { force: true })
  const server = createServer((socket) => socket.end())
  server.listen(name)
  await once(server, 'listening')
  server.unref()
  return {
    release: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

/** Whether a living process owns the folder. */
export const isDataFolderLocked = async (dataDir: string): Promise<boolean> => isListening(await socketOf(dataDir))

export class DataFolderInUse extends Error {
  constructor(dataDir: string) {
    super(`another program is using the data folder ${dataDir}`)
    this.name = 'DataFolderInUse'
  }
}

async function socketOf(dataDir: string): Promise<string> {
  const name = `bereikbaar-${createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 24)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

async function isListening(name: string): Promise<boolean> {
  const socket = connect(name)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
