import { dayMs, hourMs } from '../../../shared/calendar/durations.ts'
import { bridgeMs, type KeyPeriods, keyPeriods } from '../../../shared/privacy/keyPeriods.ts'
import { besideTurnMs } from '../../../shared/privacy/providerKeys.ts'
import { auditTrail } from '../../../shared/storage/people/auditTrail.ts'
import type { SettingsVersion } from '../../../shared/storage/decided/settingsStore.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import {
  type Command,
  type CommandContext,
  CommandFailed,
  type ExitCode,
  exitCodes,
  placeOf,
  readWords,
  settingsIn,
  storeOptions,
  WrongUse,
  withStore,
} from './command.ts'

export const keys: Command = {
  summary: 'the calendar of the keys that callers are recognised by',
  help: `helpline keys [--turn-ids]

One line a key: the period, the group of lines, and until when somebody can be recognised by it. A period is stripped seven days after it ends and its key is
destroyed then; a running host does both by itself. Until that moment the data are pseudonymous. A destroyed key is unusable at once; in the key management service of AWS
it is gone seven days later. What was deleted is gone from every backup after 35 days. Nothing here says whether anybody is known.

  --turn-ids      two days from now the ids of telephone systems get another key: when the present one may have been seen. No repeat counts twice, no figure changes

  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint

Example
  npm run helpline -- keys`,
  run: async (words, context) => {
    const { values, positionals } = readWords(words, { ...storeOptions, 'turn-ids': { type: 'boolean' } })
    if (positionals.length > 0) throw new WrongUse('keys takes no names')
    return withStore(context, placeOf(values), async ({ stores, keys: keeper }) => {
      const { settings, version } = await settingsIn(stores)
      if (values['turn-ids'] === true) return turnIds(stores, { settings, version }, context)
      const calendar = keyPeriods(settings.privacy)
      const state = await stores.history.state()
      const { name, from, until } = calendar.at(context.now())
      context.print(`this period: ${name}, ${shown(from)} to ${shown(until)}`)
      context.print(`stripped: ${state === undefined ? 'nothing yet' : `everything before ${shown(state.until)}`}`)
      for (const { period, linkGroup } of [...((await keeper?.alive()) ?? [])].sort((a, b) => (a.period < b.period ? -1 : 1)))
        context.print(`${period}  ${linkGroup}  ${lifeOf(period, calendar)}`)
      if (keeper === undefined) context.tell('On AWS the keys stand in the key management service.')
      return exitCodes.done
    })
  },
}

/** Of an import it is destroyed with the import, at the latest after thirty days. */
function lifeOf(period: string, calendar: KeyPeriods): string {
  const begins = Date.parse(`${period}T12:00:00Z`)
  return Number.isNaN(begins) ? 'of an import' : `until ${shown(calendar.at(begins).until + bridgeMs)}`
}

const weekMs = 7 * dayMs

async function turnIds(stores: Stores, { settings, version }: SettingsVersion, context: CommandContext): Promise<ExitCode> {
  const { providerKeyTurns } = settings.privacy
  // Whole hours, and an hour more than needed: everybody who takes deliveries has read the settings by then.
  const at = Math.ceil((context.now() + besideTurnMs + hourMs) / hourMs) * hourMs
  if (providerKeyTurns.some((turn) => Date.parse(turn) > at - weekMs)) throw new CommandFailed('this key was turned less than a week ago, or is about to be')
  const turned = { ...settings, privacy: { ...settings.privacy, providerKeyTurns: [...providerKeyTurns, new Date(at).toISOString()] } }
  if ((await stores.settings.save(turned, version)) !== 'saved') throw new CommandFailed('the settings were changed meanwhile; try again')
  await auditTrail(stores.tables).append({
    at: context.now(),
    user: 'operator',
    action: 'changed',
    object: 'PUT /settings/keys',
    filter: { from: new Date(at).toISOString() },
  })
  context.print(`From ${shown(at)} on ids are digested by another key; until then nothing changes.`)
  return exitCodes.done
}

const shown = (moment: number) => `${new Date(moment).toISOString().slice(0, 16)}Z`
