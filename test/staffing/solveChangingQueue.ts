import { emptyQueue, type Stretch, type StretchResult } from '../../shared/staffing/changingQueue.ts'

type ChangingQueue = {
  /** In order of time, without holes. */
  readonly stretches: readonly Stretch[]
  readonly serviceRate: number
  readonly abandonRate: number
}
type ChangingQueueResult = {
  readonly arrived: number
  readonly abandoned: number
  /** Still waiting when the last stretch ends: turned away. */
  readonly waitingAtEnd: number
  /** In conversation when the last stretch ends: they finish. */
  readonly busyAtEnd: number
  /** Got somebody to speak with: arrived - abandoned - waitingAtEnd. */
  readonly answered: number
  readonly stretches: readonly StretchResult[]
}

/** Expected numbers, from empty at the first moment to the end of the last stretch. */
export function solveChangingQueue({ stretches, ...rates }: ChangingQueue): ChangingQueueResult {
  let moment = emptyQueue(stretches, rates)
  const results: StretchResult[] = []
  for (const stretch of stretches) {
    const next = moment.after(stretch)
    results.push(next.result)
    moment = next.moment
  }
  const sum = (of: (result: StretchResult) => number) => results.reduce((total, result) => total + of(result), 0)
  const [arrived, abandoned] = [sum((result) => result.arrived), sum((result) => result.abandoned)]
  const { waiting: waitingAtEnd, busy: busyAtEnd } = moment.means()
  return { arrived, abandoned, waitingAtEnd, busyAtEnd, answered: Math.max(0, arrived - abandoned - waitingAtEnd), stretches: results }
}
