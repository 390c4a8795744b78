import { Duration, Validations } from 'aws-cdk-lib'
import { Rule, type Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type Alarming, fiveMinutes } from './telling/alarming.ts'
import type { DataKey } from './keys/dataKey.ts'
import type { HelplineFunction } from './functions/helplineFunction.ts'

export type ClockworkProps = { readonly dataKey: DataKey; readonly alarming: Alarming }
export type Run = {
  readonly schedule: Schedule
  /** After a failure, and where the function could not be called. */
  readonly retries: number
  /** Not begun by then, it is left out: the next run does its work. */
  readonly within: Duration
  /** It is called with what may not lie in any queue, so of its failures only the alarm tells (P2). */
  readonly keepsNothing?: true
}

/**
 * Scheduled runs. A run that could not begin, or failed on every try, ends up in a queue as an empty tick. So does a message about keys that could not
 * be delivered.
 */
export class Clockwork extends Construct {
  readonly missed: Queue
  private readonly dataKey: DataKey

  constructor(scope: Construct, id: string, { dataKey, alarming }: ClockworkProps) {
    super(scope, id)
    this.dataKey = dataKey
    dataKey.allowEventBridge()
    this.missed = new Queue(this, 'Missed', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: dataKey,
      retentionPeriod: Duration.days(14),
      enforceSSL: true,
      redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL }, // no queue ends here, only rules and functions
    })
    Validations.of(this.missed).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'This queue is itself where runs end that could not be made.' })
    alarming.when('RunsMissed', {
      metric: this.missed.metricApproximateNumberOfMessagesVisible(fiveMinutes),
      from: 1,
      whoIsAffected:
        'Something that somebody relies on was not done by the clock: watching, stripping, keys or erasing. The next run makes it good by itself; if this goes on, look at the log of the function that the message in the queue names (the role of the operator may read it). If the message is about a key, nobody was told of it: read it today. Empty the queue when it is mended.',
    })
  }

  /** @param name of the rule */
  run(name: string, who: HelplineFunction, { schedule, retries, within, keepsNothing }: Run): void {
    new Rule(this, name, { schedule, targets: [new LambdaFunction(who, { retryAttempts: retries, maxEventAge: within, deadLetterQueue: this.missed })] })
    const { queueArn } = this.missed
    const onFailure = keepsNothing === undefined ? { onFailure: { bind: () => ({ destination: queueArn }) } } : {}
    who.configureAsyncInvoke({ retryAttempts: retries, maxEventAge: within, ...onFailure })
    if (keepsNothing !== undefined) return
    who.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }))
    this.dataKey.allowUseBy(who, 'sqs')
  }

  /** Reads what was missed, and takes it away. */
  allowReadingBy(who: IGrantable): void {
    const actions = ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage']
    who.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [this.missed.queueArn] }))
    this.dataKey.allowUseBy(who, 'sqs')
  }
}
