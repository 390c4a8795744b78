/**
 * Taking back what one version of the settings changed in one of its lists, while everything that others changed since stays.
 * Three versions are looked at, entry by entry: the one before, the one that was made, and the newest.
 */
import type { LineId } from '../contacts/identifiers.ts'
import type { Settings } from './settings.ts'

export type ThreeVersions = { readonly before: Settings; readonly made: Settings; readonly newest: Settings }
/** `changed_since`: somebody changed the same entry after it; `nothing`: the version changed nothing here. */
export type Undone = { readonly settings: Settings } | 'changed_since' | 'nothing'

type Entries = ReadonlyMap<string, string>
/** One list of the settings: what it holds as text by name, and how it is put back. */
type List = {
  readonly entries: (settings: Settings) => Entries
  readonly restored: (settings: Settings, before: Settings, names: ReadonlySet<string>) => Settings
}
export type UndoablePart = readonly List[]

/** @returns the newest settings with these lists as they were for what the version touched; twice is the same as once */
export function undoneSettings(part: UndoablePart, { before, made, newest }: ThreeVersions): Undone {
  const compared = part.map((list) => {
    const [was, is, now] = [list.entries(before), list.entries(made), list.entries(newest)]
    const names = [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name))
    const isAs = (then: Entries) => names.every((name) => now.get(name) === then.get(name))
    return { list, names: new Set(names), isAsMade: isAs(is), isAsBefore: isAs(was) }
  })
  if (compared.every(({ names }) => names.size === 0)) return 'nothing'
  if (compared.every(({ isAsBefore }) => isAsBefore)) return { settings: newest }
  if (!compared.every(({ isAsMade }) => isAsMade)) return 'changed_since'
  return { settings: compared.reduce((settings, { list, names }) => list.restored(settings, before, names), newest) }
}

export type TouchedEntry = { /** Place of its list in the part. */ readonly list: number; readonly name: string; readonly how: 'added' | 'changed' | 'removed' }
/** What a version did to these lists, entry by entry; empty where it did nothing there, was taken back, or was changed again since. */
export function touchedEntries(part: UndoablePart, versions: ThreeVersions): readonly TouchedEntry[] {
  const undone = undoneSettings(part, versions)
  if (undone === 'nothing' || undone === 'changed_since' || undone.settings === versions.newest) return []
  return part.flatMap(({ entries }, list) => {
    const [was, is] = [entries(versions.before), entries(versions.made)]
    const names = [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name))
    return names.map((name) => ({ list, name, how: was.has(name) ? (is.has(name) ? ('changed' as const) : ('removed' as const)) : ('added' as const) }))
  })
}

/** Lists as they are looked at: of what, named by what, and put where. Entries keep the order that `put` gives them. */
function listOf<Entry>(
  of: (settings: Settings) => readonly Entry[],
  nameOf: (entry: Entry) => string,
  put: (settings: Settings, entries: readonly Entry[]) => Settings,
): List {
  return {
    entries: (settings) => new Map(of(settings).map((entry) => [nameOf(entry), JSON.stringify(entry)])),
    restored: (settings, before, names) =>
      put(settings, [...of(settings).filter((entry) => !names.has(nameOf(entry))), ...of(before).filter((entry) => names.has(nameOf(entry)))]),
  }
}

const by =
  <Entry>(orderOf: (entry: Entry) => string | number) =>
  (a: Entry, b: Entry): number =>
    orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0

/** A marker has no name of its own: it is what it says. */
export const markersPart: UndoablePart = [
  listOf(
    ({ markers }) => markers,
    (marker) => JSON.stringify(marker),
    (settings, markers) => ({ ...settings, markers: markers.toSorted(by(({ date }) => date)) }),
  ),
]

/** What was told of gaps, and from when on nothing more is expected of a source. */
export const gapsPart: UndoablePart = [
  listOf(
    ({ gaps }) => gaps,
    ({ source, from }) => `${source} ${Date.parse(from)}`,
    (settings, gaps) => ({ ...settings, gaps: gaps.toSorted(by(({ from }) => Date.parse(from))) }),
  ),
  listOf(
    ({ sources }) => sources.flatMap(({ id, usedUntil }) => (usedUntil === undefined ? [] : [{ id, usedUntil }])),
    ({ id }) => id,
    (settings, ends) => ({ ...settings, sources: settings.sources.map((source) => withEnd(source, ends.find(({ id }) => id === source.id)?.usedUntil)) }),
  ),
]
const withEnd = ({ usedUntil: _usedUntil, ...source }: Settings['sources'][number], usedUntil: string | undefined) => ({
  ...source,
  ...(usedUntil !== undefined && { usedUntil }),
})

/** The opening hours of one line: its versions and its exceptions, which one act may change together. */
export const hoursPart = (line: LineId): UndoablePart => [
  listOf(
    ({ lines }) => lines.find(({ id }) => id === line)?.hours ?? [],
    ({ from }) => from,
    (settings, hours) => withLine(settings, line, (own) => ({ ...own, hours: hours.toSorted(by(({ from }) => from)) })),
  ),
  listOf(
    ({ lines }) => lines.find(({ id }) => id === line)?.exceptions ?? [],
    ({ date }) => date,
    (settings, exceptions) => withLine(settings, line, (own) => ({ ...own, exceptions: exceptions.toSorted(by(({ date }) => date)) })),
  ),
]
const withLine = (settings: Settings, id: LineId, edit: (line: Settings['lines'][number]) => Settings['lines'][number]): Settings => ({
  ...settings,
  lines: settings.lines.map((own) => (own.id === id ? edit(own) : own)),
})
