import { importRecords } from '../../../shared/storage/facts/importRecords.ts'
import type { OpenStore } from '../store/openStore.ts'
import { type CommandContext, type ExitCode, exitCodes } from './command.ts'
import { rowsTaken } from '../../../shared/storage/facts/importSums.ts'

/** One line an import, newest first. */
export async function listImports({ print }: CommandContext, { stores }: Pick<OpenStore, 'stores'>): Promise<ExitCode> {
  const imports = await importRecords(stores.tables).all()
  if (imports.length === 0) print('Nothing has been imported yet.')
  for (const record of imports) {
    const { importId, source, startedAt, state, files } = record
    const { stored, duplicate, refused } = rowsTaken(record)
    const names = files.map(({ name }) => name).join(', ')
    const rows = `${stored} stored, ${duplicate} known already, ${refused} refused`
    print(`${importId}  ${new Date(startedAt).toISOString().slice(0, 16)}Z  ${source}  ${state}  ${rows}  ${names}`)
  }
  return exitCodes.done
}
