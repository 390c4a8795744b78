import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataFolderUnusable, usableFolder } from '../../../infra/local/store/usableFolder.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usable-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a data folder that cannot be written', () => {
  it('is made where there is none, and nothing stays in it of having looked', async () => {
    const inner = join(folder, 'new', 'helpline')
    await usableFolder(inner)
    expect(await readdir(inner)).toEqual([])
  })
  it('says so in one sentence where something else stands in its place', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(usableFolder(join(folder, 'file', 'helpline'))).rejects.toThrow(DataFolderUnusable)
  })
  it('says that its disk is full, and that nothing is lost', async () => {
    const words = ['-c', `ulimit -f 100; exec "$0" infra/local/start.ts --empty --port 0 --data "$1"`, process.execPath, join(folder, 'full')]
    const failed = await promisify(execFile)('sh', words).then(
      () => undefined,
      (failure: { readonly code: number; readonly stderr: string }) => failure,
    )
    expect(failed?.code).toBe(1)
    expect(failed?.stderr).toBe(
      `The data folder ${join(folder, 'full')} cannot be used: there is no room left on its disk. What was acknowledged is kept: start again when this is mended.\n`,
    )
  })
})
