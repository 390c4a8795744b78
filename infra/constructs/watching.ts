import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { type Alarming, fiveMinutes } from './alarming.ts'
import type { DataKey } from './dataKey.ts'
import { dayFileKeys, type EventStorage, importedParcels } from './eventStorage.ts'
import { HelplineFunction } from './helplineFunction.ts'

export type WatchingProps = { readonly storage: EventStorage; readonly dataKey: DataKey; readonly alarming: Alarming }

/** Of the settings table: alerts, which it writes, and what people decided, which it only reads. */
const alerts = ['ALERTS'] as const
const everythingItReads = ['ALERTS', 'COVERED', 'SETTINGS'] as const

/** Every five minutes: is each source alive? One that turned silent is written down and raises an alarm until it is back. */
export class Watching extends Construct {
  constructor(scope: Construct, id: string, { storage, dataKey, alarming }: WatchingProps) {
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
    storage.allow(watch, 'events', { actions: ['Query'], keys: importedParcels })
    storage.allow(watch, 'settings', { actions: ['Query'], keys: everythingItReads })
    storage.allow(watch, 'settings', { actions: ['PutItem', 'UpdateItem'], keys: alerts })
    new Rule(this, 'EveryFiveMinutes', {
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(watch, { retryAttempts: 0, maxEventAge: Duration.minutes(5) })],
    })

    const silent = new MetricFilter(this, 'SourcesSilent', {
      logGroup: watch.logGroup,
      metricNamespace: 'Bereikbaar',
      metricName: `${watch.node.addr}-sources-silent`,
      filterPattern: FilterPattern.literal('"source_silent"'),
      metricValue: '1',
    })
    alarming.when('SourceSilent', {
      metric: silent.metric({ ...fiveMinutes, statistic: 'Sum' }),
      from: 1,
      whoIsAffected:
        'A telephone or chat system has stopped delivering: calls are not recorded, and managers see a gap. Look on the page Data which source it is, and mend its connection.',
    })
  }
}
