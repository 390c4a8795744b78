import { keysApp } from '../../../functions/keys/app.ts'
import { stripApp } from '../../../functions/watch/strip.ts'
import { sweepApp } from '../../../functions/watch/sweep.ts'
import { auditTrail } from '../../../shared/storage/people/auditTrail.ts'
import { type Command, exitCodes, placeOf, readWords, settingsIn, storeOptions, WrongUse, withStore } from './command.ts'
import { dateIn } from './period.ts'

export const strip: Command = {
  summary: 'strip the periods that are over, destroy their keys, delete what is due',
  help: `helpline strip [--until DATE]

A running host does this every hour. Figures stay the same; who called can no longer be followed from one period to the next, and never looked up again.

  --until DATE    only periods that are over before this date
  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint

Examples
  npm run helpline -- strip
  npm run helpline -- strip --until 2026-03-01`,
  run: async (words, context) => {
    const { values, positionals } = readWords(words, { ...storeOptions, until: { type: 'string' } })
    if (positionals.length > 0) throw new WrongUse('strip takes a date only')
    const until = values.until === undefined ? {} : { until: Date.parse(dateIn('--until', values.until)) }
    return withStore(context, placeOf(values), async ({ stores, keys }) => {
      await settingsIn(stores)
      const [now, log] = [context.now, () => undefined]
      const done = await stripApp({ stores, now, log })(until)
      const { destroyed } =
        keys === undefined
          ? { destroyed: [] }
          : await keysApp({ settings: stores.settings, history: stores.history, keeper: keys, trail: auditTrail(stores.tables), now, log })()
      const swept = await sweepApp({ tables: stores.tables, now, log })()
      const before = done.until === undefined ? '' : `; everything before ${new Date(done.until).toISOString().slice(0, 16)}Z is lasting`
      context.print(`${done.periods} periods stripped, keys of ${destroyed.length} destroyed, ${swept} items deleted${before}.`)
      return exitCodes.done
    })
  },
}
