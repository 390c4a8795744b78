/** The refused rows as they stood in the file, with the reason behind them: mended, they can be read again. */
import { neverKeptColumns } from '../../../../../shared/rosters/rosterColumns.ts'
import type { RefusedRow } from '../../../../../shared/rosters/rosterFile.ts'
import { quoted } from '../../../exports/csv.ts'
import type { View } from '../../../view.ts'
import type { ImportDraft } from './importDraft.ts'

export function refusedRowsCsv({ texts, language }: View, { opened }: ImportDraft, refused: readonly RefusedRow[]): string {
  const reasonOf = ({ row, column, value, sheet, fault, suggestion }: RefusedRow) =>
    `${texts.roster.place(row, column, value, sheet)} ${texts.roster.fault(fault, suggestion)}`
  const { imports, rosterImport } = texts
  const lines: readonly (readonly string[])[] =
    opened.kind === 'calendar'
      ? [
          [imports.rowLine, imports.rowColumn, imports.rowValue, rosterImport.reason],
          ...refused.map((own) => [String(own.row), own.column ?? '', own.value ?? '', reasonOf(own)]),
        ]
      : tableLines(opened.table.heading)
  // What separates the columns is what spreadsheets of that language expect; the mark at the start says it is UTF-8.
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(language === 'nl' ? ';' : ',')).join('\r\n')}\r\n`

  function tableLines(all: readonly string[]): readonly (readonly string[])[] {
    const never = neverKeptColumns(all)
    // A file that was mended before has a column of reasons already.
    const places = all.flatMap((name, place) => (name === rosterImport.reason ? [] : [place]))
    const cellsOf = ({ cells = [] }: RefusedRow) => places.map((place) => (never.has(place) ? '' : (cells[place] ?? '')))
    return [[...places.map((place) => all[place] ?? ''), rosterImport.reason], ...refused.map((own) => [...cellsOf(own), reasonOf(own)])]
  }
}
