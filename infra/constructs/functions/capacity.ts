import { CfnFunction } from 'aws-cdk-lib/aws-lambda'
import { Duration, type Stack } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Alarming } from '../telling/alarming.ts'

/**
 * Concurrency that all functions together reserve (ingest, site, fold, import, drain, Amazon Connect and the scheduled ones), and what AWS requires to
 * stay unreserved.
 */
const kept = 110
const leftOver = 100

/**
 * Capacity is kept for each function (I7, W14) where the account has enough of it. A new account may run ten functions at once, of which none can be kept: the
 * stack stands there all the same, and a flood of readers can then crowd out calls until AWS has raised the limit.
 * @param mostAtOnce what the account may run at once: Lambda's quota "concurrent executions"
 */
export function fitToAccount(stack: Stack, mostAtOnce: number, alarming: Alarming): void {
  if (mostAtOnce < kept + leftOver)
    for (const one of stack.node.findAll()) if (one instanceof CfnFunction) one.addPropertyDeletionOverride('ReservedConcurrentExecutions')
  alarming.when('CapacityRunsOut', {
    metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'ConcurrentExecutions', period: Duration.minutes(5), statistic: 'Maximum' }),
    from: Math.ceil(mostAtOnce * 0.8),
    whoIsAffected:
      'Calls may soon be turned away: this account runs nearly as many functions at once as AWS lets it. See which function it is on the dashboard, and ask AWS for more under Service Quotas, Lambda.',
  })
}
