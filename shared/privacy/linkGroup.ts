/** Lines whose callers may be recognised across them: only where the settings say so, and never by default. */
import type { LineId } from '../contacts/identifiers.ts'
import type { Line, Settings } from '../settings/settings.ts'

/** Names the group a line belongs to: the line alone, or all lines that are linked with it, directly or through another. */
export function linkGroupOf({ links }: Pick<Settings, 'links'>, line: LineId): string {
  const group = new Set([line])
  for (let size = 0; size < group.size; ) {
    size = group.size
    for (const linked of links) if (linked.some((id) => group.has(id))) for (const id of linked) group.add(id)
  }
  return [...group].sort().join('+')
}

/** Every line once, together with those whose callers may be recognised with its own. */
export const linkGroups = (settings: Pick<Settings, 'lines' | 'links'>): readonly (readonly Line[])[] => [
  ...Map.groupBy(settings.lines, ({ id }) => linkGroupOf(settings, id)).values(),
]

/** These lines and all that are linked with one of them, in the order of the settings. */
export function withLinked(settings: Pick<Settings, 'lines' | 'links'>, lines: readonly LineId[]): readonly LineId[] {
  const groups = new Set(lines.map((line) => linkGroupOf(settings, line)))
  return settings.lines.map(({ id }) => id).filter((id) => groups.has(linkGroupOf(settings, id)))
}
