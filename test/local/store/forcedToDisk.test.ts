import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forcedToDisk } from '../../../infra/local/store/forcedToDisk.ts'
import { localDoor } from '../../../infra/local/localDoor.ts'
import { keysFolderOf } from '../../../infra/local/keys/fileVault.ts'
import { openDataFolder } from '../../../infra/local/store/localData.ts'
import { secret, signedRequest } from '../../ingest/door.ts'
import { ownEndpoint } from '../../storage/storeUnderTest.ts'
import { settings } from '../../storage/testEvents.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forced-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
  await rm(keysFolderOf(folder), { recursive: true, force: true })
})

describe('what the embedded store took', () => {
  it('is forced to disk in one go for everybody who waits, and never by one that began before', async () => {
    for (const name of ['000003.log', '000007.log', '000011.log', '000010.ldb', 'LOG']) await writeFile(join(folder, name), '')
    const forcedFiles: string[] = []
    let written = 0
    const seen: number[] = []
    const forced = forcedToDisk(folder, async (file) => {
      forcedFiles.push(file.slice(folder.length + 1))
      const before = written
      await pause(20)
      seen.push(before)
    })
    const write = async () => {
      const own = ++written
      await forced()
      expect(Math.max(...seen)).toBeGreaterThanOrEqual(own)
    }
    const first = write()
    await pause(5)
    await Promise.all([first, ...Array.from({ length: 50 }, write)])
    expect(forcedFiles).toEqual(['000007.log', '000011.log', '000007.log', '000011.log'])
  })
  it('that cannot be forced is an error for those who wait, and for nobody after them', async () => {
    await writeFile(join(folder, '000003.log'), '')
    let isBroken = true
    const forced = forcedToDisk(folder, async () => {
      if (isBroken) throw new Error('EIO')
    })
    await expect(forced()).rejects.toThrow('EIO')
    isBroken = false
    await forced()
  })
  it('is waited for by nobody where the store is elsewhere', async () => forcedToDisk(join(folder, 'none'))())
  it.skipIf(ownEndpoint() !== undefined)(
    'is what an acknowledged event waits for: where that cannot be, it goes into the spool and is forced there',
    async () => {
      const data = await openDataFolder(folder)
      await data.stores.settings.save(settings, 0)
      const door = localDoor({ data, now: Date.now, log: () => undefined, environment: { CENTRALE_SECRET: secret } })
      try {
        const store = join(folder, 'store')
        const newest = Math.max(...(await readdir(store)).flatMap((name) => (/^\d+\.log$/.test(name) ? [Number(name.slice(0, -4))] : [])))
        await mkdir(join(store, `${String(newest + 900).padStart(6, '0')}.log`)) // nothing can be forced there
        const body = JSON.stringify({ type: 'contact.arrived', contact: 'c', line: 'helplijn', at: new Date().toISOString() })
        const { headers } = signedRequest(body, { at: Date.now(), id: 'msg_1' })
        const answer = await door.app.request('/hooks/centrale', { method: 'POST', headers, body }, {})
        expect(answer.status).toBe(202)
        expect(await readFile(join(folder, 'spool.jsonl'), 'utf8')).toContain('contact.arrived')
      } finally {
        await door.stop()
        await data.close()
      }
    },
  )
})
