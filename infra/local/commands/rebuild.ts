import { rebuild as rebuildAll } from '../../../functions/fold/rebuild.ts'
import { type Command, exitCodes, placeOf, readWords, settingsIn, storeOptions, WrongUse, withStore } from './command.ts'
import { periodIn, periodOptions } from './period.ts'
import { progressLine } from './progressLine.ts'

export const rebuild: Command = {
  summary: 'compute again all that is derived from the facts',
  help: `helpline rebuild [--from DATE] [--to DATE]

Contacts and day files are made from the events again; with dates only the day files of those days are. Nothing that a telephone system
reported is touched, and figures stay the same.

  --from, --to    local dates, both included
  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint
  --stage NAME    a stage on AWS, by the role of its operator

Examples
  npm run helpline -- rebuild
  npm run helpline -- rebuild --from 2026-03-01 --to 2026-03-31`,
  run: async (words, context) => {
    const { values, positionals } = readWords(words, { ...storeOptions, ...periodOptions })
    if (positionals.length > 0) throw new WrongUse('rebuild takes dates only')
    const period = periodIn(values)
    return withStore(context, placeOf(values), async ({ stores }) => {
      const { settings } = await settingsIn(stores)
      const progress = progressLine('building days', context, 'days')
      const { events, days, mended } = await rebuildAll(stores, settings, {
        ...period,
        onProgress: ({ done, all }) => all !== undefined && progress.show({ share: done / all, done }),
      })
      progress.end()
      context.print(`${days} days computed again from ${events} live events and all imported history; ${mended} derived items were wrong and are mended.`)
      return exitCodes.done
    })
  },
}
