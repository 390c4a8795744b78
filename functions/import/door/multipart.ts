/** A form with files as it comes in, part by part and never as a whole: an upload has no limit, the memory has. */
import { ImportRefused } from '../record/refused.ts'

export type FormPiece =
  | { readonly kind: 'field'; readonly name: string; readonly fileName: string | undefined }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }

const mostHeaderBytes = 8 * 1024
const headersEnd = Buffer.from('\r\n\r\n')

/** @throws ImportRefused */
export function boundaryOf(contentType: string): string {
  const [, quoted, plain] = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;,"]{1,70}))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) throw new ImportRefused('bad_request', 'form')
  return boundary
}

/** A field is told first, then its bytes in any number of pieces, then the next field. @throws ImportRefused */
export async function* formPieces(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPiece> {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  let held = Buffer.from('\r\n') // so that the first delimiter looks like the others
  let isInside = false
  let isOver = false
  for await (const chunk of body) {
    held = Buffer.concat([held, chunk])
    for (;;) {
      const end = held.indexOf(delimiter)
      if (end === -1) {
        const safe = Math.max(0, held.length - delimiter.length)
        if (isInside && safe > 0) yield { kind: 'bytes', bytes: held.subarray(0, safe) }
        held = held.subarray(safe)
        break
      }
      if (isInside && end > 0) yield { kind: 'bytes', bytes: held.subarray(0, end) }
      isInside = false
      const after = held.subarray(end + delimiter.length)
      if (after.length >= 2 && after.toString('latin1', 0, 2) === '--') isOver = true
      const headers = after.indexOf(headersEnd)
      if (isOver || headers === -1) {
        if (after.length > mostHeaderBytes) throw new ImportRefused('bad_request', 'form')
        held = held.subarray(end)
        break
      }
      yield fieldIn(after.toString('utf8', 0, headers))
      isInside = true
      held = after.subarray(headers + headersEnd.length)
    }
    if (isOver) return
  }
  throw new ImportRefused('bad_request', 'form')
}

/** @throws ImportRefused */
function fieldIn(headers: string): FormPiece {
  const disposition = /^content-disposition: *form-data;(.*)$/im.exec(headers)?.[1] ?? ''
  const name = /[; ]name="([^"]*)"/i.exec(disposition)?.[1]
  if (name === undefined) throw new ImportRefused('bad_request', 'form')
  return { kind: 'field', name, fileName: /[; ]filename="([^"]*)"/i.exec(disposition)?.[1] }
}
