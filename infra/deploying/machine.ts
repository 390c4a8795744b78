/** The machine of whoever deploys: what it shows, asks, and can run. */
import { execFile, spawn } from 'node:child_process'
import { createInterface } from 'node:readline/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { jsonIn } from '../../shared/providers/jsonText.ts'

/** What the AWS command line answered, or why it did not. */
export type AwsAnswer = { readonly is: 'answer'; readonly value: unknown } | { readonly is: 'no_tool' } | { readonly is: 'refused'; readonly says: string }
export type Machine = {
  readonly say: (text: string) => void
  /** @returns whether it may go on */
  readonly agree: (question: string) => Promise<boolean>
  /** Reads from AWS, by its command line and with the credentials of this shell. */
  readonly aws: (words: readonly string[]) => Promise<AwsAnswer>
  /** Runs something and shows what it says. @returns its exit code */
  readonly run: (command: string, words: readonly string[]) => Promise<number>
  /** Shows what it says only when it fails. */
  readonly runQuietly: Machine['run']
  /** Asks for an address, as anybody might. @returns the status; undefined where nobody answers within a minute */
  readonly statusOf: (method: 'GET' | 'POST', address: string) => Promise<number | undefined>
  readonly readJson: (path: string) => Promise<unknown>
  readonly writeJson: (path: string, value: unknown) => Promise<void>
}

const mostBytes = 16 * 1024 * 1024

export const awsOf =
  (region: string | undefined): Machine['aws'] =>
  (words) =>
    new Promise((resolve) => {
      const all = [...words, '--output', 'json', ...(region === undefined ? [] : ['--region', region])]
      // Of a refusal it is the sentence that is read; since 2026 details of it may follow, or stand around it, unless one asks for the form of before.
      const env = { ...process.env, AWS_CLI_ERROR_FORMAT: 'legacy' }
      execFile('aws', all, { maxBuffer: mostBytes, env }, (failure, stdout, stderr) => {
        if (failure === null) resolve({ is: 'answer', value: jsonIn(stdout) })
        else resolve(failure.code === 'ENOENT' ? { is: 'no_tool' } : { is: 'refused', says: stderr.trim().split('\n').at(-1) ?? '' })
      })
    })

const [mostAsks, betweenAsksMs] = [6, 8_000]

/** A name that was just made takes a while to be known everywhere. */
export const statusOf: Machine['statusOf'] = async (method, address) => {
  for (let asks = 1; ; asks++) {
    const answer = await fetch(address, { method, redirect: 'manual', signal: AbortSignal.timeout(10_000) }).catch(() => undefined)
    await answer?.body?.cancel()
    if (asks === mostAsks || (answer !== undefined && answer.status < 500)) return answer?.status
    await pause(betweenAsksMs)
  }
}

export const runShown: Machine['run'] = (command, words) =>
  new Promise((resolve) => {
    const child = spawn(command, [...words], { stdio: 'inherit' })
    child.on('error', () => resolve(127))
    child.on('close', (code) => resolve(code ?? 1))
  })

export const runQuietly: Machine['run'] = (command, words) =>
  new Promise((resolve) => {
    execFile(command, [...words], { maxBuffer: mostBytes }, (failure, stdout, stderr) => {
      if (failure !== null) process.stderr.write(`${stdout}${stderr}\n`)
      resolve(failure === null ? 0 : typeof failure.code === 'number' ? failure.code : 127)
    })
  })

export async function agreeByKeyboard(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const keyboard = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^(y|yes|j|ja)$/i.test((await keyboard.question(`${question} (y/N) `)).trim())
  } finally {
    keyboard.close()
  }
}
