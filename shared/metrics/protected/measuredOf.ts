/** Whether a count of 0 can be told apart from nothing having been heard, which decides what may be read from a hidden one. */
import type { CountCell } from '../../privacy/disclosure/countCell.ts'
import type { CoverageFigures } from '../figures.ts'

/**
 * A 0 says something only where everything was heard: all of the time, and while closed too.
 * @param what the key of the count, as `LinkedCounts` names it
 */
export function measuredOf(coverage: CoverageFigures, what: string): NonNullable<CountCell['measured']> {
  const needsClosed = what.startsWith('missed_closed') || what === 'people never closed'
  const isHeard = coverage.share >= 1 - 1e-9 && coverage.tooQuiet === undefined
  return isHeard && (!needsClosed || coverage.closedRecorded === 'yes') ? 'full' : 'partly'
}
