/** The negative control of the simulation: what it is to find, it finds. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MutatedCopy, mutatedCopy } from '../../mutations/mutatedCopy.ts'
import { mutations } from './mutations.ts'

const run = promisify(execFile)
let copy: MutatedCopy
beforeAll(async () => {
  copy = await mutatedCopy()
})
afterAll(() => copy.remove())

/** @returns what is said of the seeds of the fast test, up to the first that goes wrong */
const simulated = (more: readonly string[]) => () =>
  run(process.execPath, ['test/simulation/pipeline/simulate.ts', '--seeds', '200', '--first', ...more], { cwd: copy.folder, maxBuffer: 64 * 1024 * 1024 }).then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  )

describe('without one rule', () => {
  it.each(mutations.map((mutation) => [mutation.rule, mutation] as const))(
    '%s: some seed goes wrong',
    async (_, mutation) => {
      expect(await copy.without(mutation, simulated(mutation.with ?? []))).toMatch(/^seed \d+ BROKEN /m)
    },
    600_000,
  )
})
