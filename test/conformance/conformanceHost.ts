import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keysFolderOf } from '../../infra/local/keys/fileVault.ts'
import { startHost } from '../../infra/local/host.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { readSettings } from '../../shared/settings/settingsProblems.ts'
import { canaryFinder } from '../canary/canaryFinder.ts'
import type { Feed } from './feed.ts'
import { ownEndpoint } from '../storage/storeUnderTest.ts'

export type Variant = 'in order' | 'shuffled' | 'doubled'
export const variants: readonly Variant[] = ['in order', 'shuffled', 'doubled']
export const idOf = (feed: Feed, variant: Variant) => `${feed.provider.replace('.', '-')}-${variant.replace(' ', '-')}`
export const environmentOf = (feeds: readonly Feed[]): Record<string, string> => Object.fromEntries(feeds.map((feed) => [environmentName(feed), feed.secret]))
const environmentName = (feed: Feed) => `${feed.provider.toUpperCase().replaceAll(/[-.]/g, '_').replace(/^(\d)/, 'N$1')}_SECRET`

/** As somebody would write it who has only read which keys there are: a line and a source for each feed and order of arrival. */
export function settingsFile(feeds: readonly Feed[], orders: readonly Variant[] = variants): object {
  const all = feeds.flatMap((feed) => orders.map((variant) => ({ feed, id: idOf(feed, variant) })))
  return {
    organisation: { id: 'veilig-contact', name: 'Veilig Contact', country: 'NL' },
    definitions: [{ from: '2026-01-01', shortSeconds: 10, seriesHours: 24, laterDays: 7, serviceLevelSeconds: 60, rangeLevel: 0.9 }],
    lines: all.map(({ feed, id }) => ({
      id,
      name: id,
      channel: feed.channel,
      timeZone: 'Europe/Amsterdam',
      closedRecorded: 'yes',
      hours: [{ from: '2026-01-01', week: 'Mo-Su 00:00-08:00,09:00-24:00' }],
    })),
    sources: all.map(({ feed, id }) => ({
      id,
      provider: feed.provider,
      secretFrom: `env:${environmentName(feed)}`,
      lines: Object.fromEntries(feed.reached.map((name) => [name, id])),
      ...feed.more,
    })),
  }
}

/** The host in this process, with a clock that the test sets. */
export async function conformanceHost(feeds: readonly Feed[]) {
  const dataDir = await mkdtemp(join(tmpdir(), 'conformance-'))
  const clock = { now: Date.parse('2026-10-12T00:00:00Z') }
  const logged: LogRecord[] = []
  const environment = environmentOf(feeds)
  const host = await startHost({
    port: 0,
    dataDir,
    endpoint: ownEndpoint(),
    now: () => clock.now,
    log: (record) => void logged.push(record),
    environment,
    empty: true,
  })
  return {
    host,
    clock,
    dataDir,
    logged,
    apply: async (file: unknown) => {
      const read = readSettings(file)
      if ('problems' in read) throw new Error(JSON.stringify(read.problems))
      const current = await host.data.stores.settings.current()
      await host.data.stores.settings.save(read.settings, current?.version ?? 0)
    },
    post: async (address: string, { headers, body, path = '' }: { headers: Record<string, string>; body: string | Uint8Array; path?: string }) => {
      const answer = await fetch(`${address}${path}`, { method: 'POST', headers, body: body as string })
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    },
    missed: async (line: string, from: string, to = from) => {
      const answer = await fetch(`${host.url}/api/v1/missed?line=${line}&from=${from}&to=${to}`, { headers: { authorization: `Bearer ${host.ownerCode}` } })
      return (await answer.json()) as { readonly metrics: Record<string, unknown> }
    },
    /** Which of these texts stand below the data folder or in the logs, in whatever form. */
    tracesOf: async (texts: readonly string[]) => {
      const names = await readdir(dataDir, { recursive: true, withFileTypes: true })
      const files = await Promise.all(names.filter((name) => name.isFile() && !isImported(name.name)).map((name) => readFile(join(name.parentPath, name.name))))
      const { findIn, findInValue } = canaryFinder(texts)
      return [...files.flatMap(findIn), ...findInValue(logged)]
    },
    stop: async () => {
      await host.stop()
      for (const folder of [dataDir, keysFolderOf(dataDir)]) await rm(folder, { recursive: true, force: true })
    },
  }
}
export type ConformanceHost = Awaited<ReturnType<typeof conformanceHost>>

/** Files that a test wrote there to be imported. */
const isImported = (name: string) => name.startsWith('imported-')

export const numbersIn = (text: string): readonly string[] => (text.match(/999100000\d+/g) ?? []).map(String)
