/** Where a running host says how it can be reached. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { isDataFolderLocked } from './store/dataFolderLock.ts'

export const HostFile = z.strictObject({ url: z.string(), dynamoEndpoint: z.string(), pid: z.int() })
export type HostFile = z.infer<typeof HostFile>

const nameIn = (dataDir: string) => join(dataDir, 'host.json')

export async function writeHostFile(dataDir: string, host: HostFile): Promise<void> {
  await writeFile(`${nameIn(dataDir)}.new`, JSON.stringify(host), { mode: 0o600 }) // the address of a store may hold its key
  await rename(`${nameIn(dataDir)}.new`, nameIn(dataDir))
}

export const removeHostFile = (dataDir: string): Promise<void> => rm(nameIn(dataDir), { force: true })

/** The host that owns the data folder now; undefined when none does, whatever a killed one left behind. */
export async function runningHost(dataDir: string): Promise<HostFile | undefined> {
  try {
    const host = HostFile.parse(JSON.parse(await readFile(nameIn(dataDir), 'utf8')))
    return (await isDataFolderLocked(dataDir)) ? host : undefined
  } catch {
    return undefined
  }
}
