/**
 * Reads rosters in a thread of their own, so that no file can hold up or exhaust the process that serves the pages: two seconds and 128 MiB
 * (security rule E4), after which the thread is ended wherever it is.
 */
import { Worker } from 'node:worker_threads'
import { type RosterFileFault, UnreadableRoster } from '../../shared/rosters/rosterFile.ts'
import type { RosterPreview, PreviewInput } from '../../shared/rosters/rosterPreview.ts'
import type { RosterReader, RosterUpload } from '../../shared/rosters/rosterReader.ts'

export type RosterTask =
  | { readonly step: 'open'; readonly upload: RosterUpload }
  | { readonly step: 'preview'; readonly parcel: string; readonly input: PreviewInput }
export type RosterAnswer =
  | { readonly step: 'open'; readonly parcel: string }
  | { readonly step: 'preview'; readonly preview: RosterPreview }
  | { readonly step: 'fault'; readonly fault: RosterFileFault }

export type RosterLimits = { readonly milliseconds: number; readonly megabytes: number }
export const rosterThreadLimits: RosterLimits = { milliseconds: 2000, megabytes: 128 }

/** Of the memory, what is for things that have only just been made. */
const youngMegabytes = 16
/** A thread that has not even begun by then never will. */
const longestStart = 20_000

export function rosterReaderApart(limits: RosterLimits = rosterThreadLimits): RosterReader {
  return {
    open: async (upload) => {
      const answer = await answered({ step: 'open', upload }, limits)
      return answer.step === 'open' ? answer.parcel : refused(answer)
    },
    preview: async (parcel, input) => {
      const answer = await answered({ step: 'preview', parcel, input }, limits)
      return answer.step === 'preview' ? answer.preview : refused(answer)
    },
  }
}

const refused = (answer: RosterAnswer): never => {
  throw new UnreadableRoster(answer.step === 'fault' ? answer.fault : 'not_readable')
}

/** A bundle lies beside a bundle, a source file beside a source file. */
const workerAt = () => new URL(import.meta.url.endsWith('.ts') ? './rosterWorker.ts' : './rosterWorker.mjs', import.meta.url)

const tooHeavy: RosterAnswer = { step: 'fault', fault: 'too_heavy' }

/** The time counts from when the thread is ready: how long that takes says nothing of the file. */
function answered(task: RosterTask, { milliseconds, megabytes }: RosterLimits): Promise<RosterAnswer> {
  const worker = new Worker(workerAt(), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes - youngMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    env: {},
    stdout: true,
    stderr: true,
  })
  return new Promise<RosterAnswer>((resolve, reject) => {
    let timer = setTimeout(() => reject(new Error('the thread that reads rosters did not start')), longestStart)
    worker.on('message', (message: RosterAnswer | 'ready') => {
      if (message !== 'ready') return resolve(message)
      clearTimeout(timer)
      timer = setTimeout(() => resolve(tooHeavy), milliseconds)
      worker.postMessage(task)
    })
    worker.on('error', (failure: unknown) => {
      if (failure instanceof Error && 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooHeavy)
      else reject(new Error('the thread that reads rosters failed')) // its message may quote the file
    })
    worker.on('exit', () => resolve(tooHeavy))
    const over = () => clearTimeout(timer)
    worker.once('exit', over)
  }).finally(() => void worker.terminate())
}
