/** Keys in files of their own, beside the data folder and never in it: whoever copies the data has not copied the keys. */
import { createHash, randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type KeptKey, KeyDestroyed, type KeyKeeper } from '../../../shared/privacy/keyKeeper.ts'
import type { KeyVault } from '../../../shared/privacy/keyVault.ts'
import { keyBytes } from '../../../shared/privacy/memoryVault.ts'
import { keyName, periodVault } from '../../../shared/privacy/periodVault.ts'

/** `<dataDir>.keys/`, one file a key, readable by its owner only. */
export const keysFolderOf = (dataDir: string): string => `${resolve(dataDir)}.keys`

export class KeysMissing extends Error {
  constructor(folder: string) {
    super(
      `the keys of this data are missing from ${folder}: without them known callers and events cannot be recognised. Put them back, or begin with an empty data folder.`,
    )
    this.name = 'KeysMissing'
  }
}

export type FileVault = KeyVault & KeyKeeper

/** Keys that live as long as the data. */
const lasting = ['agent', 'provider'] as const
const ofPeriods = ['caller', 'visitor'] as const

/**
 * The key of a period is made when it is first needed, and never again once it was destroyed.
 * @param mayMake keys that last may be made: true for a new data folder only. @throws KeysMissing
 */
export async function fileVault(folder: string, mayMake: boolean): Promise<FileVault> {
  if (mayMake) await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await Promise.all(lasting.map((purpose) => keyIn(folder, purpose, mayMake)))
  if (found.some((key) => key === undefined)) throw new KeysMissing(folder)
  const fixed = new Map(lasting.map((purpose, n) => [purpose as string, found[n]]))
  const graves = join(folder, 'destroyed')
  const isDestroyed = async (period: string) => (await names(graves)).includes(period)
  const vault = periodVault(async (name) => {
    const known = fixed.get(name)
    if (known !== undefined) return known
    const [, period = ''] = name.split('.')
    if (await isDestroyed(period)) throw new KeyDestroyed(period)
    return (await keyIn(folder, fileNameOf(name), true)) ?? missing(folder)
  })
  const ownFiles = async () => (await names(folder)).flatMap((file) => keptIn(file) ?? [])
  return {
    ...vault,
    make: async (key) => {
      if (await isDestroyed(key.period)) throw new KeyDestroyed(key.period)
      for (const purpose of ofPeriods) await keyIn(folder, fileNameOf(keyName({ purpose, ...key })), true)
    },
    alive: async () => {
      const kept = new Map((await ownFiles()).map(({ period, linkGroup }) => [`${period} ${linkGroup}`, { period, linkGroup }]))
      return [...kept.values()]
    },
    destroy: async (period) => {
      // The grave first: from now on nobody makes the key anew.
      await mkdir(graves, { recursive: true, mode: 0o700 })
      await (await open(join(graves, period), 'a', 0o600)).close()
      vault.forget((name) => name.split('.')[1] === period)
      const own = (await ownFiles()).filter((file) => file.period === period)
      for (const { file } of own) await overwriteAndRemove(join(folder, file))
      return own.length
    },
  }
}

/** The key in a file of its own; undefined when there is none and none may be made. */
export async function keyIn(folder: string, name: string, mayMake: boolean): Promise<Uint8Array | undefined> {
  const file = join(folder, `${name}.key`)
  return (await read(file)) ?? (mayMake ? make(file) : undefined)
}

function missing(folder: string): never {
  throw new KeysMissing(folder)
}

/** File systems end names at 255 bytes; a group of many lines is named by a digest of its name. */
function fileNameOf(name: string): string {
  const [purpose = '', period = '', ...group] = name.split('.')
  const linkGroup = group.join('.')
  if (group.length === 0) return name
  return `${purpose}.${period}.${linkGroup.length <= 120 ? linkGroup : createHash('sha256').update(linkGroup).digest('hex')}`
}

function keptIn(file: string): (KeptKey & { readonly file: string }) | undefined {
  const [, period, linkGroup] = /^(?:caller|visitor)\.([a-z0-9-]+)\.([a-z0-9+-]+)\.key$/.exec(file) ?? []
  return period === undefined || linkGroup === undefined ? undefined : { period, linkGroup, file }
}

const names = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => [])
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

/** What stood there is gone from the file before the file is gone. A disk that keeps old blocks is the operator's to encrypt. */
async function overwriteAndRemove(file: string): Promise<void> {
  const handle = await open(file, 'r+').catch(() => undefined)
  if (handle !== undefined) {
    await handle.write(randomBytes(keyBytes), 0, keyBytes, 0)
    await handle.sync()
    await handle.close()
  }
  await rm(file, { force: true })
}
