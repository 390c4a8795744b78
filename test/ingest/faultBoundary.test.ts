import { describe, expect, it } from 'vitest'
import { testStore } from '../storage/testStores.ts'
import { doorOver, event, send } from './door.ts'

const store = testStore()
const planted = '+99955512345'

/** As a parser or a library would: with its input in the message, the cause and the stack. */
const quoting = (): never => {
  throw new Error(`cannot read ${planted}`, { cause: { input: planted } })
}

describe('a fault of ours that quotes what was sent (P4)', () => {
  it.each([
    ['before the steps begin', { newRequest: quoting }],
    ['while the sender is looked at', { addressOf: quoting }],
    ['while the source is looked up', { sources: () => Promise.reject(new Error(planted)) }],
    ['while the secret is read', { secretsOf: () => Promise.reject(new Error(planted)) }],
    [
      'while the caller becomes a pseudonym',
      { pseudonymiser: { pseudonymise: quoting, pseudonymiseEach: quoting, setApart: quoting, queuesByDigest: quoting } },
    ],
  ])('%s, reaches neither the answer nor the log', async (_, otherwise) => {
    const { app, logged } = await doorOver(await store.emptyStores(), otherwise as Parameters<typeof doorOver>[1])
    const answer = await send(app, JSON.stringify(event({ caller: planted })))
    const everything = `${await answer.text()} ${JSON.stringify([...answer.headers])} ${JSON.stringify(logged)}`
    expect([answer.status < 400 || answer.status === 503, everything.includes(planted)]).toEqual([true, false])
  })
})
