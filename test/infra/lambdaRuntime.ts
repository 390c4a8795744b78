/** A tiny Lambda Runtime API, and a process that runs a bundle against it as Lambda would: only the environment of the function, nothing of ours. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { bodyOf, listening } from './localServer.ts'

export type RunningFunction = {
  /** @throws Error with what the function threw */
  readonly invoke: (event: unknown) => Promise<unknown>
  /** Everything it wrote to its log. */
  readonly log: () => string
  readonly stop: () => void
}
type Waiting = { readonly event: unknown; readonly answer: (value: unknown) => void; readonly fail: (error: Error) => void }

export async function runFunction(bundle: string, environment: Readonly<Record<string, string>>): Promise<RunningFunction> {
  const queue: { id: string; event: unknown }[] = []
  const waiting = new Map<string, Waiting>()
  let idle: ServerResponse | undefined
  let log = ''
  const handOut = () => {
    const next = idle === undefined ? undefined : queue.shift()
    if (next === undefined || idle === undefined) return
    idle.writeHead(200, { 'lambda-runtime-aws-request-id': next.id, 'content-type': 'application/json' }).end(JSON.stringify(next.event))
    idle = undefined
  }
  const server = createServer(async (request, response) => {
    if (request.url?.endsWith('/next')) {
      idle = response
      return handOut()
    }
    const [id, outcome] = request.url?.split('/').slice(-2) ?? []
    const text = (await bodyOf(request)).toString('utf8')
    response.writeHead(202).end()
    if (id === 'init') {
      log += text
      return
    }
    const own = waiting.get(id ?? '')
    if (outcome === 'response') own?.answer(JSON.parse(text))
    else own?.fail(new Error(text))
  })
  const port = await listening(server)
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'bootstrap.mjs')], {
    env: { ...environment, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`, LAMBDA_TASK_ROOT: bundle },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (log += text.toString('utf8')))
  let ended: Error | undefined
  child.once('close', () => {
    ended = new Error(`the function ended: ${log}`)
    for (const { fail } of waiting.values()) fail(ended)
  })
  return {
    invoke: (event) =>
      new Promise((answer, fail) => {
        if (ended !== undefined) return fail(ended)
        const id = randomUUID()
        waiting.set(id, { event, answer, fail })
        queue.push({ id, event })
        handOut()
      }),
    log: () => log,
    stop: () => {
      child.kill('SIGKILL')
      server.closeAllConnections()
      server.close()
    },
  }
}
