/** Bytes are counted as they are read; what a sender says about the length is not believed. */

/** The body in one buffer of its own, which the caller overwrites after use; undefined when it is longer than allowed. */
export async function readBody(request: Request, mostBytes: number): Promise<Uint8Array | undefined> {
  const reader = request.body?.getReader()
  if (reader === undefined) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value)
      length += part.value.length
      if (length > mostBytes) {
        await reader.cancel()
        return undefined
      }
    }
    return joined(chunks, length)
  } finally {
    for (const chunk of chunks) chunk.fill(0)
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const body = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.length
  }
  return body
}

/** Strict UTF-8; undefined for anything else. A decoder that repairs bytes would make two bodies one. */
export function textOf(body: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(body)
  } catch {
    return undefined
  }
}

/** Holds nothing between two whole texts. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
