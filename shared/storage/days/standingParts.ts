/** Which of several tellings of one stripped day readers look at. */
import type { SourceId } from '../../contacts/identifiers.ts'
import { beginsBefore } from '../../privacy/keyPeriods.ts'
import { ownOrigin } from '../tables/historyTable.ts'
import { compareText } from '../../contacts/compareText.ts'

export type PartOfDay = {
  readonly period: string
  /** Of the feed, or of an import; later imports sort after earlier ones. */
  readonly origin: string
  /** Of an import: whose part it is; absent: the whole day. */
  readonly source?: SourceId
  /** Of an import: how far everything was stripped when it came, milliseconds. */
  readonly until?: number
}
export type StandingPart<Part extends PartOfDay> = {
  readonly part: Part
  /** Sources of which another part tells instead. */
  readonly without: ReadonlySet<SourceId>
}

/**
 * Of each source the last import that tells of it, and of the feed what no import tells: the sources that none brought, and what was still live when an
 * import came and was stripped since. An import of a whole day replaces all before it.
 */
export function standingParts<Part extends PartOfDay>(parts: readonly Part[]): readonly StandingPart<Part>[] {
  const imports = parts.filter(({ origin }) => origin !== ownOrigin)
  const whole = lastOf(imports.filter(({ source }) => source === undefined))
  const later = imports.filter(({ origin }) => whole === undefined || origin >= whole.origin)
  const lastBySource = new Map([...Map.groupBy(later, ({ source }) => source)].flatMap(([source, own]) => own.map(() => [source, lastOf(own)] as const)))
  const wasLive = ({ period }: Part, told: Part | undefined) => told?.until !== undefined && !beginsBefore(period, told.until)
  return parts
    .toSorted((a, b) => compareText(a.origin, b.origin))
    .flatMap((part): readonly StandingPart<Part>[] => {
      if (part.origin !== ownOrigin) return lastBySource.get(part.source)?.origin === part.origin ? [{ part, without: noSources }] : []
      if (whole !== undefined && !wasLive(part, whole)) return []
      const told = [...lastBySource].flatMap(([source, last]) => (source === undefined || wasLive(part, last) ? [] : [source]))
      return [{ part, without: new Set(told) }]
    })
}

const noSources: ReadonlySet<SourceId> = new Set()
const lastOf = <Part extends PartOfDay>(parts: readonly Part[]): Part | undefined =>
  parts.reduce<Part | undefined>((last, own) => (last === undefined || own.origin > last.origin ? own : last), undefined)
