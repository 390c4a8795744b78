/** Commands of the operator that are killed at any moment and run again: a strip with its keys, a backup, a restore. What they leave is what they leave undisturbed. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keysFolderOf } from '../../infra/local/keys/fileVault.ts'
import { openDataFolder } from '../../infra/local/store/localData.ts'
import { verify } from '../../shared/storage/days/verify.ts'
import { begin } from '../commandLine/helpline.ts'
import { seeded } from '../staffing/seeded.ts'
import { everyReport, filled, settings } from '../watch/strippedStore.ts'

/** Of each command. */
const rounds = Math.ceil(Number(process.env['BEREIKBAAR_ROUNDS'] ?? 24) / 4)
/** Told, so that a run can be made again: BEREIKBAAR_SEED. */
const seed = Number(process.env['BEREIKBAAR_SEED'] ?? Date.now() % 1_000_000)
const random = seeded(seed)
/** What a command takes undisturbed, and something more. */
const longestMs = 6_000

let folder = ''
let before: unknown
const dataDir = () => join(folder, 'helpline')
const file = () => join(folder, 'one.backup')
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commands-'))
  const data = await openDataFolder(dataDir())
  await filled(data.stores)
  before = await everyReport(data.stores)
  await data.close()
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await rm(keysFolderOf(dataDir()), { recursive: true, force: true })
})

/** Killed again and again, then left alone. @param between after each kill @returns how often it was killed before it was done */
async function untilDone(words: readonly string[], between: () => Promise<void> = async () => undefined): Promise<number> {
  let killed = 0
  for (let round = 0; round < rounds; round++) {
    const { child, ended } = begin([...words, '--data', dataDir()])
    await Promise.race([pause(150 + random() * longestMs), ended])
    if (child.exitCode === null && child.kill('SIGKILL')) killed += 1
    await ended
    await between()
  }
  const { code, err } = await begin([...words, '--data', dataDir()]).ended
  expect([code, err.includes('Error')], err).toEqual([0, false])
  return killed
}

/** Nothing of it differs, and everything follows from what is stored. */
async function expectSame() {
  const data = await openDataFolder(dataDir())
  try {
    expect(await everyReport(data.stores)).toEqual(before)
    expect((await verify(data.stores, settings)).differences).toEqual([])
    return await data.stores.history.state()
  } finally {
    await data.close()
  }
}

describe(`commands that are killed at any moment, ${rounds} times each (seed ${seed})`, () => {
  it('a strip and the turn of keys: figures are the same, everything due is stripped, and its keys are gone', async () => {
    const killed = await untilDone(['strip'])
    const state = await expectSame()
    expect(state?.cleanedUntil).toBe(state?.until)
    expect(state?.until).toBeGreaterThan(Date.parse('2026-03-09'))
    console.log(`seed ${seed}: strip killed ${killed} times`)
  }, 600_000)
  it('a backup: half a file is never taken for a whole one', async () => {
    const half: number[] = []
    const killed = await untilDone(['backup', file()], async () => {
      if (!existsSync(file())) return
      const { code, err } = await begin(['restore', file(), '--dry-run', '--data', dataDir()]).ended
      if (code !== 0) {
        expect(err).toContain('cannot be used')
        half.push(code ?? 0)
      }
      await rm(file())
    })
    console.log(`seed ${seed}: backup killed ${killed} times, half a file ${half.length} times`)
    await expectSame()
  }, 600_000)
  it('a restore: there is always a store to open, and in the end it is what was copied', async () => {
    const killed = await untilDone(['restore', file()], async () => {
      await expectSame()
    })
    console.log(`seed ${seed}: restore killed ${killed} times`)
    await expectSame()
  }, 600_000)
})
