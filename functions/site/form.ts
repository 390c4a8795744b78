/** What people typed into a form, as text; nothing is converted here. */
import type { Context } from 'hono'
import { formTokenField, isOwnForm } from '../../shared/access/session.ts'
import { unseen } from '../../shared/settings/controlCharacters.ts'
import { Refused } from '../../shared/web/refused.ts'
import { isFromOurselves } from '../../shared/web/sameOrigin.ts'
import { signedIn } from './access/signedIn.ts'

export type Form = {
  /** The first value of this name, trimmed; empty where the form has none. */
  readonly text: (name: string) => string
  /** All values of this name in their order, trimmed. */
  readonly all: (name: string) => readonly string[]
  readonly names: readonly string[]
}

const mostBytes = 2 ** 20
const mostFields = 2000

/** Reads a urlencoded form of our own pages, of at most so many bytes. @throws Refused */
export async function readForm(context: Context, atMost = mostBytes): Promise<Form> {
  checkOrigin(context)
  if (!isOfType(context, 'application/x-www-form-urlencoded')) throw new Refused('content_type')
  return ownForm(context, formOf(new URLSearchParams(textOf(await bytesOf(context.req.raw, atMost)))))
}

export type Upload = {
  readonly form: Form /** Without a name: what was typed or pasted in place of a file. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | undefined
}

/** Reads a form of our own pages with one file, named `file`, or a text named `pasted` in its place, of at most so many bytes in all. @throws Refused */
export async function readUpload(context: Context, atMost: number): Promise<Upload> {
  checkOrigin(context)
  if (!isOfType(context, 'multipart/form-data')) throw new Refused('content_type')
  const body = await bytesOf(context.req.raw, atMost)
  const parts = await new Response(Buffer.from(body), { headers: { 'content-type': context.req.header('content-type') ?? '' } }).formData().catch(() => {
    throw new Refused('bad_form') // the parser's message may quote the body
  })
  const [file, pasted] = [parts.get('file'), parts.get('pasted')]
  const texts = new URLSearchParams([...parts].flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])))
  // A browser sends an empty file without a name where none was chosen.
  const isChosen = file !== null && typeof file !== 'string' && (file.name !== '' || file.size > 0)
  const form = ownForm(context, formOf(texts))
  if (isChosen) return { form, file: { name: seen(file.name), bytes: new Uint8Array(await file.arrayBuffer()) } }
  // As it was pasted: an empty cell before the first is a tab, and is no space to be trimmed.
  return { form, file: typeof pasted === 'string' && pasted.trim() !== '' ? { name: '', bytes: Buffer.from(pasted) } : undefined }
}

/** Of the session that sends it (A5). @throws Refused */
function ownForm(context: Context, form: Form): Form {
  const who = signedIn(context)
  if (who !== undefined && !isOwnForm(who, form.text(formTokenField))) throw new Refused('other_origin')
  return form
}

const isOfType = ({ req }: Context, type: string) => (req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() === type

/** @throws Refused */
function checkOrigin({ req }: Context): void {
  if (!isFromOurselves(req.raw.headers, req.header('host') ?? new URL(req.url).host)) throw new Refused('other_origin')
}

export function formOf(parameters: URLSearchParams): Form {
  if (parameters.size > mostFields) throw new Refused('bad_form')
  return {
    text: (name) => seen(parameters.get(name) ?? ''),
    all: (name) => parameters.getAll(name).map(seen),
    names: [...new Set(parameters.keys())],
  }
}

const seen = (value: string): string => value.replaceAll(unseen, '').trim()

async function bytesOf(request: Request, atMost: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > atMost) throw new Refused('too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused('bad_form')
  }
}
