/** Each rule is taken out of a copy of the project, and its tests are run there: a rule that nobody misses is not tested. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mutations } from './mutations.ts'
import { type MutatedCopy, mutatedCopy } from './mutatedCopy.ts'

const run = promisify(execFile)
let copy: MutatedCopy

beforeAll(async () => {
  copy = await mutatedCopy()
})
afterAll(() => copy.remove())

/** @returns the closing line of the tests, such as `3 passed, 1 failed` */
async function closingLine(tests: readonly string[]): Promise<string> {
  const vitest = join(process.cwd(), 'node_modules', 'vitest', 'vitest.mjs')
  const options = { cwd: copy.folder, maxBuffer: 64 * 1024 * 1024 }
  const { stdout } = await run(process.execPath, [vitest, 'run', '--project', 'fast', '--bail', '1', ...tests], options).catch(
    ({ stdout: text }: { stdout: string }) => ({ stdout: text }),
  )
  return stdout.trim().split('\n').at(-1) ?? ''
}

describe('without the rule (T8)', () => {
  it.each(mutations.map((mutation) => [mutation.rule, mutation] as const))('%s, a test fails', async (_, mutation) => {
    const line = await copy.without(mutation, () => closingLine(mutation.tests))
    expect(line).toMatch(/^\d+ passed, [1-9]\d* failed/)
  })
  it('and with every rule in place none does', async () => {
    expect(await closingLine([...new Set(mutations.flatMap(({ tests }) => tests))])).toMatch(/^[1-9]\d* passed, 0 failed/)
  })
})
