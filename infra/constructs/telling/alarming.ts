import { Aws, Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { type EventPattern, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { type Conditions, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { DataKey } from '../keys/dataKey.ts'

/** `few`: only alarms without which a call could be lost or a caller exposed; they fit in the ten that AWS does not charge for. */
export type AlarmsPaidFor = 'all' | 'few'
export type AlarmingProps = {
  readonly dataKey: DataKey
  /** Who is told; nobody yet when absent. */
  readonly alarmMail?: string | undefined
  readonly paidFor?: AlarmsPaidFor | undefined
}
export type Trouble = {
  readonly metric: IMetric
  readonly forPeriods?: number
  /** First what happens to whom, then what to do: the text a tired person reads. */
  readonly whoIsAffected: string
  /** There also where only few are paid for. */
  readonly isVital?: true
} & (
  | { /** Alarm from this value on; nothing measured is no trouble. */ readonly from: number }
  | { /** Alarm under this value, and where nothing at all is measured. */ readonly below: number }
)
export type Occurrence = {
  readonly pattern: EventPattern
  /** As with an alarm. */
  readonly whoIsAffected: string
  /** What AWS tells of it, to be put below. */
  readonly details: string
  /** A queue that is watched, for when the topic does not take it. */
  readonly untold: Queue
}

/** Makes the alarms. Each must say who is hurt by the trouble, and all are sent to one topic. */
export class Alarming extends Construct {
  readonly topicArn: string
  /** In the order they were asked for. */
  readonly alarms: Alarm[] = []
  private readonly topic: Topic
  private readonly paidFor: AlarmsPaidFor

  constructor(scope: Construct, id: string, { dataKey, alarmMail, paidFor = 'all' }: AlarmingProps) {
    super(scope, id)
    this.paidFor = paidFor
    this.topic = new Topic(this, 'Topic', { masterKey: dataKey, enforceSSL: true, displayName: 'Bereikbaar' })
    this.topicArn = this.topic.topicArn
    // A policy of our own takes the place of the one that AWS gives a topic, so whoever tells something must be named.
    dataKey.allowAlarms()
    this.allowTellingBy('cloudwatch.amazonaws.com', ofThisAccount(`arn:${Aws.PARTITION}:cloudwatch:${Aws.REGION}:${Aws.ACCOUNT_ID}:alarm:*`))
    dataKey.allowBudgets()
    this.allowTellingBy('budgets.amazonaws.com', ofThisAccount(`arn:${Aws.PARTITION}:budgets::${Aws.ACCOUNT_ID}:*`))
    // As a service and by no role, which AWS advises against for encrypted topics; its requests may not say for whom it comes (shared/decisions/0161).
    dataKey.allowEventBridge()
    this.allowTellingBy('events.amazonaws.com', { StringEqualsIfExists: { 'aws:SourceAccount': Aws.ACCOUNT_ID } })
    if (alarmMail !== undefined) this.topic.addSubscription(new EmailSubscription(alarmMail))
  }

  when(name: string, trouble: Trouble): void {
    if (this.paidFor === 'few' && trouble.isVital === undefined) return
    const limit =
      'from' in trouble
        ? { threshold: trouble.from, is: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, nothing: TreatMissingData.NOT_BREACHING }
        : { threshold: trouble.below, is: ComparisonOperator.LESS_THAN_THRESHOLD, nothing: TreatMissingData.BREACHING }
    const alarm = new Alarm(this, name, {
      metric: trouble.metric,
      threshold: limit.threshold,
      evaluationPeriods: trouble.forPeriods ?? 1,
      comparisonOperator: limit.is,
      treatMissingData: limit.nothing,
      alarmDescription: trouble.whoIsAffected,
    })
    const tell = new SnsAction(this.topic)
    alarm.addAlarmAction(tell)
    alarm.addOkAction(tell)
    this.alarms.push(alarm)
  }

  /** Something that AWS tells once, with no metric behind it. It costs nothing while it does not happen. */
  whenItHappens(name: string, { pattern, whoIsAffected, details, untold }: Occurrence): Rule {
    const rule = new Rule(this, name, { eventPattern: pattern, description: whoIsAffected })
    const text = `${whoIsAffected}\n\n${details}`
    const deadLetterConfig = { arn: untold.queueArn }
    rule.addTarget({ bind: () => ({ arn: this.topicArn, input: RuleTargetInput.fromText(text), deadLetterConfig }) })
    untold.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [untold.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
      }),
    )
    return rule
  }

  private allowTellingBy(service: string, conditions: Conditions): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions,
      }),
    )
  }
}

const ofThisAccount = (sourceArn: string): Conditions => ({ StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': sourceArn } })

export const fiveMinutes = { period: Duration.minutes(5) }
