/** Which key an import's rows use: rows of a live period use that period's key; rows of periods that are over use a key of this import alone. */
import { datesBetween } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { importPeriod } from '../../shared/privacy/keyKeeper.ts'
import { keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import type { Pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { linesOfSource } from '../../shared/settings/sourceLines.ts'
import type { LineDate } from '../../shared/storage/days/lineDate.ts'
import type { ImportRecord } from '../../shared/storage/facts/importRecords.ts'
import type { ImportContext, ImporterDependencies } from './importContext.ts'
import { reachOf } from './importReach.ts'

/** One round of one import: a round that was undone shares no key with the next. */
export const keyOfImport = ({ importId, startedAt }: Pick<ImportRecord, 'importId' | 'startedAt'>): string => importPeriod(`${importId}-${startedAt}`)

export function pseudonymiserOf(
  { pseudonymiser, now }: Pick<ImporterDependencies, 'pseudonymiser' | 'now'>,
  record: ImportRecord,
  { privacy }: Settings,
): Pseudonymiser {
  const overUntil = keyPeriods(privacy).overUntil(now())
  return pseudonymiser.under(({ until }) => (until <= overUntil ? keyOfImport(record) : undefined))
}

/** Every local day from its first to its last moment, for each line of its source. */
export function daysWithin(record: ImportRecord, { settings, source }: ImportContext): readonly LineDate[] {
  const reach = reachOf(record)
  if (reach === undefined) return []
  return settings.lines
    .filter(({ id }) => linesOfSource(source, settings).includes(id))
    .flatMap((line) => {
      const { dateOf } = localTimeOf(line.timeZone)
      return datesBetween(dateOf(reach.from), dateOf(reach.until)).map((date) => ({ line, date }))
    })
}
