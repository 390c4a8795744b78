/** Every page of figures about the largest invented helpline, as a person who looks around gets it: alone, a minute after the look before, and with several people at once. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keysFolderOf } from '../../infra/local/keys/fileVault.ts'
import { type BenchHost, benchHost } from './benchHost.ts'
import { type Budget, milliseconds } from './budget.ts'

const looks = 20
const peopleAtOnce = 4
const mostBytes = 150_000
const year = 'period=12m'
const line = 'line=wilgenlijn'
const pages: Readonly<Record<string, string>> = {
  'overview, all lines': '/',
  'overview, all lines, twelve months': `/?${year}`,
  overview: `/?${line}&${year}`,
  missed: `/missed?${line}&${year}`,
  availability: `/availability?${line}&${year}`,
  'list of attempts': `/missed/contacts?${line}&${year}`,
  'list of attempts, thirteen weeks': `/missed/contacts?${line}`,
  'longer hours': `/case?${line}&${year}`,
  roster: `/roster?${line}`,
  now: '/live',
  data: '/data',
}

/** @param dataDir with the invented helplines in it already; absent: they are made first, which takes minutes */
export async function pagesBench(dataDir?: string): Promise<readonly Budget[]> {
  const own = dataDir ?? (await mkdtemp(join(tmpdir(), 'pages-')))
  try {
    const host = await benchHost({ dataDir: own, empty: false })
    try {
      const budgets: Budget[] = []
      for (const [name, path] of Object.entries(pages)) budgets.push(...(await lookedAt(host, name, path)))
      return [...budgets, await together(host)]
    } finally {
      await host.stop()
    }
  } finally {
    if (dataDir === undefined) await Promise.all([own, keysFolderOf(own)].map((folder) => rm(folder, { recursive: true, force: true })))
  }
}

async function lookedAt(host: BenchHost, name: string, path: string): Promise<readonly Budget[]> {
  const cold = await host.look(path)
  const times: number[] = []
  const before = process.cpuUsage()
  for (let n = 0; n < looks; n++) {
    host.nextMinute()
    times.push((await host.look(path)).milliseconds)
  }
  const { user, system } = process.cpuUsage(before)
  return [
    {
      what: `page ${name}, 95 of 100 looks`,
      measured: within(times, 0.95),
      unit: 'ms',
      atMost: 500,
      from: `half within ${milliseconds(within(times, 0.5))}; the first ${milliseconds(cold.milliseconds)}; ${milliseconds((user + system) / 1000 / looks)} of processor a look`,
    },
    {
      what: `page ${name}, compressed`,
      measured: cold.packedBytes / 1000,
      unit: 'kB',
      atMost: mostBytes / 1000,
      from: `${Math.round(cold.bytes / 1000)} kB as it is`,
    },
  ]
}

/** Each looks at every page, and nobody begins with the same. */
async function together(host: BenchHost): Promise<Budget> {
  const paths = Object.values(pages)
  const times: number[] = []
  await Promise.all(
    Array.from({ length: peopleAtOnce }, async (_, person) => {
      for (let n = 0; n < paths.length * 2; n++) times.push((await host.look(paths[(n + person * 3) % paths.length] ?? '/')).milliseconds)
    }),
  )
  return {
    what: `${peopleAtOnce} people at once, any page, 95 of 100 looks`,
    measured: within(times, 0.95),
    unit: 'ms',
    atMost: 500,
    from: `half within ${milliseconds(within(times, 0.5))}, ${times.length} looks, one after another each`,
  }
}

const within = (times: readonly number[], share: number): number => times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? Number.NaN
