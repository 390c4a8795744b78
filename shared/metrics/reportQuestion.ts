/** What a report asks of the day files: which lines, which days, and at which state of the facts. Looked up without reading a single day. */
import { addDays } from '../calendar/localDate.ts'
import type { LineId, LocalDate } from '../contacts/identifiers.ts'
import type { DayColumns } from '../dayfiles/dayColumns.ts'
import { noRoster, type RosterHours } from '../rosters/rosterHours.ts'
import type { Line, Settings } from '../settings/settings.ts'
import { linesToLoad } from './coverage.ts'
import type { FilesBySource } from './coverage/lineSigns.ts'
import type { Filters } from './figures.ts'
import { lineOf } from './figuresOf.ts'
import { presenceToldFrom } from './presenceToldFrom.ts'
import { withLinked } from '../privacy/linkGroup.ts'

/** Of each line, of each day from the first to the last: differs when anything in that day was written, stripped or taken away. */
export type FactsVersion = readonly { readonly line: LineId; readonly days: readonly string[] }[]

/** Day files of a line, both dates included, only days that hold something. `digest` stands for the day's content. */
export type DayReader = {
  readonly readDays: (
    line: Line,
    from: LocalDate,
    to: LocalDate,
  ) => Promise<readonly { readonly date: LocalDate; readonly digest: string; readonly columns: DayColumns }[]>
  readonly firstDate: (line: Line) => Promise<LocalDate | undefined>
  /** Much cheaper than reading the days. Absent: they are read every time. */
  readonly factsVersion?: (lines: readonly LineId[], from: LocalDate, to: LocalDate) => Promise<FactsVersion>
  /** What rosters say of the line's hours, both dates included. Absent: there are none. */
  readonly rosterHours?: (line: Line, from: LocalDate, to: LocalDate) => Promise<RosterHours>
  /** What imported files cover. Absent: nothing was imported. */
  readonly coveredByFiles?: () => Promise<FilesBySource>
}

export type ReportQuestion = {
  /** The lines asked for and those linked to them. */
  readonly lines: readonly Line[]
  /** Lines of which only the signs of life are needed. */
  readonly beside: readonly Line[]
  /** First and last local date to be read. */
  readonly loaded: { readonly from: LocalDate; readonly to: LocalDate }
  /** Of `lines` and `beside`; undefined where the reader cannot tell. */
  readonly facts: FactsVersion | undefined
  readonly files: FilesBySource
  /** Of each of `lines`. */
  readonly firstDates: readonly (LocalDate | undefined)[]
  /** Of each of `lines`. */
  readonly rosters: readonly RosterHours[]
}

/** So that a need which began before the period is not taken for new, and one reached just after it not for never reached. */
const [daysBefore, daysAfter] = [28, 29]

/** @throws RangeError for a line that is not set up; parse filters against the settings first. */
export async function reportQuestion(days: DayReader, settings: Settings, filters: Filters): Promise<ReportQuestion> {
  const lines = withLinked(settings, filters.line).map((id) => lineOf(settings, id))
  const own = lines.map(({ id }) => id)
  const beside = linesToLoad(settings, own)
    .filter((id) => !own.includes(id))
    .map((id) => lineOf(settings, id))
  const [before, told] = [addDays(filters.from, -daysBefore), presenceToldFrom(settings.privacy, filters.from)]
  const loaded = { from: told < before ? told : before, to: addDays(filters.to, daysAfter) }
  const [facts, files, firstDates, rosters] = await Promise.all([
    days.factsVersion?.([...own, ...beside.map(({ id }) => id)], loaded.from, loaded.to),
    days.coveredByFiles?.() ?? noFiles,
    Promise.all(lines.map((line) => days.firstDate(line))),
    Promise.all(lines.map(async (line) => (await days.rosterHours?.(line, loaded.from, loaded.to)) ?? noRoster)),
  ])
  return { lines, beside, loaded, facts, files, firstDates, rosters }
}

const noFiles: FilesBySource = new Map()
