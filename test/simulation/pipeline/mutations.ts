/** Rules that are taken out one at a time: with each of them gone, some of the seeds must go wrong. */
import type { Change } from '../../mutations/mutatedCopy.ts'

/** `with`: further words of the command. */
export const mutations: readonly (Change & { readonly rule: string; readonly with?: readonly string[] })[] = [
  {
    rule: 'an event is stored once',
    file: 'shared/storage/facts/eventLog.ts',
    find: "doneIfAllowed(client.send(new PutCommand({ TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' })))",
    put: 'doneIfAllowed(client.send(new PutCommand({ TableName, Item: item })))',
  },
  {
    rule: 'the same event is the same item',
    file: 'shared/storage/facts/eventLog.ts',
    find: 'if (await putOnce({ ...eventKey(event.eventId), kind',
    put: 'if (await putOnce({ ...eventKey(event.eventId), pk: delivery.token, kind',
  },
  {
    rule: 'a write whose answer was lost is the same delivery',
    file: 'shared/storage/facts/eventLog.ts',
    find: "if (known?.['token'] === delivery.token) return 'stored'",
    put: '',
  },
  {
    rule: 'nothing is acknowledged before it is stored',
    file: 'functions/ingest/takingReadings.ts',
    find: 'const counted = await write(record)',
    put: "write(record).catch(() => undefined); const counted = 'accepted' as const",
  },
  {
    rule: 'what the table does not take goes to the queue',
    file: 'functions/ingest/takingReadings.ts',
    find: 'const spilling = spill(left)',
    put: 'const spilling = Promise.resolve()',
  },
  {
    rule: 'what is late is counted apart',
    file: 'functions/ingest/judging.ts',
    find: "if (report.at < overUntil) return 'late'",
    put: '',
  },
  {
    rule: 'a fact raises the version of its day',
    file: 'functions/fold/fold.ts',
    find: '  await dayFiles.bump(line.id, dates)\n',
    put: '',
  },
  {
    rule: 'events are read in the order of the facts',
    file: 'shared/contacts/contact.ts',
    find: 'const facts = inFactOrder(events)',
    put: 'const facts = [...events].sort((a, b) => (a.eventId < b.eventId ? -1 : 1))',
  },
  {
    rule: 'a contact that moved leaves its old day',
    file: 'functions/fold/fold.ts',
    find: 'for (const { id, day } of before) await contacts.removeRow(id, day, all.length)',
    put: '',
  },
  {
    rule: 'what goes on over the turn is not stripped yet',
    file: 'functions/watch/clearAway.ts',
    find: ' && !mayGoOn(events, attempts.at(-1), until)',
    put: '',
  },
  {
    rule: 'a strip that was stopped goes through all contacts again',
    file: 'functions/watch/clearAway.ts',
    find: '(clearing.isAgain || event !== events[n])',
    put: '(event !== events[n])',
  },
  {
    rule: 'readers look at history only once all of it is written',
    file: 'functions/watch/strip.ts',
    find: '      await writeHistory(dependencies, settings, period)\n',
    put: '',
  },
  {
    rule: 'a record of the audit trail is never overwritten',
    file: 'shared/storage/people/auditTrail.ts',
    find: "new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })",
    put: 'new PutCommand({ TableName, Item })',
  },
  {
    rule: 'what a next release adds to the state of strips is passed over',
    file: 'shared/storage/days/history.ts',
    find: 'export const StrippedState = z.object({',
    put: 'export const StrippedState = z.strictObject({',
    with: ['--beside', 'later'],
  },
  {
    rule: 'settings that cannot be read stand aside for those that can',
    file: 'shared/storage/decided/settingsStore.ts',
    find: ': await newestReadable(schema)',
    put: ': undefined',
    with: ['--beside', 'later'],
  },
  {
    rule: 'a day file of a next release is worked out by who cannot read it',
    file: 'shared/storage/days/liveDays.ts',
    find: 'const isNewer = isCurrent && known.file !== undefined && !isReadable(known.file)',
    put: 'const isNewer = false',
    with: ['--beside', 'later'],
  },
  {
    rule: 'a day file of a next release is not judged by who cannot read it',
    file: 'shared/storage/days/verify.ts',
    find: '  if (!isReadable(stored)) return undefined\n',
    put: '',
    with: ['--beside', 'later'],
  },
  {
    rule: 'what was stripped since a copy stays',
    file: 'infra/local/restore/takeStripped.ts',
    find: 'for (const period of since < until ? keyPeriods(settings.privacy).between(since, until) : [])',
    put: 'for (const period of keyPeriods(settings.privacy).between(since, since))',
    // Of the first two hundred none meets it: a restore, and a contact told late before it and stripped by it.
    with: ['--from', '2159', '--seeds', '1'],
  },
  {
    rule: 'a contact that went on since a copy comes as it is told now',
    file: 'infra/local/restore/carryOver.ts',
    find: '  await asToldNow(current, into, goingOn)\n',
    put: '',
    with: ['--from', '5561', '--seeds', '1'],
  },
]
