/** Secrets of sources on one machine: a file a source, mode 0600, beside the other keys and never in the data folder. The door reads it on every delivery, so nothing needs a restart. */
import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { SourceId } from '../../../shared/contacts/identifiers.ts'
import { KeptSecret, type SecretKeeper, stateOfKept, validSecrets } from '../../../shared/privacy/sourceSecrets.ts'
import { keyIn } from './fileVault.ts'

export type FileSecrets = SecretKeeper & {
  /** For the door. undefined: none is kept. */
  readonly valid: (source: SourceId, now: number) => Promise<readonly string[] | undefined>
  /** Of this installation, for its own test events; made when it is first asked for. */
  readonly testKey: () => Promise<Uint8Array | undefined>
}

/** The newest first. */
const SecretFile = z.strictObject({ secrets: z.array(KeptSecret).min(1).max(2) })

export function fileSecrets(keysFolder: string): FileSecrets {
  const folder = join(keysFolder, 'sources')
  const fileOf = (source: SourceId) => join(folder, `${source}.json`)
  const read = async (source: SourceId): Promise<readonly KeptSecret[]> => {
    try {
      return SecretFile.parse(JSON.parse(await readFile(fileOf(source), 'utf8'))).secrets
    } catch {
      return [] // what is wrong with it would quote it
    }
  }
  const write = async (source: SourceId, secrets: readonly KeptSecret[]) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const draft = `${fileOf(source)}.${randomBytes(6).toString('hex')}`
    const handle = await open(draft, 'wx', 0o600)
    await handle.writeFile(JSON.stringify({ secrets }))
    await handle.sync()
    await handle.close()
    await rename(draft, fileOf(source))
  }
  return {
    put: async (source, kept) => write(source, [kept, ...(await read(source)).slice(0, 1)]),
    stateOf: async (source) => {
      const [newest] = await read(source)
      return newest && stateOfKept(newest)
    },
    endOld: async (source) => {
      const [newest] = await read(source)
      if (newest !== undefined) await write(source, [{ secret: newest.secret, madeAt: newest.madeAt }])
    },
    remove: async (source) => rm(fileOf(source), { force: true }),
    valid: async (source, now) => {
      const [newest, before] = await read(source)
      return newest && validSecrets(newest, before, now)
    },
    testKey: () => keyIn(keysFolder, 'test-events', true),
  }
}
