/** What people typed into a form, as text; nothing is converted here. */
import type { Context } from 'hono'
import { Refused } from '../../shared/web/refused.ts'
import { isFromOurselves } from '../../shared/web/sameOrigin.ts'

export type Form = {
  /** The first value of this name, trimmed; empty where the form has none. */
  readonly text: (name: string) => string
  /** All values of this name in their order, trimmed. */
  readonly all: (name: string) => readonly string[]
  readonly names: readonly string[]
}

const mostBytes = 2 ** 20
const mostFields = 2000

/** Reads a urlencoded form of our own pages. @throws Refused */
export async function readForm({ req }: Context): Promise<Form> {
  const { headers } = req.raw
  // A form of a browser says where it comes from; what does not say it is no form of ours.
  if (!headers.has('origin') && !headers.has('sec-fetch-site')) throw new Refused('other_origin')
  if (!isFromOurselves(headers, req.header('host') ?? new URL(req.url).host)) throw new Refused('other_origin')
  if (!/^application\/x-www-form-urlencoded(;|$)/i.test(headers.get('content-type') ?? '')) throw new Refused('content_type')
  return formOf(new URLSearchParams(await textOf(req.raw)))
}

export function formOf(parameters: URLSearchParams): Form {
  if (parameters.size > mostFields) throw new Refused('bad_form')
  return {
    text: (name) => (parameters.get(name) ?? '').trim(),
    all: (name) => parameters.getAll(name).map((value) => value.trim()),
    names: [...new Set(parameters.keys())],
  }
}

async function textOf(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > mostBytes) throw new Refused('too_large')
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new Refused('bad_form')
  }
}
