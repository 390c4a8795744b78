/** A function's bundle as the stack makes it. */
import { join } from 'node:path'
import { bundleInto } from '../../infra/constructs/functions/bundling.ts'

export type Bundle = {
  readonly path: string
  /** Of all its files, and of those that are read before it can be called. */
  readonly bytes: number
  readonly bytesAtStart: number
  /** Names of the packages in it, sorted. */
  readonly packages: readonly string[]
}

export function bundle(entry: string, folder: string): Bundle {
  const { outputs } = bundleInto(folder, { index: entry })
  const files = new Map(Object.entries(outputs))
  const start = [...files.keys()].find((path) => files.get(path)?.entryPoint !== undefined && path.endsWith('/index.mjs')) ?? ''
  const atStart = new Set<string>()
  const follow = (path: string) => {
    if (atStart.has(path)) return
    atStart.add(path)
    for (const { path: next, kind } of files.get(path)?.imports ?? []) if (kind === 'import-statement' && files.has(next)) follow(next)
  }
  follow(start)
  const bytesOf = (paths: Iterable<string>) => [...paths].reduce((sum, path) => sum + (files.get(path)?.bytes ?? 0), 0)
  const used = [...files.values()].flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0))
  const packages = used.flatMap(([input]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? [])
  return { path: join(folder, 'index.mjs'), bytes: bytesOf(files.keys()), bytesAtStart: bytesOf(atStart), packages: [...new Set(packages)].sort() }
}
