/** What the product may be made of (S1, S2, S4). Read from package.json and the lock file. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'

const versions = z.record(z.string(), z.string())
const own = z.object({ dependencies: versions, devDependencies: versions }).parse(JSON.parse(readFileSync('package.json', 'utf8')))
const Locked = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  inBundle: z.boolean().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
})
const lock = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), Locked) }).parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
const running = packages.filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true)
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

const licences = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'MIT-0'])
/** Looked at one by one. ical.js: shared/decisions/0067. graceful-fs and sax: as free as MIT. */
const otherLicences = new Map([
  ['ical.js', 'MPL-2.0'],
  ['graceful-fs', 'BlueOak-1.0.0'],
  ['sax', 'BlueOak-1.0.0'],
])
/** What may run at installation, each for the binary it brings: the embedded store, the bundler, the Node of the project. */
const mayRun = new Set(['classic-level', 'esbuild', 'node'])

describe('dependencies', () => {
  it('are named by exact version, each from the registry (S1)', () => {
    for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies }))
      expect([name, /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(version)]).toEqual([name, true])
  })
  it('are at most fifteen at run time (S1)', () => {
    expect(Object.keys(own.dependencies).length).toBeLessThanOrEqual(15)
  })
  it('are locked to content, none by git or an address of its own (S1)', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.')).map(([path]) => path)).toEqual([])
    // What a package carries within itself is covered by the digest of that package.
    expect(packages.filter(([, { integrity, inBundle }]) => integrity === undefined && inBundle !== true).map(([path]) => path)).toEqual([])
  })
  it('that run are under a licence of the list, or one that was looked at (S2)', () => {
    const others = running.filter(([path, { license }]) => !licences.has(license ?? '') && otherLicences.get(nameOf(path)) !== license)
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
  })
  it('run nothing at installation but what was looked at (S2)', () => {
    expect(packages.filter(([path, { hasInstallScript }]) => hasInstallScript === true && !mayRun.has(nameOf(path))).map(([path]) => path)).toEqual([])
  })
  it('hold no library that keeps requests for us: it would keep plain digests of their bodies (X8)', () => {
    expect(packages.map(([path]) => nameOf(path)).filter((name) => /powertools|idempoten/i.test(name))).toEqual([])
  })
  it('keep above the floors (S4)', () => {
    const [major = 0, minor = 0, patch = 0] = (own.dependencies['hono'] ?? '').split('.').map(Number)
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(4_012_025)
  })
})
