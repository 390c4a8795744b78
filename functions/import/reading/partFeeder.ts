/** Turns chunks of any size into the parts of a file, of which only one at a time is in memory. */

/** What one part may hold (bytes). */
export const mostPartBytes = 4 * 1024 * 1024

/** @returns how many bytes were used: whole records. All of them, when nothing follows. */
export type TakeBytes = (bytes: Uint8Array, isLast: boolean) => Promise<number>
export type PartFeeder = { readonly push: (chunk: Uint8Array) => Promise<void>; readonly end: () => Promise<void> }

/** The same file always gives the same parts, whatever its chunks. */
export function partFeeder(take: TakeBytes, partBytes = mostPartBytes): PartFeeder {
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  const takeOne = async (isEnd: boolean): Promise<boolean> => {
    const all = Buffer.concat(waiting)
    const bytes = all.subarray(0, partBytes)
    const isLast = isEnd && bytes.length === all.length
    const rest = all.subarray(await take(bytes, isLast))
    waiting = rest.length === 0 ? [] : [rest]
    waitingBytes = rest.length
    return isLast
  }
  return {
    push: async (chunk) => {
      waiting.push(chunk)
      waitingBytes += chunk.length
      // One byte more than a part, so that the last part is known to be the last.
      while (waitingBytes > partBytes) await takeOne(false)
    },
    end: async () => {
      while (!(await takeOne(true)));
    },
  }
}
