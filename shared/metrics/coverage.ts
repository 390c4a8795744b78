/**
 * Which time was measured, line by line: where every source that was in use is known to have delivered. What was not measured is left out of
 * every rate and never shown as zero.
 */
import { localTimeOf } from '../calendar/localTime.ts'
import { intersect, merge, type Span, subtract } from '../calendar/spans.ts'
import type { LineId, LocalDate, SourceId } from '../contacts/identifiers.ts'
import type { Settings } from '../settings/settings.ts'
import { linesOfSource } from '../settings/sourceLines.ts'
import { firstSignOf, isClosure, type JudgedLine, sourceTimeline, type SourceTimeline } from './coverage/sourceTimeline.ts'
import type { Dates } from './coverage/usualRate.ts'
import type { Gap } from './figures.ts'
import { hoursIn } from './periodHours.ts'

export type FoundGap = Span & Pick<Gap, 'cause' | 'found' | 'note' | 'source'>
export type LineCoverage = {
  readonly measured: readonly Span[]
  readonly gaps: readonly FoundGap[]
  /**
   * Gaps in which something may have come through all the same: people told of them, or another source went on. A silence of the only source
   * holds nothing; an attempt alone between two of its silences was heard like any other.
   */
  readonly partlyHeard: readonly Span[]
  /** Told to count as closed: neither measured nor missing. */
  readonly closures: readonly Span[]
}

export type CoverageInput = {
  readonly settings: Settings
  /** Lines to be judged, and every other line of their sources; see `linesToLoad`. */
  readonly lines: readonly JudgedLine[]
  /** First local date with any data of the line, over all time; undefined: none at all. */
  readonly firstDateOf: (line: LineId) => LocalDate | undefined
  /** First and last local date that was loaded. */
  readonly loaded: Dates
  readonly now: number
}
export type Coverage = {
  readonly sources: readonly SourceTimeline[]
  readonly of: (line: LineId) => LineCoverage /** What was looked at, up to now. */
  readonly window: Span
}

/** The lines themselves, and those whose sources are theirs too: a source that is silent is silent for all of its lines. */
export function linesToLoad(settings: Settings, lines: readonly LineId[]): readonly LineId[] {
  const fed = settings.sources.map((source) => linesOfSource(source, settings)).filter((own) => own.some((line) => lines.includes(line)))
  return settings.lines.map(({ id }) => id).filter((id) => lines.includes(id) || fed.some((own) => own.includes(id)))
}

export function coverageOf(input: CoverageInput): Coverage {
  const { settings, lines, loaded, now } = input
  const zone = lines[0]?.line.timeZone ?? 'UTC'
  const time = localTimeOf(zone)
  const from = time.dayStart(loaded.from)
  const window = { from, until: Math.max(from, Math.min(now, time.dayStart(time.nextDay(loaded.to)))) }
  const firstDataOf = ({ line }: JudgedLine) => {
    const first = input.firstDateOf(line.id)
    return first === undefined ? window.until : Math.min(window.until, Math.max(window.from, localTimeOf(line.timeZone).dayStart(first)))
  }
  const sources = sourcesOf(settings, lines).map(({ id, own, isOnly }) =>
    sourceTimeline({
      id,
      settings: settings.sources.find((source) => source.id === id),
      lines: own,
      takesUnnamed: true,
      gaps: settings.gaps.filter((gap) => id !== undefined && gap.source === id),
      window,
      loaded,
      now,
      // A line's first date is that of the source that was there first; any other begins with its own first sign.
      firstData: Math.min(window.until, ...own.filter((line) => isOnly || wasFirst(line, id)).map(firstDataOf)),
    }),
  )
  const known = new Map<LineId, LineCoverage>()
  const coverageOfLine = (id: LineId): LineCoverage => {
    const line = lines.find((own) => own.line.id === id)
    if (line === undefined) throw new RangeError('a line that was not loaded')
    return lineCoverage({ line, sources: sources.filter((source) => source.lines.includes(id)), window, firstData: firstDataOf(line) })
  }
  return {
    sources,
    window,
    of: (id) => {
      const coverage = known.get(id) ?? coverageOfLine(id)
      known.set(id, coverage)
      return coverage
    },
  }
}

/** No other source was heard of on the line before this one. */
function wasFirst({ signs }: JudgedLine, id: SourceId | undefined): boolean {
  const firsts = [...signs].map(([source, own]) => ({ source, at: firstSignOf(own) }))
  const first = Math.min(...firsts.map(({ at }) => at))
  return firsts.some(({ source, at }) => at === first && (source === id || source === undefined))
}

/** Every source that is set up for one of the lines or was heard of on one of them; for lines of neither, one without a name. */
function sourcesOf(settings: Settings, lines: readonly JudgedLine[]): readonly FedLines[] {
  const setUp = settings.sources.map((source) => ({ id: source.id as SourceId | undefined, fed: linesOfSource(source, settings) }))
  const heard = new Set(lines.flatMap(({ signs }) => [...signs.keys()]))
  const removed = [...heard].filter((id) => id !== undefined && setUp.every((source) => source.id !== id))
  const ofLine = ({ line, signs }: JudgedLine): readonly (SourceId | undefined)[] => {
    const ids = [...setUp.filter(({ fed }) => fed.includes(line.id)).map(({ id }) => id), ...removed.filter((id) => signs.has(id))]
    return ids.length === 0 ? [undefined] : ids
  }
  const perLine = lines.map((line) => ({ line, ids: ofLine(line) }))
  const ids = new Set(perLine.flatMap((one) => one.ids))
  return [...ids].flatMap((id): readonly FedLines[] => {
    const of = perLine.filter((one) => one.ids.includes(id))
    // Lines that nothing is set up for have nothing to do with each other.
    if (id === undefined) return of.map(({ line }) => ({ id, own: [line], isOnly: true }))
    return [{ id, own: of.map(({ line }) => line), isOnly: of.every((one) => one.ids.length === 1) }]
  })
}
/** `isOnly`: none of these lines has another source. */
type FedLines = { readonly id: SourceId | undefined; readonly own: readonly JudgedLine[]; readonly isOnly: boolean }

type LineInput = { readonly line: JudgedLine; readonly sources: readonly SourceTimeline[]; readonly window: Span; readonly firstData: number }

/** Measured is where at least one source delivered and none that was in use was silent. */
function lineCoverage({ line, sources, window, firstData }: LineInput): LineCoverage {
  const { id } = line.line
  const closures = merge(sources.flatMap((source) => source.closures))
  const silentOn = (source: SourceTimeline) => source.silentOn.get(id) ?? []
  const holes = merge(sources.flatMap((source) => [...silentOn(source), ...source.told]))
  const delivered = merge(
    sources.flatMap((source) => subtract([{ from: beginOf(source, sources, firstData), until: window.until }].filter(isLong), source.ended)),
  )
  // A silence begins when the quarter hour of the last attempt before it is over: that one was heard.
  const silentWhileOthersWentOn = sources.length > 1 ? sources.flatMap(silentOn) : []
  const partlyHeard = merge([...sources.flatMap(({ told }) => told.map(({ from, until }) => ({ from, until }))), ...silentWhileOthersWentOn])
  const measured = subtract(delivered, merge([...holes, ...closures]))
  const nothing = subtract(subtract([window], merge([...delivered, ...holes])), closures)
  const isTail = (span: Span) => span.until === window.until
  const gaps = [
    ...nothing.map((span): FoundGap => ({ ...span, ...(span.from < firstData ? notBegun : notGoingOn), source: null })),
    ...sources.flatMap((source) => [
      ...source.told.map(
        ({ from, until, gap }): FoundGap => ({ from, until, cause: gap.cause, found: gap.found ?? 'told', note: gap.note, source: source.id ?? null }),
      ),
      ...subtract(silentOn(source), closures).map(
        (span): FoundGap => ({ ...span, cause: isTail(span) ? 'after_last_data' : 'unknown', found: 'silence', note: '', source: source.id ?? null }),
      ),
    ]),
  ].sort((a, b) => a.from - b.from)
  return { measured, gaps, partlyHeard, closures }
}

const notBegun = { cause: 'before_first_data', found: 'no_data_yet', note: '' } as const
const notGoingOn = { cause: 'after_last_data', found: 'silence', note: '' } as const
const isLong = ({ from, until }: Span) => from < until
/** Only the source that was heard of first began with the line. */
function beginOf({ firstSign = Number.POSITIVE_INFINITY }: SourceTimeline, sources: readonly SourceTimeline[], firstData: number): number {
  const wasThereFirst = sources.every((other) => firstSign <= (other.firstSign ?? Number.POSITIVE_INFINITY))
  return sources.length === 1 || (wasThereFirst && firstSign < Number.POSITIVE_INFINITY) ? Math.min(firstData, firstSign) : firstSign
}

/** Stretches that people told to count as closed: the line's opening hours are without them. */
export function closuresOf(settings: Settings, line: LineId): readonly Span[] {
  const own = settings.sources.filter((source) => linesOfSource(source, settings).includes(line)).map(({ id }) => id)
  return merge(
    settings.gaps.filter((gap) => own.includes(gap.source) && isClosure(gap)).map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) })),
  )
}

/** The part of a gap that lies in a period; undefined where none does. @param open the line's opening hours */
export function gapWithin(line: LineId, period: Span, { from, until, ...rest }: FoundGap, open: readonly Span[]): Gap | undefined {
  const [part] = intersect([{ from, until }], [period])
  if (part === undefined) return undefined
  return {
    line,
    from: new Date(part.from).toISOString(),
    until: new Date(part.until).toISOString(),
    hours: hoursIn([part]),
    openHours: hoursIn(intersect([part], open)),
    ...rest,
  }
}
