/**
 * Facts and decisions in, figures out: the one road from day files to every number the product prints. Pure; `now` comes from outside.
 * Each part is worked out when somebody asks for it, once, so that a page pays only for what it shows.
 */
import { dayNumberOf, nextDay } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import { openSpans } from '../calendar/openingHours.ts'
import { inAll, intersect, merge, type Span, subtract } from '../calendar/spans.ts'
import type { LineId, LocalDate } from '../contacts/identifiers.ts'
import type { ContactColumns } from '../dayfiles/contactColumns.ts'
import { noRoster, type RosterHours } from '../rosters/rosterHours.ts'
import type { Definitions, Line, Settings } from '../settings/settings.ts'
import { availabilityFigures, type LineTime } from './availability.ts'
import type { ClockColumns } from './clockColumns.ts'
import { closuresOf, type Coverage, coverageOf, gapWithin } from './coverage.ts'
import type { LineSigns } from './coverage/lineSigns.ts'
import { tooQuiet } from './coverage/tooQuiet.ts'
import type { CoverageFigures, Figures, Filters } from './figures.ts'
import { type Judged, judge } from './judgedContacts.ts'
import { missedFigures } from './missed.ts'
import { wholePeriod } from './periodParts.ts'
import { reachedAtByRow } from './people/followedNeeds.ts'
import { type PeopleFigures, type PeopleInput, peopleFigures } from './people/peopleFigures.ts'
import { hoursIn, type PeriodHours, periodHours, sumOf } from './periodHours.ts'
import { countsByPart, type Selection, selectedRows, type Tally, tally } from './tally.ts'
import { trendDays, trendWeeks } from './trend.ts'
import { trendMonths } from './trendMonths.ts'
import { waitFigures } from './waits.ts'
import { weekGrid } from './weekGrid.ts'
import { once } from './once.ts'

/** Everything loaded for a report. */
export type FiguresInput = {
  readonly settings: Settings
  readonly settingsVersion: number
  /** Of the lines asked for and the lines linked to them, from a week before the period to a week and a day after it. */
  readonly columns: ContactColumns
  readonly clock: ClockColumns
  /** First and last local date loaded into the columns. */
  readonly loaded: { readonly from: LocalDate; readonly to: LocalDate }
  /** Of each line in `columns.lines`: first local date with any data over all time, undefined when there is none. */
  readonly firstDates: readonly (LocalDate | undefined)[]
  /** Of each line in `columns.lines`; they speak where no source tells who is signed in. */
  readonly rosters: readonly RosterHours[]
  /** Of each line in `columns.lines` and of every other line of their sources. */
  readonly signs: ReadonlyMap<LineId, LineSigns>
  readonly filters: Filters
  /** The moment the figures are for, UTC milliseconds. */
  readonly now: number
}

/** The parts that reports and the drill-down share. */
export type Judgement = {
  readonly lines: readonly LineTime[]
  readonly coverage: Coverage
  readonly selection: Selection
  readonly judged: Judged
  readonly selected: Uint8Array
  readonly tallied: Tally
  readonly hours: PeriodHours
  readonly people: PeopleFigures
  /** Of each row, see `reachedAtByRow`. */
  readonly reachedAt: Uint32Array
  readonly definitionsOn: (day: number) => Definitions
  /** What was loaded reaches up to the moment the figures are for. */
  readonly isUpToNow: boolean
}

export function judgement(input: FiguresInput): Judgement {
  const { settings, columns, clock, loaded, filters, now } = input
  const lines = columns.lines.map((id) => lineOf(settings, id))
  const openOf = (line: Line) => subtract(openSpans(line, loaded.from, loaded.to), closuresOf(settings, line.id))
  const open = lines.map(openOf)
  const coverage = once(() =>
    coverageOf({
      settings,
      lines: [...input.signs].map(([id, signs]) => {
        const line = lineOf(settings, id)
        return { line, signs, open: open[columns.lines.indexOf(id)] ?? openOf(line) }
      }),
      firstDateOf: (id) => input.firstDates[columns.lines.indexOf(id)],
      loaded,
      now,
    }),
  )
  const lineTimes = once((): readonly LineTime[] =>
    lines.map((line, index) => {
      const { measured, partlyHeard } = coverage().of(line.id)
      return { line, open: open[index] ?? [], measured, partlyHeard }
    }),
  )
  const judgedLines = () => lineTimes().map((own, index) => ({ ...own, unrostered: (input.rosters[index] ?? noRoster).unrostered }))
  const definitionsOn = definitionsByDay(settings.definitions)
  const selection: Selection = {
    firstDay: dayNumberOf(filters.from),
    lastDay: dayNumberOf(filters.to),
    lines: columns.lines.map((line) => filters.line.includes(line)),
    hours: filters.hours,
  }
  const judged = once(() => judge({ columns, clock, lines: judgedLines(), definitionsOn, short: filters.short, now }))
  const selected = once(() => selectedRows(selection, columns, clock, judged()))
  const tallied = once(() => tally(selection, selected(), columns, clock, judged()))
  const chosen = <Item>(items: readonly Item[]) => items.filter((_, index) => selection.lines[index] === true)
  const hours = once(() => {
    const measured = chosen(lines).map(({ id }) => coverage().of(id).measured)
    const zone = chosen(lines)[0]?.timeZone ?? 'UTC'
    return periodHours({ zone, from: filters.from, to: filters.to, measured: inAll(measured), open: merge(chosen(open).flat()), now })
  })
  const peopleInput = once(
    (): PeopleInput => ({
      columns,
      clock,
      judged: judged(),
      tallied: tallied(),
      definitionsOn,
      onlyDefinitions: settings.definitions.length === 1 ? settings.definitions[0] : undefined,
      short: filters.short,
      now,
      rangeLevel: definitionsOn(selection.lastDay).rangeLevel,
    }),
  )
  const people = once(() => peopleFigures(peopleInput()))
  const reachedAt = once(() => reachedAtByRow(peopleInput()))
  return {
    selection,
    definitionsOn,
    isUpToNow: now < localTimeOf(lines[0]?.timeZone ?? 'UTC').dayStart(nextDay(loaded.to)),
    get lines() {
      return lineTimes()
    },
    get coverage() {
      return coverage()
    },
    get judged() {
      return judged()
    },
    get selected() {
      return selected()
    },
    get tallied() {
      return tallied()
    },
    get hours() {
      return hours()
    },
    get people() {
      return people()
    },
    get reachedAt() {
      return reachedAt()
    },
  }
}

/** @param own where it was begun already */
export function figuresOf(input: FiguresInput, own: Judgement = judgement(input)): Figures {
  const { columns, clock, filters } = input
  const definitions = own.definitionsOn(own.selection.lastDay)
  const zone = own.lines.find((_, index) => own.selection.lines[index])?.line.timeZone ?? 'UTC'
  const metrics = once(() => missedFigures(own.tallied, own.people, filters.unit))
  const grid = once(() => weekGrid(own.tallied, own.people, own.hours, filters.grain))
  const trend = once(() => trendWeeks(own.tallied, own.people, own.hours))
  const months = once(() => trendMonths(own.tallied, own.people, own.hours))
  const days = once(() => trendDays(own.tallied, own.people, own.hours))
  const isChat = own.lines.every(({ line }, index) => !own.selection.lines[index] || line.channel === 'chat')
  const waits = once(() => waitFigures({ selected: own.selected, columns, clock, judged: own.judged, definitions, isChat }))
  const availability = once(() =>
    availabilityFigures({
      selection: own.selection,
      selected: own.selected,
      columns,
      clock,
      judged: own.judged,
      tallied: own.tallied,
      hours: own.hours,
      metrics: metrics(),
      lines: own.lines,
      longestTalkSeconds: definitions.longestTalkSeconds,
    }),
  )
  const coverage = once(() => coverageFigures(input, own))
  return {
    filters,
    definitions: { ...definitions, version: input.settingsVersion, changedWithin: own.definitionsOn(own.selection.firstDay) !== definitions },
    timeZone: zone,
    get keyPeriods() {
      return periodsWithin(columns, own.hours.span)
    },
    get metrics() {
      return metrics()
    },
    get weekGrid() {
      return grid()
    },
    get trend() {
      return trend()
    },
    get months() {
      return months()
    },
    get days() {
      return days()
    },
    get waits() {
      return waits()
    },
    get availability() {
      return availability()
    },
    get coverage() {
      return coverage()
    },
  }
}

/** Every turn within the period begins another. */
const periodsWithin = ({ turns }: ContactColumns, { from, until }: Span): number => 1 + turns.filter((turn) => from < turn * 1000 && turn * 1000 < until).length

function coverageFigures({ columns, filters, rosters, now }: FiguresInput, own: Judgement): CoverageFigures {
  const lines = own.lines.filter((_, index) => own.selection.lines[index])
  const { span } = own.hours
  const [elapsed, measured] = [sumOf(own.hours.elapsed), sumOf(own.hours.measured)]
  const gapList = lines
    .flatMap(({ line, open }) => own.coverage.of(line.id).gaps.flatMap((gap) => gapWithin(line.id, span, gap, open) ?? []))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const closedHours = hoursIn(intersect(merge(lines.flatMap(({ line }) => own.coverage.of(line.id).closures)), [span]))
  const quiet = tooQuiet(
    own.coverage,
    lines.map(({ line }) => line.id),
  )
  const untold = filters.line.filter((line) => (columns.presence[columns.lines.indexOf(line)]?.at.length ?? 0) === 0)
  const isRosterTold = (line: LineId) => {
    const index = columns.lines.indexOf(line)
    const open = intersect(own.lines[index]?.open ?? [], [{ from: span.from, until: Math.min(span.until, now) }])
    return subtract(open, rosters[index]?.told ?? []).length === 0
  }
  const isInside = (second: number, row: number) => own.selection.lines[columns.line[row] ?? 0] === true && insideSpan(span, second * 1000)
  return {
    share: elapsed <= closedHours ? 0 : Math.min(1, measured / (elapsed - closedHours)),
    gaps: gapList.length,
    measuredHours: measured,
    hours: elapsed,
    gapList,
    closedHours,
    silentNow: lines.flatMap(({ line }) => silentNow(line.id, own)),
    closedRecorded: worstOf(lines.map(({ line }) => line.closedRecorded)),
    missedInGaps: missedInGaps(own.tallied),
    ...(quiet.length > 0 && { tooQuiet: quiet }),
    presenceFed: untold.length === 0,
    ...(untold.length > 0 && untold.every((line) => isRosterTold(line)) && { rosterSpeaks: true }),
    firstDataAt: isoOf(columns.at.find(isInside)),
    lastDataAt: isoOf(columns.at.findLast(isInside)),
  }
}

function missedInGaps(tallied: Tally): number {
  const [all] = countsByPart(tallied, wholePeriod(tallied.days), tallied.inGapsByDateHour)
  return (all?.missed_open ?? 0) + (all?.missed_closed ?? 0)
}

/** One that goes on since before all that was looked at has no moment to be told: the whole period says then that nothing was measured. */
function silentNow(line: LineId, { coverage, isUpToNow }: Judgement): CoverageFigures['silentNow'] {
  if (!isUpToNow) return []
  const { window } = coverage
  const tails = coverage.of(line).gaps.filter(({ from, until, cause }) => from > window.from && until === window.until && cause !== 'before_first_data')
  return tails.map(({ from, source }) => ({ line, source, since: new Date(from).toISOString() }))
}

/** Of its quarter hour: nobody's exact moment is shown. */
const isoOf = (second: number | undefined): string | null => (second === undefined ? null : new Date((second - (second % 900)) * 1000).toISOString())
const insideSpan = ({ from, until }: Span, moment: number) => from <= moment && moment < until
const worstOf = (answers: readonly Line['closedRecorded'][]): Line['closedRecorded'] =>
  (['no', 'partly', 'unknown', 'yes'] as const).find((answer) => answers.includes(answer)) ?? 'unknown'

/** The settings' line. @throws RangeError for a line that is not set up. */
export function lineOf(settings: Settings, id: LineId): Line {
  const line = settings.lines.find((own) => own.id === id)
  if (line === undefined) throw new RangeError('a line that is not set up')
  return line
}

/** The version of the definitions that holds on a local day; before the first one, the first. */
function definitionsByDay(versions: readonly Definitions[]): (day: number) => Definitions {
  const dated = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1)).map((own) => ({ from: dayNumberOf(own.from), own }))
  const [first] = dated
  if (first === undefined) throw new RangeError('settings without definitions')
  if (dated.length === 1) return () => first.own
  return (day) => (dated.findLast(({ from }) => from <= day) ?? first).own
}
