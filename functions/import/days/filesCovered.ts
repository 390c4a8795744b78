/**
 * What the files of an import cover: each from its first record to its last. That is a sign of life of the source for the whole stretch, so a gap of the feed
 * which a file lies over is filled also where nobody called. Where so little stands in the file itself that it must have been silent, the silence is
 * still found by the usual rate: a file with a hole in it fills nothing there.
 */
import { addDays, dayNumberOf } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { intersect, merge, type Span } from '../../../shared/calendar/spans.ts'
import type { LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { ImportRecord } from '../../../shared/storage/facts/importRecords.ts'
import { touchedDates } from '../../../shared/storage/facts/touched.ts'

/** Records further apart do not belong together: a stray date of another year covers nothing. */
const longestPause = 31

/** @param known local dates on which the import told of anything; @param timeZone of their line. In milliseconds UTC, sorted and apart. */
export function filesCovered({ files, parts }: Pick<ImportRecord, 'files' | 'parts'>, known: ImportRecord['touched'], timeZone: string): readonly Span[] {
  const clock = localTimeOf(timeZone)
  const dates = [...new Set(touchedDates(known))].sort()
  const reach = runsOf(dates).map(([first, last]) => ({ from: clock.dayStart(first), until: clock.dayStart(addDays(last, 1)) }))
  const read = files.flatMap((_, file) => {
    const moments = parts.flatMap((part) => (part.file === file && part.from !== undefined && part.until !== undefined ? [part.from, part.until] : []))
    return moments.length === 0 ? [] : [{ from: Math.min(...moments), until: Math.max(...moments) }]
  })
  return intersect(merge(read), merge(reach))
}

/** First and last dates of runs without a long pause. */
function runsOf(dates: readonly LocalDate[]): readonly (readonly [LocalDate, LocalDate])[] {
  const runs: [LocalDate, LocalDate][] = []
  for (const date of dates) {
    const last = runs.at(-1)
    if (last !== undefined && dayNumberOf(date) - dayNumberOf(last[1]) <= longestPause) last[1] = date
    else runs.push([date, date])
  }
  return runs
}
