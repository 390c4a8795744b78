import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { askErasure } from '../../../functions/erase/ask.ts'
import { erasures } from '../../../shared/storage/erasures.ts'
import { type Command, CommandFailed, exitCodes, placeOf, readWords, settingsIn, storeOptions, WrongUse, withStore } from './command.ts'

export const erase: Command = {
  summary: 'make a caller who asks for it unlinked; says nothing about who is known',
  help: `helpline erase [--file FILE]

Reads one telephone number from standard input, or from a file; never from the command line itself, where it would stay in the history of the
shell. The answer is always the same. Within the hour a running host takes the pseudonym off whatever it finds and cuts its start to the hour; the
counts stay. What is stripped already holds nobody. At most five a day.

  --file FILE     a file that holds the number and nothing else
  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint

Example
  npm run helpline -- erase --data my-helpline < number.txt`,
  run: async (words, context) => {
    const { values, positionals } = readWords(words, { ...storeOptions, file: { type: 'string' } })
    if (positionals.length > 0) throw new WrongUse('a number is read from standard input or a file, never from the command line')
    const raw = await (values.file === undefined ? text(process.stdin) : readFile(context.pathOf(values.file), 'utf8')).catch(() => '')
    return withStore(context, placeOf(values), async ({ stores, keys }) => {
      if (keys === undefined) throw new CommandFailed('on AWS this is asked of its own function')
      const { settings } = await settingsIn(stores)
      const ask = askErasure({ erasures: erasures(stores.tables), vault: keys, keeper: keys, now: context.now, newId: randomUUID })
      const answer = await ask(settings, raw.trim())
      if (answer === 'no_number') throw new CommandFailed('that is no telephone number')
      if (answer === 'too_many') throw new CommandFailed('five were asked for in the last day; try again tomorrow')
      context.print('Taken. Whatever is linked to this number is made unlinked within the hour, while the host runs.')
      return exitCodes.done
    })
  },
}
