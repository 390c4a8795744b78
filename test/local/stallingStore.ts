/** A store behind a door that may take every connection and say nothing, let nobody in, or hand answers on a few bytes at a time: for as long as it is told to. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { embeddedDynamo } from '../../infra/local/store/embeddedDynamo.ts'

export type StallingStore = {
  /** Of the door. */
  readonly endpoint: string
  /** `through`: as if nothing were there. What was under way is cut off. */
  readonly be: (how: 'through' | 'silent' | 'closed' | 'dripping') => Promise<void>
  readonly stop: () => Promise<void>
}

const dripEveryMs = 200

export async function stallingStore(): Promise<StallingStore> {
  const store = await embeddedDynamo()
  const target = Number(new URL(store.endpoint).port)
  const open = new Set<Socket>()
  let how: Parameters<StallingStore['be']>[0] = 'through'
  const server = createServer((near) => {
    open.add(near)
    near.on('error', () => undefined).on('close', () => open.delete(near))
    if (how === 'silent') return void near.resume()
    const far = connect(target, '127.0.0.1')
    far.on('error', () => near.destroy())
    near.on('close', () => far.destroy())
    near.pipe(far)
    if (how === 'through') return void far.pipe(near)
    const rest: Buffer[] = []
    far.on('data', (bytes: Buffer) => rest.push(bytes))
    const timer = setInterval(() => {
      const bytes = rest.shift()
      if (bytes === undefined) return
      near.write(bytes.subarray(0, 8))
      if (bytes.length > 8) rest.unshift(bytes.subarray(8))
    }, dripEveryMs)
    near.on('close', () => clearInterval(timer))
  })
  const port = await listening(server, 0)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    be: async (next) => {
      const wasClosed = how === 'closed'
      how = next
      for (const socket of open) socket.destroy()
      if (next === 'closed') server.close()
      else if (wasClosed) await listening(server, port)
    },
    stop: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await store.stop()
    },
  }
}

async function listening(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
