/** A day file as it lies in the table: in parts that fit an item, of which the first says how many there are and of which build. */
import { createHash } from 'node:crypto'
import type { Item } from '../tables/reading.ts'

export type StoredFile = {
  /** -1: never built. */
  readonly builtFrom: number
  readonly digest: string
  /** Absent for a day without any fact. */
  readonly file: Uint8Array | undefined
  /** From when on the day is live, milliseconds, where it is stripped in part; else 0. */
  readonly after: number
}

const partBytes = 300_000

export const inParts = (file: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.max(1, Math.ceil(file.length / partBytes)) }, (_, n) => file.subarray(n * partBytes, (n + 1) * partBytes))

/** Of what is in a file; of nothing where there is none. */
export const digestOf = (file: Uint8Array | undefined): string =>
  createHash('sha256')
    .update(file ?? new Uint8Array())
    .digest('base64url')
    .slice(0, 22)

export const partNumber = (item: Item): number => Number(String(item['sk']).split('#')[1] ?? 0)

/** A file from its parts; as if never built where they stem from different builds, so that the reader builds it again. */
export function fileOf(parts: readonly Item[]): StoredFile {
  const [first, ...rest] = [...parts].sort((a, b) => partNumber(a) - partNumber(b))
  const nothing = { builtFrom: -1, digest: '', file: undefined, after: 0 }
  if (first === undefined || partNumber(first) !== 0) return nothing
  const count = numberIn(first['parts'])
  const all = [first, ...rest].slice(0, count)
  const digest = String(first['digest'])
  const files = all.flatMap((item) => (item['file'] instanceof Uint8Array && item['digest'] === digest ? [item['file']] : []))
  if (files.length !== count) return nothing
  const file = count === 0 ? undefined : count === 1 ? files[0] : Buffer.concat(files)
  return { builtFrom: numberIn(first['builtFrom']), digest, file, after: numberIn(first['after']) }
}

/** A number of an item; 0 where there is none. */
export const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0)
