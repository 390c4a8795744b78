/** The gaps of a source as people see and name them: found or told, each with an identity that stays the same while its facts do. */
import { minuteMs } from '../../calendar/durations.ts'
import { intersect, lengthOf, merge, type Span, subtract } from '../../calendar/spans.ts'
import type { LineId, SourceId } from '../../contacts/identifiers.ts'
import type { KnownGap, Settings } from '../../settings/settings.ts'
import type { Coverage } from '../coverage.ts'
import { isClosure, type SourceTimeline } from './sourceTimeline.ts'

export type SourceGap = Span & {
  /** The second at which it begins, in base 36: with the source it names the gap. */
  readonly begins: string
  readonly source: SourceId
  readonly lines: readonly LineId[]
  readonly found: 'told' | 'silence'
  /** Still going on. */
  readonly isRunning: boolean
  readonly cause: KnownGap['cause'] | undefined
  readonly countsAsClosed: boolean
  readonly note: string
  readonly trail: NonNullable<KnownGap['trail']>
  /** Nobody has said yet what it was. */
  readonly needsName: boolean
  /** Imported files or late deliveries have filled it, wholly or as far as `left` says. */
  readonly left: readonly Span[]
  /** About so many attempts would have come by what is usual; undefined where that is not known. */
  readonly expectedAttempts: number | undefined
}

export const beginsText = (from: number): string => Math.floor(from / 1000).toString(36)

/** Of every source that is set up, newest first. What is shorter than a minute is only the edge of another. */
export function sourceGaps(settings: Settings, { sources, window }: Coverage): readonly SourceGap[] {
  return sources.flatMap((timeline) => (timeline.id === undefined ? [] : gapsOf(timeline.id, timeline, settings, window))).sort((a, b) => b.from - a.from)
}

function gapsOf(source: SourceId, timeline: SourceTimeline, settings: Settings, window: Span): readonly SourceGap[] {
  const known = settings.gaps.filter((gap) => gap.source === source)
  const told = known.map((gap): SourceGap => {
    const named = { from: Date.parse(gap.from), until: Date.parse(gap.until) }
    const parts = timeline.told.filter((part) => part.gap === gap)
    const span = { from: named.from, until: Math.max(named.until, ...parts.map(({ until }) => until)) }
    const left = isClosure(gap) ? [span] : parts
    const isLoaded = intersect([span], [window]).length > 0
    return {
      ...span,
      ...about(source, timeline, span, window),
      found: gap.found ?? 'told',
      isRunning: gap.found === 'silence' && parts.some(({ until }) => until >= window.until),
      cause: gap.cause,
      countsAsClosed: isClosure(gap),
      note: gap.note,
      trail: gap.trail ?? [],
      needsName: false,
      left: isLoaded ? left : [span],
    }
  })
  const silentAnywhere = merge([...timeline.silentOn.values()].flat())
  const found = subtract(silentAnywhere, timeline.closures)
    .filter((span) => lengthOf([span]) >= minuteMs)
    .map((span): SourceGap => {
      const lines = [...timeline.silentOn].flatMap(([line, silent]) => (intersect(silent, [span]).length > 0 ? [line] : []))
      return {
        ...span,
        ...about(source, timeline, span, window),
        lines,
        found: 'silence',
        isRunning: span.until >= window.until,
        cause: undefined,
        countsAsClosed: false,
        note: '',
        trail: [],
        needsName: true,
        left: [span],
      }
    })
  return [...told, ...found]
}

const about = (source: SourceId, { lines, usual }: SourceTimeline, span: Span, window: Span) => ({
  source,
  lines,
  begins: beginsText(span.from),
  // What was usual is learned from the time that was loaded, and says nothing of any other.
  expectedAttempts: window.from <= span.from && span.until <= window.until ? usual?.expected(span.from, span.until) : undefined,
})
