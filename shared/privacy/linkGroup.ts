/** Lines whose callers may be recognised across them: only where the settings say so, and never by default. */
import type { LineId } from '../contacts/identifiers.ts'
import type { Settings } from '../settings/settings.ts'

/** Names the group a line belongs to: the line alone, or all lines that are linked with it, directly or through another. */
export function linkGroupOf({ links }: Pick<Settings, 'links'>, line: LineId): string {
  const group = new Set([line])
  for (let size = 0; size < group.size; ) {
    size = group.size
    for (const linked of links) if (linked.some((id) => group.has(id))) for (const id of linked) group.add(id)
  }
  return [...group].sort().join('+')
}
