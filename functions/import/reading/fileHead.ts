import { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'

const headBytes = 64 * 1024

/**
 * The first lines of a file, which may end in the middle of one.
 * @throws UnreadableFile for what is no text, or none to read rows from: an old workbook, an archive, a page.
 */
export function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, headBytes)
  if (head.includes(0) || isArchive(head) || isPage(head)) throw new UnreadableFile('not_text')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
  } catch {
    return new TextDecoder('windows-1252').decode(head)
  }
}

/** Whether the text is a web page or a printable document, whatever the file is called: it is text, but holds no rows. */
const isPage = (head: Uint8Array) => /^\s*(?:%PDF-|<(?:!doctype|html|\?xml|table)\b)/i.test(new TextDecoder('windows-1252').decode(head.subarray(0, 64)))
const isArchive = (head: Uint8Array) => (head[0] === 0x50 && head[1] === 0x4b) || (head[0] === 0x1f && head[1] === 0x8b)
