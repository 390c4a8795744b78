import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { liveTraffic } from './liveTraffic.ts'
import { expectNothingLost } from './nothingLost.ts'
import { testHost } from './runningHost.ts'

describe('a host that is killed in the middle of live traffic (F1, F6)', () => {
  let host: Awaited<ReturnType<typeof testHost>>
  beforeEach(async () => {
    host = await testHost()
  })
  afterEach(() => host.clean())

  it('has everything it acknowledged after a restart, once', async () => {
    let { url } = await host.start()
    await host.setUp()
    const traffic = liveTraffic(() => url, 'k')
    await pause(1_200)
    await host.kill()
    ;({ url } = await host.start())
    await pause(500)
    await traffic.stop()
    expect(traffic.acknowledged.size).toBeGreaterThan(20)
    const data = await host.join()
    await expectNothingLost(data, traffic)
    await data.close()
  })
  it('goes on when only its store dies, and loses nothing', async () => {
    const { url } = await host.start()
    await host.setUp()
    const traffic = liveTraffic(() => url, 'd')
    await pause(800)
    process.kill(await host.storePid(), 'SIGKILL')
    await pause(1_500)
    await traffic.stop()
    const data = await host.join()
    await expectNothingLost(data, traffic)
    await data.close()
  })
})
