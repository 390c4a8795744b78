import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoScenarios } from '../../infra/local/demo/scenarios.ts'
import { startHost } from '../../infra/local/host.ts'

export type DemoHost = { readonly url: string /** Of the owner of the installation. */; readonly code: string; readonly stop: () => Promise<void> }

/** By the clock of the day the pages would show another week, other holidays and other gaps with every run. */
export const usualMoment = Date.parse('2026-11-23T10:00:00Z')

/**
 * The three invented helplines in a folder of their own, once they are filled.
 * @param begins UTC milliseconds at which the host takes itself to begin, from where its clock goes on; the invented data follow from it
 */
export async function demoHost(begins = usualMoment): Promise<DemoHost> {
  const behind = Date.now() - begins
  const dataDir = await mkdtemp(join(tmpdir(), 'bereikbaar-'))
  const filled = new Set<string>()
  const { promise, resolve } = Promise.withResolvers<void>()
  const host = await startHost({
    port: 0,
    dataDir,
    now: () => Date.now() - behind,
    log: () => undefined,
    environment: {},
    empty: false,
    limits: { requestsAMinute: 1_000_000, exportsAnHour: 1_000_000 },
    onFilled: ({ name, isDone }) => {
      if (isDone) filled.add(name)
      if (filled.size === demoScenarios.length) resolve()
    },
  })
  await promise
  const stop = async () => {
    await host.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { url: host.url, code: host.ownerCode, stop }
}
