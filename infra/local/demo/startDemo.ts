import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { minuteMs } from '../../../shared/calendar/durations.ts'
import { datesBetween } from '../../../shared/calendar/localDate.ts'
import { demoWindow } from './demoSettings.ts'
import type { FillProgress } from './fillLine.ts'
import { demoScenarios } from './scenarios.ts'

/** Which data to fill, up to which moment (UTC milliseconds), and how many days back (thirteen months if not said). */
export type DemoTask = { readonly endpoint: string; readonly dataDir: string; readonly now: number; readonly days?: number }
export type DemoOptions = Omit<DemoTask, 'now'> & {
  readonly now: () => number
  /** Until the line is filled; what is added later is not told. */
  readonly onProgress?: (progress: FillProgress) => void
  /** A fill that failed leaves a line behind, and the next one mends it. */
  readonly onFailure?: () => void
}
export type Demo = {
  /** One entry a line that was begun, in the order they are filled. */
  readonly progress: () => readonly FillProgress[]
  /** Lines of which not all days are there yet; those whose turn is still to come have none. */
  readonly filling: () => readonly Pick<FillProgress, 'line' | 'name' | 'doneDays' | 'days'>[]
  /** Up to which moment a line has been filled, UTC milliseconds; undefined: it is none of these, or not begun. */
  readonly filledUntil: (line: string) => number | undefined
  /** Settled when the small lines are there: from then on there is something to look at. */
  readonly ready: Promise<void>
  /** Settled when all lines reach back to their first day. */
  readonly done: Promise<void>
  /** Stops at once; what is stored stays, and the next start goes on from there. */
  readonly stop: () => Promise<void>
}

/** The invented lines go on living: so often what has happened since is added. */
const refreshMs = 10 * minuteMs
const mostMegabytes = 768

/** Fills the invented helplines in a thread of their own and keeps them up to the moment until stopped. */
export function startDemo({ now, onProgress, onFailure, ...task }: DemoOptions): Demo {
  const largest = demoScenarios.at(-1)?.lineId
  const isReady = Promise.withResolvers<void>()
  const progress = new Map<string, FillProgress>()
  let isStopped = false
  let worker: Worker | undefined
  let timer: NodeJS.Timeout | undefined
  let hasRun = false

  const note = (one: FillProgress) => {
    const wasDone = progress.get(one.line)?.isDone ?? false
    progress.set(one.line, one)
    if (one.line === largest) isReady.resolve()
    if (!wasDone) onProgress?.(one)
  }
  const fill = async () => {
    const workerData: DemoTask = { ...task, now: now() }
    worker = new Worker(new URL('demoWorker.ts', import.meta.url), { workerData, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } })
    worker.on('message', note)
    await once(worker, 'exit').catch(() => onFailure?.())
    worker = undefined
    hasRun = true
    isReady.resolve()
    if (!isStopped) timer = setTimeout(() => void fill(), refreshMs).unref()
  }
  return {
    progress: () => [...progress.values()],
    filling: () =>
      demoScenarios.flatMap(({ lineId: line, name, historyDays }) => {
        const known = progress.get(line)
        if (known === undefined) return hasRun ? [] : [{ line, name, doneDays: 0, days: allDays(task.days ?? historyDays, now()) }]
        return known.isDone ? [] : [known]
      }),
    filledUntil: (line) => progress.get(line)?.until,
    ready: isReady.promise,
    done: fill(),
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      // In the middle of a write, too: the next start does those days again.
      await worker?.terminate()
    },
  }
}

function allDays(days: number | undefined, now: number): number {
  const { from, to } = demoWindow(now, days)
  return datesBetween(from, to).length
}
