/** A file of call detail records: `Master.csv`, or the table of a database as FreePBX exports it. */
import { csvRecords } from '../csvRecords.ts'
import type { RowsRead } from '../provider.ts'
import { readRecords } from '../readRecords.ts'
import type { AsteriskSettings } from './asteriskSettings.ts'
import { readCallDetailRecord, readRecord } from './callDetailRecord.ts'
import { type ColumnsByName, columnsByName } from './columnsByName.ts'

/** A last row without its line break is still being written, and left for the next time. */
export function readCallDetailRecords(text: string, firstLine: number, settings: AsteriskSettings): RowsRead {
  const finished = text.slice(0, text.lastIndexOf('\n') + 1)
  const unfinished = finished.length < text.length ? 1 : 0
  const { records, refused } = csvRecords(finished, ',', firstLine)
  const read = readRecords(records, refused, (fields) => readCallDetailRecord(fields, settings))
  return { ...read, rows: read.rows + unfinished, skipped: read.skipped + unfinished }
}

const needed = ['calldate', 'src', 'dst', 'dcontext', 'lastapp', 'lastdata', 'uniqueid']
export const exportedRecordColumns = (head: string): ColumnsByName | undefined => columnsByName(head, needed, ['dstchannel', 'duration', 'did', 'linkedid'])

export function readExportedRecords(text: string, firstLine: number, columns: ColumnsByName, settings: AsteriskSettings): RowsRead {
  const { records, refused } = csvRecords(text.replace(/^\uFEFF/, ''), columns.delimiter, firstLine)
  const rows = records.filter(({ fields }) => !columns.isHeading(fields))
  const headings = records.length - rows.length
  const read = readRecords(rows, refused, (fields) => {
    const of = (name: string) => columns.of(fields, name)
    const ids = [of('linkedid'), of('uniqueid')]
    const [source, context, destinations] = [of('src'), of('dcontext'), [of('dst'), of('did')]]
    const [lastApplication, lastData, rang] = [of('lastapp'), of('lastdata'), of('dstchannel')]
    return readRecord({ source, context, destinations, lastApplication, lastData, rang, start: of('calldate'), end: of('duration'), ids }, settings)
  })
  return { ...read, rows: read.rows + headings, skipped: read.skipped + headings }
}
