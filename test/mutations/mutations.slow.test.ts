/** Each rule is taken out of a copy of the project, and its tests are run there: a rule that nobody misses is not tested. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Mutation, mutations } from './mutations.ts'

const run = promisify(execFile)
const project = process.cwd()
let copy: string

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'mutations-'))
  for (const name of ['functions', 'infra', 'shared', 'test', 'package.json', 'package-lock.json', 'tsconfig.json', 'cdk.json', 'vitest.config.ts'])
    await cp(join(project, name), join(copy, name), { recursive: true })
  await symlink(join(project, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rm(copy, { recursive: true, force: true }))

/** @returns the closing line of the tests, such as `3 passed, 1 failed` */
async function closingLine(tests: readonly string[]): Promise<string> {
  const vitest = join(project, 'node_modules', 'vitest', 'vitest.mjs')
  const options = { cwd: copy, maxBuffer: 64 * 1024 * 1024 }
  const { stdout } = await run(process.execPath, [vitest, 'run', '--project', 'fast', '--bail', '1', ...tests], options).catch(
    ({ stdout: text }: { stdout: string }) => ({ stdout: text }),
  )
  return stdout.trim().split('\n').at(-1) ?? ''
}

async function without({ file, find, put, tests }: Mutation): Promise<string> {
  const path = join(copy, file)
  const before = await readFile(path, 'utf8')
  expect([file, before.split(find).length - 1]).toEqual([file, 1])
  await writeFile(
    path,
    before.replace(find, () => put),
  )
  try {
    return await closingLine(tests)
  } finally {
    await writeFile(path, before)
  }
}

describe('without the rule (T8)', () => {
  it.each(mutations.map((mutation) => [mutation.rule, mutation] as const))('%s, a test fails', async (_, mutation) => {
    const line = await without(mutation)
    expect(line).toMatch(/^\d+ passed, [1-9]\d* failed/)
  })
  it('and with every rule in place none does', async () => {
    expect(await closingLine([...new Set(mutations.flatMap(({ tests }) => tests))])).toMatch(/^[1-9]\d* passed, 0 failed/)
  })
})
