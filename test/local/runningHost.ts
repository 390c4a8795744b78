import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { keysFolderOf } from '../../infra/local/keys/fileVault.ts'
import { type HostFile, runningHost } from '../../infra/local/hostFile.ts'
import { joinDataFolder } from '../../infra/local/store/localData.ts'
import { settings } from '../storage/testEvents.ts'
import { secret } from '../ingest/door.ts'
import { ownEndpoint } from '../storage/storeUnderTest.ts'

const project = join(import.meta.dirname, '..', '..')

/** `npm start` as a process of its own that can be killed. @param port 0: any, and another one after each start @param endpoint of a store elsewhere */
export async function testHost(port = 0, endpoint = ownEndpoint()) {
  const dataDir = await mkdtemp(join(tmpdir(), 'host-'))
  let child: ChildProcess | undefined
  const start = async (): Promise<HostFile> => {
    const words = [
      join(project, 'infra/local/start.ts'),
      '--empty',
      '--port',
      String(port),
      '--data',
      dataDir,
      ...(endpoint === undefined ? [] : ['--endpoint', endpoint]),
    ]
    child = spawn(process.execPath, words, { env: { ...process.env, CENTRALE_SECRET: secret }, stdio: ['ignore', 'ignore', 'inherit'] })
    for (;;) {
      const host = await runningHost(dataDir)
      if (host?.pid === child.pid) return host!
      if (child.exitCode !== null) throw new Error('the host does not start')
      await pause(20)
    }
  }
  const kill = async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const join_ = async () => {
    const joined = await joinDataFolder(dataDir)
    if (joined === undefined) throw new Error('the host is not running')
    return joined
  }
  return {
    dataDir,
    start,
    kill,
    join: join_,
    /** Of the process of the embedded store. */
    storePid: async () => storePidOf(child?.pid),
    setUp: async (own = settings) => {
      const { stores, close } = await join_()
      await stores.settings.save(own, 0)
      await close()
    },
    clean: async () => {
      await kill()
      await pause(200)
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
      await rm(keysFolderOf(dataDir), { recursive: true, force: true })
    },
  }
}

async function storePidOf(host: number | undefined): Promise<number> {
  const { stdout } = spawn('ps', ['-o', 'pid=,args=', '--ppid', String(host)], { stdio: ['ignore', 'pipe', 'ignore'] })
  let text = ''
  for await (const chunk of stdout) text += String(chunk)
  const line = text.split('\n').find((one) => one.includes('dynamoProcess'))
  if (line === undefined) throw new Error('the host has no store')
  return Number(line.trim().split(' ')[0])
}
