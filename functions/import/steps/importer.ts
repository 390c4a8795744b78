/**
 * Imports files of history, part after part: cut, parse, pseudonymise in memory, leave out what is known, store the rest by UTC date. Every step may be
 * repeated: the same files again change nothing, and an import that was killed goes on where it was.
 */
import type { FinishOptions } from '../days/touchedBuilder.ts'
import { contextOf, type ImporterDependencies } from '../record/context.ts'
import { type ImportProgress, progressOf } from '../record/progress.ts'
import { finish } from './finish.ts'
import { type ImportRequest, start } from './start.ts'
import { type PartAnswer, type PartToTake, takePart } from './takePart.ts'
import { undo } from './undo.ts'
import { workbench } from './workbench.ts'

export type Importer = {
  /** Begins an import, or goes on with the same one where it stopped. */
  readonly start: (request: ImportRequest) => Promise<ImportProgress>
  readonly takePart: (part: PartToTake) => Promise<PartAnswer>
  /** Builds every day that was touched, in order of date; stopped when the time is up, it goes on when asked again. Done once more, it does nothing. */
  readonly finish: (importId: string, options?: FinishOptions) => Promise<ImportProgress>
  /** Takes away what the import brought, within 30 days: live events and other imports stay. Stopped anywhere, it goes on when asked again; done once more, it does nothing. */
  readonly undo: (importId: string, options?: FinishOptions) => Promise<ImportProgress>
  readonly progress: (importId: string) => Promise<ImportProgress>
}

export function importer(dependencies: ImporterDependencies): Importer {
  const bench = workbench(dependencies)
  return {
    start: (request) => start(bench, request),
    takePart: (part) => takePart(bench, part),
    finish: (importId, options = {}) => finish(bench, importId, options),
    undo: (importId, options = {}) => undo(bench, importId, options),
    progress: async (importId) => {
      const { record } = await bench.revisions.stored(importId)
      return progressOf(record, await contextOf(bench, record.source))
    },
  }
}
