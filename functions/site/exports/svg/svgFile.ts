/**
 * A figure as a drawing that stands alone: its finding, what it says in words, the drawing, and where it comes from. Nothing in it points
 * outside, nothing runs, and every colour is written out, so that it looks the same in a browser, a text processor and on paper.
 */
import { html } from 'hono/html'
import { patternsOfFills } from '../../charts/patterns.ts'
import type { Picture } from '../../charts/picture.ts'
import type { Printer } from '../../components/dataTable.ts'
import { svgDrawing } from './svgDrawing.ts'
import { svgStyles } from './svgStyles.ts'
import { type Drawn, paragraph, stacked } from './svgText.ts'

const fileWidth = 960
const margin = 32
const width = fileWidth - 2 * margin

export type SvgOptions = {
  readonly language: string
  readonly printer: Printer
  /** Organisation, line, period, versions, protection: a line of text each. */
  readonly source: readonly string[]
}

export async function svgFile(picture: Picture, { language, printer, source }: SvgOptions): Promise<string> {
  const { title, summary, notes } = picture
  const small = (text: string) => paragraph(text, { width, size: 13, className: 'small' })
  const all = stacked(
    [
      stacked([paragraph(title, { width, size: 22, className: 'title' }), paragraph(summary, { width, size: 15 })], 6),
      svgDrawing(picture.drawing, printer, width),
      ...(notes.length === 0 ? [] : [stacked(notes.map(small), 4)]),
      line(),
      stacked(source.map(small), 2),
    ],
    18,
  )
  const height = Math.ceil(all.height + 2 * margin)
  const drawn =
    await html`<svg xmlns="http://www.w3.org/2000/svg" width="${fileWidth}" height="${height}" viewBox="0 0 ${fileWidth} ${height}" role="img" lang="${language}" xml:lang="${language}" aria-labelledby="title desc">
<title id="title">${title}</title><desc id="desc">${summary}</desc>
<style>${svgStyles}</style>
${patternsOfFills()}
<rect width="${fileWidth}" height="${height}" class="ink-paper"/>
<g transform="translate(${margin} ${margin})">${all.content}</g>
</svg>
`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawn}`
}

const line = (): Drawn => ({ height: 1, content: html`<line x1="0" x2="${width}" y1="0" y2="0" class="gridline"/>` })
