/** The style sheet of one report: what stands at the foot of every page of paper, and the colour of the organisation. Page numbers are counted by the browser. */
import type { Context } from 'hono'
import { type AccentColour, readableOn, reportGrounds } from '../../../../shared/reports/accentColour.ts'
import type { ReportDocument } from '../../../../shared/reports/reportDocument.ts'
import type { View } from '../../view.ts'

export type PageFoot = { readonly left: string; readonly page: string; readonly of: string }

/** @param view in the language of the report @param accent absent: the colours of the site */
export function printSheetAnswer(context: Context, document: ReportDocument, { texts }: View, accent: AccentColour | undefined): Response {
  const words = texts.reports.pages
  const left = words.footer(document.line, document.period, document.dataVersion)
  return context.body(printSheet({ left, page: words.page, of: words.pageOf }, accent), 200, { 'content-type': 'text/css; charset=utf-8' })
}

/** @param accent absent: the colours of the site */
function printSheet({ left, page, of }: PageFoot, accent?: AccentColour): string {
  return `@page {
  size: A4;
  margin: 20mm;
  @bottom-left { content: ${cssString(left)}; font: 8.5pt sans-serif; color: #4a5663; width: 75%; }
  @bottom-right { content: ${cssString(page)} counter(page) ${cssString(of)} counter(pages); font: 8.5pt sans-serif; color: #4a5663; }
}
${accent === undefined ? '' : `:root { --accent: light-dark(${readableOn(accent, reportGrounds.light)}, ${readableOn(accent, reportGrounds.dark)}); }\n`}`
}

/** Everything but plain letters and digits by its number, so that no name ends the string. The blank after a number belongs to it. */
const cssString = (text: string): string =>
  `"${text.replaceAll(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0x20).toString(16).padStart(6, '0')} `)}"`
