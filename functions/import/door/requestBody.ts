/** What a request brings, no longer than allowed and of the shape that was asked for. */
import type { Context } from 'hono'
import type * as z from 'zod'
import { ImportRefused } from '../record/refused.ts'

/** Of a request that brings no file. */
export const mostRequestBytes = 64 * 1024

/** @throws ImportRefused for a body that is longer than allowed; the rest of it is not read. */
export async function bodyOf({ req }: Context, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of req.raw.body ?? emptyBody()) {
    length += chunk.length
    if (length > mostBytes) throw new ImportRefused('part_too_large', String(mostBytes))
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export const emptyBody = () => new ReadableStream<Uint8Array>({ start: (controller) => controller.close() })

/** @throws ImportRefused without a word of the input. */
export function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const { success, data } = schema.safeParse(input)
  if (!success) throw new ImportRefused('bad_request')
  return data
}

export function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ImportRefused('bad_request')
  }
}
