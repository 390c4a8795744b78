import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { reprocess } from '../../../functions/import/reprocessing.ts'
import { secretsFrom } from '../../../functions/ingest/secrets.ts'
import { dayMs } from '../../../shared/calendar/durations.ts'
import { SourceId } from '../../../shared/contacts/identifiers.ts'
import { testHeader, testSecretOf } from '../../../shared/privacy/testSecret.ts'
import type { SignedRequest, Webhook } from '../../../shared/providers/provider.ts'
import { webhooks } from '../../../shared/providers/webhooks.ts'
import type { Settings, Source } from '../../../shared/settings/settings.ts'
import { deliveryLog } from '../../../shared/storage/facts/deliveryLog.ts'
import type { OpenStore } from '../store/openStore.ts'
import { deliverySentence } from './deliverySentence.ts'
import { type Command, type CommandContext, CommandFailed, exitCodes, placeOf, readWords, settingsIn, storeOptions, WrongUse, withStore } from './command.ts'

export const source: Command = {
  summary: 'try out a connected source, or see what it delivered',
  help: `helpline source ID --test-event | --log [--days 7] | --reprocess

  --test-event    send a signed test event through the public door of the running host
  --log           deliveries of the last days: counts by UTC date, then the newest, one a line
  --reprocess     judge again what was set aside, after its line was set up or its time has come; nothing counts twice
  --days N        how many days (1-30, default 7)
  --data DIR      data folder (default: the one npm start uses)
  --endpoint URL  another DynamoDB endpoint

The secret is read from where the settings say (env:NAME or file:PATH), never from the command line.

Examples
  CENTRALE_SECRET=whsec_… npm run helpline -- source centrale --test-event
  npm run helpline -- source centrale --log`,
  run: async (words, context) => {
    const { values, positionals } = readWords(words, {
      ...storeOptions,
      'test-event': { type: 'boolean' },
      log: { type: 'boolean' },
      reprocess: { type: 'boolean' },
      days: { type: 'string' },
    })
    const id = SourceId.safeParse(positionals[0])
    if (!id.success || positionals.length > 1) throw new WrongUse('name one source')
    const chosen = [values['test-event'], values.log, values.reprocess].filter((choice) => choice === true)
    if (chosen.length !== 1) throw new WrongUse('choose --test-event or --log or --reprocess')
    const days = Number(values.days ?? 7)
    if (!Number.isInteger(days) || days < 1 || days > 30) throw new WrongUse('--days is a number from 1 to 30')
    return withStore(context, placeOf(values), async (store) => {
      const { settings } = await settingsIn(store.stores)
      const found = settings.sources.find((candidate) => candidate.id === id.data)
      if (found === undefined) throw new CommandFailed(`the settings have no source "${id.data}"`)
      if (values.log) await printLog({ source: found, days }, context, store)
      else if (values.reprocess) await reprocessSetAside(found, settings, context, store)
      else await sendTestEvent(found, context, store)
      return exitCodes.done
    })
  },
}

async function sendTestEvent(source: Source, context: CommandContext, store: OpenStore): Promise<void> {
  const { url } = store
  const webhook = webhooks.get(source.provider)
  if (webhook === undefined) throw new CommandFailed(`${source.provider} sources deliver files and have no door to send an event to`)
  if (url === undefined) throw new CommandFailed('no host is running on this data: start one with npm start')
  const secret = await secretFor(source, webhook, context, store)
  if (secret === undefined) throw new CommandFailed(`the secret of "${source.id}" cannot be read from ${source.secretFrom ?? '(nowhere: set secretFrom)'}`)
  const address = `${source.publicUrl?.replace(/\/+$/, '') ?? url}/hooks/${source.id}`
  const signed = webhook.sign({ url: address, body: webhook.testBody, now: context.now(), id: `test-${randomUUID()}` }, secret)
  if (signed === undefined) throw new CommandFailed(`the secret of "${source.id}" is not one of a ${source.provider} source; ${cureOf(webhook)}`)
  const answer = await deliver(signed.url.replace(address, `${url}/hooks/${source.id}`), signed)
  if (answer.status === 503)
    throw new CommandFailed(`the door answered 503: it cannot read a secret of "${source.id}" (${source.secretFrom ?? 'set secretFrom'}), or its store is away`)
  if (!answer.ok) throw new CommandFailed(`the door answered ${answer.status}`)
  context.print(`The door answered ${answer.status}: the test event is stored, and touches no figure.`)
}

/** A new secret is shown for its form; whoever likes may take it. */
const cureOf = ({ newSecret }: Webhook) =>
  newSecret === undefined ? 'use the one that its own pages show' : `one like this would be: ${newSecret(randomBytes(32))}`

/** The source's own where it stands on this machine for people to set; where it is kept for them, the one that is good for tests only. */
async function secretFor(source: Source, webhook: Webhook, context: CommandContext, { secrets }: OpenStore): Promise<string | undefined> {
  if (source.secretFrom === 'stored') {
    const key = await secrets?.testKey()
    return key && testSecretOf(webhook, source.id, key)
  }
  const places = { environment: Object.fromEntries(context.environment), readText: (path: string) => readFile(path, 'utf8') }
  const [secret] = await secretsFrom(places)(source, context.now()).catch(() => [])
  return secret
}

const deliver = (address: string, { headers, body }: SignedRequest) =>
  fetch(address, { method: 'POST', headers: { ...Object.fromEntries(headers), [testHeader]: '1' }, body })

async function printLog({ source, days }: { source: Source; days: number }, context: CommandContext, { stores }: OpenStore): Promise<void> {
  context.print('date        accepted  duplicate  unrecognised  quarantined  conflict')
  for (let back = days - 1; back >= 0; back--) {
    const date = new Date(context.now() - back * dayMs).toISOString().slice(0, 10)
    const { accepted, duplicate, unrecognised, quarantined, conflict } = await stores.events.ledger(source.id, date)
    context.print(`${date}  ${[accepted, duplicate, unrecognised, quarantined, conflict].map((count, n) => String(count).padStart(widths[n] ?? 0)).join('  ')}`)
  }
  const log = deliveryLog(stores.tables)
  const { entries } = await log.page(source.id, context.now(), { size: entriesShown })
  const from = context.now() - days * dayMs
  for (const entry of entries.filter(({ receivedAt }) => receivedAt >= from)) context.print(deliverySentence(entry))
}
const widths = [8, 9, 12, 11, 8]
const entriesShown = 50

const Reprocessed = z.object({ accepted: z.number(), duplicate: z.number(), left: z.number() })

function couldNot(): never {
  throw new CommandFailed('the running host could not do it; its log says why. Nothing is lost.')
}

/** Beside a running host it is the host's work: what is stored goes on to its figures at once. */
async function reprocessSetAside(
  source: Source,
  settings: Settings,
  context: CommandContext,
  { stores, pseudonymiser, url, ownerCode }: OpenStore,
): Promise<void> {
  const { accepted, duplicate, left } =
    url === undefined
      ? await reprocess(source, settings, { events: stores.events, pseudonymiser, now: context.now })
      : (Reprocessed.safeParse(
          await (
            await fetch(`${url}/imports/reprocess`, {
              method: 'POST',
              headers: { authorization: `Bearer ${ownerCode}` },
              body: new URLSearchParams({ source: source.id }),
            })
          ).json(),
        ).data ?? couldNot())
  context.print(`${accepted} used after all, ${duplicate} known already, ${left} still set aside.`)
}
