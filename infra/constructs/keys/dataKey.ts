import { Arn, ArnFormat, Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import {
  AccountRootPrincipal,
  AnyPrincipal,
  type Conditions,
  Effect,
  type IGrantable,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { deploymentRoleArn } from './deploymentRole.ts'

const use = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
]
/** May look after a key; reading what it protects, and making a MAC, are not among them. */
const administer = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListAliases',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
]

/** Protects everything at rest: tables, queue, topic and logs. Whoever can read the account but is not named here sees nothing. */
export class DataKey extends Key {
  private isOpenToEventBridge = false

  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Bereikbaar: everything at rest',
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({ statements: [administration(), ...deployment(deploymentRoleArn(scope))] }),
    })
  }

  /** A function's role, and only by way of the service that holds the data. */
  allowUseBy(grantee: IGrantable, service: 'dynamodb' | 'secretsmanager' | 'sqs'): void {
    const viaService = { StringEquals: { 'kms:ViaService': `${service}.${Aws.REGION}.amazonaws.com` } }
    this.allow(grantee, ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], viaService)
  }

  /** Who restores a table: DynamoDB asks them, by their rights, to be granted the key for the table it makes. */
  allowRestoringBy(grantee: IGrantable): void {
    const viaDynamo = { StringEquals: { 'kms:ViaService': `dynamodb.${Aws.REGION}.amazonaws.com` } }
    this.allow(grantee, ['kms:Encrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'], viaDynamo)
    this.allow(grantee, ['kms:CreateGrant'], { ...viaDynamo, Bool: { 'kms:GrantIsForAWSResource': true } })
  }

  /**
   * CloudWatch Logs, for the log groups of this account; and by way of it whoever makes one, writes to it or reads it, for whom it asks too. Who may do that
   * stands in their rights on the log itself, of people this template does not know as well.
   */
  allowLogs(): void {
    const logs = `logs.${Aws.REGION}.amazonaws.com`
    const logGroups = Arn.format({ service: 'logs', resource: 'log-group', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME }, Stack.of(this))
    this.allow(new ServicePrincipal(logs), use, { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } })
    this.allow(new AnyPrincipal(), use, { StringEquals: { 'kms:CallerAccount': Aws.ACCOUNT_ID, 'kms:ViaService': logs } })
  }

  /** CloudWatch, which puts alarms on an encrypted topic. */
  allowAlarms(): void {
    this.allow(new ServicePrincipal('cloudwatch.amazonaws.com'), ['kms:Decrypt', 'kms:GenerateDataKey'], {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
    })
  }

  /** AWS Budgets, which tells on an encrypted topic that more is spent than was meant. */
  allowBudgets(): void {
    this.allow(new ServicePrincipal('budgets.amazonaws.com'), ['kms:Decrypt', 'kms:GenerateDataKey'], {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
    })
  }

  /**
   * EventBridge, which puts word about keys on an encrypted topic, and what it could not hand on into an encrypted queue. Without a condition, because its requests
   * carry none of the keys that one could ask for; what it may reach is said by the policies of topic and queue, and it reads neither.
   */
  allowEventBridge(): void {
    if (this.isOpenToEventBridge) return
    this.isOpenToEventBridge = true
    this.allow(new ServicePrincipal('events.amazonaws.com'), ['kms:Decrypt', 'kms:GenerateDataKey'])
  }

  /** CloudTrail, which writes the record of this one trail; and whoever of the account may read it by their own rights, by way of S3, where nothing else lies. */
  allowTrail(trailArn: string): void {
    const ofTrail = { StringEquals: { 'aws:SourceArn': trailArn } }
    this.allow(new ServicePrincipal('cloudtrail.amazonaws.com'), ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], ofTrail)
    this.allow(new AccountRootPrincipal(), ['kms:Decrypt'], { StringEquals: { 'kms:ViaService': `s3.${Aws.REGION}.amazonaws.com` } })
  }

  /** Whoever may destroy keys that carry a tag of ours can neither tag this one nor touch it otherwise. */
  denyKeeping(keeper: IGrantable): void {
    this.addToResourcePolicy(neverKept(keeper))
  }

  private allow(grantee: IGrantable, actions: string[], conditions?: Conditions): void {
    this.addToResourcePolicy(new PolicyStatement({ principals: [grantee.grantPrincipal], actions, resources: ['*'], ...(conditions && { conditions }) }))
  }
}

/** `*` in a key's own policy means this key. */
export const administration = (except: readonly string[] = []) =>
  new PolicyStatement({
    sid: 'Administration',
    principals: [new AccountRootPrincipal()],
    actions: administer.filter((action) => !except.includes(action)),
    resources: ['*'],
  })

/** For keys that stay: the function that makes and destroys keys of callers is kept away from them, whatever its own rights say. */
export const neverKept = (keeper: IGrantable) =>
  new PolicyStatement({
    sid: 'NotByTheKeeperOfCallerKeys',
    effect: Effect.DENY,
    principals: [keeper.grantPrincipal],
    actions: ['kms:CreateAlias', 'kms:DeleteAlias', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:TagResource', 'kms:UntagResource'],
    resources: ['*'],
  })

/** CloudFormation makes tables and secrets; DynamoDB then asks to be granted the key in its name. */
function deployment(role: string): PolicyStatement[] {
  const byDeployment = { ArnEquals: { 'aws:PrincipalArn': role } }
  const principals = [new AccountRootPrincipal()]
  return [
    new PolicyStatement({
      sid: 'DeploymentGrants',
      principals,
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: { ...byDeployment, Bool: { 'kms:GrantIsForAWSResource': true } },
    }),
    new PolicyStatement({
      sid: 'DeploymentMakesTablesAndSecrets',
      principals,
      actions: use,
      resources: ['*'],
      conditions: {
        ...byDeployment,
        StringEquals: { 'kms:ViaService': [`dynamodb.${Aws.REGION}.amazonaws.com`, `secretsmanager.${Aws.REGION}.amazonaws.com`] },
      },
    }),
  ]
}
