/**
 * What may be kept of an event we could not use: the names of fields we know with the kind and length of their values, the value only of words
 * from a closed list and of times, cut to the minute. Other fields are a number. Of a person not even the length is kept.
 */

/** What a provider knows of its own fields. A name stands in one of the lists only; what is in none is merely counted. */
export type KnownFields = {
  /** Told in this order. */
  readonly names: readonly string[]
  /** Fields whose value may be kept where it is one of these words. */
  readonly words?: ReadonlyMap<string, ReadonlySet<string>>
  /** ISO texts. */
  readonly times?: ReadonlySet<string>
  /** Fields that say who somebody is. */
  readonly people?: ReadonlySet<string>
}

export function shapeOf(fields: ReadonlyMap<string, unknown>, known: KnownFields): string {
  const told = known.names.flatMap((name) => (fields.has(name) ? [`${name}:${valueShape(name, fields.get(name), known)}`] : []))
  const others = [...fields.keys()].filter((name) => !known.names.includes(name)).length
  return [...told, ...(others > 0 ? [`+${others}`] : [])].join(' ')
}

function valueShape(name: string, value: unknown, { words, times, people }: KnownFields): string {
  if (people?.has(name)) return typeof value
  if (typeof value === 'string' && words?.get(name)?.has(value)) return value
  if (times?.has(name) && typeof value === 'string') return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(value)?.[0] ?? kindOf(value)
  return kindOf(value)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `list(${value.length})`
  return typeof value === 'string' ? `text(${value.length})` : typeof value
}
