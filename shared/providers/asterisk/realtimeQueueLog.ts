/**
 * The queue's log kept in a database table and exported as CSV: `time`, `callid`, `queuename`, `agent`, `event` and `data1` to `data5`, or one `data` with pipes;
 * most tables begin with an `id`. Their times are the exchange's wall clock, to the microsecond, or say their zone; cut to the second they are those of the file, so
 * that both count once.
 */
import { localTimeOf } from '../../calendar/localTime.ts'
import { csvRecords } from '../csvRecords.ts'
import type { RowsRead } from '../provider.ts'
import { isoMoment } from '../readFields.ts'
import { readRecords } from '../readRecords.ts'
import { nearestReading, readingsOf, wallClockOf } from '../wallClock.ts'
import type { AsteriskSettings } from './asteriskSettings.ts'
import { type ColumnsByName, columnsByName } from './columnsByName.ts'
import { readQueueLogLine } from './queueLogLine.ts'

const needed = ['time', 'callid', 'queuename', 'agent', 'event']
const parameters = ['data1', 'data2', 'data3', 'data4', 'data5']
export const realtimeColumns = (head: string): ColumnsByName | undefined => columnsByName(head, needed, ['data', ...parameters])

const epoch = /^(\d{9,10})(?:\.\d+)?$/
const dateAndTime = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d+)?$/
const callBorn = /(\d{9,10})\.\d+$/

export function readRealtimeQueueLog(text: string, firstLine: number, columns: ColumnsByName, settings: AsteriskSettings): RowsRead {
  const { records, refused } = csvRecords(text.replace(/^\uFEFF/, ''), columns.delimiter, firstLine)
  const rows = records.filter(({ fields }) => !columns.isHeading(fields))
  const headings = records.length - rows.length
  const read = readRecords(rows, refused, (fields) => {
    const [time = '', callId = '', queue = '', agent = '', event = ''] = needed.map((name) => columns.of(fields, name))
    const data = columns.of(fields, 'data')
    const told = data === '' ? parameters.map((name) => columns.of(fields, name)) : [data]
    const line = readQueueLogLine([epochOf(time, callId, settings.zone) ?? '', callId, queue, agent, event, ...told].join('|'), settings)
    if (line === 'bad_time') return { column: 'time', value: time, reason: line }
    return typeof line === 'string' && line !== 'skipped' ? { reason: line } : line
  })
  return { ...read, rows: read.rows + headings, skipped: read.skipped + headings }
}

/** Seconds since 1970. In the doubled hour of autumn the call's id, which begins with the epoch of its birth, tells which of the two is meant. */
function epochOf(text: string, callId: string, zone: string): string | undefined {
  const [, told] = epoch.exec(text) ?? []
  if (told !== undefined) return told
  const [, year, month, day, hour, minute, second] = dateAndTime.exec(text) ?? []
  if (second === undefined) return wholeSeconds(isoMoment(text))
  const wall = wallClockOf([Number(year), Number(month), Number(day)], [Number(hour), Number(minute), Number(second), 0])
  if (wall === undefined) return undefined
  const readings = readingsOf(wall, localTimeOf(zone).offsetMinutesAt)
  return wholeSeconds(nearestReading(readings, Number(callBorn.exec(callId)?.[1] ?? 0) * 1000))
}

const wholeSeconds = (instant: number | undefined) => (instant === undefined ? undefined : String(Math.floor(instant / 1000)))
