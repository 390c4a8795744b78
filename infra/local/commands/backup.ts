import { keysFolderOf } from '../keys/fileVault.ts'
import { defaultDataDir } from '../store/localData.ts'
import { BackupDamaged, writeBackup } from '../restore/backupFile.ts'
import { writeLedger } from '../restore/ledgerFile.ts'
import { type Command, CommandFailed, exitCodes, placeOf, readWords, settingsIn, storeOptions, WrongUse, withStore } from './command.ts'

export const backup: Command = {
  summary: 'copy everything that cannot be made anew into one file',
  help: `helpline backup FILE

Writes facts, lasting days and decisions into FILE, which only you may read, while the host runs or not. There is no key in it: keys stay beside the data
folder and are copied apart from it, to another place. Nobody is named in it, but it holds pseudonyms: whoever has it and the keys can follow a caller.
It may be put back for 35 days; after that it must be deleted, for people are promised that what was erased is gone by then.

  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint

On AWS the tables have a copy of every second of the last 35 days; see helpline restore --stage.

Example
  npm run helpline -- backup monday.backup --data my-helpline`,
  run: async (words, context) => {
    const { values, positionals } = readWords(words, storeOptions)
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) throw new WrongUse('backup takes the name of one file')
    if (values.stage !== undefined) throw new CommandFailed('on AWS the tables are copied by themselves: helpline restore --stage NAME --to MOMENT')
    return withStore(context, placeOf(values), async ({ stores, keys }) => {
      await settingsIn(stores)
      const path = context.pathOf(file)
      const items = await writeBackup(stores, path, context.now).catch((failure: unknown) => {
        if (failure instanceof Error && 'code' in failure && failure.code === 'EEXIST') throw new CommandFailed(`there is a file ${path} already`)
        throw failure instanceof BackupDamaged ? new CommandFailed(failure.message) : failure
      })
      // So that what is deleted from now on can be told from what was before, even when the data are gone.
      if (keys !== undefined) await writeLedger(keysFolderOf(values.data ?? defaultDataDir), await stores.deletions.all(context.now()), context.now())
      context.print(`${items} items are in ${path}.`)
      context.tell('Keys are not in it. Delete it within 35 days.')
      return exitCodes.done
    })
  },
}
