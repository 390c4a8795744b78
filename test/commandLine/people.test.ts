/** Commands about people: who is invited, who is forgotten, and what a settings file may not undo (A2, P9, D2). */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { apply } from '../../infra/local/commands/apply.ts'
import type { CommandContext } from '../../infra/local/commands/command.ts'
import { erase } from '../../infra/local/commands/erase.ts'
import { user } from '../../infra/local/commands/user.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { erasureRequests } from '../../shared/storage/forgotten/erasureRequests.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { start } from '../builders/peopleSite.ts'
import { turnedVault } from '../builders/turnedVault.ts'
import { settings } from '../storage/testEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { dataFolders } from './helpline.ts'

const store = testStore()
const folders = dataFolders()

async function commands() {
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  const said: string[] = []
  const keys = { ...turnedVault(), alive: () => Promise.resolve([]) }
  const context = {
    print: (line: string) => void said.push(line),
    tell: (line: string) => void said.push(line),
    terminal: undefined,
    now: () => start,
    openStore: () => Promise.resolve({ stores, keys, close: () => Promise.resolve() }),
    interrupted: new AbortController().signal,
    environment: new Map(),
    pathOf: (path: string) => path,
  } as unknown as CommandContext
  return { stores, said, context }
}
const invite = ['--email', 'fred@fonds.example', '--name', 'Fred']
const numberFile = async (): Promise<string> => {
  const path = join(folders.folder, 'number.txt')
  await writeFile(path, '+999123456789\n')
  return path
}
const done = (stores: Stores) => auditTrail(stores.tables).newest(10)

describe('inviting at the command line', () => {
  it('stands out, for nobody looks along (A2)', async () => {
    const { stores, context } = await commands()
    await user.run([...invite, '--role', 'funder', '--line', 'chat'], context)
    expect((await userStore(stores.tables).all())[0]).toMatchObject({ roles: ['funder'], lines: ['chat'] })
    expect((await done(stores))[0]).toMatchObject({ user: 'operator', action: 'user_invited', standsOut: true })
  })
  it.each([
    [['--role', 'funder', '--line', 'elders'], 'no line has the id elders'],
    [['--role', 'manager', '--line', 'chat'], '--line is of a funder'],
    [['--role', 'baas'], 'choose one or more of'],
  ])('with %j says what to mend', async (words, cure) => {
    const { context } = await commands()
    await expect(user.run([...invite, ...words], context)).rejects.toThrow(cure)
  })
})

describe('erasing at the command line (P9)', () => {
  it('is written down without the number, and stands in the list of the page', async () => {
    const { stores, context, said } = await commands()
    await erase.run(['--file', await numberFile()], context)
    expect(await erasureRequests(stores.tables).recent(start)).toMatchObject([{ by: 'operator', needsAnother: false }])
    expect((await done(stores))[0]).toMatchObject({ action: 'erasure_asked', standsOut: true })
    const left = [said, ...(await Promise.all((['settings', 'events'] as const).map((table) => itemsOf(stores, table))))]
    expect(JSON.stringify(left)).not.toContain('999123456789')
  })
  it('waits for somebody who was invited, where there is one (A2)', async () => {
    const { stores, context, said } = await commands()
    await user.run([...invite, '--role', 'privacy'], context)
    await erase.run(['--file', await numberFile()], context)
    expect(await erasureRequests(stores.tables).recent(start)).toMatchObject([{ needsAnother: true }])
    expect(said.at(-1)).toContain('after somebody else confirmed it')
  })
})

describe('a settings file', () => {
  it('cannot lower the threshold of small numbers (D2)', async () => {
    const { stores, context } = await commands()
    const write = async (threshold: number) => {
      const path = join(folders.folder, 'settings.json')
      await writeFile(path, JSON.stringify({ ...settings, privacy: { ...settings.privacy, threshold } }))
      return path
    }
    await apply.run([await write(12)], context)
    await expect(apply.run([await write(11)], context)).rejects.toThrow('at least 12')
    expect((await stores.settings.current())?.settings.privacy.threshold).toBe(12)
  })
})
