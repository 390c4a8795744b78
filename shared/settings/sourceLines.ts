/** Which of our lines a source's own names stand for. */
import type { LineId } from '../contacts/identifiers.ts'
import type { Settings, Source } from './settings.ts'

/** As a queue in a source's `lines`: whatever is not named there. */
export const everythingElse = '*'

/** All lines a source can report on; one that maps nothing may name our lines directly. */
export function linesOfSource(source: Source, settings: Settings): readonly LineId[] {
  const mapped = new Set(Object.values(source.lines))
  return settings.lines.flatMap(({ id }) => (mapped.size === 0 || mapped.has(id) ? [id] : []))
}

/**
 * The line a queue, number or widget of a source stands for. `undefined` when the report named none and the source has several lines;
 * `unknown_line` when it named one that is not set up and the source says nothing of everything else.
 */
export function lineOfQueue(source: Source, settings: Settings, queue: string | undefined): LineId | 'unknown_line' | undefined {
  const lines = linesOfSource(source, settings)
  if (queue === undefined) return lines.length === 1 ? lines[0] : undefined // other events of the contact may name one
  const mapped = new Map(Object.entries(source.lines))
  const named = lines.find((id) => id === (mapped.get(queue) ?? queue)) ?? mapped.get(everythingElse)
  const [only, ...others] = lines
  // Where there is one line and nobody divided anything, there is nothing to divide.
  const isUndivided = mapped.size === 0 && others.length === 0 && !namesQueues.has(source.provider)
  return named ?? (isUndivided ? only : undefined) ?? 'unknown_line'
}

/** Their events name a line of ours, or any queue of an exchange that may serve others as well: a name that is not set up is never the only line. */
const namesQueues: ReadonlySet<Source['provider']> = new Set(['generic', 'asterisk', 'csv'])
