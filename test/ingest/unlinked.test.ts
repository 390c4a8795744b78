/** What the door says in its log so that somebody is told (F7): who could not be told apart. */
import { describe, expect, it } from 'vitest'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { testStore } from '../storage/testStores.ts'
import { doorOver, event, send, testVault } from './door.ts'

const store = testStore()
const codes = (logged: readonly { readonly code: string }[]) => logged.map(({ code }) => code)

describe('a caller who was told apart', () => {
  it('is one line and no alarm', async () => {
    const { app, logged } = await doorOver(await store.emptyStores())
    expect((await send(app, JSON.stringify(event()))).status).toBe(202)
    expect(codes(logged)).toEqual(['answered'])
  })
})

describe('a caller who could not be told apart', () => {
  it('is recorded all the same, and said so in the log, without anything about them', async () => {
    const broken = { ...memoryVault({ caller: Buffer.alloc(32, 1), visitor: Buffer.alloc(32, 2), agent: Buffer.alloc(32, 3), provider: Buffer.alloc(32, 4) }) }
    const vault: typeof testVault = {
      ...broken,
      hmac: (use, message) => (use.purpose === 'caller' ? Promise.reject(new Error('away')) : testVault.hmac(use, message)),
    }
    const { app, logged } = await doorOver(await store.emptyStores(), { pseudonymiser: pseudonymiser(vault) })
    expect((await send(app, JSON.stringify(event()))).status).toBe(202)
    expect(codes(logged)).toEqual(['unlinked', 'answered'])
    expect(logged[0]).toEqual({ code: 'unlinked', level: 'warning', request: expect.any(String), source: 'centrale', count: 1 })
  })
})
