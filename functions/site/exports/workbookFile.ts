/** A workbook as a file: its parts in a zip. A sheet of a hundred thousand rows takes a second, and others have their turn meanwhile. */
import { buffer } from 'node:stream/consumers'
import { setImmediate as breathe } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import type { WorkbookSheet, WorkbookStyles } from './workbookSheet.ts'
import { fixedParts, sheetXml } from './workbookXml.ts'

const isoDays: WorkbookStyles = { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' }
/** As early as a zip file can say: the same table is the same file, whenever it is made. */
const noMoment = { mtime: new Date(0), forceDosTimestamp: true }

/** @throws whatever the lines of a sheet throw */
export async function workbookFile(sheets: readonly WorkbookSheet[], formats: WorkbookStyles = isoDays): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(fixedParts(sheets, formats))) zip.addBuffer(Buffer.from(text), name, noMoment)
  for (const [n, sheet] of sheets.entries()) zip.addBuffer(await writtenInTurns(sheetXml(sheet, n === 0)), `xl/worksheets/sheet${n + 1}.xml`, noMoment)
  zip.end()
  return buffer(zip.outputStream)
}

/** Whatever somebody does meanwhile waits this long at most (ms). The work is cut by the clock, for how long a row takes nobody knows. */
const turn = 10

async function writtenInTurns(pieces: Iterable<string>): Promise<Buffer> {
  const written: Buffer[] = []
  let began = performance.now()
  for (const piece of pieces) {
    written.push(Buffer.from(piece))
    if (performance.now() - began < turn) continue
    await breathe()
    began = performance.now()
  }
  return Buffer.concat(written)
}
