/** The mapping of the settings, joined with the header of one file. */
import { localTimeOf } from '../../calendar/localTime.ts'
import type { Source } from '../../settings/settings.ts'
import { everythingElse } from '../../settings/sourceLines.ts'
import { UnreadableFile } from '../unreadableFile.ts'
import { type CsvHeader, headerOf } from './csvHeader.ts'
import { timeReaderOf } from './csvTime.ts'
import { swappedFormat } from './dateFormat.ts'
import { type Direction, usualDirection } from './direction.ts'
import { meaningOf } from './folded.ts'
import { type ColumnRole, columnOf, type CsvColumns } from './settings.ts'

export type OutcomeWord = CsvColumns['outcome']['values'][string]

export type CsvMapping = {
  readonly header: CsvHeader
  readonly outcomeOf: (word: string) => OutcomeWord | undefined
  readonly directionOf: (word: string) => Direction | undefined
  readonly readTime: TimeReader
  /** With day and month the other way round; absent where the settings leave no doubt. */
  readonly readTimeSwapped: TimeReader | undefined
  /** On the wall of the mapping's zone. */
  readonly dateOf: (instant: number) => string
  /** As the settings write it; undefined for one that they do not name. */
  readonly queueOf: (word: string) => string | undefined
  readonly takesAnyQueue: boolean
  /** What rows belong to where no column names a queue. */
  readonly onlyQueue: string | undefined
  readonly nameOf: (role: ColumnRole) => string
}

type TimeReader = ReturnType<typeof timeReaderOf>
/** @throws UnreadableFile when the source has no mapping, or the file lacks one of its columns. */
export function csvMappingOf(head: string, source: Source): CsvMapping {
  const { columns } = source
  if (columns === undefined) throw new UnreadableFile('no_mapping', 'columns')
  const queues = Object.keys(source.lines)
  if (columns.queue === undefined && new Set(Object.values(source.lines)).size !== 1) throw new UnreadableFile('no_mapping', 'columns.queue')
  const other = swappedFormat(columns.dateFormat)
  const ownDirection = meaningOf(trimmed(columns.direction?.values ?? {}))
  return {
    header: headerOf(head, columns),
    outcomeOf: meaningOf(trimmed(columns.outcome.values)),
    directionOf: (word) => ownDirection(word) ?? usualDirection(word),
    readTime: timeReaderOf({ format: columns.dateFormat, zone: columns.timeZone }),
    readTimeSwapped: other === undefined ? undefined : timeReaderOf({ format: other, zone: columns.timeZone }),
    dateOf: localTimeOf(columns.timeZone).dateOf,
    queueOf: meaningOf(queues.map((queue) => [queue, queue] as const)),
    takesAnyQueue: queues.includes(everythingElse),
    onlyQueue: columns.queue === undefined ? queues[0] : undefined,
    nameOf: (role) => columnOf(columns, role) ?? role,
  }
}

const trimmed = <Meaning>(values: Readonly<Record<string, Meaning>>) => Object.entries(values).map(([value, meaning]) => [value.trim(), meaning] as const)
