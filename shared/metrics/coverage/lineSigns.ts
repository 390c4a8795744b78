/** When the sources of a line showed that they were alive: its contacts, people who came and went, heartbeats, and what imported files say they cover. */
import { merge, type Span } from '../../calendar/spans.ts'
import type { LineId, SourceId } from '../../contacts/identifiers.ts'
import type { LineDay } from '../../dayfiles/contactColumns.ts'
import { presenceTypes } from '../../dayfiles/dayColumns.ts'
import type { Settings } from '../../settings/settings.ts'
import { linesOfSource } from '../../settings/sourceLines.ts'

/**
 * Moments in seconds since 1970 UTC, ascending; stretches in milliseconds. Contacts and beats are known to the quarter hour, now as in seven years: of a day
 * that was stripped nothing more is left, and a gap must not move when that happens. A contact is a sign of life for the whole of its quarter hour.
 */
export type SourceSigns = {
  readonly contacts: Uint32Array
  readonly presence: Uint32Array
  /** Cut to the quarter hour. */
  readonly beats: Uint32Array
  readonly stretches: readonly Span[]
}
/** By source; `undefined` holds what was stored before sources were written down. */
export type LineSigns = ReadonlyMap<SourceId | undefined, SourceSigns>

/** What imported files cover, by source; milliseconds, sorted and apart. */
export type FilesBySource = ReadonlyMap<SourceId, readonly Span[]>

export const quarterSeconds = 900

/** @param days in order of date; @param files only of sources that feed the line */
export function lineSigns(days: readonly LineDay[], files: FilesBySource = new Map()): LineSigns {
  const sources = new Set<SourceId | undefined>([undefined, ...days.flatMap(({ columns }) => columns.bySource.sources), ...files.keys()])
  const all = [...sources].map((source) => [source, { ...signsOf(days, source), stretches: (source && files.get(source)) ?? [] }] as const)
  return new Map(all.filter(([, { contacts, presence, beats, stretches }]) => contacts.length + presence.length + beats.length + stretches.length > 0))
}

export const filesOfLine = (files: FilesBySource, settings: Settings, line: LineId): FilesBySource =>
  new Map(
    settings.sources.filter((source) => files.has(source.id) && linesOfSource(source, settings).includes(line)).map(({ id }) => [id, files.get(id) ?? []]),
  )

function signsOf(days: readonly LineDay[], source: SourceId | undefined): SourceSigns {
  const parts = days.map(({ columns }): SourceSigns => {
    const { bySource, presence } = columns
    const index = source === undefined ? unnamed : bySource.sources.indexOf(source)
    if (index === -1) return nothing
    return {
      contacts: quartersOf(columns.at, bySource.contact, index),
      presence: comingsAndGoings(presence, bySource.presence, index),
      beats: index === unnamed ? (bySource.sources.length === 0 ? columns.signsOfLife : none) : (bySource.beats[index] ?? none),
      stretches: [],
    }
  })
  return joined(parts)
}

/** A year has a hundred thousand of them, so they are gone through once. */
function quartersOf(at: Uint32Array, source: Uint8Array, index: number): Uint32Array {
  if (!source.includes(index)) return none
  const quarters = new Uint32Array(at.length)
  let [length, quarter] = [0, 0]
  for (let row = 0; row < at.length; row++) {
    if (source[row] !== index) continue
    // In order of arrival, so most share the quarter hour of the one before.
    const since = (at[row] ?? 0) - quarter
    if (since >= quarterSeconds || since < 0) quarter += Math.floor(since / quarterSeconds) * quarterSeconds
    quarters[length++] = quarter
  }
  return quarters.subarray(0, length)
}

/** Who was there when the days before were stripped is no sign of anything. */
const firstCarried = presenceTypes.indexOf('agent.was_there')

function comingsAndGoings({ at, type }: LineDay['columns']['presence'], source: Uint8Array, index: number): Uint32Array {
  if (!source.includes(index)) return none
  return at.filter((_, row) => source[row] === index && (type[row] ?? 0) < firstCarried)
}

/** What `bySource` writes where no source is named. */
const unnamed = 255
const none = new Uint32Array()
const nothing: SourceSigns = { contacts: none, presence: none, beats: none, stretches: [] }

/** All signs of several lines or sources as if they were one. */
export function joined(parts: readonly SourceSigns[]): SourceSigns {
  const only = parts[0]
  if (parts.length === 1 && only !== undefined) return only
  return {
    contacts: inOrder(parts.map(({ contacts }) => contacts)),
    presence: inOrder(parts.map(({ presence }) => presence)),
    beats: withoutRepeats(inOrder(parts.map(({ beats }) => beats))),
    stretches: merge(parts.flatMap(({ stretches }) => stretches)),
  }
}

/** All moments together, ascending: days follow each other, so sorting is only for lists that interlock. */
export function inOrder(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0))
  let [length, last, isOrdered] = [0, 0, true]
  for (const list of lists) {
    all.set(list, length)
    if (list.length > 0) {
      isOrdered &&= last <= (list[0] ?? 0)
      last = list.at(-1) ?? 0
    }
    length += list.length
  }
  return isOrdered ? all : all.sort()
}

/** Of ascending moments each once. */
function withoutRepeats(moments: Uint32Array): Uint32Array {
  const kept = new Uint32Array(moments.length)
  let length = 0
  for (const moment of moments) if (length === 0 || moment !== kept[length - 1]) kept[length++] = moment
  return kept.subarray(0, length)
}
