import { Duration, Validations } from 'aws-cdk-lib'
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type Alarming, fiveMinutes } from './telling/alarming.ts'
import type { DataKey } from './keys/dataKey.ts'
import { type EventStorage, importedParcels } from './eventStorage.ts'
import { HelplineFunction } from './functions/helplineFunction.ts'

export type FoldingProps = { readonly prefix: string; readonly storage: EventStorage; readonly dataKey: DataKey; readonly alarming: Alarming }

/**
 * The function that turns events into contacts and day files. A record that cannot be folded is retried, then set apart, so that it never holds up the
 * others for long.
 */
export class Folding extends Construct {
  readonly fold: HelplineFunction
  readonly givenUp: Queue
  private readonly storage: EventStorage
  private readonly dataKey: DataKey

  constructor(scope: Construct, id: string, { prefix, storage, dataKey, alarming }: FoldingProps) {
    super(scope, id)
    const fold = new HelplineFunction(this, 'Fold', {
      folder: 'fold',
      environment: storage.tableNames,
      memoryMegabytes: 1024,
      timeoutSeconds: 120,
      reservedConcurrency: 10,
      dataKey,
      alarming,
      whoIsAffected:
        'Managers see figures that lag behind: events are safe, but contacts and day files are not made of them. They are tried again by themselves; look at the log of fold.',
    })
    storage.allow(fold, 'events', { actions: ['Query'], keys: importedParcels })
    storage.allow(fold, 'contacts', { actions: ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'] })
    storage.allow(fold, 'settings', { actions: ['Query'] })
    storage.allowReadingHistory(fold)

    const givenUp = new Queue(this, 'GivenUp', {
      queueName: `${prefix}-given-up`, // the command line finds it by its name
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: dataKey,
      retentionPeriod: Duration.days(14),
      enforceSSL: true,
      redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL }, // no queue ends here, only the stream and the function
    })
    Validations.of(givenUp).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'This queue is itself where given-up records end.' })
    followFacts(fold, storage, givenUp)
    // Keys of what it gives up itself, and from Lambda where a batch stood that it never came through with.
    fold.addEnvironment('GIVEN_UP_QUEUE_URL', givenUp.queueUrl)
    fold.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [givenUp.queueArn] }))
    dataKey.allowUseBy(fold, 'sqs')
    this.storage = storage
    this.dataKey = dataKey
    this.fold = fold
    this.givenUp = givenUp

    alarming.when('RecordsGivenUp', {
      metric: givenUp.metricApproximateNumberOfMessagesVisible(fiveMinutes),
      from: 1,
      isVital: true,
      whoIsAffected:
        'Some contacts are missing from the figures of managers and funders. Their events are safe in the events table: mend the cause, then `helpline redrive`.',
    })
    alarming.when('FoldLags', {
      metric: fold.metric('IteratorAge', { ...fiveMinutes, statistic: 'Maximum' }),
      from: Duration.minutes(2).toMilliseconds(),
      isVital: true,
      whoIsAffected: 'Managers see figures that are more than two minutes old; the pages say so. Nothing is lost. Look at the log of fold.',
    })
  }

  /** Reads what was given up, takes it away once it is folded, and asks the stream what a batch held. */
  allowRedriveBy(who: IGrantable): void {
    const may = (actions: string[], resource: string) => who.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [resource] }))
    may(['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'], this.givenUp.queueArn)
    may(['dynamodb:GetRecords', 'dynamodb:GetShardIterator'], this.storage.streamArn)
    this.dataKey.allowUseBy(who, 'sqs')
  }
}

function followFacts(fold: HelplineFunction, storage: EventStorage, givenUp: Queue): void {
  fold.addEventSourceMapping('Facts', {
    eventSourceArn: storage.streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    // One at a time for each part of the table: two at once would write the same day and one of them in vain.
    parallelizationFactor: 1,
    maxBatchingWindow: Duration.seconds(1),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 5,
    maxRecordAge: Duration.hours(6),
    onFailure: { bind: () => ({ destination: givenUp.queueArn }) },
    filters: [FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT') })],
  })
  fold.addToRolePolicy(
    new PolicyStatement({ actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], resources: [storage.streamArn] }),
  )
  fold.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }))
  if (fold.role !== undefined)
    Validations.of(fold.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams has no narrower form; it names streams and shows none of their records.',
    })
}
