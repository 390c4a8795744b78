import { Duration, Stack } from 'aws-cdk-lib'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import type { LogCode } from '../../../shared/privacy/logRecord.ts'
import type { HelplineFunction } from '../functions/helplineFunction.ts'

/** A metric: how many lines of a function's log have this code, every five minutes. As long as there are none it has no data and costs nothing. */
export function countedInLog(who: HelplineFunction, code: LogCode, period = Duration.minutes(5)): Metric {
  const { stackName } = Stack.of(who)
  const name = `${code}Counted`
  const found = who.node.tryFindChild(name)
  const filter =
    found instanceof MetricFilter
      ? found
      : new MetricFilter(who, name, {
          logGroup: who.logGroup,
          metricNamespace: 'Bereikbaar',
          metricName: `${stackName} ${who.node.id} ${code}`,
          // Between its quotes: the runtime puts words of its own before our JSON, so the line as a whole is none.
          filterPattern: FilterPattern.literal(`"\\"code\\":\\"${code}\\""`),
          metricValue: '1',
        })
  return filter.metric({ period, statistic: 'Sum' })
}
