/** What a later version shows otherwise than an earlier one: numbers of its tables first, then sentences and lists. */
import type { Block, ReportDocument, ReportTable, SectionKey } from './reportDocument.ts'

export type NumberChange = { readonly what: string; readonly before: string; readonly after: string }
export type ReportChanges = {
  /** Rows that both have, with another number. */
  readonly numbers: readonly NumberChange[]
  /** Sections in which a sentence or a list reads otherwise. */
  readonly sections: readonly SectionKey[]
  /** Another proposal, a figure or a table more or less, other moments of the week: more than numbers. */
  readonly isOtherwiseBuilt: boolean
}

export function reportChanges(before: ReportDocument, after: ReportDocument): ReportChanges {
  const [old, own] = [tablesOf(before), tablesOf(after)]
  const sections = after.sections.flatMap(({ key, blocks }) => {
    const known = before.sections.find((section) => section.key === key)
    return JSON.stringify(said(blocks)) === JSON.stringify(said(known?.blocks ?? [])) ? [] : [key]
  })
  const inOrder = [...own].sort(([a], [b]) => placeOf(a) - placeOf(b))
  return {
    numbers: inOrder.flatMap(([key, table]) => changedCells(old.get(key), table)),
    sections,
    isOtherwiseBuilt: JSON.stringify(shapesOf(before)) !== JSON.stringify(shapesOf(after)),
  }
}

/** What is asked about first comes first. */
const order = ['ladder', 'causes', 'impact', 'plans', 'promises', 'week', 'months']
const placeOf = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)

/** Nothing that is shown differs: there is nothing to tell, and no version to make. */
export const isSameShown = ({ numbers, sections, isOtherwiseBuilt }: ReportChanges): boolean =>
  numbers.length === 0 && sections.length === 0 && !isOtherwiseBuilt

const blocksOf = ({ sections }: ReportDocument): readonly Block[] => sections.flatMap(({ blocks }) => blocks)
const tablesOf = (document: ReportDocument): ReadonlyMap<string, ReportTable> =>
  new Map([...blocksOf(document), ...document.annex.tables].flatMap((block) => (block.kind === 'table' ? [[block.table.key, block.table] as const] : [])))

/** Sentences, lists and the cells of the week. Where the data come from always differs, and is told apart. */
const said = (blocks: readonly Block[]): readonly unknown[] =>
  blocks.flatMap((block): readonly unknown[] => {
    switch (block.kind) {
      case 'sentences':
        return block.sentences.map(({ text }) => text)
      case 'list':
        return block.isProvenance ? [] : [block.items]
      case 'figure':
        return block.chart.kind === 'grid' ? block.chart.grid.rows.map(({ label, cells }) => [label, cells.map(({ shown }) => shown)]) : []
      case 'terms':
        return block.items.map(({ name, text }) => [name, text])
      case 'table':
      case 'citation':
        return []
    }
  })

const shapesOf = (document: ReportDocument) =>
  [...tablesOf(document)].map(([key, { rows, columns }]) => [key, columns.map((column) => column.key), rows.map(([name]) => name?.text)])

function changedCells(before: ReportTable | undefined, after: ReportTable): readonly NumberChange[] {
  if (before === undefined) return []
  const rows = new Map(before.rows.map((row) => [row[0]?.text, row]))
  return after.rows.flatMap((row) => {
    const known = rows.get(row[0]?.text)
    return row.slice(1).flatMap((cell, index): readonly NumberChange[] => {
      const old = known?.[index + 1]
      if (old === undefined || old.text === cell.text) return []
      const column = after.columns[index + 1]?.label ?? ''
      return [{ what: after.columns.length > 2 ? `${row[0]?.text ?? ''}, ${column}` : (row[0]?.text ?? ''), before: old.text, after: cell.text }]
    })
  })
}
