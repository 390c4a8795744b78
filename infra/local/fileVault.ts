/** Keys in files of their own, beside the data folder and never in it: whoever copies the data has not copied the keys. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { KeyVault } from '../../shared/privacy/keyVault.ts'
import { keyBytes, keyPurposes, memoryVault } from '../../shared/privacy/memoryVault.ts'

/** `<dataDir>.keys/`, one file a purpose, readable by its owner only. */
export const keysFolderOf = (dataDir: string): string => `${resolve(dataDir)}.keys`

export class KeysMissing extends Error {
  constructor(folder: string) {
    super(
      `the keys of this data are missing from ${folder}: without them known callers and events cannot be recognised. Put them back, or begin with an empty data folder.`,
    )
    this.name = 'KeysMissing'
  }
}

/** @param mayMake keys may be made: true for a new data folder only. @throws KeysMissing */
export async function fileVault(folder: string, mayMake: boolean): Promise<KeyVault> {
  if (mayMake) await mkdir(folder, { recursive: true, mode: 0o700 })
  const [caller, visitor, agent, provider] = await Promise.all(keyPurposes.map((purpose) => keyIn(folder, purpose, mayMake)))
  if (!caller || !visitor || !agent || !provider) throw new KeysMissing(folder)
  return memoryVault({ caller, visitor, agent, provider })
}

/** The key in a file of its own; undefined when there is none and none may be made. */
export async function keyIn(folder: string, purpose: string, mayMake: boolean): Promise<Uint8Array | undefined> {
  const file = join(folder, `${purpose}.key`)
  return (await read(file)) ?? (mayMake ? make(file) : undefined)
}

const read = (file: string): Promise<Uint8Array | undefined> => readFile(file).catch(() => undefined)

/** Whole or not at all, and the first of two makers wins. */
async function make(file: string): Promise<Uint8Array | undefined> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const handle = await open(draft, 'wx', 0o600)
  await handle.writeFile(randomBytes(keyBytes))
  await handle.sync()
  await handle.close()
  await link(draft, file).catch(() => undefined)
  await rm(draft)
  return read(file)
}
