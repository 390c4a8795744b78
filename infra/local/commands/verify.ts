import { verify as verifyAll } from '../../../shared/storage/days/verify.ts'
import { type Command, exitCodes, placeOf, readWords, settingsIn, storeOptions, WrongUse, withStore } from './command.ts'
import { progressLine } from './progressLine.ts'

export const verify: Command = {
  summary: 'compute every day file again and compare it with the stored one',
  help: `helpline verify

Prints every line and day that differs, and then ends with exit code 1; "helpline rebuild" mends them.

  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint
  --stage NAME    a stage on AWS, by the role of its operator

Example
  npm run helpline -- verify`,
  run: async (words, context) => {
    const { values, positionals } = readWords(words, storeOptions)
    if (positionals.length > 0) throw new WrongUse('verify takes no names')
    return withStore(context, placeOf(values), async ({ stores }) => {
      const { settings } = await settingsIn(stores)
      const progress = progressLine('comparing days', context, 'days')
      const { days, differences, changedMeanwhile } = await verifyAll(stores, settings, {
        onProgress: (done, all) => progress.show({ share: done / all, done }),
      })
      progress.end()
      for (const { line, date, what } of differences) context.print(`${line} ${date} ${what}`)
      if (changedMeanwhile > 0) context.tell(`${changedMeanwhile} days got new events meanwhile and were left out.`)
      context.tell(
        differences.length === 0
          ? `${days} days are as the events say.`
          : `${differences.length} of ${days} days differ; npm run helpline -- rebuild mends them.`,
      )
      return differences.length === 0 ? exitCodes.done : exitCodes.failed
    })
  },
}
