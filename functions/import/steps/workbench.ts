/** What the steps of an importer share: its outside world, and what it makes of it once. */
import { coverageReader } from '../../../shared/metrics/coverage/coverageReader.ts'
import type { ReconciliationDependencies } from '../days/reconciliation.ts'
import { type TouchedBuilder, touchedBuilder } from '../days/touchedBuilder.ts'
import { type KnownOfRounds, knownOfRounds } from '../known/knownOfRounds.ts'
import type { ImporterDependencies } from '../record/context.ts'
import { type RecordRevisions, recordRevisions } from '../record/revisions.ts'

export type Workbench = ImporterDependencies & {
  readonly revisions: RecordRevisions
  readonly builder: TouchedBuilder
  readonly known: KnownOfRounds
  readonly mending: ReconciliationDependencies
}

export function workbench(dependencies: ImporterDependencies): Workbench {
  const { records, stores, now } = dependencies
  const revisions = recordRevisions(records)
  return {
    ...dependencies,
    revisions,
    builder: touchedBuilder(stores.dayFiles, revisions),
    known: knownOfRounds(stores.parcels),
    mending: { dayFiles: stores.dayFiles, coverage: coverageReader(stores.dayFiles), now },
  }
}
