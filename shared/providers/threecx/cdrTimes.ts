/** The times of a record, on the wall of the exchange and without a zone. */
import { dayMs } from '../../calendar/durations.ts'
import type { Instant } from '../../contacts/identifiers.ts'
import type { RefusedRow } from '../provider.ts'
import { nearestReading, wallClockOf } from '../wallClock.ts'
import type { CdrForm } from './cdrForm.ts'
import type { Cells } from './cells.ts'

export type CdrTimes = { readonly start: Instant; readonly answered: Instant | undefined; readonly end: Instant }

const pattern = /^(\d{4})[/-](\d\d)[/-](\d\d) (\d\d):(\d\d):(\d\d)$/
const longestMs = dayMs

/**
 * In the doubled hour of autumn a record's own times decide: those moments that lie nearest to each other, and the earlier ones where that says nothing.
 * @returns what is wrong with a time; an end before its start or more than a day after it is wrong
 */
export function cdrTimes(cells: Cells, { momentsOf }: CdrForm): CdrTimes | Omit<RefusedRow, 'line'> {
  const read = (field: 'time-start' | 'time-answered' | 'time-end') => {
    const [, year, month, day, hour, minute, second] = pattern.exec(cells(field)) ?? []
    const wall = second === undefined ? undefined : wallClockOf([Number(year), Number(month), Number(day)], [Number(hour), Number(minute), Number(second), 0])
    return wall === undefined ? undefined : momentsOf(wall)
  }
  const problem = (column: 'time-start' | 'time-answered' | 'time-end') =>
    ({ column, value: cells(column), reason: cells(column) === '' ? 'empty_value' : 'bad_time' }) as const
  const [starts, ends] = [read('time-start'), read('time-end')]
  if (starts === undefined) return problem('time-start')
  if (ends === undefined) return problem('time-end')
  const answers = cells('time-answered') === '' ? undefined : read('time-answered')
  if (answers === undefined && cells('time-answered') !== '') return problem('time-answered')

  const spreadFrom = (start: Instant) => Math.abs(nearestReading(ends, start) - start)
  const start = starts.reduce((best, other) => (spreadFrom(other) < spreadFrom(best) ? other : best))
  const end = nearestReading(ends, start)
  if (end < start || end - start > longestMs) return problem('time-end')
  const answered = answers && nearestReading(answers, start)
  return { start, answered: answered !== undefined && answered >= start && answered <= end ? answered : undefined, end }
}
