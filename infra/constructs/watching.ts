import { Duration } from 'aws-cdk-lib'
import { Schedule } from 'aws-cdk-lib/aws-events'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { logAttributes } from '../../shared/storage/facts/deliveryItems.ts'
import {
  alertsPartition,
  auditPartition,
  coveredPartition,
  openImportsPartition,
  everyRoster,
  mailChoicesPartition,
  mailsPartition,
  mailStopsPartition,
  settingsPartition,
  usersPartition,
} from '../../shared/storage/tables/settingsTable.ts'
import type { Alarming } from './telling/alarming.ts'
import type { Clockwork } from './clockwork.ts'
import { countedInLog } from './telling/countedInLog.ts'
import type { DataKey } from './keys/dataKey.ts'
import { dayFileKeys, type EventStorage, howFarTheFoldCame, importedParcels, loggedDeliveries } from './eventStorage.ts'
import { HelplineFunction } from './functions/helplineFunction.ts'

export type WatchingProps = {
  readonly storage: EventStorage /** Of the door. */
  readonly ingestLog: ILogGroup
  readonly clockwork: Clockwork
  readonly dataKey: DataKey
  readonly alarming: Alarming
}

/** Of the settings table: alerts and what mail went out, which it writes, and what people decided, which it only reads. */
const alertsAndMails = [alertsPartition, mailsPartition]
const everythingItReads = [
  alertsPartition,
  coveredPartition,
  // Whether a file of history is still being read.
  openImportsPartition,
  settingsPartition,
  // Who wants which mail, what the roster lacks, and what an administrator did alone (A2).
  usersPartition,
  mailChoicesPartition,
  mailsPartition,
  everyRoster,
  auditPartition,
]

/** The function that checks every five minutes whether each source is alive. A source that turned silent is recorded and raises an alarm until it is back. */
export class Watching extends Construct {
  readonly watch: HelplineFunction

  constructor(scope: Construct, id: string, { storage, ingestLog, clockwork, dataKey, alarming }: WatchingProps) {
    super(scope, id)
    const watch = new HelplineFunction(this, 'Watch', {
      folder: 'watch',
      environment: storage.tableNames,
      memoryMegabytes: 1024,
      timeoutSeconds: 120,
      reservedConcurrency: 1,
      dataKey,
      alarming,
      whoIsAffected: 'Nobody would be told if a telephone system stopped delivering calls: look at the log of watch. Calls that do come in are recorded.',
    })
    // Whoever finds a day file behind builds it, as the site does.
    storage.allowReadingHistory(watch)
    storage.allow(watch, 'contacts', { actions: ['BatchGetItem', 'PutItem', 'Query'], keys: dayFileKeys })
    storage.allow(watch, 'contacts', { actions: ['Query'], keys: howFarTheFoldCame })
    storage.allow(watch, 'events', { actions: ['Query'], keys: importedParcels })
    storage.allow(watch, 'settings', { actions: ['Query'], keys: everythingItReads })
    storage.allow(watch, 'settings', { actions: ['GetItem'], keys: ['IMPORT#*'] })
    storage.allow(watch, 'settings', { actions: ['PutItem', 'UpdateItem'], keys: alertsAndMails })
    storage.allow(watch, 'settings', { actions: ['PutItem'], keys: [mailStopsPartition] })
    clockwork.run('EveryFiveMinutes', watch, { schedule: Schedule.rate(Duration.minutes(5)), retries: 0, within: Duration.minutes(5) })
    // How far the clock of each source is off: receipt and told time of its newest deliveries, and nothing of an event.
    storage.allow(watch, 'events', { actions: ['Query'], attributes: logAttributes, index: true })
    storage.allow(watch, 'events', { actions: ['BatchGetItem'], keys: loggedDeliveries, attributes: logAttributes })
    // What was answered, held against what is stored: lines of counts, and ids of ours.
    watch.addEnvironment('INGEST_LOG', ingestLog.logGroupName)
    watch.addToRolePolicy(new PolicyStatement({ actions: ['logs:FilterLogEvents'], resources: [ingestLog.logGroupArn] }))
    this.watch = watch
    alarms(watch, alarming)
  }
}

function alarms(watch: HelplineFunction, alarming: Alarming): void {
  alarming.when('WatchStopped', {
    metric: watch.metricInvocations({ period: Duration.minutes(15), statistic: 'Sum' }),
    below: 1,
    isVital: true,
    whoIsAffected:
      'Nobody would be told if calls stopped coming in: the watch itself has stood still for a quarter of an hour. Look whether its rule is enabled and whether the account still has capacity.',
  })
  alarming.when('SourceSilent', {
    metric: countedInLog(watch, 'source_silent'),
    from: 1,
    isVital: true,
    whoIsAffected:
      'A telephone or chat system has stopped delivering: calls are not recorded, and managers see a gap. Look on the page Data which source it is, and mend its connection.',
  })
  alarming.when('LedgerDiffers', {
    metric: countedInLog(watch, 'ledger_differs'),
    from: 1,
    isVital: true,
    whoIsAffected:
      'A call was answered as recorded and is not, or is recorded twice: figures of managers may be wrong. Compare the list of calls of the telephone system with the log of the source for this hour, and import what is missing.',
  })
  alarming.when('ClockOff', {
    metric: countedInLog(watch, 'clock_off'),
    from: 1,
    forPeriods: 3,
    whoIsAffected:
      'Calls of a source may be refused soon, and managers see them in the wrong quarter of an hour: its clock differs from ours by more than half a minute. Set the clock of that telephone system; its log page says by how much.',
  })
}
