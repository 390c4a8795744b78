/** Reading and writing the record of an import, so that two who work on the same one do not overwrite each other. */
import type { ImportRecord, ImportRecords, StoredRecord } from '../../../shared/storage/facts/importRecords.ts'
import { refuse } from './refused.ts'

export type RecordRevisions = {
  /** @throws ImportRefused where there is none */
  readonly stored: (importId: string) => Promise<StoredRecord>
  /** @returns the revision it now has @throws ImportRefused where somebody else wrote it meanwhile */
  readonly write: (record: ImportRecord, revision: number) => Promise<number>
}

export const recordRevisions = (records: ImportRecords): RecordRevisions => ({
  stored: async (importId) => (await records.read(importId)) ?? refuse('unknown_import'),
  write: async (record, revision) => ((await records.write(record, revision)) ? revision + 1 : refuse('changed_meanwhile')),
})
