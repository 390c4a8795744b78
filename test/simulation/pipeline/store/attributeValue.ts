/** Values as DynamoDB writes them on the wire, and how it compares, adds and measures them. */
export type Value =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: boolean }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly L: readonly Value[] }
  | { readonly M: Readonly<Record<string, Value>> }
export type StoredItem = Readonly<Record<string, Value>>

export const textOf = (value: Value | undefined): string | undefined => (value !== undefined && 'S' in value ? value.S : undefined)

/** Below, at or above 0; undefined where the two cannot be ordered. Texts are in the order of their UTF-8 bytes. */
export function compareValues(a: Value, b: Value): number | undefined {
  if ('S' in a && 'S' in b) return compareTexts(a.S, b.S)
  if ('N' in a && 'N' in b) return Number(a.N) - Number(b.N)
  if ('B' in a && 'B' in b) return Buffer.compare(Buffer.from(a.B, 'base64'), Buffer.from(b.B, 'base64'))
  return undefined
}

const isPlain = (text: string) => /^[ -~]*$/.test(text)
export const compareTexts = (a: string, b: string): number =>
  isPlain(a) && isPlain(b) ? (a < b ? -1 : a > b ? 1 : 0) : Buffer.compare(Buffer.from(a), Buffer.from(b))

export function isSameValue(a: Value, b: Value): boolean {
  const order = compareValues(a, b)
  return order === undefined ? canonical(a) === canonical(b) : order === 0
}

function canonical(value: Value): string {
  if ('SS' in value) return `SS${JSON.stringify([...value.SS].sort())}`
  if ('NS' in value) return `NS${JSON.stringify(value.NS.map(Number).sort((a, b) => a - b))}`
  if ('L' in value) return `L[${value.L.map(canonical).join()}]`
  if ('M' in value)
    return `M{${Object.entries(value.M)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, own]) => `${name}:${canonical(own)}`)
      .join()}}`
  return JSON.stringify(value)
}

/** Bytes that count for the sizes of items and pages. */
export const itemBytes = (item: StoredItem): number => Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0)

function valueBytes(value: Value): number {
  if ('S' in value) return Buffer.byteLength(value.S)
  if ('N' in value) return Math.ceil(value.N.replace(/[-.]/g, '').length / 2) + 1
  if ('B' in value) return Buffer.byteLength(value.B, 'base64')
  if ('SS' in value) return value.SS.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  if ('NS' in value) return value.NS.length * 8
  if ('L' in value) return 3 + value.L.reduce((sum, own) => sum + 1 + valueBytes(own), 0)
  if ('M' in value) return 3 + itemBytes(value.M)
  return 1
}
