/**
 * The queue's log kept in a database table and exported as CSV: `time,callid,queuename,agent,event,data1,…,data5`, or one `data` with pipes. Its times
 * are the exchange's wall clock, to the microsecond; cut to the second they are those of the file, so that both count once.
 */
import { localTimeOf } from '../../calendar/localTime.ts'
import { csvRecords } from '../csvRecords.ts'
import type { RowsRead } from '../provider.ts'
import { readRecords } from '../readRecords.ts'
import { nearestReading, readingsOf, wallClockOf } from '../wallClock.ts'
import type { AsteriskSettings } from './asteriskSettings.ts'
import { readQueueLogLine } from './queueLogLine.ts'

export const realtimeColumns = 'time,callid,queuename,agent,event'
const dateAndTime = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d+)?$/
const callBorn = /(\d{9,10})\.\d+$/

export function readRealtimeQueueLog(text: string, firstLine: number, settings: AsteriskSettings): RowsRead {
  const { records, refused } = csvRecords(text, ',', firstLine)
  const rows = records.filter(({ fields }) => !fields.join(',').toLowerCase().startsWith(realtimeColumns))
  const headings = records.length - rows.length
  const read = readRecords(rows, refused, ([time = '', callId = '', ...rest]) => {
    const line = readQueueLogLine([epochOf(time, callId, settings.zone) ?? '', callId, ...rest].join('|'), settings)
    if (line === 'bad_time') return { column: 'time', value: time, reason: line }
    return typeof line === 'string' && line !== 'skipped' ? { reason: line } : line
  })
  return { ...read, rows: read.rows + headings, skipped: read.skipped + headings }
}

/** In the doubled hour of autumn the call's id, which begins with the epoch of its birth, tells which of the two is meant. */
function epochOf(text: string, callId: string, zone: string): string | undefined {
  const [, year, month, day, hour, minute, second] = dateAndTime.exec(text) ?? []
  const wall = wallClockOf([Number(year), Number(month), Number(day)], [Number(hour), Number(minute), Number(second), 0])
  if (second === undefined || wall === undefined) return undefined
  const readings = readingsOf(wall, localTimeOf(zone).offsetMinutesAt)
  return String(nearestReading(readings, Number(callBorn.exec(callId)?.[1] ?? 0) * 1000) / 1000)
}
