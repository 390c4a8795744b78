/** What a load has to show (T5), each kept or not. */
import { isWithinPromise, latenciesOf } from './latencies.ts'
import type { LoadReport } from './hostUnderLoad.ts'

export type Verdict = { readonly what: string; readonly isKept: boolean }

export function verdictsOf({ answers, after }: Pick<LoadReport, 'answers' | 'after'>): readonly Verdict[] {
  const { signed, unsigned, signedMs } = answers
  const untaken = [...signed].reduce((sum, [status, count]) => (status === 202 ? sum : sum + count), 0)
  const letIn = [...unsigned].reduce((sum, [status, count]) => (status >= 200 && status < 300 ? sum + count : sum), 0)
  return [
    { what: 'signed events answered within 1 s, 99 of 100, and all within 3 s (W12)', isKept: isWithinPromise(latenciesOf(signedMs)) },
    { what: untaken === 0 ? 'no signed event refused for load' : `no signed event refused for load: ${untaken} were, or had no answer`, isKept: untaken === 0 },
    { what: letIn === 0 ? 'no unsigned request let in' : `no unsigned request let in: ${letIn} were`, isKept: letIn === 0 },
    { what: ['nothing lost, nothing doubled, the figures follow from the events', ...after.broken].join('; '), isKept: after.broken.length === 0 },
  ]
}
