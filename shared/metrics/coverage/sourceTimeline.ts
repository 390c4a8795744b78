/** What can be said of one source over time: when it delivered, when it was silent, what people told about it. */
import { intersect, merge, type Span, subtract } from '../../calendar/spans.ts'
import type { LineId, SourceId } from '../../contacts/identifiers.ts'
import { firstFrom } from '../../dayfiles/contactColumns.ts'
import type { KnownGap, Line, Source } from '../../settings/settings.ts'
import { joined, type LineSigns, quarterSeconds, type SourceSigns } from './lineSigns.ts'
import { type Expected, heartbeatAt, rateSilences, silencesByHeartbeat, together } from './silence.ts'
import { type Dates, type Usual, usualLearner } from './usualRate.ts'

/** A line as its sources are judged by. */
export type JudgedLine = { readonly line: Line; readonly signs: LineSigns /** By the opening hours, without closures told. */; readonly open: readonly Span[] }
export type ToldGap = Span & { readonly gap: KnownGap }
/** Everything in milliseconds UTC, sorted and apart. */
export type SourceTimeline = {
  /** undefined: stored before sources were written down, and no source is set up for the line. */
  readonly id: SourceId | undefined
  readonly settings: Source | undefined
  /** Its lines that were judged. */
  readonly lines: readonly LineId[]
  /** Of all its lines together. */
  readonly signs: SourceSigns
  readonly firstSign: number | undefined
  readonly lastSign: number | undefined
  /** Its lines had data before all that was looked at. */
  readonly wasHeardBefore: boolean
  /** Something is meant to arrive until now: it has a secret or a heartbeat. */
  readonly isLive: boolean
  /** Too long without a sign on any of its lines. */
  readonly silent: readonly Span[]
  /** The same for one line, which may be silent while the others are not. */
  readonly silentOn: ReadonlyMap<LineId, readonly Span[]>
  /** Told by people, or found and named by them, and not filled since. */
  readonly told: readonly ToldGap[]
  /** "Counts as closed": neither measured nor missing. */
  readonly closures: readonly Span[]
  /** No longer in use. */
  readonly ended: readonly Span[]
  readonly usual: Expected | undefined
  /** The usual distance of its heartbeats where it sends them now, in seconds. */
  readonly heartbeatSeconds: number | undefined
}
export type TimelineInput = {
  readonly id: SourceId | undefined
  readonly settings: Source | undefined
  readonly lines: readonly JudgedLine[]
  /** Signs without a source count for this one too. */
  readonly takesUnnamed: boolean
  readonly gaps: readonly KnownGap[]
  readonly window: Span
  readonly loaded: Dates
  readonly now: number
  /** Milliseconds; before it nothing of any source is known. */
  readonly firstData: number
}

export const isClosure = ({ cause, countsAsClosed }: KnownGap) => countsAsClosed ?? cause === 'closed'

export function sourceTimeline(input: TimelineInput): SourceTimeline {
  const { id, settings, lines, window, gaps } = input
  const ownOn = lines.map(({ signs }) =>
    joined([signs.get(id), input.takesUnnamed && id !== undefined ? signs.get(undefined) : undefined].filter((one) => one !== undefined)),
  )
  const signs = joined(ownOn)
  const { firstSign, lastSign } = ends(signs)
  const closures = intersect(merge(gaps.filter(isClosure).map(spanOf)), [window])
  const told = toldGaps(
    gaps.filter((gap) => !isClosure(gap)),
    signs,
    window,
  )
  const start = Math.max(window.from, Math.min(firstSign ?? window.until, input.firstData))
  const usedUntil = settings?.usedUntil === undefined ? window.until : Math.min(window.until, Date.parse(settings.usedUntil))
  const whole = subtract([{ from: start, until: usedUntil }].filter(isLong), together(told, closures))
  const all = isSilentThroughout(signs, window) ? { silent: whole, usual: undefined } : silencesOf(lines, ownOn, signs, whole, input)
  const single = lines.map(
    (line, n) =>
      [line.line.id, lines.length === 1 ? all : silencesOf([line], [ownOn[n] ?? signs], ownOn[n] ?? signs, subtract(whole, all.silent), input)] as const,
  )
  const heartbeatSeconds = heartbeatAt(signs, window.until)
  const isLive = settings !== undefined && settings.provider !== 'csv' && (settings.secretFrom !== undefined || heartbeatSeconds !== undefined)
  // A file is over where it ends, also when it ended before all that was looked at.
  const isTail = (span: Span) => !isLive && span.until === window.until && span.from - (lastSign ?? start) <= quarterSeconds * 1000
  const ended = together([{ from: Math.max(usedUntil, window.from), until: window.until }].filter(isLong), all.silent.filter(isTail))
  return {
    id,
    settings,
    lines: lines.map(({ line }) => line.id),
    signs,
    firstSign,
    lastSign,
    wasHeardBefore: input.firstData <= window.from,
    isLive: isLive && usedUntil >= window.until,
    silent: subtract(all.silent, ended),
    silentOn: new Map(single.map(([line, own]) => [line, subtract(together(all.silent, own.silent), ended)])),
    told,
    closures,
    ended,
    usual: all.usual,
    heartbeatSeconds,
  }
}

/** What is usual cannot be learned where nothing came in for the period and all the weeks before it: not that nobody tried, but that nobody knows. */
const isSilentThroughout = ({ contacts, presence, beats, stretches }: SourceSigns, window: Span): boolean =>
  contacts.length + presence.length + beats.length === 0 && intersect(stretches, [window]).length === 0

type Silences = { readonly silent: readonly Span[]; readonly usual: Expected | undefined }
const mostRounds = 6

/** Again and again without the silences found so far: what is usual must not be learned from silence. Each round can only find more. */
function silencesOf(
  lines: readonly JudgedLine[],
  ownOn: readonly SourceSigns[],
  signs: SourceSigns,
  whole: readonly Span[],
  { loaded, now }: TimelineInput,
): Silences {
  const learners = lines.map(({ line, open }, n) => usualLearner({ line, open, contacts: ownOn[n]?.contacts ?? new Uint32Array(), loaded, now }, whole))
  const beats = silencesByHeartbeat(signs, whole)
  const byHeart = subtract(lines.some(({ line }) => line.closedRecorded === 'yes') ? beats : touching(beats, lines), signs.stretches)
  const byRate = rateSilences(signs, whole)
  let silent = byHeart
  let usual = sumOf(learners.map((learn) => learn(silent)))
  for (let round = 0; round < mostRounds && usual !== undefined; round++) {
    const found = together(byHeart, byRate(usual))
    if (found.length === silent.length && found.every(({ from }, n) => from === silent[n]?.from)) break
    silent = found
    usual = sumOf(learners.map((learn) => learn(found)))
  }
  return { silent, usual }
}

/** Where closed hours are not all reported, a machine that sleeps while closed is not missed. */
const touching = (spans: readonly Span[], lines: readonly JudgedLine[]) => {
  const open = merge(lines.flatMap((line) => line.open))
  return spans.filter((span) => intersect([span], open).length > 0)
}

function sumOf(all: readonly (Usual | undefined)[]): Expected | undefined {
  const known = all.filter((usual) => usual !== undefined)
  const [only] = known
  if (only === undefined) return undefined
  if (known.length === 1) return only
  return {
    expected: (from, until) => known.reduce((sum, { expected }) => sum + expected(from, until), 0),
    perYear: known.reduce((sum, { perYear }) => sum + perYear, 0),
  }
}

/**
 * What people told, as far as it still holds. A file that was imported fills what it covers. A gap found by silence and then named lasts until the next
 * sign of life, also when it was named while it went on; a sign inside it, such as a delivery that came late, undoes it.
 */
function toldGaps(gaps: readonly KnownGap[], signs: SourceSigns, window: Span): readonly ToldGap[] {
  const told = gaps.flatMap((gap): ToldGap[] => {
    const span = gap.found === 'silence' ? silenceNow(spanOf(gap), signs, window) : spanOf(gap)
    if (span === undefined) return []
    return intersect(subtract([span].filter(isLong), signs.stretches), [window]).map((part) => ({ ...part, gap }))
  })
  return told.sort((a, b) => a.from - b.from)
}

function silenceNow({ from, until }: Span, { contacts, presence, beats }: SourceSigns, window: Span): Span | undefined {
  // Beats are only known to the quarter hour, which may have begun before the silence did; a silence begins with a quarter hour without contacts.
  const next = Math.min(firstAfter(contacts, from, 0), firstAfter(presence, from, 1), firstAfter(beats, from, quarterSeconds))
  if (next < until - 1000) return undefined
  return { from, until: Math.max(until, Math.min(next, window.until)) }
}

/** In milliseconds; infinite where none comes. */
function firstAfter(moments: Uint32Array, from: number, slackSeconds: number): number {
  const moment = moments[firstFrom(moments, from / 1000 + slackSeconds)]
  return moment === undefined ? Number.POSITIVE_INFINITY : moment * 1000
}

function ends({ contacts, presence, beats, stretches }: SourceSigns): { readonly firstSign: number | undefined; readonly lastSign: number | undefined } {
  const lists = [contacts, presence, beats]
  const first = [...lists.flatMap((list) => (list.length > 0 ? [(list[0] ?? 0) * 1000] : [])), ...stretches.slice(0, 1).map(({ from }) => from)]
  const last = lists.flatMap((list) => (list.length > 0 ? [(list.at(-1) ?? 0) * 1000] : []))
  return { firstSign: first.length === 0 ? undefined : Math.min(...first), lastSign: last.length === 0 ? undefined : Math.max(...last) }
}

/** In milliseconds; infinite where there is no sign. */
export const firstSignOf = (signs: SourceSigns): number => ends(signs).firstSign ?? Number.POSITIVE_INFINITY

const spanOf = ({ from, until }: KnownGap): Span => ({ from: Date.parse(from), until: Date.parse(until) })
const isLong = ({ from, until }: Span) => from < until
