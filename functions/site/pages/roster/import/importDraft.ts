/** An import on its way: the file that was read, and what was chosen about it so far. All of it travels in the form; nothing is stored. */
import type { Instant, LineId, LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import { linesOfTeam } from '../../../../../shared/rosters/linesOfTeam.ts'
import type { OpenedRoster } from '../../../../../shared/rosters/readRoster.ts'
import type { RosterTaking } from '../../../../../shared/rosters/rosterChange.ts'
import { columnsOf, headingsToRemember, isWhollyKnown, type RosterColumns, rosterRoles } from '../../../../../shared/rosters/rosterColumns.ts'
import { unpackRoster } from '../../../../../shared/rosters/rosterParcel.ts'
import type { RosterPreview } from '../../../../../shared/rosters/rosterPreview.ts'
import type { RosterReader } from '../../../../../shared/rosters/rosterReader.ts'
import type { Settings } from '../../../../../shared/settings/settings.ts'
import { Language } from '../../../../../shared/text/language.ts'
import { textsOf } from '../../../../../shared/text/texts.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import type { Form } from '../../../form.ts'

export type ImportDraft = {
  readonly packed: string
  readonly fileName: string
  readonly opened: OpenedRoster
  /** When a feed was read; absent for files. */
  readonly readAt?: Instant
  /** Of rows without a team; undefined: such rows are refused. */
  readonly line: LineId | undefined
  /** Of tables. */
  readonly columns: RosterColumns
  /** What was chosen for names that are no team yet. */
  readonly teams: ReadonlyMap<string, readonly LineId[]>
  readonly taking: RosterTaking
}

/** For a select that stands for every line at once. */
export const allLines = '*'

/** A file as it was just read, with what is found by itself. */
export function newDraft(packed: string, settings: Settings, chosen: { readonly line: string; readonly readAt?: Instant }): ImportDraft {
  const known = unpackRoster(packed) ?? badForm()
  const heading = known.opened.kind === 'table' ? known.opened.table.heading : []
  return {
    packed,
    ...known,
    ...(chosen.readAt === undefined ? {} : { readAt: chosen.readAt }),
    line: lineIn(settings, chosen.line),
    columns: columnsOf(heading, settings.staffing.headings),
    teams: new Map(),
    taking: isRefusedRows(heading) ? 'add' : 'replace',
  }
}

/** @throws Refused for what is no form of ours */
export function draftIn(form: Form, settings: Settings): ImportDraft {
  const packed = form.text('parcel')
  const { fileName, opened } = unpackRoster(packed) ?? badForm()
  const readAt = Number(form.text('read-at'))
  const names = form.all('team-name')
  const lines = form.all('team-line')
  const teams = names.flatMap((name, n): [string, readonly LineId[]][] => {
    const chosen = lines[n] === allLines ? settings.lines.map(({ id }) => id) : (lineIn(settings, lines[n] ?? '', { alone: false }) ?? [])
    const ids = typeof chosen === 'string' ? [chosen] : chosen
    return ids.length === 0 || name === '' ? [] : [[name.slice(0, 80), ids]]
  })
  return {
    packed,
    fileName,
    opened,
    // Moments are whole milliseconds since 1970.
    ...(Number.isSafeInteger(readAt) && readAt > 0 ? { readAt: readAt as Instant } : {}),
    line: lineIn(settings, form.text('line')),
    columns: columnsIn(form, opened),
    teams: new Map(teams),
    taking: (form.text('take-as') || form.text('taking')) === 'add' ? 'add' : 'replace',
  }
}

function badForm(): never {
  throw new Refused('bad_form')
}

/** With one line there is nothing to choose. */
function lineIn({ lines }: Settings, id: string, { alone = true } = {}): LineId | undefined {
  return lines.find((line) => line.id === id)?.id ?? (alone && lines.length === 1 ? lines[0]?.id : undefined)
}

function columnsIn(form: Form, opened: OpenedRoster): RosterColumns {
  if (opened.kind === 'calendar') return {}
  const columns = rosterRoles.flatMap((role): [string, number][] => {
    const text = form.text(`column-${role}`)
    return /^\d{1,2}$/.test(text) && Number(text) < opened.table.heading.length ? [[role, Number(text)]] : []
  })
  return Object.fromEntries(columns)
}

const reasons = Language.options.map((language) => textsOf(language).rosterImport.reason)
/** Our own list of refused rows, mended: it holds a part of a week, and must not take the rest away. */
const isRefusedRows = (heading: readonly string[]) => heading.some((name) => reasons.includes(name))

const defaultLines = ({ line }: ImportDraft) => (line === undefined ? [] : [line])

/** The settings as they are once the import is done: teams and columns that had to be chosen are remembered. */
export function rememberedIn({ opened, columns, teams }: ImportDraft, settings: Settings): Settings {
  const { staffing } = settings
  const headings =
    opened.kind === 'table'
      ? headingsToRemember(
          opened.table.heading.map((name) => name.slice(0, 80)),
          columns,
          staffing.headings,
        )
      : staffing.headings
  return {
    ...settings,
    staffing: {
      ...staffing,
      teams: { ...staffing.teams, ...Object.fromEntries([...teams].map(([name, own]) => [name, [...own]])) },
      headings: { ...headings },
    },
  }
}

/** What a draft is held against. */
export type DraftAsked = { readonly settings: Settings; readonly today: LocalDate; readonly reader: RosterReader }

/** @throws UnreadableRoster */
export const previewOf = (draft: ImportDraft, { settings, today, reader }: DraftAsked): Promise<RosterPreview> =>
  reader.preview(draft.packed, { settings: rememberedIn(draft, settings), defaultLines: defaultLines(draft), columns: draft.columns, today })

/**
 * Whether the file itself says all that can be asked about it, so that it can be checked at once. A column that we do not know is asked about: it
 * may be the one that counts people.
 * @throws UnreadableRoster
 */
export async function saysItself(draft: ImportDraft, asked: DraftAsked): Promise<boolean> {
  const { opened, columns, line } = draft
  if (opened.kind === 'table') {
    if (columns.start === undefined || columns.end === undefined || (columns.team === undefined && line === undefined)) return false
    const setAside = Object.fromEntries(reasons.map((name) => [name.toLowerCase(), 'none' as const]))
    if (!isWhollyKnown(opened.table, columns, { ...asked.settings.staffing.headings, ...setAside })) return false
  }
  return (await unknownTeams(draft, asked)).length === 0
}

export type UnknownTeam = { readonly name: string; readonly rows: number }

/** Names in the file that are no team by the settings; those of most shifts first. */
export async function unknownTeams(draft: ImportDraft, asked: DraftAsked): Promise<readonly UnknownTeam[]> {
  const names = Map.groupBy(await namesIn(draft, asked), (name) => name)
  return [...names].map(([name, rows]) => ({ name, rows: rows.length })).sort((a, b) => b.rows - a.rows)
}

async function namesIn({ opened, columns, packed }: ImportDraft, { settings, today, reader }: DraftAsked): Promise<readonly string[]> {
  if (opened.kind === 'calendar') {
    const { refused } = await reader.preview(packed, { settings, defaultLines: [], today })
    return refused.flatMap(({ fault, value = '' }) => (fault === 'unknown_team' && value.trim() !== '' ? [value.trim()] : []))
  }
  const place = columns.team
  if (place === undefined) return []
  const linesOf = linesOfTeam(settings)
  return opened.table.rows.flatMap(({ cells }) => {
    const name = (cells[place] ?? '').trim().slice(0, 80)
    return name === '' || linesOf(name) !== undefined ? [] : [name]
  })
}
