import { Aws, Duration, Validations } from 'aws-cdk-lib'
import { Match, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type Alarming, fiveMinutes } from '../telling/alarming.ts'
import type { DataKey } from '../keys/dataKey.ts'
import type { EventStorage } from '../eventStorage.ts'
import { HelplineFunction, type HelplineFunctionProps } from '../functions/helplineFunction.ts'
import { OnlyTheseFields } from './onlyTheseFields.ts'
import type { PseudonymKeys } from '../keys/pseudonymKeys.ts'

export type ConnectInstance = {
  /** The id of the source in the settings. */
  readonly source: string
  readonly instanceArn: string
  /** Kinesis stream of agent events. */
  readonly agentStreamArn?: string | undefined
  readonly agentStreamKeyArn?: string | undefined
}
export type ConnectEventsProps = {
  readonly connect: ConnectInstance
  readonly storage: EventStorage
  readonly pseudonymKeys: PseudonymKeys
  readonly dataKey: DataKey
  readonly alarming: Alarming
}

/**
 * The events of an Amazon Connect instance in this account, the only source that comes by an event bus; its events hold no caller's number. Only the fields
 * that we read are passed on, nothing is archived, and what could not be stored is kept for four days, encrypted.
 */
export class ConnectEvents extends Construct {
  private readonly props: ConnectEventsProps

  constructor(scope: Construct, id: string, props: ConnectEventsProps) {
    super(scope, id)
    this.props = props
    const undelivered = this.queueOfUndelivered()
    this.takeContactEvents(undelivered)
    if (props.connect.agentStreamArn !== undefined) this.takeAgentEvents(props.connect.agentStreamArn, undelivered)
  }

  private queueOfUndelivered(): Queue {
    const { dataKey, alarming } = this.props
    const undelivered = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: dataKey,
      retentionPeriod: Duration.days(4),
      enforceSSL: true,
    })
    Validations.of(undelivered).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'This queue is itself where undelivered events end.' })
    dataKey.allowEventBridge()
    alarming.when('ConnectEventsUndelivered', {
      metric: undelivered.metricApproximateNumberOfMessagesVisible(fiveMinutes),
      from: 1,
      whoIsAffected:
        'Some calls and chats of Amazon Connect are missing from the figures of managers. Mend the cause, then import the contact records of these days: they fill what is missing.',
    })
    return undelivered
  }

  private takeContactEvents(undelivered: Queue): void {
    const { instanceArn } = this.props.connect
    const events = this.functionFor('ContactEvents', 'eventBridgeHandler.ts')
    events.configureAsyncInvoke({ maxEventAge: Duration.hours(6), retryAttempts: 2, onFailure: { bind: () => ({ destination: undelivered.queueArn }) } })
    this.allowGivingUp(events, undelivered)
    // A field that is an object and missing would spoil the whole event, so events with and without tags go two ways.
    for (const hasTags of [true, false]) {
      const rule = new Rule(this, hasTags ? 'ContactEventsWithTags' : 'ContactEventsWithoutTags', {
        eventPattern: {
          source: ['aws.connect'],
          // By its old name, and by that of the maker's present documentation.
          detailType: ['Amazon Connect Contact Event', 'Connect Customer Contact Event'],
          detail: { instanceArn: [instanceArn], eventType: lifeSteps, tags: { 'aws:connect:instanceId': hasTags ? Match.exists() : Match.doesNotExist() } },
        },
      })
      const event = new OnlyTheseFields(neededFields, hasTags ? { in: 'detail', name: 'tags', path: 'detail.tags' } : undefined)
      rule.addTarget(new LambdaFunction(events, { event, deadLetterQueue: undelivered, maxEventAge: Duration.hours(24), retryAttempts: 185 }))
    }
  }

  /** At least once, and a whole batch again when one event of it could not be stored; an event that was stored before is known. */
  private takeAgentEvents(streamArn: string, undelivered: Queue): void {
    const { agentStreamKeyArn } = this.props.connect
    const events = this.functionFor('AgentEvents', 'agentEventsHandler.ts')
    events.addEventSourceMapping('Stream', {
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      bisectBatchOnError: true,
      retryAttempts: 20,
      maxRecordAge: Duration.hours(12),
      // Only where in the stream it stood: the stream itself keeps what was said.
      onFailure: { bind: () => ({ destination: undelivered.queueArn }) },
    })
    this.allowGivingUp(events, undelivered)
    const reading = ['DescribeStream', 'DescribeStreamSummary', 'GetRecords', 'GetShardIterator', 'ListShards'].map((action) => `kinesis:${action}`)
    events.addToRolePolicy(new PolicyStatement({ actions: reading, resources: [streamArn] }))
    if (agentStreamKeyArn !== undefined)
      events.addToRolePolicy(
        new PolicyStatement({
          actions: ['kms:Decrypt'],
          resources: [agentStreamKeyArn],
          conditions: { StringEquals: { 'kms:ViaService': `kinesis.${Aws.REGION}.amazonaws.com` } },
        }),
      )
  }

  private functionFor(id: string, entry: string): HelplineFunction {
    const { connect, storage, pseudonymKeys, dataKey, alarming } = this.props
    const props: HelplineFunctionProps = {
      folder: 'ingest',
      entry,
      environment: { ...storage.tableNames, ...pseudonymKeys.keyNames, CONNECT_SOURCE: connect.source },
      memoryMegabytes: 512,
      timeoutSeconds: 60,
      reservedConcurrency: 5,
      dataKey,
      alarming,
      whoIsAffected: 'Calls and chats of Amazon Connect are not recorded now. AWS tries again for hours; look at the log of this function first.',
    }
    const made = new HelplineFunction(this, id, props)
    // As at the door: what stands under a known key is compared with what comes in.
    storage.allow(made, 'events', { actions: ['GetItem', 'PutItem'] })
    storage.allow(made, 'settings', { actions: ['Query'] })
    pseudonymKeys.allowPseudonymsBy(made)
    return made
  }

  private allowGivingUp(who: HelplineFunction, queue: Queue): void {
    who.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }))
    this.props.dataKey.allowUseBy(who, 'sqs')
  }
}

const lifeSteps = ['INITIATED', 'CONNECTED_TO_SYSTEM', 'QUEUED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED']

const ofDetail = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `detail.${name}`]))
const inside = (place: string, ...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `detail.${place}.${name}`]))

/** All that is read of a contact event. */
const neededFields = {
  source: 'source',
  'detail-type': 'detail-type',
  time: 'time',
  detail: {
    ...ofDetail('eventType', 'contactId', 'initialContactId', 'previousContactId', 'relatedContactId', 'channel', 'instanceArn', 'initiationMethod'),
    ...ofDetail('initiationTimestamp', 'connectedToSystemTimestamp', 'disconnectTimestamp', 'disconnectReason'),
    queueInfo: inside('queueInfo', 'queueArn', 'queueType', 'enqueueTimestamp'),
    agentInfo: inside('agentInfo', 'agentArn', 'connectedToAgentTimestamp'),
  },
} as const
