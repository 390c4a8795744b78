/** Whether a file has day and month the other way round than the settings say: then half its days would be wrong, and nobody would see it. */
import { csvRecords } from '../csvRecords.ts'
import { UnreadableFile } from '../unreadableFile.ts'
import type { CsvMapping } from './csvMapping.ts'

/**
 * Looks at the rows that the beginning of a file holds. A single date that can only be read the other way tells, unless another can only be read this way:
 * then rows are refused one by one.
 * @throws UnreadableFile before a row is taken
 */
export function refuseSwappedDates(head: string, { header, readTime, readTimeSwapped, nameOf }: CsvMapping): void {
  if (readTimeSwapped === undefined) return
  const place = header.positions.get('arrival') ?? -1
  const clock = header.positions.get('arrivalTime') ?? -1
  let isSwapped = false
  for (const { fields } of csvRecords(head, header.delimiter, 1).records.slice(header.recordsBefore)) {
    const text = `${(fields[place] ?? '').trim()} ${(fields[clock] ?? '').trim()}`.trim()
    const [isRead, isOtherwise] = [readTime(text), readTimeSwapped(text)].map((read) => typeof read !== 'string')
    if (isRead && !isOtherwise) return
    if (isOtherwise && !isRead) isSwapped = true
  }
  if (isSwapped) throw new UnreadableFile('day_and_month_swapped', nameOf('arrival'))
}
