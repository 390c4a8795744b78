import { ArnFormat, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { DataKey } from './dataKey.ts'
import type { HelplineFunction } from '../functions/helplineFunction.ts'

export type SourceSecretsProps = { readonly prefix: string; readonly sources: readonly string[]; readonly dataKey: DataKey }

/**
 * Secrets of the sources that deliver live: made on a page, which shows it once to whoever puts it into the telephone system, or by AWS for those that are named at
 * deployment, where no person can read it; read by ingest alone. Beside them one key from which the installation signs its own test events. Settings say `"secretFrom": "stored"`.
 */
export class SourceSecrets extends Construct {
  readonly prefix: string
  /** Of the key for test events. */
  readonly testKeyName: string
  private readonly dataKey: DataKey
  private readonly testKey: CfnSecret

  constructor(scope: Construct, id: string, { prefix, sources, dataKey }: SourceSecretsProps) {
    super(scope, id)
    this.prefix = `${prefix}/sources/`
    this.testKeyName = `${prefix}/test-events`
    this.dataKey = dataKey
    for (const source of sources) this.secretOf(source)
    this.testKey = this.generated('TestEvents', {
      name: this.testKeyName,
      description: 'Signs test events of this installation, and nothing else',
      reason: 'What it signs touches no figure; a new one is a new version by hand.',
    })
  }

  allowReadingBy(who: HelplineFunction): void {
    who.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.ofSources(), this.testKey.ref] }))
    this.allowAnyOf(who)
  }

  /** Writing without reading: not even the page that made a secret sees it again. */
  allowWritingBy(who: HelplineFunction): void {
    const actions = ['CreateSecret', 'DeleteSecret', 'DescribeSecret', 'UpdateSecret', 'UpdateSecretVersionStage']
    who.addToRolePolicy(new PolicyStatement({ actions: actions.map((action) => `secretsmanager:${action}`), resources: [this.ofSources()] }))
    who.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.testKey.ref] }))
    this.allowAnyOf(who)
  }

  private ofSources(): string {
    return Stack.of(this).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${this.prefix}*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    })
  }

  private allowAnyOf(who: HelplineFunction): void {
    this.dataKey.allowUseBy(who, 'secretsmanager')
    if (who.role === undefined) return
    Validations.of(who.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:${this.prefix}*]`,
      reason: 'Sources are connected on a page while this runs; their secrets share this beginning of their names, and nothing else does.',
    })
  }

  private secretOf(source: string): void {
    const reason = 'A telephone system takes a new secret by hand; the one before stays valid for a day.'
    this.generated(source, { name: `${this.prefix}${source}`, description: `Signs what ${source} delivers`, reason })
  }

  private generated(id: string, { name, description, reason }: { readonly name: string; readonly description: string; readonly reason: string }): CfnSecret {
    // Not the ready-made construct: it would let the whole account decrypt by way of Secrets Manager.
    const secret = new CfnSecret(this, id, {
      name,
      description,
      kmsKeyId: this.dataKey.keyArn,
      // 44 letters and digits are the base64 of 33 bytes, which is what Standard Webhooks wants of a secret.
      generateSecretString: { passwordLength: 44, excludePunctuation: true },
    })
    secret.applyRemovalPolicy(RemovalPolicy.RETAIN)
    Validations.of(secret).acknowledge({ id: 'AwsSolutions-SMG4', reason })
    return secret
  }
}
