/** Figures and tables are numbered in the order in which they are met; the table of a figure stands in the annex and takes its number there. */
import type { Chart, FigureBlock, ReportTable, TableBlock } from './reportDocument.ts'

type FigureParts = Omit<FigureBlock, 'kind' | 'number' | 'notes' | 'table'> & {
  readonly chart: Chart
  readonly notes?: readonly (string | undefined)[]
  /** Goes to the annex. */
  readonly table?: ReportTable
}
type TableParts = Omit<TableBlock, 'kind' | 'number' | 'notes'> & { readonly notes?: readonly (string | undefined)[] }
export type Numbering = {
  readonly figure: (parts: FigureParts) => FigureBlock
  readonly table: (parts: TableParts) => TableBlock
  /** Tables of figures, in the order of these; numbered after all others. */
  readonly annex: (titleOf: (figure: FigureBlock) => string) => TableBlock[]
}

export function numbering(): Numbering {
  let [figures, tables] = [0, 0]
  const waiting: { readonly figure: FigureBlock; readonly table: ReportTable }[] = []
  const said = (notes: readonly (string | undefined)[] = []) => notes.filter((note) => note !== undefined)
  return {
    figure: ({ notes, table, ...parts }) => {
      figures += 1
      const figure: FigureBlock = { kind: 'figure', number: figures, ...parts, notes: said(notes), ...(table && { table: table.key }) }
      if (table !== undefined) waiting.push({ figure, table })
      return figure
    },
    table: ({ notes, ...parts }) => {
      tables += 1
      return { kind: 'table', number: tables, ...parts, notes: said(notes) }
    },
    annex: (titleOf) =>
      waiting.map(({ figure, table }) => {
        tables += 1
        return { kind: 'table', id: `table-${table.key}`, number: tables, title: titleOf(figure), subtitle: figure.subtitle, table, notes: [] }
      }),
  }
}
