/** What a printed page holds, read back from the PDF itself: its pages as lines of text, its bookmarks, its tags, its language and title. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type PdfLine = {
  readonly text: string /** Height of the letters in points, the largest of the line. */
  readonly size: number
  readonly x: number
  readonly y: number
}
export type PdfBookmark = { readonly title: string; readonly page: number; readonly items: readonly PdfBookmark[] }
export type Pdf = {
  /** Of each page its lines from top to bottom; y from the bottom of the page, in points. */
  readonly pages: readonly (readonly PdfLine[])[]
  readonly bookmarks: readonly PdfBookmark[]
  /** Roles of the structure tree over all pages, each once. */
  readonly roles: ReadonlySet<string>
  readonly language: string | undefined
  readonly title: string | undefined
  readonly isTagged: boolean
}

export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 })
  const pdf = await task.promise
  const { info } = (await pdf.getMetadata()) as { readonly info: { readonly Title?: string; readonly Language?: string | null } }
  const [pages, roles]: [PdfLine[][], Set<string>] = [[], new Set()]
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(
      linesOf(
        items.flatMap((item) => ('str' in item ? [{ text: item.str, size: item.height, x: Number(item.transform[4]), y: Number(item.transform[5]) }] : [])),
      ),
    )
    collectRoles(await page.getStructTree(), roles)
  }
  type Outline = Awaited<ReturnType<typeof pdf.getOutline>>
  const bookmarksOf = (outline: Outline): Promise<readonly PdfBookmark[]> =>
    Promise.all(
      (outline ?? []).map(async ({ title, dest, items }) => {
        const place = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
        const page = place === null ? -1 : await pdf.getPageIndex(place[0] as never)
        return { title, page: page + 1, items: await bookmarksOf(items as Outline) }
      }),
    )
  const read = {
    pages,
    roles,
    bookmarks: await bookmarksOf(await pdf.getOutline()),
    language: info.Language ?? undefined,
    title: info.Title,
    isTagged: Buffer.from(bytes).includes('/Marked true'),
  }
  await task.destroy()
  return read
}

/** Pieces on one height are one line. */
function linesOf(pieces: readonly PdfLine[]): PdfLine[] {
  const lines: { text: string; size: number; x: number; y: number }[] = []
  for (const piece of pieces.filter(({ text }) => text.trim() !== '')) {
    const line = lines.find(({ y }) => Math.abs(y - piece.y) < 2)
    if (line === undefined) lines.push({ ...piece })
    else {
      line.text += ` ${piece.text}`
      line.size = Math.max(line.size, piece.size)
      line.x = Math.min(line.x, piece.x)
    }
  }
  return lines.sort((a, b) => b.y - a.y)
}

function collectRoles(node: unknown, roles: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  const { role, children = [] } = node as { readonly role?: string; readonly children?: readonly unknown[] }
  if (role !== undefined) roles.add(role)
  for (const child of children) collectRoles(child, roles)
}
