import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { liveTraffic } from './liveTraffic.ts'
import { expectNothingLost } from './nothingLost.ts'
import { testHost } from './runningHost.ts'

const rounds = 12

describe('a host that is killed again and again (F1, F6)', () => {
  it(`loses nothing in ${rounds} kills of itself or of its store, at any moment`, async () => {
    const host = await testHost()
    try {
      let { url } = await host.start()
      await host.setUp()
      const traffic = liveTraffic(() => url, 'k')
      for (let round = 0; round < rounds; round++) {
        await pause(150 + 170 * round)
        if (round % 3 === 2) process.kill(await host.storePid(), 'SIGKILL')
        else {
          await host.kill()
          ;({ url } = await host.start())
        }
      }
      await pause(1_000)
      await traffic.stop()
      expect(traffic.acknowledged.size).toBeGreaterThan(100)
      const data = await host.join()
      await expectNothingLost(data, traffic)
      await data.close()
    } finally {
      await host.clean()
    }
  })
})
