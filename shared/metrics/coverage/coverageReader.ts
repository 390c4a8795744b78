/** Joins storage and coverage: reads all lines for a period and for the weeks before it, from which the usual rate of attempts is learned. */
import { addDays } from '../../calendar/localDate.ts'
import { openSpans } from '../../calendar/openingHours.ts'
import { subtract } from '../../calendar/spans.ts'
import type { LineId } from '../../contacts/identifiers.ts'
import type { Settings } from '../../settings/settings.ts'
import { closuresOf, type Coverage, coverageOf } from '../coverage.ts'
import type { DayReader } from '../reportQuestion.ts'
import { type FilesBySource, filesOfLine, type LineSigns, lineSigns } from './lineSigns.ts'
import type { Dates } from './usualRate.ts'

/** @param dates local dates, both included, for which coverage is asked; `now` in UTC milliseconds */
export type CoverageReader = (settings: Settings, dates: Dates, now: number) => Promise<Coverage>

/** What is usual is learned from so many days before the period. */
const daysBefore = 63

/** Make it once: signs of days that did not change are kept. */
export function coverageReader(days: DayReader): CoverageReader {
  let warm: { readonly key: string; readonly signs: ReadonlyMap<LineId, LineSigns> } | undefined
  return async (settings, { from, to }, now) => {
    const loaded = { from: addDays(from, -daysBefore), to }
    const { lines } = settings
    const [perLine, firstDates, files] = await Promise.all([
      Promise.all(lines.map((line) => days.readDays(line, loaded.from, loaded.to))),
      Promise.all(lines.map((line) => days.firstDate(line))),
      days.coveredByFiles?.() ?? noFiles,
    ])
    const facts = perLine.map((own, n) => [lines[n]?.id, own.map(({ date, digest }) => [date, digest])])
    const key = JSON.stringify([facts, [...files], settings.sources.map(({ id, lines: fed }) => [id, fed])])
    if (warm?.key !== key) warm = { key, signs: new Map(lines.map(({ id }, n) => [id, lineSigns(perLine[n] ?? [], filesOfLine(files, settings, id))])) }
    const { signs } = warm
    return coverageOf({
      settings,
      lines: lines.map((line) => ({
        line,
        signs: signs.get(line.id) ?? new Map(),
        open: subtract(openSpans(line, loaded.from, loaded.to), closuresOf(settings, line.id)),
      })),
      firstDateOf: (line) => firstDates[lines.findIndex(({ id }) => id === line)],
      loaded,
      now,
    })
  }
}

const noFiles: FilesBySource = new Map()
