/** The mapping of the settings, joined with the header of one file. */
import { localTimeOf } from '../../calendar/localTime.ts'
import type { Source } from '../../settings/settings.ts'
import type { CsvColumns } from './settings.ts'
import { UnreadableFile } from '../unreadableFile.ts'
import { type CsvHeader, headerOf } from './csvHeader.ts'
import { timeReaderOf } from './csvTime.ts'

export type OutcomeWord = CsvColumns['outcome']['values'][string]

export type CsvMapping = {
  readonly header: CsvHeader
  readonly outcomes: ReadonlyMap<string, OutcomeWord>
  readonly readTime: ReturnType<typeof timeReaderOf>
  /** On the wall of the mapping's zone. */
  readonly dateOf: (instant: number) => string
  readonly queues: ReadonlySet<string>
  /** What rows belong to where no column names a queue. */
  readonly onlyQueue: string | undefined
  readonly nameOf: (role: CsvRole) => string
}
export type CsvRole = Parameters<CsvHeader['positions']['get']>[0]

/** @throws UnreadableFile when the source has no mapping, or the file lacks one of its columns. */
export function csvMappingOf(head: string, source: Source): CsvMapping {
  const { columns } = source
  if (columns === undefined) throw new UnreadableFile('no_mapping', 'columns')
  const queues = Object.keys(source.lines)
  if (columns.queue === undefined && new Set(Object.values(source.lines)).size !== 1) throw new UnreadableFile('no_mapping', 'columns.queue')
  return {
    header: headerOf(head, columns),
    outcomes: new Map(Object.entries(columns.outcome.values).map(([value, word]) => [value.trim(), word])),
    readTime: timeReaderOf({ format: columns.dateFormat, zone: columns.timeZone }),
    dateOf: localTimeOf(columns.timeZone).dateOf,
    queues: new Set(queues),
    onlyQueue: columns.queue === undefined ? queues[0] : undefined,
    nameOf: (role) => (role === 'outcome' ? columns.outcome.column : (columns[role] ?? role)),
  }
}
