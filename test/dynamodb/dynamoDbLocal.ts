/**
 * AWS's own DynamoDB Local, with its streams, in memory. It comes out of an npm package of AWS, is held against the digest below, and is kept in the cache
 * of whoever runs the tests: its licence lets people with an AWS account use it and nobody hand it on (shared/decisions/0102).
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import * as z from 'zod'
import { freePort } from '../forwarder/freePort.ts'

const run = promisify(execFile)
const [packageName, version] = ['amplify-dynamodb-simulator', '2.9.30']
const integrity = 'sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ=='
const oldestJava = 17
const startsWithinMs = 60_000
const whereNativeCodeIs = ['java', 'library', 'path'].join('.')

export type DynamoDbLocal = { /** `http://127.0.0.1:PORT` */ readonly address: string; readonly stop: () => Promise<void> }

/** Why it cannot run here; undefined where it can. */
export async function whyNot(): Promise<string | undefined> {
  try {
    const { stderr } = await run('java', ['-version'])
    const major = Number(/version "(\d+)/.exec(stderr)?.[1])
    return major >= oldestJava ? undefined : `DynamoDB Local needs Java ${oldestJava} or later`
  } catch {
    return `DynamoDB Local needs Java ${oldestJava}, and there is no Java here`
  }
}

/** Every access key has a database of its own. */
export async function startDynamoDbLocal(): Promise<DynamoDbLocal> {
  const folder = await obtained()
  const port = await freePort()
  const cwd = await mkdtemp(join(tmpdir(), 'dynamodb-'))
  const words = ['-Xmx2g', `-D${whereNativeCodeIs}=${join(folder, 'DynamoDBLocal_lib')}`, '-jar', join(folder, 'DynamoDBLocal.jar')]
  const child = spawn('java', [...words, '-inMemory', '-disableTelemetry', '-port', String(port)], { cwd, stdio: 'ignore' })
  const address = `http://127.0.0.1:${port}`
  await answering(address, child)
  return {
    address,
    stop: async () => {
      const ended = once(child, 'exit')
      if (child.exitCode === null && child.kill('SIGKILL')) await ended
      await rm(cwd, { recursive: true, force: true })
    },
  }
}

async function answering(address: string, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + startsWithinMs; Date.now() < until && child.exitCode === null; await pause(100))
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      return // without a request it answers 400, which is an answer
  child.kill('SIGKILL')
  throw new Error('DynamoDB Local does not start')
}

/** @returns its folder. @throws when what was fetched is not what was looked at. */
async function obtained(): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'bereikbaar')
  const kept = join(cache, `dynamodb-local-${version}`)
  if (existsSync(join(kept, 'DynamoDBLocal.jar'))) return kept
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'fetching-'))
  try {
    const { stdout } = await run('npm', ['pack', `${packageName}@${version}`, '--json', '--ignore-scripts', '--pack-destination', work], { cwd: work })
    const [packed] = z.array(z.object({ filename: z.string() })).parse(JSON.parse(stdout))
    const archive = join(work, packed?.filename ?? '')
    const found = `sha512-${createHash('sha512')
      .update(await readFile(archive))
      .digest('base64')}`
    if (found !== integrity) throw new Error(`${packageName}@${version} is not the package that was looked at`)
    await run('tar', ['-xzf', archive, '-C', work, 'package/emulator'])
    // Somebody else may just have been quicker.
    await rename(join(work, 'package', 'emulator'), kept).catch(() => undefined)
    return kept
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
