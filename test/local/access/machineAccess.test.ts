import { describe, expect, it } from 'vitest'
import { machineAccess } from '../../../infra/local/access/machineAccess.ts'
import { demoSettings } from '../../../infra/local/demo/demoSettings.ts'
import { roles } from '../../../shared/access/role.ts'
import { UserId } from '../../../shared/access/user.ts'
import { testStore } from '../../storage/testStores.ts'

const store = testStore()
const now = Date.parse('2026-06-10T10:00:00Z')
const example = UserId.parse('examplemanager')

async function demo() {
  const stores = await store.emptyStores()
  await stores.settings.save(demoSettings(now), 0)
  return { stores, access: machineAccess(stores, () => now) }
}

describe('the example sign-in (A13)', () => {
  it('offers every role on this machine while all is invented', async () => {
    const { access } = await demo()
    for (const role of roles) expect((await access.signIn.example(role, 'localhost:3000'))?.roles).toEqual([role])
  })
  it.each(['bereikbaar.example', 'localhost.example:3000', '192.168.1.4:3000', '127.0.0.1.example', ''])('offers nothing under the name %s', async (host) => {
    const { access } = await demo()
    expect(await access.signIn.example('manager', host)).toBeUndefined()
  })
  it('ends for good with the first real source, also for who is signed in, and stays so when the source is gone', async () => {
    const { stores, access } = await demo()
    expect(await access.userById(example)).toBeDefined()
    const invented = demoSettings(now)
    await stores.settings.save({ ...invented, sources: [...invented.sources, { ...invented.sources[0]!, id: 'centrale' as never }] }, 1)
    expect(await access.signIn.example('manager', 'localhost:3000')).toBeUndefined()
    expect(await access.userById(example)).toBeUndefined()
    await stores.settings.save(invented, 2)
    expect(await machineAccess(stores, () => now).signIn.example('manager', 'localhost:3000')).toBeUndefined()
  })
  it('is not there before anything is set up, nor for an organisation of its own', async () => {
    const stores = await store.emptyStores()
    expect(await machineAccess(stores, () => now).signIn.example('manager', 'localhost:3000')).toBeUndefined()
  })
})

describe('the owner of the machine', () => {
  it('is who knows the code of this start, in a form or in the header of a command', async () => {
    const { access, stores } = await demo()
    expect(access.signIn.owner(access.code)?.roles).toEqual(['manager', 'planner', 'privacy', 'admin'])
    expect(access.command(new Headers({ authorization: `Bearer ${access.code}` }))?.user).toBe('owner')
    for (const wrong of ['', 'x', access.code.slice(1), `${access.code}x`, machineAccess(stores, () => now).code]) {
      expect(access.signIn.owner(wrong)).toBeUndefined()
      expect(access.command(new Headers({ authorization: `Bearer ${wrong}` }))).toBeUndefined()
    }
  })
})
