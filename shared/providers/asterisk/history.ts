/** Asterisk's files of history, told apart by their first line. */
import type { Source } from '../../settings/settings.ts'
import type { History, HistoryFile } from '../provider.ts'
import { UnreadableFile } from '../unreadableFile.ts'
import { asteriskSettingsOf } from './asteriskSettings.ts'
import { exportedRecordColumns, readCallDetailRecords, readExportedRecords } from './callDetailRecords.ts'
import type { ColumnsByName } from './columnsByName.ts'
import { readQueueLog } from './queueLog.ts'
import { readRealtimeQueueLog, realtimeColumns } from './realtimeQueueLog.ts'

const queueLogLine = /^\d{9,10}(\.\d{1,6})?\|[^|]*\|[^|]*\|[^|]*\|[A-Z]/
/** Sixteen fields or more, which may be quoted. */
const field = '(?:"(?:[^"]|"")*"|[^",\\r\\n]*)'
const recordLine = new RegExp(`^(?:${field},){15}${field}(?:,|\\r?\\n|$)`)

export const history: History = { open }

function open(head: string, source: Source): HistoryFile {
  const settings = asteriskSettingsOf(source)
  if (head.startsWith(queueLogHead) || queueLogLine.test(head)) {
    return { head: queueLogHead, readPart: (text, firstLine) => readQueueLog(text, firstLine, settings) }
  }
  const log = realtimeColumns(head)
  if (log !== undefined) return opened(log, (text, firstLine) => readRealtimeQueueLog(text, firstLine, log, settings))
  const records = exportedRecordColumns(head)
  if (records === undefined && !recordLine.test(head)) throw new UnreadableFile('unknown_format', 'queue_log, Master.csv')
  if (settings.contexts.size === 0) throw new UnreadableFile('no_contexts', 'cdrContexts')
  if (records !== undefined) return opened(records, (text, firstLine) => readExportedRecords(text, firstLine, records, settings))
  return { head: recordsHead, delimiter: ',', readPart: (text, firstLine) => readCallDetailRecords(text, firstLine, settings) }
}

const opened = ({ head, delimiter }: ColumnsByName, readPart: HistoryFile['readPart']): HistoryFile => ({ head, delimiter, readPart })

/** Records made up to open the same format again. */
const queueLogHead = '0|'
const recordsHead = ','.repeat(15)
