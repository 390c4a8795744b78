import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { takeForm } from '../../functions/import/door/formUpload.ts'
import type { Importer } from '../../functions/import/steps/importer.ts'
import { boundaryOf, formPieces } from '../../functions/import/door/multipart.ts'

type Field = { name: string; fileName: string | undefined; content: string }

async function fieldsOf(form: Buffer, boundary: string, chunkBytes: number): Promise<Field[]> {
  async function* chunks() {
    for (let from = 0; from < form.length; from += chunkBytes) yield form.subarray(from, from + chunkBytes)
  }
  const fields: Field[] = []
  for await (const piece of formPieces(chunks(), boundary)) {
    if (piece.kind === 'field') fields.push({ name: piece.name, fileName: piece.fileName, content: '' })
    else fields[fields.length - 1] = { ...fields.at(-1)!, content: fields.at(-1)!.content + Buffer.from(piece.bytes).toString('latin1') }
  }
  return fields
}

const refuse = () => Promise.reject(new Error('nothing is imported here'))
const never: Importer = { start: refuse, takePart: refuse, finish: refuse, undo: refuse, progress: refuse }

it('a form reads the same in chunks of any size, as the platform itself writes it', async () => {
  const content = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '-', '--', '\r\n--', '"') })
  await fc.assert(
    fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 90 }), async (contents, chunkBytes) => {
      const data = new FormData()
      for (const [n, text] of contents.entries()) data.append(`f${n}`, new Blob([text]), `name ${n}.csv`)
      const request = new Request('http://x', { method: 'POST', body: data })
      const boundary = boundaryOf(request.headers.get('content-type') ?? '')
      const fields = await fieldsOf(Buffer.from(await request.arrayBuffer()), boundary, chunkBytes)
      expect(fields).toEqual(contents.map((text, n) => ({ name: `f${n}`, fileName: `name ${n}.csv`, content: text })))
    }),
    { seed: 1, numRuns: 200 },
  )
})

it('a form that breaks off is refused', async () => {
  await expect(fieldsOf(Buffer.from('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nhalf'), 'x', 10)).rejects.toMatchObject({ reason: 'bad_request' })
  await expect(fieldsOf(Buffer.from(`--x\r\n${'h'.repeat(9000)}`), 'x', 100)).rejects.toMatchObject({ reason: 'bad_request' })
})

it('of a form no more fields are kept than a form of ours has, however long it goes on', async () => {
  const fields = new Map<string, string>()
  const body = async function* () {
    for (let n = 0; n < 1000; n++) yield Buffer.from(`--x\r\ncontent-disposition: form-data; name="f${n}"\r\n\r\n1\r\n`)
  }
  await expect(takeForm(never, { body: body(), boundary: 'x', fields, onFile: () => Promise.resolve() })).rejects.toMatchObject({ reason: 'bad_request' })
  expect(fields.size).toBe(50)
})
