/** File names of ASCII made by us: what it is, of which line, from when to when. */
import { chosenLines, type View } from '../view.ts'

export type ExportPart = { readonly report: string; readonly part: string; readonly kind: string }

export function exportName(view: View, { report, part, kind }: ExportPart): string {
  const { from, to } = view.query.period
  const lines = chosenLines(view)
  const line = lines.length === 1 ? (lines[0]?.id ?? 'none') : lines.length === view.settings.lines.length ? 'all' : 'some'
  return `${view.texts.fileNames[report] ?? report}-${part}_${line}_${from}_${to}.${kind}`
}
