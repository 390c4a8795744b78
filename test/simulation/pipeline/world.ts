/**
 * Time and order of one run: everything that waits for something outside stands in one queue, and the seed says how long each waits. Nothing else decides who
 * goes first, so the same seed is the same run. Between two steps everybody does what can be done without waiting.
 */
import { createHash } from 'node:crypto'
import { Random } from '../../../infra/local/demo/random.ts'
import type { StandStill } from './standStill.ts'

export type World = {
  /** UTC milliseconds of the simulated wall. */
  readonly now: () => number
  /** A stream of chance of its own, owing nothing to how often others ask. */
  readonly chance: (purpose: string) => Random
  readonly after: (milliseconds: number, act: () => void) => void
  readonly pause: (milliseconds: number) => Promise<void>
  /** A line of the trace; equal runs have equal traces. */
  readonly note: (line: string) => void
  /** Until nothing waits any more, or until a moment. @throws Error when it never ends. */
  readonly run: (until?: number) => Promise<void>
  readonly digest: () => string
  readonly trace: () => readonly string[]
  readonly steps: () => number
}

type Step = { readonly at: number; readonly order: number; readonly act: () => void }
const mostSteps = 200_000

export function world(seed: number, start: number, standStill: StandStill, isTraced = false): World {
  const hash = createHash('sha256')
  const lines: string[] = []
  const queue: Step[] = []
  let now = start
  let order = 0
  let steps = 0
  const after: World['after'] = (milliseconds, act) => push(queue, { at: now + Math.max(0, Math.round(milliseconds)), order: order++, act })
  return {
    now: () => now,
    chance: (purpose) => new Random(`${seed}/${purpose}`),
    after,
    pause: (milliseconds) => new Promise((resolve) => after(milliseconds, resolve)),
    note: (text) => {
      const line = `${now - start} ${text}`
      hash.update(line).update('\n')
      if (isTraced) lines.push(line)
    },
    run: async (until = Number.POSITIVE_INFINITY) => {
      await standStill()
      for (let step = queue[0]; step !== undefined && step.at <= until; step = queue[0]) {
        if (++steps > mostSteps) throw new Error('the run does not come to an end')
        pop(queue)
        now = Math.max(now, step.at)
        step.act()
        await standStill()
      }
      if (Number.isFinite(until)) now = Math.max(now, until)
    },
    digest: () => hash.copy().digest('hex').slice(0, 16),
    trace: () => lines,
    steps: () => steps,
  }
}

const isBefore = (a: Step, b: Step) => a.at < b.at || (a.at === b.at && a.order < b.order)

/** A heap: the step that comes first stands in front. */
function push(heap: Step[], step: Step): void {
  let place = heap.length
  for (; place > 0; place = (place - 1) >> 1) {
    const above = heap[(place - 1) >> 1]
    if (above === undefined || !isBefore(step, above)) break
    heap[place] = above
  }
  heap[place] = step
}

function pop(heap: Step[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let place = 0
  for (;;) {
    const [left, right] = [2 * place + 1, 2 * place + 2]
    const [one, other] = [heap[left], heap[right]]
    const least = one !== undefined && other !== undefined && isBefore(other, one) ? right : left
    const below = heap[least]
    if (below === undefined || !isBefore(below, last)) break
    heap[place] = below
    place = least
  }
  heap[place] = last
}
