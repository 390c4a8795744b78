import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const script = join(import.meta.dirname, '..', '..', 'functions', 'site', 'static', 'bereikbaar-forwarder.py')

/** What the forwarder is written for; undefined where there is none, and then its tests cannot run. */
export const python = pythonHere()

function pythonHere(): string | undefined {
  try {
    return execFileSync('python3', ['-c', 'import sys; print(sys.executable if sys.version_info >= (3, 6) else "")'], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

export type Settings = Readonly<Record<string, string | number>>
type Done = { readonly code: number; readonly out: string; readonly err: string }

/** The forwarder as a process of its own, beside a folder with a log. Its exchange runs on another machine unless `process` says otherwise. */
export async function testForwarder(settings: Settings) {
  const folder = await mkdtemp(join(tmpdir(), 'forwarder-'))
  const log = join(folder, 'log')
  await mkdir(log)
  const config = join(folder, 'forwarder.conf')
  const configure = async (more: Settings) => {
    const all = { queue_log: join(log, 'queue_log'), state: join(folder, 'state'), process: '', language: 'en', ...settings, ...more }
    const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}\n`)
    await writeFile(config, `# a comment\n\n${lines.join('')}`, { mode: 0o600 })
    await chmod(config, 0o600)
  }
  await configure({})
  let child: ChildProcess | undefined
  const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' }

  const run = (words: readonly string[], more: Readonly<Record<string, string>> = {}, answers = ''): Promise<Done> =>
    new Promise((done) => {
      const child = execFile(python ?? '', [script, '--config', config, ...words], { env: { ...environment, ...more } }, (failure, out, err) =>
        done({ code: failure === null ? 0 : Number(failure.code ?? -1), out, err }),
      )
      child.stdin?.on('error', () => undefined).end(answers)
    })
  return {
    folder,
    queueLog: join(log, 'queue_log'),
    path: (name: string) => join(log, name),
    config,
    configure,
    run,
    /** Delivers what was not delivered yet. */
    once: () => run(['--once']),
    start: () => {
      child = spawn(python ?? '', [script, '--config', config], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
      return child
    },
    kill: async () => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    state: () => readFile(join(folder, 'state', 'positions.json'), 'utf8'),
    clean: async () => {
      if (child?.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
export type TestForwarder = Awaited<ReturnType<typeof testForwarder>>

/** A process that goes by a name of its own and does nothing, as an exchange without callers. */
export async function idleProcess(folder: string, name: string): Promise<{ readonly end: () => Promise<void> }> {
  await copyFile('/bin/sleep', join(folder, name))
  const child = spawn(join(folder, name), ['600'], { stdio: 'ignore' })
  await once(child, 'spawn')
  return {
    end: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
