import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail'
import { CfnRule, EventField, type Rule } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Alarming } from '../telling/alarming.ts'
import type { DataKey } from './dataKey.ts'
import { deploymentRoleArn } from './deploymentRole.ts'

export type KeyWatchingProps = {
  readonly prefix: string
  readonly dataKey: DataKey
  readonly alarming: Alarming
  /** Where word ends of which the topic would not hear. */
  readonly untold: Queue
  /** ARNs of the roles that make pseudonyms. */
  readonly pseudonymRoles: readonly string[]
  /** ARN of the role that makes and destroys keys of callers. */
  readonly keeperRole: string
  /** Keys that stay. */
  readonly lastingKeys: readonly { readonly keyId: string; readonly keyArn: string }[]
  /** `existing`: the account writes down management events already, those of KMS among them. A second record would cost. */
  readonly trail: 'own' | 'existing'
}

const by = EventField.fromPath('$.detail.userIdentity.arn')
const what = EventField.fromPath('$.detail.eventName')
const when = EventField.fromPath('$.detail.eventTime')
const details = `${what} by ${by} at ${when}.`

/** Alerts a person when anybody who should not tries to use or change the keys (F7, K2, K6), also when the attempt was refused. */
export class KeyWatching extends Construct {
  constructor(scope: Construct, id: string, props: KeyWatchingProps) {
    super(scope, id)
    const { prefix, alarming, untold, pseudonymRoles, keeperRole, lastingKeys } = props
    if (props.trail === 'own') writeDownTheUseOfKeys(this, props)
    const lasting = lastingKeys.flatMap(({ keyId, keyArn }) => [keyId, keyArn])
    const callsOf = (service: string, detail: Readonly<Record<string, unknown>>) => ({
      source: [`aws.${service}`],
      detailType: ['AWS API Call via CloudTrail'],
      detail: { eventSource: [`${service}.amazonaws.com`], ...detail },
    })
    const calls = (detail: Readonly<Record<string, unknown>>) => callsOf('kms', detail)
    alsoWhatOnlyReads(
      alarming.whenItHappens('CallerKeyUsedByAnother', {
        pattern: calls({
          requestParameters: { keyId: notOfAnotherStage(prefix) },
          $or: [...byAnother(['GenerateMac'], { 'anything-but': [...pseudonymRoles] }), { eventName: ['VerifyMac'] }],
        }),
        details,
        untold,
        whoIsAffected:
          'Somebody may be finding out who called: a key that makes pseudonyms was asked for by somebody other than the functions that may. Ask this person or program why, today; take its rights away if nobody knows.',
      }),
    )
    alarming.whenItHappens('KeyBroughtBack', {
      pattern: calls({ eventName: ['CancelKeyDeletion', 'EnableKey'] }),
      details,
      untold,
      whoIsAffected:
        'Somebody who called may become recognisable again: a key that was to be destroyed is being brought back. No figure needs that. Find out who did it, and destroy the key.',
    })
    alarming.whenItHappens('KeyPolicyChanged', {
      pattern: calls({
        $or: [
          ...byAnother(['PutKeyPolicy'], notOf(keeperRole, deploymentRoleArn(this))),
          // Disks of machines and much else in an account make grants all day, of other keys; those of callers forbid every grant.
          ...byAnother(['CreateGrant'], notOf(deploymentRoleArn(this))).map((one) => ({
            ...one,
            requestParameters: { keyId: [...lasting, { exists: false }] },
          })),
        ],
      }),
      details,
      untold,
      whoIsAffected:
        'Somebody may be letting themselves read what callers and managers were promised: who may use a key was changed, outside a deployment. If it was you, all is well; otherwise put the policy back by deploying again.',
    })
    alarming.whenItHappens('LastingKeyInDanger', {
      pattern: calls({
        eventName: ['DisableKey', 'ScheduleKeyDeletion'],
        requestParameters: { keyId: lasting },
      }),
      details,
      untold,
      whoIsAffected:
        'All figures of managers and all settings are about to become unreadable for good: the key of the data, or of people on the roster, was switched off or is to be deleted. Cancel that in KMS now.',
    })
    // The last that is heard before all of the above falls silent.
    alarming.whenItHappens('KeyRecordSilenced', {
      pattern: callsOf('cloudtrail', { $or: byAnother(['DeleteTrail', 'PutEventSelectors', 'StopLogging', 'UpdateTrail'], notOf(deploymentRoleArn(this))) }),
      details,
      untold,
      whoIsAffected:
        'Nobody may be told any more when somebody finds out who called: a record of who uses keys was stopped, changed or taken away. Ask who did it, start it again in CloudTrail, and deploy again, which makes a record where there is none.',
    })
  }
}

/**
 * Stages of one account call their own keys by aliases of their own, and each watches those: otherwise every call that one of them records would be told by all others.
 * A key that is called by its id may be ours, and of what was refused AWS may not say which key it was.
 */
const notOfAnotherStage = (prefix: string) => [{ prefix: `alias/${prefix}/` }, { 'anything-but': { prefix: 'alias/bereikbaar-' } }, { exists: false }]

/** By a role that is none of these, or by somebody who came without a role. */
const byAnother = (eventName: readonly string[], role: Readonly<Record<string, unknown>>) => [
  { eventName, userIdentity: { sessionContext: { sessionIssuer: { arn: [role] } } } },
  { eventName, userIdentity: { type: [{ 'anything-but': ['AssumedRole'] }] } },
]

/** Deployments change policies too, by the role that CDK's bootstrap made; tables make grants by DynamoDB in its name. */
const notOf = (...roles: readonly string[]) => ({ 'anything-but': roles })

/** Making a MAC counts as reading, which a rule sees only when it says so. */
function alsoWhatOnlyReads(rule: Rule): void {
  const { defaultChild } = rule.node
  if (defaultChild instanceof CfnRule) defaultChild.state = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'
}

/** EventBridge hears of calls only where they are written down. The first record of management events in an account is free. */
function writeDownTheUseOfKeys(scope: Construct, { prefix, dataKey }: KeyWatchingProps): void {
  const trailName = `${prefix}-keys`
  const trailArn = `arn:${Aws.PARTITION}:cloudtrail:${Aws.REGION}:${Aws.ACCOUNT_ID}:trail/${trailName}`
  dataKey.allowTrail(trailArn)
  const bucket = new Bucket(scope, 'Record', {
    encryption: BucketEncryption.KMS,
    encryptionKey: dataKey,
    bucketKeyEnabled: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    // Whoever deletes or writes over a part of the record leaves what it was for another three months.
    versioned: true,
    lifecycleRules: [{ expiration: Duration.days(400), noncurrentVersionExpiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    removalPolicy: RemovalPolicy.RETAIN,
  })
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'This bucket is itself a record of who did what; a record of its readers would need the next.',
  })
  const writing = (action: string, resource: string, condition: Readonly<Record<string, string>> = {}) =>
    bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudtrail.amazonaws.com')],
        actions: [action],
        resources: [resource],
        conditions: { StringEquals: { 'aws:SourceArn': trailArn, ...condition } },
      }),
    )
  writing('s3:GetBucketAcl', bucket.bucketArn)
  writing('s3:PutObject', bucket.arnForObjects(`AWSLogs/${Aws.ACCOUNT_ID}/*`), { 's3:x-amz-acl': 'bucket-owner-full-control' })
  const trail = new CfnTrail(scope, 'Trail', {
    trailName,
    isLogging: true,
    s3BucketName: bucket.bucketName,
    kmsKeyId: dataKey.keyArn,
    enableLogFileValidation: true,
    isMultiRegionTrail: false,
    includeGlobalServiceEvents: false,
  })
  if (bucket.policy !== undefined) trail.node.addDependency(bucket.policy)
}
