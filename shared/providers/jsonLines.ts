/** Files of JSON that hold one object a line. */
import { UnreadableFile } from './unreadableFile.ts'

/** What opens such a file again for a later part: nothing of the file itself. */
export const jsonLinesHead = '{'

/**
 * Looks at the first line, so that a file that was laid out for reading, or that is one long list, is refused as a whole with a cure, and not line by line.
 * @param holds names what the file should hold, for whom has to find the right one
 * @throws UnreadableFile
 */
export function refuseOtherThanJsonLines(head: string, holds = ''): void {
  const text = head.replace(/^\uFEFF/, '').trimStart()
  if (/^(?:\[\s*(?:[{\r\n]|$)|\{[^\S\r\n]*[\r\n])/.test(text)) throw new UnreadableFile('not_one_per_line', holds)
  if (!text.startsWith('{')) throw new UnreadableFile('unknown_format', holds)
}
