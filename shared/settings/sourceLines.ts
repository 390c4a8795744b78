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
  return lines.find((id) => id === (mapped.get(queue) ?? queue)) ?? mapped.get(everythingElse) ?? 'unknown_line'
}
