/** An upload by a plain form: the fields first, then the files, each read while it comes in. */
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { SourceId } from '../../../shared/contacts/identifiers.ts'
import type { RefusedRow } from '../../../shared/providers/provider.ts'
import { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'
import type { RowCounts } from '../../../shared/storage/facts/importRecords.ts'
import type { Importer } from '../steps/importer.ts'
import { ImportRefused } from '../record/refused.ts'
import { type FormPiece, formPieces } from './multipart.ts'
import { partFeeder } from '../reading/partFeeder.ts'
import type { FormResult } from './resultPage.ts'

const mostFieldBytes = 1000
/** An upload has no limit; what is kept of it while it comes in has. */
const mostFields = 50
const refusedKept = 200

/** `fields` is filled while the form comes in, so that a failure can be told in the form's own language. */
export type Form = {
  readonly body: AsyncIterable<Uint8Array>
  readonly boundary: string
  readonly fields: Map<string, string> /** Before anything of a file is read. */
  readonly onFile: () => Promise<void>
}

/** @throws ImportRefused, UnreadableFile */
export async function takeForm(importer: Importer, { body, boundary, fields, onFile }: Form): Promise<FormResult> {
  const results: FormResult[] = []
  const pieces = formPieces(body, boundary)
  let next = await pieces.next()
  while (!next.done) {
    if (next.value.kind !== 'field') throw new ImportRefused('bad_request', 'form')
    const { name, fileName } = next.value
    const content = contentOf(pieces, (following) => {
      next = following
    })
    if (fields.size >= mostFields) throw new ImportRefused('bad_request', 'form')
    if (fileName === undefined) fields.set(name, await textOf(content))
    else if (fileName === '')
      await textOf(content) // no file was chosen in this field
    else {
      await onFile()
      results.push(await importFile(importer, { fields, fileName, content }))
    }
  }
  if (results.length === 0) throw new ImportRefused('no_file')
  return together(results)
}

/** The bytes of one field; the field after it is handed over when they are at their end. */
async function* contentOf(pieces: AsyncGenerator<FormPiece>, onNext: (next: IteratorResult<FormPiece>) => void): AsyncGenerator<Uint8Array> {
  for (;;) {
    const next = await pieces.next()
    if (next.done || next.value.kind === 'field') return onNext(next)
    yield next.value.bytes
  }
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  let text = Buffer.alloc(0)
  for await (const bytes of content) {
    text = Buffer.concat([text, bytes])
    if (text.length > mostFieldBytes) throw new ImportRefused('bad_request', 'form')
  }
  return text.toString('utf8')
}

type Upload = { readonly fields: ReadonlyMap<string, string>; readonly fileName: string; readonly content: AsyncIterable<Uint8Array> }

async function importFile(importer: Importer, { fields, fileName, content }: Upload): Promise<FormResult> {
  const source = SourceId.safeParse(fields.get('source'))
  if (!source.success) throw new ImportRefused('unknown_source')
  const dryRun = fields.has('dryRun')
  const { importId } = await importer.start({ source: source.data, files: [{ name: fileName }], dryRun })
  const refused: (RefusedRow & { file: string })[] = []
  let number = 0
  const feeder = partFeeder(async (bytes, isLast) => {
    const answer = await importer.takePart({ importId, file: 0, number: ++number, bytes, isLast })
    for (const row of answer.refused) if (refused.length < refusedKept) refused.push({ file: fileName, ...row })
    return answer.usedBytes
  })
  for await (const chunk of unpacked(content)) await feeder.push(chunk)
  await feeder.end()
  const progress = await importer.finish(importId)
  const { counts, dates } = progress
  return { dryRun, counts, dates, refused, mended: [progress] }
}

/** Gzipped files are unpacked on the way. @throws UnreadableFile for an archive that breaks off */
async function* unpacked(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = content[Symbol.asyncIterator]()
  const start = await chunks.next()
  const rest = async function* () {
    if (!start.done) yield start.value
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  if (start.done || start.value[0] !== 0x1f || start.value[1] !== 0x8b) return yield* rest()
  try {
    yield* Readable.from(rest()).pipe(createGunzip())
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw new UnreadableFile('not_text')
    throw error
  }
}

function together(results: readonly FormResult[]): FormResult {
  const sum = (of: keyof RowCounts) => results.reduce((total, { counts }) => total + counts[of], 0)
  const dates = results.flatMap((result) => result.dates ?? [])
  const [from] = dates.map((each) => each.from).sort()
  const until = dates
    .map((each) => each.until)
    .sort()
    .at(-1)
  return {
    dryRun: results.every(({ dryRun }) => dryRun),
    counts: { rows: sum('rows'), stored: sum('stored'), duplicate: sum('duplicate'), refused: sum('refused'), skipped: sum('skipped') },
    dates: from === undefined || until === undefined ? null : { from, until },
    refused: results.flatMap(({ refused }) => refused).slice(0, refusedKept),
    mended: results.flatMap(({ mended }) => mended),
  }
}
