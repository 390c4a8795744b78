import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keysApp } from '../../functions/keys/app.ts'
import { fileVault } from '../../infra/local/keys/fileVault.ts'
import type { AuditRecord } from '../../shared/access/auditRecord.ts'
import { importPeriod, KeyDestroyed } from '../../shared/privacy/keyKeeper.ts'
import { Settings } from '../../shared/settings/settings.ts'

const day = 86_400_000
const settings = Settings.parse({
  organisation: { id: 'proef', name: 'Proef' },
  lines: [
    { id: 'overdag', name: 'Overdag', channel: 'phone' },
    { id: 'nacht', name: 'Nacht', channel: 'phone' },
    { id: 'chat', name: 'Chat', channel: 'chat' },
  ],
  links: [['overdag', 'nacht']],
  privacy: { keyPeriods: [{ from: '2026-01-05', days: 28 }] },
})
const turn = Date.parse('2026-02-02T04:00:00Z')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'))
})
afterAll(() => rm(folder, { recursive: true }))

const kept = async (name: string) => {
  const vault = await fileVault(join(folder, name), true)
  const told: AuditRecord[] = []
  const run = (now: number, cleanedUntil = 0) =>
    keysApp({
      settings: { current: async () => ({ version: 1, settings }) },
      history: { state: async () => ({ until: cleanedUntil, cleanedUntil, from: 0, at: 0 }) },
      keeper: vault,
      trail: { append: async (record) => void told.push(record) },
      now: () => now,
      log: () => undefined,
    })()
  const names = async () => (await readdir(join(folder, name))).filter((file) => file.endsWith('.key')).sort()
  return { vault, run, names, told }
}
const callerOf = (period: string) => ({ purpose: 'caller', linkGroup: 'nacht+overdag', period }) as const

describe('keys of callers', () => {
  it('are one for each group of lines and period, each a file of its own, the next one before it is needed (K1, K12)', async () => {
    const { run, names } = await kept('made')
    expect(await run(turn - 10 * day)).toEqual({ made: 2, destroyed: [] })
    expect(await run(turn - 10 * day)).toEqual({ made: 0, destroyed: [] })
    expect(await run(turn - day)).toEqual({ made: 2, destroyed: [] })
    const ofCallers = (await names()).filter((name) => name.startsWith('caller'))
    expect(ofCallers).toEqual([
      'caller.2026-01-05.chat.key',
      'caller.2026-01-05.nacht+overdag.key',
      'caller.2026-02-02.chat.key',
      'caller.2026-02-02.nacht+overdag.key',
    ])
  })
  it('are destroyed once their period is stripped and cleared away, and not a moment before (K6)', async () => {
    const { vault, run, names } = await kept('turned')
    await run(turn - day)
    const digest = await vault.hmac(callerOf('2026-01-05'), Buffer.from('x'))
    expect((await run(turn + 8 * day, turn - 1)).destroyed).toEqual([])
    expect(await vault.hmac(callerOf('2026-01-05'), Buffer.from('x'))).toEqual(digest)
    expect((await run(turn + 8 * day, turn)).destroyed).toEqual(['2026-01-05'])
    expect((await names()).some((name) => name.includes('2026-01-05'))).toBe(false)
    expect((await names()).some((name) => name.includes('2026-02-02'))).toBe(true)
  })
  it('are overwritten before they are removed, and never come back: not for the vault that had them, nor for a new one (K6)', async () => {
    const { vault } = await kept('gone')
    await vault.hmac(callerOf('2026-01-05'), Buffer.from('x'))
    const file = join(folder, 'gone', 'caller.2026-01-05.nacht+overdag.key')
    const before = await readFile(file)
    const { fd, read } = await import('node:fs/promises').then(async ({ open }) => {
      const handle = await open(file, 'r')
      return { fd: handle, read: async () => (await handle.read(Buffer.alloc(32), 0, 32, 0)).buffer }
    })
    expect(await vault.destroy('2026-01-05')).toBe(1)
    expect(await read()).not.toEqual(before)
    await fd.close()
    await expect(stat(file)).rejects.toThrow('ENOENT')
    const again = await fileVault(join(folder, 'gone'), false)
    for (const own of [vault, again]) {
      await expect(own.hmac(callerOf('2026-01-05'), Buffer.from('x'))).rejects.toBeInstanceOf(KeyDestroyed)
      await expect(own.make({ period: '2026-01-05', linkGroup: 'nacht+overdag' })).rejects.toBeInstanceOf(KeyDestroyed)
    }
    expect(await vault.destroy('2026-01-05')).toBe(0)
  })
  it('are in the audit trail when they are made, turned and destroyed, and go on when that cannot be written (K12)', async () => {
    const { vault, run, told } = await kept('told')
    await run(turn - 10 * day)
    await run(turn - day)
    await run(turn + 8 * day, turn)
    expect(told.map(({ action, object, filter }) => [action, object, filter])).toEqual([
      ['key_made', 'callerKey', { period: '2026-01-05', lines: 'nacht+overdag' }],
      ['key_made', 'callerKey', { period: '2026-01-05', lines: 'chat' }],
      ['key_made', 'callerKey', { period: '2026-02-02', lines: 'nacht+overdag' }],
      ['key_made', 'callerKey', { period: '2026-02-02', lines: 'chat' }],
      ['key_destroyed', 'callerKey', { period: '2026-01-05' }],
    ])
    const logged: string[] = []
    const done = await keysApp({
      settings: { current: async () => ({ version: 1, settings }) },
      history: { state: async () => ({ until: turn + 28 * day, cleanedUntil: turn + 28 * day, from: 0, at: 0 }) },
      keeper: vault,
      trail: { append: () => Promise.reject(new Error('away')) },
      now: () => turn + 40 * day,
      log: ({ code }) => void logged.push(code),
    })()
    expect(done.destroyed).toEqual(['2026-02-02'])
    expect(logged.filter((code) => code === 'trail_unwritten')).toHaveLength(3)
  })
  it('of an import that nobody confirmed go after 30 days (K13)', async () => {
    const { vault, run } = await kept('imported')
    const period = importPeriod(`abc-${turn}`)
    await vault.hmac(callerOf(period), Buffer.from('x'))
    expect((await run(turn + 29 * day)).destroyed).toEqual([])
    expect((await run(turn + 30 * day)).destroyed).toEqual([period])
  })
})
