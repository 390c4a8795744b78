/** The operator's command line as a process of its own, on a data folder of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { ownEndpointWords } from '../storage/storeUnderTest.ts'

const project = join(import.meta.dirname, '../..')
export const fixturePath = (name: string) => join(project, 'test/fixtures', name)

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

export function begin(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(project, 'infra/local/commandLine.ts'), ...words], {
    cwd: project,
    env: { ...process.env, INIT_CWD: project, ...environment },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  const ended = once(child, 'close').then(([code]): Ran => ({ code, out, err }))
  return { child, ended, told: () => err }
}

/** Data folders for the tests of one file, gone when they are over. */
export function dataFolders() {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-'))
  let count = 0
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return {
    folder,
    next: () => {
      const data = join(folder, `data-${++count}`)
      const place = ['--data', data, ...ownEndpointWords()]
      const run = (words: readonly string[], environment?: Readonly<Record<string, string>>) => begin([...words, ...place], environment).ended
      const report = async (name: string, words: readonly string[]): Promise<any> => {
        const { code, out, err } = await run(['report', name, '--line', 'telefoon', '--json', ...words])
        if (code !== 0) throw new Error(err)
        return JSON.parse(out)
      }
      return { data, run, report }
    },
  }
}
