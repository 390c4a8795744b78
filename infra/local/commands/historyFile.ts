/** A history file on disk, gzipped or not. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { partFeeder } from '../../../functions/import/reading/partFeeder.ts'
import { CommandFailed } from './command.ts'

export type FilePart = { readonly bytes: Uint8Array; readonly isLast: boolean /** Of the file as it stands on disk, 0 to 1. */; readonly shareRead: number }
export type HistoryFileOnDisk = {
  readonly sizeBytes: number
  /** `usedOf` answers how many bytes of the part were whole records. */
  readonly parts: (usedOf: (part: FilePart) => Promise<number>) => Promise<void>
}

/** @throws CommandFailed */
export async function historyFile(path: string): Promise<HistoryFileOnDisk> {
  const { sizeBytes, isCompressed } = await lookAt(path)
  return {
    sizeBytes,
    parts: async (usedOf) => {
      const file = createReadStream(path)
      const content = isCompressed ? file.pipe(createGunzip()) : file
      file.once('error', (error) => content.destroy(error)) // `pipe` passes on everything but this
      const feeder = partFeeder((bytes, isLast) => usedOf({ bytes, isLast, shareRead: sizeBytes === 0 ? 1 : Math.min(1, file.bytesRead / sizeBytes) }))
      try {
        for await (const chunk of content) await feeder.push(chunk)
        await feeder.end()
      } catch (error) {
        if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
          throw new CommandFailed(`${path}: the archive is damaged or cut short`)
        throw error
      } finally {
        file.destroy()
      }
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
