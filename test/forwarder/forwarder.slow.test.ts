import { execFileSync } from 'node:child_process'
import { appendFile, chmod, copyFile, readFile, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeDoor, fakeDoor, forwarderSecret } from './fakeDoor.ts'
import { python, script, type TestForwarder, testForwarder } from './runningForwarder.ts'

if (python === undefined) console.warn('NOT RUN: the tests of the forwarder need Python 3.6 or later as python3')
const now = Math.floor(Date.now() / 1000)
/** A line as the exchange writes it, about a call of its own. */
const line = (n: number, { age = 60, queue = 'oost', rest = `NONE|ENTERQUEUE||+9990000${1000 + n}|1` } = {}) =>
  `${now - age + n}|${now - age}.${n}|${queue}|${rest}`
const lines = (from: number, until: number) => Array.from({ length: until - from }, (_, n) => line(from + n))
const text = (written: readonly string[]) => written.map((one) => `${one}\n`).join('')

describe.skipIf(python === undefined)('the forwarder', () => {
  let door: FakeDoor
  let forwarder: TestForwarder
  beforeEach(async () => {
    door = await fakeDoor()
    forwarder = await testForwarder({ address: door.address, secret: forwarderSecret, retry_seconds: 0.1 })
  })
  afterEach(async () => {
    await forwarder.clean()
    await door.close()
  })
  const write = (written: readonly string[], path = forwarder.queueLog) => appendFile(path, text(written))
  const deliver = async () => {
    const { code, err } = await forwarder.once()
    expect([code, err]).toEqual([0, ''])
    return door.lines()
  }

  describe('delivers every whole line once', () => {
    it('when lines are added, in order, signed, in bodies below 64 KiB', async () => {
      const all = lines(0, 1_500)
      await write(all.slice(0, 700))
      await deliver()
      await write(all.slice(700))
      expect(await deliver()).toEqual(all)
      expect(Math.max(...door.delivered.map(({ bytes }) => bytes))).toBeLessThan(64 * 1024)
      expect(door.delivered.length).toBeGreaterThan(10)
    })
    it('and leaves the last one that has no line break yet', async () => {
      const [first, second = ''] = lines(0, 2)
      await writeFile(forwarder.queueLog, `${first}\n${second.slice(0, 20)}`)
      expect(await deliver()).toEqual([first])
      await appendFile(forwarder.queueLog, `${second.slice(20)}\n`)
      expect(await deliver()).toEqual([first, second])
    })
    it('and begins with those of the last 24 hours: older ones are history', async () => {
      const recent = lines(0, 3)
      await write([line(0, { age: 200_000 }), line(1, { age: 100_000 }), ...recent])
      expect(await deliver()).toEqual(recent)
    })
    it('and passes over what is no line, in a small body', async () => {
      await forwarder.configure({ cdr: forwarder.path('Master.csv'), cdr_contexts: 'inbound' })
      await writeFile(forwarder.path('Master.csv'), `${','.repeat(50_000)}\n"\0",${','.repeat(20)}\n`)
      await write([line(0), `${line(1)}${'|'.repeat(300_000)}`, 'x'.repeat(200_000), `\0\0${line(2)}`, line(3)])
      const told = await deliver()
      expect(told.map((one) => one.slice(0, 20))).toEqual([line(0), line(1), 'x'.repeat(64), `\0\0${line(2)}`, line(3)].map((one) => one.slice(0, 20)))
      expect(Math.max(...door.delivered.map(({ bytes }) => bytes))).toBeLessThan(8_000)
    })
    it('and begins anew where what it remembers is broken', async () => {
      await write(lines(0, 2))
      await deliver()
      for (const broken of ['{', '[]', '{"queue_log":{"inode":"x"},"cdr":null,"heartbeats":[],"alive":1}']) {
        await writeFile(`${forwarder.folder}/state/positions.json`, broken)
        expect(await forwarder.once()).toMatchObject({ code: 0, err: expect.stringContaining('positions.json') })
      }
      expect(door.lines()).toEqual([...lines(0, 2), ...lines(0, 2), ...lines(0, 2), ...lines(0, 2)])
    })
    it('after rotation by renaming, when the exchange went on writing to the old file for a while', async () => {
      await write(lines(0, 2))
      await deliver()
      await rename(forwarder.queueLog, forwarder.path('queue_log.1'))
      await write(lines(2, 4), forwarder.path('queue_log.1'))
      await write(lines(4, 6))
      expect(await deliver()).toEqual(lines(0, 6))
    })
    it('after rotation by copying and emptying', async () => {
      await write(lines(0, 2))
      await deliver()
      await write(lines(2, 4))
      await copyFile(forwarder.queueLog, forwarder.path('queue_log-20261122'))
      await truncate(forwarder.queueLog)
      await write(lines(4, 30)) // longer than it was: only what stands before the position tells
      expect(await deliver()).toEqual(lines(0, 30))
    })
    it('after a stop during which the log was rotated several times and packed', async () => {
      await write(lines(0, 2))
      await deliver()
      await write(lines(2, 4))
      const old = async (name: string, contents: string, hoursAgo: number) => {
        await writeFile(forwarder.path(name), gzipSync(contents))
        await utimes(forwarder.path(name), now - 3600 * hoursAgo, now - 3600 * hoursAgo)
      }
      await old('queue_log.5.gz', text([line(99, { age: 90_000 })]), 30)
      await old('queue_log.4.gz', await readFile(forwarder.queueLog, 'utf8'), 4)
      await old('queue_log.3.gz', text(lines(4, 6)), 3)
      await writeFile(forwarder.path('queue_log.2'), text(lines(6, 8)))
      await utimes(forwarder.path('queue_log.2'), now - 7200, now - 7200)
      await writeFile(forwarder.path('queue_log.bak'), text([line(98)]))
      await rm(forwarder.queueLog)
      await write(lines(8, 10))
      expect(await deliver()).toEqual(lines(0, 10))
    })
    it('while it runs, through renaming, copying, and a moment without any log', async () => {
      await write(lines(0, 1))
      forwarder.start()
      const until = async (count: number) => {
        for (let tries = 0; tries < 100 && door.lines().length < count; tries++) await pause(50)
        expect(door.lines()).toEqual(lines(0, count))
      }
      await until(1)
      await rename(forwarder.queueLog, forwarder.path('queue_log.1'))
      await write(lines(1, 2), forwarder.path('queue_log.1'))
      await until(2)
      await write(lines(2, 3))
      await until(3)
      await copyFile(forwarder.queueLog, forwarder.path('queue_log.2'))
      await truncate(forwarder.queueLog)
      await write(lines(3, 4))
      await until(4)
    })
    it('as far as they are still there: a log that was thrown away is said to be lost', async () => {
      await write(lines(0, 2))
      await deliver()
      await rm(forwarder.queueLog)
      await write(lines(2, 4))
      const { err } = await forwarder.once()
      expect(err).toMatch(/lines in between may be missing/)
      expect(door.lines()).toEqual(lines(0, 4))
    })
  })

  describe('sends again what was not answered', () => {
    it('the same lines, until they are', async () => {
      await write(lines(0, 3))
      door.answers.push(503, 'lost')
      await deliver()
      expect(door.lines()).toEqual([...lines(0, 3), ...lines(0, 3)])
      expect(door.asked).toHaveLength(3)
    })
    it('and never says two things under one id, nor one thing under two', async () => {
      await forwarder.configure({ process: 'no-exchange' }) // so that there is nothing new to say
      await write(lines(0, 3))
      door.answers.push(503, 'lost', 500)
      await forwarder.once()
      expect(new Set(door.asked).size).toBe(1)
      await write(lines(3, 4))
      await forwarder.once()
      expect(new Set(door.asked).size).toBe(2)
    })
    it('and says after a while what is wrong, in words, and keeps trying', async () => {
      await write(lines(0, 1))
      door.answers.push(401, 401, 401)
      const { err } = await forwarder.once()
      expect(err).toMatch(/refuses the signature/)
      expect(door.lines()).toEqual(lines(0, 1))
    })
  })

  describe('keeps to itself what the door does not read', () => {
    it('names, reasons, transferred-to numbers; and the lines of other queues', async () => {
      await forwarder.configure({ queues: 'oost, west' })
      await write([
        line(0, { rest: 'NONE|ENTERQUEUE|https://crm.example/1|+99900000001|1|Caller Name' }),
        line(1, { rest: 'Agent A|BLINDTRANSFER|0999000002|from-internal|24|61|1' }),
        line(2, { rest: 'Agent A|PAUSE|a long story' }),
        line(3, { queue: 'boekhouding' }),
        line(4, { queue: 'NONE', rest: 'NONE|QUEUESTART|' }),
        'what is this',
      ])
      const told = (await deliver()).map((one) => one.split('|').slice(4).join('|'))
      expect(told).toEqual(['ENTERQUEUE||+99900000001|1|', 'BLINDTRANSFER|||24|61|1', 'PAUSE|', 'QUEUESTART|', ''])
    })
    it('of call detail records all but a few columns, of inbound contexts only', async () => {
      const start = new Date(Date.now() - 60_000).toISOString().slice(0, 19).replace('T', ' ')
      const row = (context: string, application: string) =>
        `"","0999001","s","${context}","""A name"" <0999001>","PJSIP/1","","${application}","a,b",${start},,${start},2,2,"ANSWERED","DOC","${now}.7",""`
      await forwarder.configure({ cdr: forwarder.path('Master.csv'), cdr_contexts: 'inbound' })
      await write([], forwarder.queueLog)
      await write([row('inbound', 'Hangup'), row('outbound', 'Dial'), row('inbound', 'Queue')], forwarder.path('Master.csv'))
      await deliver()
      const kept = (application: string, data: string) => [
        '',
        '0999001',
        's',
        'inbound',
        '',
        '',
        '',
        application,
        data,
        start,
        '',
        start,
        '',
        '',
        '',
        '',
        `${now}.7`,
        '',
      ]
      expect(door.records()).toEqual([kept('Hangup', ''), kept('Queue', 'a,b')])
    })
    it('and writes no number anywhere: of a log only positions, times and keyed marks', async () => {
      await write(lines(0, 3))
      await deliver()
      const state = await forwarder.state()
      expect(state).not.toContain('9990000') // three digits alone may stand in a mark
      expect(Object.keys(JSON.parse(state).queue_log).sort()).toEqual(['after', 'inode', 'key', 'mark', 'offset'])
    })
  })

  describe('gives a sign of life', () => {
    it('without any call, after every line that was written before', async () => {
      await write(lines(0, 150))
      await deliver()
      expect(door.heartbeats()).toHaveLength(1)
      expect(door.delivered.at(-1)?.body.heartbeats).toHaveLength(1)
    })
    it('never while the log cannot be read or the exchange does not run', async () => {
      expect(await forwarder.once()).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read') })
      await forwarder.configure({ process: 'no-exchange' })
      await write(lines(0, 1))
      expect(await forwarder.once()).toMatchObject({ code: 0, err: expect.stringContaining('not running') })
      expect([door.lines(), door.heartbeats()]).toEqual([lines(0, 1), []])
    })
  })

  describe('--check', () => {
    const check = async () => {
      const { code, out } = await forwarder.run(['--check'])
      return { code, wrong: out.split('\n').filter((one) => one.includes('WRONG')), out }
    }
    it('says that all is right, by a signed test event', async () => {
      await write(lines(0, 1))
      expect(await check()).toMatchObject({ code: 0, wrong: [] })
      expect(door.delivered.map(({ isTest }) => isTest)).toEqual([true])
    })
    it('says everything that is wrong at once', async () => {
      await forwarder.configure({ secret: `whsec_${Buffer.alloc(32, 'x').toString('base64')}`, process: 'no-exchange' })
      const { code, wrong } = await check()
      expect(code).toBe(1)
      expect(wrong.join('\n')).toMatch(/There is no .*queue_log[\s\S]*not running[\s\S]*refuses the signature/)
    })
    it('speaks Dutch to whoever asks for it', async () => {
      await forwarder.configure({ language: 'nl' })
      await write(lines(0, 1))
      expect((await check()).out).toMatch(/Een ondertekende testgebeurtenis is aangenomen[\s\S]*Alles is goed/)
    })
  })

  describe('refuses to run', () => {
    it.each([
      ['over plain http to another machine', { address: 'http://pbx.example/hooks/centrale' }, /https/],
      ['with an address that is none', { address: 'https://bel.example/' }, /address/],
      ['without a whole secret', { secret: 'whsec_short' }, /secret/],
      ['with heartbeats further apart than five minutes', { heartbeat_seconds: 301 }, /heartbeat/],
      ['with a setting it does not know', { secretfile: 'x' }, /Line \d+/],
      ['with call detail records but no contexts', { cdr: 'Master.csv' }, /contexts/],
    ])('%s', async (_name, settings, told) => {
      await forwarder.configure(settings)
      const { code, err } = await forwarder.once()
      expect(code).toBe(1)
      expect(err).toMatch(told)
    })
    it('with a secret that others can read', async () => {
      await chmod(forwarder.config, 0o640)
      expect(await forwarder.once()).toMatchObject({ code: 1, err: expect.stringContaining('chmod 600') })
    })
    it('twice at the same time', async () => {
      await write(lines(0, 1))
      forwarder.start()
      for (let tries = 0; tries < 100 && door.lines().length < 1; tries++) await pause(50)
      expect(await forwarder.once()).toMatchObject({ code: 1, err: expect.stringContaining('Another forwarder') })
    })
  })

  describe('--set-up', () => {
    it('asks until the answers will do, and writes them where only the owner of the log may read', async () => {
      await write(lines(0, 1))
      await rm(forwarder.config)
      const answers = ['/no/such/log', forwarder.queueLog, 'http://pbx.example/hooks/centrale', door.address, 'whsec_no', forwarderSecret, 'oost, west']
      const { out } = await forwarder.run(['--set-up'], { LC_ALL: 'nl_NL.UTF-8' }, `${answers.join('\n')}\n`)
      expect(out).toMatch(/bestaat niet[\s\S]*moet met https[\s\S]*Het geheim ontbreekt[\s\S]*Een ondertekende testgebeurtenis is aangenomen/)
      expect(out).not.toContain(forwarderSecret)
      expect(await readFile(forwarder.config, 'utf8')).toBe(
        `address = ${door.address}\nsecret = ${forwarderSecret}\nqueue_log = ${forwarder.queueLog}\nlanguage = nl\nqueues = oost, west\n`,
      )
      expect((await stat(forwarder.config)).mode & 0o777).toBe(0o600)
    })
    it('leaves alone what is there, and writes nothing without answers', async () => {
      expect(await forwarder.run(['--set-up'])).toMatchObject({ code: 1, err: expect.stringContaining('is there already') })
      await rm(forwarder.config)
      expect(await forwarder.run(['--set-up'])).toMatchObject({ code: 1, err: expect.stringContaining('Nothing was set up') })
    })
  })

  it('takes the secret from the environment, too', async () => {
    await forwarder.configure({ secret: '' })
    await write(lines(0, 1))
    expect((await forwarder.run(['--once'], { BEREIKBAAR_SECRET: forwarderSecret })).code).toBe(0)
    expect(door.lines()).toEqual(lines(0, 1))
  })
  it('goes on where it was when the secret has been changed', async () => {
    await write(lines(0, 1))
    await deliver()
    await write(lines(1, 2))
    await forwarder.configure({ secret: `whsec_${Buffer.alloc(32, 'n').toString('base64')}` })
    door.answers.push(202, 202)
    expect(await deliver()).toEqual(lines(0, 2))
  })
  it('prints a unit for systemd with its own path', async () => {
    const { out } = await forwarder.run(['--unit'])
    expect(out).toContain(`ExecStart=/usr/bin/env python3 ${script} --config ${forwarder.config}`)
  })
  it('is one file of Python 3.6 that needs nothing else', async () => {
    const source = await readFile(script, 'utf8')
    execFileSync(python ?? '', ['-c', 'import ast, sys; ast.parse(sys.stdin.read(), **({} if sys.version_info < (3, 8) else {"feature_version": (3, 6)}))'], {
      input: source,
    })
    const own = execFileSync(python ?? '', ['-c', 'import sys; print(" ".join(getattr(sys, "stdlib_module_names", [])))'], { encoding: 'utf8' }).split(/\s+/)
    const imported = [...source.matchAll(/^import ([a-z0-9]+)/gm)].map((match) => match[1] ?? '')
    if (own.length > 2) expect(imported.filter((name) => !own.includes(name))).toEqual([])
  })
})
