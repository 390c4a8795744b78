/** Takes a roster into the store: the weeks that the file has shifts in become what the file says, line by line. */
import type { Instant, LineId } from '../../contacts/identifiers.ts'
import { fileNameToKeep } from '../../privacy/fileNameToKeep.ts'
import { type RosterChange, rosterChange, type RosterTaking } from '../../rosters/rosterChange.ts'
import { rosterWeekOf } from '../../rosters/rosterPreview.ts'
import type { RosterLayout } from '../../rosters/rosterLayout.ts'
import type { Shift } from '../../rosters/shift.ts'
import type { Settings } from '../../settings/settings.ts'
import type { RosterImport, RosterStore, RosterWeek } from './rosterStore.ts'

type Weeks = ReadonlyMap<LineId, readonly string[]>

/** What would change; nothing is stored. */
export async function changeOfRoster(
  store: Pick<RosterStore, 'weeks'>,
  settings: Settings,
  shifts: readonly Shift[],
  taking: RosterTaking = 'replace',
): Promise<RosterChange> {
  const weekOf = rosterWeekOf(settings)
  const touched = weeksOf(shifts, weekOf)
  const present = await Promise.all([...touched].map(([line, weeks]) => store.weeks(line, weeks[0] ?? '', weeks.at(-1) ?? '')))
  return rosterChange(
    present.flat().flatMap((week) => week.shifts),
    shifts,
    { weekOf, taking },
  )
}

export type RosterOrigin = {
  readonly importId: string
  readonly at: Instant
  readonly fileName: string
  readonly refused: number
  readonly taking?: RosterTaking
  readonly layout?: RosterLayout
}

export async function takeRoster(store: RosterStore, settings: Settings, shifts: readonly Shift[], origin: RosterOrigin): Promise<RosterImport> {
  const { taking, ...told } = origin
  const about = { ...told, fileName: fileNameToKeep(told.fileName) }
  const { added, removed, changed, after } = await changeOfRoster(store, settings, shifts, taking)
  const weekOf = rosterWeekOf(settings)
  const touched = weeksOf(shifts, weekOf)
  const weeks: RosterWeek[] = [...touched].flatMap(([line, own]) =>
    own.map((week) => ({ line, week, shifts: after.filter((shift) => shift.line === line && weekOf(shift.from, line) === week) })),
  )
  return store.save({ ...about, added: added.length, removed: removed.length, changed: changed.length }, weeks)
}

function weeksOf(shifts: readonly Shift[], weekOf: (moment: Instant, line: LineId) => string): Weeks {
  const weeks = new Map<LineId, Set<string>>()
  for (const shift of shifts) weeks.set(shift.line, (weeks.get(shift.line) ?? new Set()).add(weekOf(shift.from, shift.line)))
  return new Map([...weeks].map(([line, own]) => [line, [...own].sort()]))
}
