import { describe, expect, it } from 'vitest'
import { recentSettings } from '../../functions/ingest/recentSettings.ts'
import { settings } from '../storage/testEvents.ts'

function storeThat(answers: () => boolean) {
  const seen = { asked: 0 }
  const current = async () => {
    seen.asked += 1
    if (!answers()) throw new Error('away')
    return { version: 1, settings }
  }
  return { current, seen }
}

describe('settings at the door', () => {
  it('are read once in fifteen seconds, by one for all', async () => {
    const clock = { now: 0 }
    const store = storeThat(() => true)
    const sources = recentSettings(store, () => clock.now)
    expect((await Promise.all([sources('centrale'), sources('centrale'), sources('website')])).map((known) => known?.source.id)).toEqual([
      'centrale',
      'centrale',
      'website',
    ])
    expect(store.seen.asked).toBe(1)
    clock.now = 15_000
    await sources('centrale')
    expect(store.seen.asked).toBe(1)
    clock.now = 15_001
    await sources('centrale')
    expect(store.seen.asked).toBe(2)
  })
  it('are used beyond their time while the store is away', async () => {
    const clock = { now: 0 }
    const sources = recentSettings(
      storeThat(() => clock.now === 0),
      () => clock.now,
    )
    await sources('centrale')
    clock.now = 60_000
    expect((await sources('centrale'))?.source.id).toBe('centrale')
  })
  it('that were never read cannot be guessed', async () =>
    await expect(
      recentSettings(
        storeThat(() => false),
        () => 0,
      )('centrale'),
    ).rejects.toThrow('away'))
  it('cost one reading a second for sources that do not exist', async () => {
    const clock = { now: 0 }
    const store = storeThat(() => true)
    const sources = recentSettings(store, () => clock.now)
    for (clock.now = 0; clock.now < 3_000; clock.now += 10) expect(await sources('nobody')).toBeUndefined()
    expect(store.seen.asked).toBe(3)
  })
})
