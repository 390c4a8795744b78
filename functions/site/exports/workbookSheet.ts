/** What a sheet of a workbook holds, before it is written: lines of values, and how they are laid out. */
export type SheetValue = string | number | { /** On the wall, as UTC. */ readonly at: Date; readonly style: 'day' | 'moment' }
export type SheetLine = {
  readonly values: readonly SheetValue[]
  readonly isBold?: boolean
  /** Points; texts then go on below themselves. */
  readonly height?: number
}
export type WorkbookSheet = {
  /** At most 31 characters. */
  readonly name: string
  /** In letters. */
  readonly widths: readonly number[]
  readonly lines: Iterable<SheetLine>
  /** The first line stays in view. */
  readonly hasHeading?: boolean
  readonly isLandscape?: boolean
}
/** How a day and a moment are shown, in letters of spreadsheets. */
export type WorkbookStyles = { readonly day: string; readonly moment: string }

/** A text longer than its column is wide goes on below itself: the cell beside it would hide its end. Rows say their height, as not every program works it out. */
export function heightOf(letters: readonly number[], most: number): { readonly height?: number } {
  const lines = Math.max(...letters.map((length) => Math.ceil((length * 1.1) / most)))
  return lines > 1 ? { height: Math.min(tallest, lineHeight * lines) } : {}
}
const lineHeight = 15
/** What a spreadsheet takes. */
const tallest = 400
