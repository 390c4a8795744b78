/** Which key an import's rows use: rows of a live period use that period's key; rows of periods that are over use a key of this import alone. */
import { importPeriod } from '../../../shared/privacy/keyKeeper.ts'
import { keyPeriods } from '../../../shared/privacy/keyPeriods.ts'
import type { Pseudonymiser } from '../../../shared/privacy/pseudonymiser.ts'
import type { Settings } from '../../../shared/settings/settings.ts'
import type { ImportRecord } from '../../../shared/storage/facts/importRecords.ts'
import type { ImporterDependencies } from './context.ts'

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
