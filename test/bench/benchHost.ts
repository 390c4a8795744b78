/** The product as `npm start` runs it, for a bench to look at its pages; its store is a process of its own. */
import { gzipSync } from 'node:zlib'
import { demoScenarios } from '../../infra/local/demo/scenarios.ts'
import { startHost } from '../../infra/local/host.ts'

export type Looked = { readonly milliseconds: number; readonly bytes: number; readonly packedBytes: number }
export type BenchHost = {
  /** By the owner of the installation. @throws Error for any other answer than a page */
  readonly look: (path: string) => Promise<Looked>
  /** What is remembered of the minute that was is of no use from now on. */
  readonly nextMinute: () => void
  readonly stop: () => Promise<void>
}
export type BenchHostOptions = {
  readonly dataDir: string /** Otherwise: with the invented helplines, all of them there once this comes back. */
  readonly empty: boolean
}

export async function benchHost({ dataDir, empty }: BenchHostOptions): Promise<BenchHost> {
  const filled = Promise.withResolvers<void>()
  // Each is told of only once its turn has come.
  const waiting = new Set<string>(demoScenarios.map(({ name }) => name))
  let later = 0
  const host = await startHost({
    port: 0,
    dataDir,
    now: () => Date.now() + later,
    log: () => undefined,
    environment: {},
    empty,
    limits: { requestsAMinute: 1_000_000, exportsAnHour: 1_000_000 },
    onFilled: ({ name, isDone }) => {
      if (isDone) waiting.delete(name)
      if (waiting.size === 0) filled.resolve()
    },
  })
  if (!empty) await filled.promise
  return {
    look: async (path) => {
      const began = performance.now()
      const answer = await fetch(`${host.url}${path}`, { headers: { authorization: `Bearer ${host.ownerCode}`, accept: 'text/html' } })
      const body = Buffer.from(await answer.arrayBuffer())
      const milliseconds = performance.now() - began
      if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`)
      return { milliseconds, bytes: body.length, packedBytes: gzipSync(body).length }
    },
    nextMinute: () => {
      later += 60_000
    },
    stop: host.stop,
  }
}
