/** The style sheet of a report's own paper: what stands at the foot of every page. Page numbers are counted by the browser. */
export type PageFoot = { readonly left: string; readonly page: string; readonly of: string }

export function printSheet({ left, page, of }: PageFoot): string {
  return `@page {
  size: A4;
  margin: 20mm;
  @bottom-left { content: ${cssString(left)}; font: 8.5pt sans-serif; color: #4a5663; width: 75%; }
  @bottom-right { content: ${cssString(page)} counter(page) ${cssString(of)} counter(pages); font: 8.5pt sans-serif; color: #4a5663; }
}
`
}

/** Everything but plain letters and digits by its number, so that no name ends the string. The blank after a number belongs to it. */
export const cssString = (text: string): string =>
  `"${text.replaceAll(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0x20).toString(16).padStart(6, '0')} `)}"`
