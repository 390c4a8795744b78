import type { Figures } from '../../../shared/metrics/figures.ts'
import { printedEstimate } from '../../../shared/metrics/registry.ts'

/** People who may yet be spoken to, where they are more than those who never were: then it is too early to say how many those are. */
export function tooEarly({ people_by_status: { never, still_open: stillOpen } }: Pick<Figures['metrics'], 'people_by_status'>) {
  const [missed, open] = [printedEstimate(never), printedEstimate(stillOpen)]
  return missed !== null && open !== null && open.value > missed.value ? open : undefined
}
