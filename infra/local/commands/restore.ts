import { ensureTables } from '../../../shared/storage/tables/ensureTables.ts'
import { keysFolderOf } from '../keys/fileVault.ts'
import { defaultDataDir, tablePrefix } from '../store/localData.ts'
import { BackupDamaged, checkBackup, loadBackup } from '../restore/backupFile.ts'
import { readLedger } from '../restore/ledgerFile.ts'
import { RestoredDiffers } from '../restore/makeReadable.ts'
import { CannotRestore } from '../restore/mayBeUsed.ts'
import { pointInTime } from '../restore/pointInTime.ts'
import { restoreFolder, type RestoreOptions } from '../restore/restoreFolder.ts'
import { type Copy, restoreTables } from '../restore/restoreTables.ts'
import { type Command, type CommandContext, CommandFailed, exitCodes, placeOf, readWords, storeOptions, WrongUse, withStore } from './command.ts'

export const restore: Command = {
  summary: 'put a copy back, without what was deleted since',
  help: `helpline restore FILE [--data DIR] [--dry-run]
helpline restore --stage NAME --to MOMENT [--dry-run]

Nothing is read before it is fit to be read: the copy is unpacked beside what is in use; what was erased, stripped and taken away since the copy is so again;
contacts and day files are made anew and compared with the events; then it is put to use. Stopped anywhere, it may be run again.

Who may sign in, reports, rosters and the audit trail stay as they are now where they can be read, and so does what was delivered since the copy. A stretch
of which nothing is known any more becomes a gap. A copy older than 35 days is refused.

On one machine: stop the host first. The keys must lie beside the data folder; for another machine, copy them there first.
On AWS: stop the functions of pages, imports, fold, nightly and erase first (their concurrency to 0); events keep coming in. It needs the role RestorerRole of the stack's outputs,
which may do this and is not that of the operator.

  --dry-run         look at everything, say what would be done, change nothing
  --settings        settings, people and reports come from the copy too: they are what was lost
  --only-copy       leave behind what was delivered since the copy: it is what is wrong
  --without-ledger  nobody was erased since the copy, although no list of deletions is left to tell
  --to MOMENT       on AWS: to which moment, such as 2026-03-02T09:15:00Z
  --data DIR        data folder (default: the one npm start uses)
  --endpoint URL    another DynamoDB endpoint
  --stage NAME      a stage on AWS, by its role for restoring

Examples
  npm run helpline -- restore monday.backup --data my-helpline --dry-run
  npm run helpline -- restore --stage production --to 2026-03-02T09:15:00Z`,
  run: async (words, context) => {
    const flag = { type: 'boolean' } as const
    const options = { ...storeOptions, 'dry-run': flag, settings: flag, 'only-copy': flag, 'without-ledger': flag, to: { type: 'string' } } as const
    const { values, positionals } = readWords(words, options)
    const asked: RestoreOptions = {
      dryRun: values['dry-run'] === true,
      withSettings: values.settings === true,
      onlyCopy: values['only-copy'] === true,
      withoutLedger: values['without-ledger'] === true,
      now: context.now,
      tell: context.print,
    }
    const [file, ...others] = positionals
    if (others.length > 0 || (file === undefined) === (values.stage === undefined)) throw new WrongUse('restore takes one file, or --stage and --to')
    const { data = defaultDataDir, endpoint, stage, to } = values
    try {
      if (stage !== undefined) await onAws({ stage }, momentIn(to), asked, context)
      else if (endpoint !== undefined) await onEndpoint({ data, endpoint }, context.pathOf(file ?? ''), asked, context)
      else await restoreFolder(data, context.pathOf(file ?? ''), asked)
    } catch (failure) {
      const isForOperator = failure instanceof BackupDamaged || failure instanceof CannotRestore || failure instanceof RestoredDiffers
      throw isForOperator ? new CommandFailed(failure.message) : failure
    }
    return exitCodes.done
  },
}

function momentIn(to: string | undefined): number {
  const at = to === undefined ? Number.NaN : Date.parse(to)
  if (Number.isNaN(at) || !/T.*(Z|[+-]\d\d:\d\d)$/.test(to ?? '')) throw new WrongUse('--to: a moment with its zone, such as 2026-03-02T09:15:00Z')
  return at
}

const onAws = (place: { readonly stage: string }, at: number, options: RestoreOptions, context: CommandContext) =>
  withStore(context, placeOf(place), ({ stores }) =>
    restoreTables({ stores, prefix: stores.tables.events.slice(0, -'-events'.length) }, pointInTime(stores.tables, at), options),
  )

/** Another endpoint: its keys, and the list beside them, lie by the data folder of this machine. */
async function onEndpoint(place: { readonly data: string; readonly endpoint: string }, file: string, options: RestoreOptions, context: CommandContext) {
  const { at, items } = await checkBackup(file)
  const copy: Copy = {
    at,
    check: async () => `the backup of ${new Date(at).toISOString()} is whole: ${items} items`,
    fill: async (into) => {
      await ensureTables(into)
      await loadBackup(file, into)
    },
  }
  const kept = await readLedger(keysFolderOf(place.data))
  await withStore(context, placeOf(place), ({ stores }) => restoreTables({ stores, prefix: tablePrefix, kept }, copy, options))
}
