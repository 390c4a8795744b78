import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secret } from '../ingest/door.ts'
import { freePort } from './freePort.ts'
import { testHost } from '../local/runningHost.ts'
import { python, script, type TestForwarder, testForwarder } from './runningForwarder.ts'
import { exchangeSettings, expectSameAsLog } from './sameAsLog.ts'
import { randomFrom, simulatedLog } from './simulatedLog.ts'

if (python === undefined) console.warn('NOT RUN: the tests of the forwarder need Python 3.6 or later as python3')
const seed = 20_261_122
const kills = 9

describe.skipIf(python === undefined)('forwarder and host, killed again and again while callers ring and the log is rotated', () => {
  let host: Awaited<ReturnType<typeof testHost>>
  let forwarder: TestForwarder
  beforeEach(async () => {
    const port = await freePort()
    host = await testHost(port)
    forwarder = await testForwarder({ address: `http://127.0.0.1:${port}/hooks/centrale`, secret, retry_seconds: 0.5, heartbeat_seconds: 1 })
  })
  afterEach(async () => {
    await forwarder.clean()
    await host.clean()
  })

  it(`lose no contact and double none in ${kills} kills (F1, W2)`, async () => {
    await host.start()
    await host.setUp(exchangeSettings)
    const random = randomFrom(seed)
    const log = simulatedLog(forwarder.queueLog, random)
    forwarder.start()
    for (let n = 0; n < kills; n++) {
      await pause(300 + 900 * random())
      if (n % 3 === 2) {
        await host.kill()
        await pause(400 * random())
        await host.start()
      } else {
        await forwarder.kill()
        await pause(1_500 * random()) // the log may be rotated more than once meanwhile
        forwarder.start()
      }
    }
    await pause(500)
    await log.stop()
    const data = await host.join()
    const { contacts } = await expectSameAsLog(data, [`${log.written.join('\n')}\n`])
    expect(contacts).toBe(log.calls())
    expect(contacts).toBeGreaterThan(100)
    expect(log.rotations()).toBeGreaterThan(5)
    await data.close()
  })
})

describe.skipIf(python === undefined)('the place in a log', () => {
  it('is found again after any rotation, restart and failed delivery (150 seeds)', () => {
    const words = [join(import.meta.dirname, 'anyRotation.py'), script, '150']
    expect(execFileSync(python ?? '', words, { encoding: 'utf8', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } }).trim()).toBe('')
  })
})
