/** Sources of which nobody would see that they stopped, under a report in a terminal. */
import type { TooQuiet } from '../../../shared/metrics/figures.ts'

export const quietLines = (sources: readonly TooQuiet[] = []): readonly string[] =>
  sources.map(({ source, noticedAfterDays }) => `failure of ${source} is noticed only after ${noticedAfterDays} days without data; switch a heartbeat on`)
