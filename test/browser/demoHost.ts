import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHost } from '../../infra/local/host.ts'

export type DemoHost = { readonly url: string /** Of the owner of the installation. */; readonly code: string; readonly stop: () => Promise<void> }

/** The invented helplines in a folder of their own, once so many of the three are filled; the largest comes last and takes longest. */
export async function demoHost(lines: 2 | 3): Promise<DemoHost> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bereikbaar-'))
  const filled = new Set<string>()
  const { promise, resolve } = Promise.withResolvers<void>()
  const host = await startHost({
    port: 0,
    dataDir,
    now: Date.now,
    log: () => undefined,
    environment: {},
    empty: false,
    limits: { requestsAMinute: 1_000_000, exportsAnHour: 1_000_000 },
    onFilled: ({ name, isDone }) => {
      if (isDone) filled.add(name)
      if (filled.size >= lines) resolve()
    },
  })
  await promise
  const stop = async () => {
    await host.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { url: host.url, code: host.ownerCode, stop }
}
