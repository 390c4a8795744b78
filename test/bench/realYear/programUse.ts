/** Programs of this project in processes of their own, and what each of them took: a peak of memory is only told of a whole process. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { exitCodes } from '../../../infra/local/commands/command.ts'

export type Use = { readonly program: string; readonly cpuSeconds: number; readonly peakMegabytes: number }
/** `uses`: of the program, and of the store that it started. */
export type Ran = { readonly out: string; readonly wallSeconds: number; readonly uses: readonly Use[] }

const project = join(import.meta.dirname, '..', '..', '..')
const preload = pathToFileURL(join(import.meta.dirname, 'tellUse.ts')).href

/** @param words of Node: a script within the project and what it is told @throws Error where it does not end with 0, or 3: done, with refused rows */
export async function ran(...words: readonly string[]): Promise<Ran> {
  const folder = await mkdtemp(join(tmpdir(), 'use-'))
  const useFile = join(folder, 'use.jsonl')
  try {
    const began = performance.now()
    const environment = { ...process.env, NODE_OPTIONS: `--import=${preload}`, BENCH_USE_FILE: useFile }
    const child = spawn(process.execPath, words, { cwd: project, env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
    const texts: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => texts.push(chunk))
    const [code] = await once(child, 'close')
    if (code !== 0 && code !== exitCodes.refusedRows) throw new Error(`${words.join(' ')} ended with ${code}`)
    const wallSeconds = (performance.now() - began) / 1000
    const uses = (await readFile(useFile, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Use) // written by `tellUse`
    return { out: Buffer.concat(texts).toString('utf8'), wallSeconds, uses }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const helpline = (...words: readonly string[]): Promise<Ran> => ran('infra/local/commandLine.ts', ...words)
