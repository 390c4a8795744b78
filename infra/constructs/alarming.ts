import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { DataKey } from './dataKey.ts'

export type AlarmingProps = { readonly dataKey: DataKey /** Who is told; nobody yet when absent. */; readonly alarmMail?: string | undefined }
export type Trouble = {
  readonly metric: Metric
  /** Alarm from this value on. */
  readonly from: number
  readonly forPeriods?: number
  /** First what happens to whom, then what to do: the text a tired person reads. */
  readonly whoIsAffected: string
}

/** Every alarm says who is hurt, and ends up in one place. */
export class Alarming extends Construct {
  private readonly topic: Topic

  constructor(scope: Construct, id: string, { dataKey, alarmMail }: AlarmingProps) {
    super(scope, id)
    dataKey.allowAlarms()
    this.topic = new Topic(this, 'Topic', { masterKey: dataKey, enforceSSL: true, displayName: 'Bereikbaar' })
    if (alarmMail !== undefined) this.topic.addSubscription(new EmailSubscription(alarmMail))
  }

  when(name: string, { metric, from, forPeriods = 1, whoIsAffected }: Trouble): void {
    const alarm = new Alarm(this, name, {
      metric,
      threshold: from,
      evaluationPeriods: forPeriods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: whoIsAffected,
    })
    const tell = new SnsAction(this.topic)
    alarm.addAlarmAction(tell)
    alarm.addOkAction(tell)
  }
}

export const fiveMinutes = { period: Duration.minutes(5) }
