/** A roster from a workbook. */
import { readSheets } from '../sheets/readSheets.ts'
import { isMoment, type SheetCell, UnreadableSheet } from '../sheets/sheet.ts'
import { columnsOf } from './rosterColumns.ts'
import { tableOf } from './rosterCsv.ts'
import { rosterLimits, type RosterRow, type RosterTable, UnreadableRoster } from './rosterFile.ts'
import { cellText } from './rosterTime.ts'

/** The sheet with a column of times, or else the first that holds anything. Sheets that are hidden say nothing. @throws UnreadableRoster */
export async function readRosterSheets(bytes: Uint8Array): Promise<RosterTable> {
  const sheets: { readonly name: string; readonly rows: RosterRow[] }[] = []
  await readSheets(bytes, (name) => {
    const rows: RosterRow[] = []
    sheets.push({ name, rows })
    return (row, cells) => {
      if (rows.push({ row, cells: cells.map(textOf) }) > rosterLimits.rows) throw new UnreadableRoster('too_many_rows')
    }
  }).catch((failure: unknown) => {
    throw failure instanceof UnreadableSheet ? new UnreadableRoster(failure.fault) : failure
  })
  const filled = sheets.filter(({ rows }) => rows.length > 0)
  const tables = filled.map(({ name, rows }) => tableOf(rows, filled.length > 1 ? name : undefined))
  const rosters = tables.filter(({ heading }) => columnsOf(heading).start !== undefined)
  if (rosters.length > 1) throw new UnreadableRoster('several_sheets')
  const table = rosters[0] ?? tables[0]
  if (table === undefined) throw new UnreadableRoster('empty')
  return table
}

const textOf = (cell: SheetCell): string => cellText(isMoment(cell) ? cell.at : cell)
