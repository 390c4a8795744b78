/** A history file on disk as parts for the importer, of which only one at a time is in memory. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { mostPartBytes } from '../../../functions/import/importer.ts'
import { CommandFailed } from './command.ts'

export type FilePart = { readonly bytes: Uint8Array; readonly isLast: boolean /** Of the file as it stands on disk, 0 to 1. */; readonly shareRead: number }
export type OpenedFile = {
  readonly sizeBytes: number
  /** Bytes of whole records that were used of a part are told back; the rest comes first in the next. */
  readonly parts: (usedOf: (part: FilePart) => Promise<number>) => Promise<void>
}

export async function openHistoryFile(path: string, partBytes = mostPartBytes): Promise<OpenedFile> {
  const { sizeBytes, isCompressed } = await lookAt(path)
  return {
    sizeBytes,
    parts: async (usedOf) => {
      const file = createReadStream(path)
      const content = isCompressed ? file.pipe(createGunzip()) : file
      // A broken archive must end the reading, and so must a file that goes away.
      file.once('error', (error) => content.destroy(error))
      const shareRead = () => (sizeBytes === 0 ? 1 : file.bytesRead / sizeBytes)
      let waiting: Buffer[] = []
      let waitingBytes = 0
      const take = async (isLast: boolean) => {
        const all = waiting.length === 1 && waiting[0] !== undefined ? waiting[0] : Buffer.concat(waiting)
        const bytes = all.subarray(0, partBytes)
        const isEnd = isLast && bytes.length === all.length
        const used = await usedOf({ bytes, isLast: isEnd, shareRead: shareRead() })
        waiting = used < all.length ? [all.subarray(used)] : []
        waitingBytes = all.length - used
        return isEnd
      }
      try {
        for await (const chunk of content) {
          waiting.push(chunk)
          waitingBytes += chunk.length
          if (waitingBytes > partBytes) await take(false)
        }
      } catch (error) {
        if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
          throw new CommandFailed(`${path}: the archive is damaged or cut short`)
        throw error
      } finally {
        file.destroy()
      }
      while (!(await take(true)));
    },
  }
}

async function lookAt(path: string): Promise<{ sizeBytes: number; isCompressed: boolean }> {
  try {
    await using file = await open(path)
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return { sizeBytes: size, isCompressed: bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b }
  } catch {
    throw new CommandFailed(`${path}: cannot be read; does it exist?`)
  }
}
