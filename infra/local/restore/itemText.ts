/** An item of a table as one line of text, and back: bytes are written in base64, all else is JSON already. */
import * as z from 'zod'
import type { Item } from '../../../shared/storage/tables/reading.ts'

const Bytes = z.strictObject({ $bytes: z.base64() })
const Fields = z.record(z.string(), z.unknown())

export const itemText = (item: Item): string => JSON.stringify(written(item))

/** @throws SyntaxError, ZodError for what `itemText` did not write */
export const textItem = (text: string): Item => Fields.parse(read(JSON.parse(text)))

function written(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map(written)
  const fields = Fields.safeParse(value).data
  return fields === undefined ? value : Object.fromEntries(Object.entries(fields).map(([name, own]) => [name, written(own)]))
}

function read(value: unknown): unknown {
  const bytes = Bytes.safeParse(value).data
  if (bytes !== undefined) return Buffer.from(bytes.$bytes, 'base64')
  if (Array.isArray(value)) return value.map(read)
  const fields = Fields.safeParse(value).data
  return fields === undefined ? value : Object.fromEntries(Object.entries(fields).map(([name, own]) => [name, read(own)]))
}
