/** File names of ASCII made by us: what it is, of which line, from when to when; without their ending. */
import { chosenLines, type View } from '../view.ts'

export type ExportPart = { readonly report: string; readonly part: string }

export function exportName(view: View, { report, part }: ExportPart): string {
  const { from, to } = view.query.period
  const lines = chosenLines(view)
  const line = lines.length === 1 ? (lines[0]?.id ?? 'none') : lines.length === view.settings.lines.length ? 'all' : 'some'
  const name = report === part ? partName(view, report) : `${partName(view, report)}-${partName(view, part)}`
  return `${name}_${line}_${from}_${to}`
}

/** In the words of the page. */
export const partName = ({ texts }: Pick<View, 'texts'>, part: string): string => texts.fileNames[part] ?? part
