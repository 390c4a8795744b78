/** What people decide about gaps, as changes of the settings. Nothing here asks a clock: the moment is given. */
import type { SourceId } from '../../contacts/identifiers.ts'
import type { GapDecision, KnownGap, Settings } from '../../settings/settings.ts'
import { beginsText } from './sourceGaps.ts'

/** Moments in UTC milliseconds. */
export type GapName = {
  readonly source: SourceId
  readonly from: number
  readonly until: number
  readonly found: KnownGap['found']
  readonly decision: GapDecision
}

const mostKept = 50

/** Names a gap or changes what was said of it; the entry that begins at the same moment is replaced and its trail goes on. */
export function withGap(settings: Settings, begins: string | undefined, { source, from, until, found, decision }: GapName): Settings {
  const before = settings.gaps.find((gap) => isGap(gap, source, begins))
  const gap: KnownGap = {
    source,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    cause: decision.cause,
    note: decision.note,
    countsAsClosed: decision.countsAsClosed,
    ...(found === undefined ? {} : { found }),
    trail: [...(before?.trail ?? []), decision].slice(-mostKept),
  }
  const others = settings.gaps.filter((own) => own !== before)
  return { ...settings, gaps: [...others, gap].sort((a, b) => Date.parse(a.from) - Date.parse(b.from)) }
}

export const withoutGap = (settings: Settings, source: SourceId, begins: string): Settings => ({
  ...settings,
  gaps: settings.gaps.filter((gap) => !isGap(gap, source, begins)),
})

/** From this moment on nothing more is expected of the source. */
export const withSourceEnded = (settings: Settings, source: SourceId, until: number): Settings => ({
  ...settings,
  sources: settings.sources.map((own) => (own.id === source ? { ...own, usedUntil: new Date(until).toISOString() } : own)),
})

const isGap = (gap: KnownGap, source: SourceId, begins: string | undefined) => gap.source === source && beginsText(Date.parse(gap.from)) === begins
