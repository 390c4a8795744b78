import { Aws, Duration } from 'aws-cdk-lib'
import { AlarmStatusWidget, Dashboard as CloudWatchDashboard, GraphWidget, type IMetric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Alarming } from './alarming.ts'
import { countedInLog } from './countedInLog.ts'
import type { HelplineFunction } from '../functions/helplineFunction.ts'
import type { HttpDoor } from '../doors/httpDoor.ts'

export type DashboardProps = {
  readonly prefix: string
  readonly alarming: Alarming
  readonly hooks: HttpDoor
  readonly pages: HttpDoor
  readonly ingest: HelplineFunction
  readonly fold: HelplineFunction
  readonly waiting: readonly Queue[]
}

const width = 12
const period = Duration.minutes(5)
const sum = { period, statistic: 'Sum' } as const

/** The dashboard for whoever an alarm woke: each graph has as its title the question that it answers. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { prefix, alarming, hooks, pages, ingest, fold, waiting }: DashboardProps) {
    super(scope, id)
    // Dashboards are of the whole account, so the region is in their name.
    const dashboard = new CloudWatchDashboard(this, 'Dashboard', { dashboardName: `${prefix}-${Aws.REGION}`, defaultInterval: Duration.hours(24) })
    const graph = (title: string, left: IMetric[], leftYAxisLabel: string) =>
      new GraphWidget({ title, left, width, height: 6, leftYAxis: { label: leftYAxisLabel, min: 0, showUnits: false } })
    dashboard.addWidgets(new TextWidget({ markdown: introduction, width: 24, height: 2 }))
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Is anybody hurt?', alarms: alarming.alarms, width: 24, height: 5 }))
    dashboard.addWidgets(
      graph(
        'Do calls come in?',
        [
          countedInLog(ingest, 'answered').with({ label: 'recorded' }),
          countedInLog(ingest, 'refused').with({ label: 'refused: wrong signature, or nobody we know' }),
        ],
        'requests',
      ),
      graph('Are they answered in time? (at most 1 s)', [hooks.slowest().with({ label: '99 of 100 within' })], 'milliseconds'),
    )
    dashboard.addWidgets(
      graph(
        'Are they folded into figures? (at most 2 minutes behind)',
        [fold.metric('IteratorAge', { period, statistic: 'Maximum', label: 'how far behind' })],
        'milliseconds',
      ),
      graph(
        'Who is waiting, or given up?',
        waiting.map((queue) => queue.metricApproximateNumberOfMessagesVisible({ period, label: queue.node.path.split('/').slice(1).join(' ') })),
        'messages',
      ),
    )
    dashboard.addWidgets(
      graph('Do people get their pages?', [pages.metricCount({ ...sum, label: 'asked' }), pages.failures().with({ label: 'failed' })], 'requests'),
      graph('How long do they wait for a page?', [pages.slowest().with({ label: '99 of 100 within' })], 'milliseconds'),
    )
  }
}

const introduction = [
  '**Bereikbaar.** Nothing here tells of a caller: counts and times only. What each alarm means and what to do stands in its description.',
  'A call that is recorded is safe, whatever else is red: figures are made of recorded calls and can be made again.',
].join('\n\n')
