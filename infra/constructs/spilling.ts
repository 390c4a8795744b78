import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type Alarming, fiveMinutes } from './telling/alarming.ts'
import type { DataKey } from './keys/dataKey.ts'
import type { EventStorage } from './eventStorage.ts'
import { HelplineFunction } from './functions/helplineFunction.ts'

export type SpillingProps = { readonly storage: EventStorage; readonly dataKey: DataKey; readonly alarming: Alarming }

/** The queue that takes events, already pseudonymised, while the events table is unavailable, and the function that writes them into the table afterwards. */
export class Spilling extends Construct {
  readonly queueUrl: string
  readonly waiting: Queue
  readonly givenUp: Queue
  private readonly dataKey: DataKey

  constructor(scope: Construct, id: string, { storage, dataKey, alarming }: SpillingProps) {
    super(scope, id)
    this.dataKey = dataKey
    // Events lie here that are nowhere else yet: whoever takes the stack down keeps them.
    const encrypted = {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: dataKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    }
    const givenUp = new Queue(this, 'GivenUp', encrypted)
    Validations.of(givenUp).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'This queue is itself where given-up events end.' })
    // A table may be away for hours: some six of them, two minutes each, and a message stays hidden six times as long as bringing it home may take.
    this.waiting = new Queue(this, 'Waiting', {
      ...encrypted,
      visibilityTimeout: Duration.minutes(2),
      deadLetterQueue: { queue: givenUp, maxReceiveCount: 200 },
    })
    this.queueUrl = this.waiting.queueUrl
    this.givenUp = givenUp
    this.bringHome(storage, alarming)
    alarming.when('EventsSpilled', {
      // Not by the age of the oldest: SQS leaves out of that whatever was received three times, which here is after six minutes.
      metric: new MathExpression({
        expression: 'SUM([FILL(seen, 0), FILL(hidden, 0)])',
        usingMetrics: {
          seen: this.waiting.metricApproximateNumberOfMessagesVisible(fiveMinutes),
          hidden: this.waiting.metricApproximateNumberOfMessagesNotVisible(fiveMinutes),
        },
        ...fiveMinutes,
        label: 'waiting',
      }),
      from: 1,
      forPeriods: 3,
      whoIsAffected:
        'Calls and chats of the last minutes are missing from the figures of managers. They are safe in a queue and come by themselves once the events table takes writes again.',
    })
    alarming.when('SpilledEventsGivenUp', {
      metric: givenUp.metricApproximateNumberOfMessagesVisible(fiveMinutes),
      from: 1,
      isVital: true,
      whoIsAffected:
        'Some calls and chats are missing from the figures of managers. They are kept for 14 days: mend the cause, then let the queue start its redrive, by the role of the operator.',
    })
  }

  allowSpillingBy(who: HelplineFunction): void {
    who.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.waiting.queueArn] }))
    this.dataKey.allowUseBy(who, 'sqs')
  }

  /** Has the queue move what was given up back to where it is brought home from; whoever asks for that must be able to open it. */
  allowRedriveBy(who: IGrantable): void {
    const may = (actions: string[], { queueArn }: Queue) => who.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [queueArn] }))
    const moving = ['DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ListMessageMoveTasks', 'ReceiveMessage', 'StartMessageMoveTask']
    may(
      moving.map((action) => `sqs:${action}`),
      this.givenUp,
    )
    may(['sqs:SendMessage'], this.waiting)
    this.dataKey.allowUseBy(who, 'sqs')
  }

  private bringHome(storage: EventStorage, alarming: Alarming): void {
    const { dataKey, waiting } = this
    const drain = new HelplineFunction(this, 'Drain', {
      folder: 'ingest',
      entry: 'drainHandler.ts',
      environment: storage.tableNames,
      memoryMegabytes: 512,
      timeoutSeconds: 20,
      reservedConcurrency: 5,
      dataKey,
      alarming,
      whoIsAffected:
        'Calls and chats that came while the table was away stay in their queue: figures of those minutes are too low until they come home. They are tried again by themselves; look at the log of drain.',
    })
    storage.allow(drain, 'events', { actions: ['GetItem', 'PutItem'] })
    drain.addEventSourceMapping('Waiting', { eventSourceArn: waiting.queueArn, batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 5 })
    const actions = ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']
    drain.addToRolePolicy(new PolicyStatement({ actions, resources: [waiting.queueArn] }))
    dataKey.allowUseBy(drain, 'sqs')
  }
}
