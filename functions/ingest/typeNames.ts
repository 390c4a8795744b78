import { safeTypeName } from '../../shared/providers/safeTypeName.ts'

const mostNames = 100

/** Names under which unknown types of a source are counted: safe ones, and not more than a hundred, so that a sender cannot fill a log with words. */
export function typeNames(): (source: string, type: string) => string {
  const known = new Map<string, Set<string>>()
  return (source, type) => {
    const names = known.get(source) ?? new Set()
    known.set(source, names)
    const name = safeTypeName(type)
    if (!names.has(name) && names.size >= mostNames) return 'other'
    names.add(name)
    return name
  }
}
