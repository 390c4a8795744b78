/** Sources that deliver to lines in an invented way, judged by the product's own coverage. Moments in UTC milliseconds. */
import { addDays } from '../../shared/calendar/localDate.ts'
import { openSpans } from '../../shared/calendar/openingHours.ts'
import { subtract, type Span } from '../../shared/calendar/spans.ts'
import type { LineId, LocalDate, SourceId } from '../../shared/contacts/identifiers.ts'
import { closuresOf, type Coverage, coverageOf } from '../../shared/metrics/coverage.ts'
import type { LineSigns, SourceSigns } from '../../shared/metrics/coverage/lineSigns.ts'
import type { Settings } from '../../shared/settings/settings.ts'

export type Told = {
  readonly contacts?: readonly number[]
  readonly presence?: readonly number[]
  readonly beats?: readonly number[]
  readonly files?: readonly Span[]
}

function signs({ contacts = [], presence = [], beats = [], files = [] }: Told): SourceSigns {
  const seconds = (moments: readonly number[]) => Uint32Array.from(moments, (moment) => Math.floor(moment / 1000)).sort()
  const quarters = [...new Set(beats.map((beat) => Math.floor(beat / 900_000) * 900_000))]
  return { contacts: seconds(contacts), presence: seconds(presence), beats: seconds(quarters), stretches: files }
}

export type Feeds = {
  readonly settings: Settings
  /** By line, then by source; the empty name is "no source written down". */
  readonly told: Readonly<Record<string, Readonly<Record<string, Told>>>>
  readonly from: string
  readonly to: string
  readonly now?: number
  readonly firstDate?: string
}

export function judged({ settings, told, from, to, now = Date.parse('2040-01-01'), firstDate }: Feeds): Coverage {
  const loaded = { from: from as LocalDate, to: to as LocalDate }
  return coverageOf({
    settings,
    lines: settings.lines.map((line) => {
      const own: LineSigns = new Map(Object.entries(told[line.id] ?? {}).map(([source, one]) => [source === '' ? undefined : (source as SourceId), signs(one)]))
      return { line, signs: own, open: subtract(openSpans(line, loaded.from, addDays(loaded.to, 1)), closuresOf(settings, line.id)) }
    }),
    firstDateOf: () => (firstDate ?? from) as LocalDate,
    loaded,
    now,
  })
}

export const lineNamed = (name: string) => name as LineId

/** Spans as text, to the minute, UTC. */
export const written = (spans: readonly Span[]) =>
  spans.map(({ from, until }) => `${new Date(from).toISOString().slice(0, 16)}/${new Date(until).toISOString().slice(0, 16)}`)

/** Attempts of a Poisson process, by rate an hour; `random` gives numbers from 0 to 1. */
export function arrivals(span: Span, perHour: (moment: number) => number, most: number, random: () => number): number[] {
  const found: number[] = []
  for (let at = span.from; ; ) {
    at += (-Math.log(1 - random()) / most) * 3_600_000
    if (at >= span.until) return found
    if (random() * most < perHour(at)) found.push(at)
  }
}

/** Mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
