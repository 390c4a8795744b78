/** What every page needs beside its figures: who reads, in which language, about which part of the data. */
import type { SignedIn } from '../../shared/access/session.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import type { Line, Settings } from '../../shared/settings/settings.ts'
import type { Formats } from '../../shared/text/format.ts'
import type { Language } from '../../shared/text/language.ts'
import { parametersOf } from '../../shared/text/reportQuery.ts'
import type { QueryProblem, ReportQuery } from '../../shared/text/reportQuery.ts'
import type { Texts } from '../../shared/text/texts.ts'
import type { Theme } from '../../shared/web/lookCookie.ts'
import type { Filling } from './dependencies.ts'

export type View = {
  readonly language: Language
  /** Chosen for this browser; undefined: as the device asks. */
  readonly theme?: Theme | undefined
  readonly texts: Texts
  readonly formats: Formats
  readonly settings: Settings
  readonly query: ReportQuery
  readonly problems: readonly QueryProblem[]
  /** Path of this page, without the query. */
  readonly path: string
  readonly now: Instant
  /** Who looks; undefined where nobody is signed in. */
  readonly who: SignedIn | undefined
  readonly filling: readonly Filling[]
  /** Addresses by hash of the style sheet, the script and the icon. */
  readonly files: Readonly<Record<'style' | 'script' | 'icon', string>>
}

/** An address on this site, perhaps with a place on its page, with the reader's filters, some of them changed. */
export function linkTo(view: View, path: string, changes: Partial<ReportQuery> = {}): string {
  const parameters = parametersOf({ ...view.query, page: 1, ...changes }).toString()
  const [page = path, place] = path.split('#')
  return `${page}${parameters === '' ? '' : `?${parameters}`}${place === undefined ? '' : `#${place}`}`
}
/** The same page for another choice. */
export const linkHere = (view: View, changes: Partial<ReportQuery>) => linkTo(view, view.path, changes)

/** The narrowing of the drill-down, taken off again: what pages other than the drill-down are asked with. */
export const notNarrowed = {
  cause: [],
  weekdays: [],
  after: undefined,
  before: undefined,
  date: undefined,
  sort: 'time',
} as const satisfies Partial<ReportQuery>

export function chosenLines(view: View): readonly Line[] {
  const { line, channel } = view.query
  return view.settings.lines.filter((own) => (line.length === 0 || line.includes(own.id)) && (channel.length === 0 || channel.includes(own.channel)))
}

export function lineNames(view: View): string {
  const lines = chosenLines(view)
  const { formats, texts } = view
  if (lines.length === 0) return texts.filters.noLine
  if (lines.length === view.settings.lines.length && lines.length > 1) return texts.filters.allLines
  return formats.and(lines.map(({ name }) => name))
}

export const lineName = (view: View, id: string) => view.settings.lines.find((line) => line.id === id)?.name ?? id
