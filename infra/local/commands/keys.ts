import { keyPeriods } from '../../../shared/privacy/keyPeriods.ts'
import { type Command, exitCodes, placeOf, readWords, settingsIn, storeOptions, WrongUse, withStore } from './command.ts'

export const keys: Command = {
  summary: 'the calendar of the keys that callers are recognised by',
  help: `helpline keys

One line a key: the group of lines, the period, and until when somebody can be recognised by it. A period is stripped seven days after it ends and its key is
destroyed then; a running host does both by itself. Nothing here says whether anybody is known.

  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint

Example
  npm run helpline -- keys`,
  run: async (words, context) => {
    const { values, positionals } = readWords(words, storeOptions)
    if (positionals.length > 0) throw new WrongUse('keys takes no names')
    return withStore(context, placeOf(values), async ({ stores, keys: keeper }) => {
      const { settings } = await settingsIn(stores)
      const calendar = keyPeriods(settings.privacy)
      const state = await stores.history.state()
      const { name, from, until } = calendar.at(context.now())
      context.print(`this period: ${name}, ${shown(from)} to ${shown(until)}`)
      context.print(`stripped: ${state === undefined ? 'nothing yet' : `everything before ${shown(state.until)}`}`)
      for (const { period, linkGroup } of [...((await keeper?.alive()) ?? [])].sort((a, b) => (a.period < b.period ? -1 : 1)))
        context.print(`${period}  ${linkGroup}`)
      if (keeper === undefined) context.tell('On AWS the keys stand in the key management service.')
      return exitCodes.done
    })
  },
}

const shown = (moment: number) => `${new Date(moment).toISOString().slice(0, 16)}Z`
