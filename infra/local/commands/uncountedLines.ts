/** That figures are not complete, for a terminal and for scripts: of which lines, since when, and what will be done about it (F5). */
import type { Filters } from '../../../shared/metrics/figures.ts'
import { type UncountedMark, uncountedMarks, type UncountedReader, type UncountedReason } from '../../../shared/metrics/uncounted.ts'
import { uncountedReader } from '../../../shared/storage/contacts/uncountedReader.ts'
import type { SettingsVersion } from '../../../shared/storage/decided/settingsStore.ts'
import type { Stores } from '../../../shared/storage/stores.ts'

export const uncountedOf = ({ tables, folding }: Pick<Stores, 'tables' | 'folding'>): UncountedReader => uncountedReader(tables, folding)

type About = { readonly settings: SettingsVersion; readonly about: Pick<Filters, 'line' | 'from' | 'to'>; readonly now: number }

export async function uncountedNow(stores: Pick<Stores, 'tables' | 'folding'>, { settings, about, now }: About): Promise<readonly UncountedMark[]> {
  return uncountedMarks(await uncountedOf(stores)(settings.settings, about.line, now), about)
}

/** A line each; nothing where everything counts. */
export const uncountedLines = (marks: readonly UncountedMark[]): readonly string[] =>
  marks.map(({ reason, since, lines }) => `not complete: ${whyOf[reason](lines.join(', '), since)}`)

const notYet = (lines: string, since: string) => `what came in for ${lines} since ${since} is not counted yet; nothing is lost, it will be`
const whyOf: Readonly<Record<UncountedReason, (lines: string, since: string) => string>> = {
  parked: (lines, since) => `something of ${lines} since ${since} could not be folded; nothing is lost: npm run helpline -- redrive --help`,
  behind: notYet,
  importing: (lines, since) => `since ${since} a file of ${lines} is being read in or taken away; if that was interrupted, import the same file again`,
  tonight: notYet,
}
