import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { askErasure } from '../../../functions/erase/ask.ts'
import { confirmersFor } from '../../../shared/access/erasureRequest.ts'
import { auditTrail } from '../../../shared/storage/people/auditTrail.ts'
import { erasureRequests } from '../../../shared/storage/forgotten/erasureRequests.ts'
import { erasures } from '../../../shared/storage/forgotten/erasures.ts'
import { userStore } from '../../../shared/storage/people/userStore.ts'
import { operator } from './operator.ts'
import { type Command, CommandFailed, exitCodes, placeOf, readWords, settingsIn, storeOptions, WrongUse, withStore } from './command.ts'

export const erase: Command = {
  summary: 'make a caller who asks for it unlinked; says nothing about who is known',
  help: `helpline erase [--file FILE]

Reads one telephone number from standard input, or from a file; never from the command line itself, where it would stay in the history of the
shell. The answer is always the same. Within the hour a running host takes the pseudonym off whatever it finds and cuts its start to the hour; the
counts stay. What is stripped already holds nobody. At most five a day. Where an admin or a privacy officer was invited, one of them has to confirm
it within a day, on the page Settings.

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
      const needsAnother = confirmersFor(await userStore(stores.tables).all(), operator).length > 0
      const ask = askErasure({ erasures: erasures(stores.tables), vault: keys, keeper: keys, now: context.now })
      const request = { id: randomBytes(8).toString('hex'), at: context.now(), by: operator, needsAnother }
      await auditTrail(stores.tables).append({
        at: request.at,
        user: operator,
        action: 'erasure_asked',
        object: 'erasure',
        filter: { request: request.id },
        standsOut: true,
      })
      const answer = await ask(settings, { ...request, number: raw })
      if (answer === 'no_number') throw new CommandFailed('that is no telephone number')
      if (answer === 'too_many') throw new CommandFailed('five were asked for in the last day; try again tomorrow')
      await erasureRequests(stores.tables).add(request)
      const after = needsAnother ? 'within the hour after somebody else confirmed it on the page Settings' : 'within the hour, while the host runs'
      context.print(`Taken. Whatever is linked to this number is made unlinked ${after}.`)
      return exitCodes.done
    })
  },
}
