/** Backup and restore as an operator types them, in a folder or at another endpoint. */
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { settings } from '../storage/testEvents.ts'
import { dataFolders } from './helpline.ts'

const folders = dataFolders()
const settingsFile = join(folders.folder, 'settings.json')
beforeAll(() => writeFile(settingsFile, JSON.stringify(settings)))

describe('helpline backup and restore (F6)', () => {
  it('says each step, shows first what it would do, and refuses what is no whole backup', async () => {
    const { run } = folders.next()
    const file = join(folders.folder, 'one.backup')
    expect(await run(['apply', settingsFile])).toMatchObject({ code: 0 })
    expect(await run(['backup', file])).toMatchObject({ code: 0, out: expect.stringContaining('items are in') })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await run(['backup', file])).toMatchObject({ code: 1, err: expect.stringContaining('already') })
    const dry = await run(['restore', file, '--dry-run'])
    expect([dry.code, dry.out]).toEqual([0, expect.stringContaining('nothing was changed')])
    const done = await run(['restore', file])
    expect([done.code, done.err]).toEqual([0, ''])
    for (const step of ['none comes out of a copy', 'made from the events', 'is so again', 'compared', 'in use now']) expect(done.out).toContain(step)
    expect(await run(['verify'])).toMatchObject({ code: 0 })
    expect(await run(['restore', settingsFile])).toMatchObject({ code: 1, err: expect.stringContaining('cannot be used') })
  }, 120_000)
  it('needs one file, or a stage and a moment with its zone', async () => {
    const { run } = folders.next()
    for (const words of [['restore'], ['restore', 'a', 'b'], ['backup']]) expect(await run(words), words.join(' ')).toMatchObject({ code: 2 })
  }, 60_000)
})

describe('helpline keys --turn-ids (K10)', () => {
  it('turns once, two days ahead, and not again within a week', async () => {
    const { run } = folders.next()
    await run(['apply', settingsFile])
    expect(await run(['keys', '--turn-ids'])).toMatchObject({ code: 0, out: expect.stringMatching(/^From \d{4}-/) })
    expect(await run(['keys', '--turn-ids'])).toMatchObject({ code: 1, err: expect.stringContaining('less than a week') })
    expect((await run(['keys'])).out).toContain('this period')
  }, 60_000)
})
