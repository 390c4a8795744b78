import { appendFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeDoor, fakeDoor, forwarderSecret } from './fakeDoor.ts'
import { idleProcess, python, type TestForwarder, testForwarder } from './runningForwarder.ts'

if (python === undefined) console.warn('NOT RUN: the tests of the forwarder need Python 3.6 or later as python3')

describe.skipIf(python === undefined)('the forwarder gives a sign of life (C2)', () => {
  let door: FakeDoor
  let forwarder: TestForwarder
  beforeEach(async () => {
    door = await fakeDoor()
    forwarder = await testForwarder({ address: door.address, secret: forwarderSecret, retry_seconds: 0.5 })
    await appendFile(forwarder.queueLog, `${Math.floor(Date.now() / 1000)}|NONE|NONE|NONE|QUEUESTART|\n`)
  })
  afterEach(async () => {
    await forwarder.clean()
    await door.close()
  })

  it('again and again, and later for the time in which the door could not be reached', async () => {
    await forwarder.configure({ heartbeat_seconds: 1 })
    forwarder.start()
    for (let tries = 0; tries < 200 && door.heartbeats().length < 2; tries++) await pause(50)
    const before = door.heartbeats().length
    door.answers.push(503, 503, 503)
    for (let tries = 0; tries < 200 && door.heartbeats().length < before + 3; tries++) await pause(50)
    const beats = [...door.heartbeats()]
    const gaps = beats.slice(1).map((beat, n) => beat - (beats[n] ?? 0))
    expect(beats.length).toBeGreaterThanOrEqual(before + 3)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3)
  })
  it('for the time it was stopped, if the exchange ran all the while and no line was lost', async () => {
    await forwarder.configure({ process: 'fwd-exchange', heartbeat_seconds: 1 })
    const exchange = await idleProcess(forwarder.folder, 'fwd-exchange')
    await pause(3_100) // when a process began is known to the second only
    await forwarder.once()
    await pause(3_000)
    await forwarder.once()
    const beats = door.heartbeats()
    expect(beats.length).toBeGreaterThanOrEqual(4)
    expect(beats).toEqual(beats.map((_, n) => (beats[0] ?? 0) + n))
    await exchange.end()
  })
})
