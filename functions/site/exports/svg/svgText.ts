/** Running text in a drawing, which breaks no lines by itself. */
import { html } from 'hono/html'
import type { Html } from '../../html.ts'

/** What is drawn, and how high it is, in units of the file. */
export type Drawn = { readonly height: number; readonly content: Html }

/** An ordinary sans letter is about this part of its size wide; wide enough for bold ones too. */
const letterWidth = 0.54

/** Words over as many lines as the width takes. */
export function linesOf(text: string, width: number, size: number): readonly string[] {
  const most = Math.max(8, Math.floor(width / (size * letterWidth)))
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

export type TextLook = { readonly width: number; readonly size: number; readonly className?: string }

/** A paragraph that begins at the top left of where it is put. */
export function paragraph(text: string, { width, size, className = '' }: TextLook): Drawn {
  const lineHeight = Math.round(size * 1.4)
  const lines = linesOf(text, width, size)
  return {
    height: lines.length * lineHeight,
    content: html`${lines.map((line, place) => html`<text x="0" y="${place * lineHeight + size}" class="${className}">${line}</text>`)}`,
  }
}

/** Everything under each other. */
export function stacked(parts: readonly Drawn[], gap: number): Drawn {
  let height = 0
  const content = parts.map((part) => {
    const placed = html`<g transform="translate(0 ${height})">${part.content}</g>`
    height += part.height + gap
    return placed
  })
  return { height: Math.max(0, height - gap), content: html`${content}` }
}

/** Things of different widths beside each other, over as many lines as the width takes. */
export function flowed(items: readonly (Drawn & { readonly width: number })[], { width, gap }: { readonly width: number; readonly gap: number }): Drawn {
  let [left, top, lineHeight] = [0, 0, 0]
  const content = items.map((item) => {
    if (left > 0 && left + item.width > width) [left, top, lineHeight] = [0, top + lineHeight + gap / 2, 0]
    const placed = html`<g transform="translate(${left} ${top})">${item.content}</g>`
    left += item.width + gap
    lineHeight = Math.max(lineHeight, item.height)
    return placed
  })
  return { height: top + lineHeight, content: html`${content}` }
}

/** A sign 16 wide with a word beside it. */
export function keyEntry(sign: Html, text: string): Drawn & { readonly width: number } {
  return { width: 24 + Math.ceil(text.length * 15 * letterWidth), height: 20, content: html`${sign}<text x="24" y="13">${text}</text>` }
}
