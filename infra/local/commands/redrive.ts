import { rebuild } from '../../../functions/fold/rebuild.ts'
import { redrive as foldAgain } from '../../../functions/fold/redrive.ts'
import type { Settings } from '../../../shared/settings/settings.ts'
import { auditTrail } from '../../../shared/storage/people/auditTrail.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { type GivenUpEntries, givenUpEntries } from '../handOver/givenUp.ts'
import { operator } from './operator.ts'
import { type Command, type CommandContext, type ExitCode, exitCodes, placeOf, readWords, settingsIn, storeOptions, WrongUse, withStore } from './command.ts'

export const redrive: Command = {
  summary: 'fold again what was given up, by its keys',
  help: `helpline redrive [--apply]

What could not be made into a contact is given up, so that it holds up nothing else: its event stays where it is, and its key is kept. Without --apply
this says what is kept and changes nothing. With it the events are folded again; a key is taken away only once its event is folded, so it may be
repeated. Mend the cause first. What a stream has forgotten since is made good by computing everything again, as rebuild does.

  --apply         fold them now
  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint
  --stage NAME    a stage on AWS, by the role of its operator

Examples
  npm run helpline -- redrive --stage prod
  npm run helpline -- redrive --stage prod --apply`,
  run: async (words, context) => {
    const { values, positionals } = readWords(words, { ...storeOptions, apply: { type: 'boolean' } })
    if (positionals.length > 0) throw new WrongUse('redrive takes no names')
    return withStore(context, placeOf(values), async ({ stores }) => {
      const { settings } = await settingsIn(stores)
      const kept = await givenUpEntries(stores.tables, values.stage, context.environment)
      try {
        if (kept.strange > 0) context.tell(`${kept.strange} messages in the queue are not of the fold; they stay.`)
        return values.apply === true ? await apply(stores, settings, kept, context) : await show(stores, kept, context)
      } finally {
        await kept.leave()
      }
    })
  },
}

async function show(stores: Stores, { entries }: GivenUpEntries, { print, tell }: CommandContext): Promise<ExitCode> {
  if (entries.length === 0) {
    print('Nothing is given up.')
    return exitCodes.done
  }
  const eventIds = [...new Set(entries.flatMap((entry) => entry.eventIds ?? []))]
  const found = (await stores.events.findMany(eventIds)).length
  const forgotten = entries.filter((entry) => entry.eventIds === undefined).length
  print(`${entries.length} entries: ${found} events to be folded again, ${eventIds.length - found} that are not kept any more.`)
  if (forgotten > 0) print(`${forgotten} of the entries name places that the stream has forgotten: everything would be computed again.`)
  tell('Nothing was changed. To fold them now: the same command with --apply')
  return exitCodes.done
}

async function apply(stores: Stores, settings: Settings, { entries }: GivenUpEntries, context: CommandContext): Promise<ExitCode> {
  if (entries.length === 0) {
    context.print('Nothing is given up.')
    return exitCodes.done
  }
  const record = { at: context.now(), user: operator, action: 'changed', object: 'data', filter: { redriven: String(entries.length) } } as const
  await auditTrail(stores.tables).append(record)
  let [folded, gone, stay] = [0, 0, 0]
  for (const { eventIds, remove } of entries) {
    if (eventIds === undefined) continue
    const done = await foldAgain(stores, settings.lines, eventIds)
    folded += done.folded
    gone += done.gone
    if (done.failed === 0) await remove()
    else stay += 1
  }
  const forgotten = entries.filter((entry) => entry.eventIds === undefined)
  if (forgotten.length > 0) {
    const { events, days } = await rebuild(stores, settings)
    for (const { remove } of forgotten) await remove()
    context.print(`Everything was computed again: ${days} days from ${events} events.`)
  }
  context.print(`${folded} events folded${gone === 0 ? '' : `, ${gone} not kept any more`}; ${entries.length - stay} of ${entries.length} entries are done.`)
  if (stay === 0) return exitCodes.done
  context.tell(`${stay} entries stay: their events still cannot be folded.`)
  return exitCodes.failed
}
