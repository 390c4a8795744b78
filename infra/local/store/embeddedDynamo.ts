/** Runs the embedded store beside this process, and starts it again at the same address when it dies. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'

export type EmbeddedDynamo = {
  readonly endpoint: string
  /** Of the process that runs now. */
  readonly pid: () => number | undefined
  /** After a great deal was taken away: lets go of it on disk. Until then every question passes over it. */
  readonly tidy: () => Promise<void>
  readonly stop: () => Promise<void>
}
export type EmbeddedDynamoOptions = { /** Absent: in memory. */ readonly path?: string; readonly onRestart?: () => void }

const Started = z.object({ port: z.int() })
/** After a kill the process before may still be closing its files. */
const mostStarts = 40
const pauseBetweenStartsMs = 150

/** @throws Error when the store does not start, mostly because another process holds its folder. */
export async function embeddedDynamo({ path, onRestart }: EmbeddedDynamoOptions = {}): Promise<EmbeddedDynamo> {
  let isStopping = false
  let running = await startAgainAndAgain(path, 0)
  const { port } = running
  const watch = ({ child }: Running) =>
    child.once('exit', () => {
      if (isStopping) return
      onRestart?.()
      void startAgainAndAgain(path, port).then((next) => {
        running = next
        if (isStopping) next.child.kill('SIGKILL')
        else watch(next)
      })
    })
  watch(running)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid: () => running.child.pid,
    tidy: async () => {
      const { child } = running
      const isDone = Promise.race([once(child, 'message'), once(child, 'exit')])
      child.send('tidy')
      await isDone
    },
    stop: async () => {
      isStopping = true
      if (running.child.exitCode !== null || running.child.signalCode !== null) return
      const ended = once(running.child, 'exit')
      running.child.disconnect()
      await ended
    },
  }
}

type Running = { readonly child: ChildProcess; readonly port: number }

async function startAgainAndAgain(path: string | undefined, port: number): Promise<Running> {
  for (let start = 1; start < mostStarts; start++) {
    const running = await startOnce(path, port)
    if (running !== undefined) return running
    await pause(pauseBetweenStartsMs)
  }
  throw new Error('the embedded store does not start: is another program using its folder?')
}

async function startOnce(path: string | undefined, port: number): Promise<Running | undefined> {
  const child = fork(join(import.meta.dirname, 'dynamoProcess.ts'), [path ?? '', String(port)], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const told = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)])
  const started = Started.safeParse(told?.[0])
  if (!started.success) return undefined
  // The store opens its files after it listens; when another process holds them it dies just then.
  if (await answers(started.data.port, child)) return { child, port: started.data.port }
  child.kill('SIGKILL')
  return undefined
}

async function answers(port: number, child: ChildProcess): Promise<boolean> {
  try {
    const headers = {
      'x-amz-target': 'DynamoDB_20120810.ListTables',
      'content-type': 'application/x-amz-json-1.0',
      authorization: unsigned,
      'x-amz-date': '20260101T000000Z',
    }
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: '{}', signal: AbortSignal.timeout(5_000) })
    await answer.arrayBuffer()
    return answer.ok && child.exitCode === null
  } catch {
    return false
  }
}

/** The embedded store wants the form of a signature and checks none. */
const unsigned = 'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0'
