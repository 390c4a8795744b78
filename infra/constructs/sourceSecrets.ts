import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { DataKey } from './dataKey.ts'
import type { HelplineFunction } from './helplineFunction.ts'

export type SourceSecretsProps = { readonly prefix: string; readonly sources: readonly string[]; readonly dataKey: DataKey }

/** A secret for each source that delivers live: made by AWS, read by ingest alone, put into the telephone system by a person. Settings say `"secretFrom": "stored"`. */
export class SourceSecrets extends Construct {
  readonly prefix: string
  private readonly secrets: readonly CfnSecret[]
  private readonly dataKey: DataKey

  constructor(scope: Construct, id: string, { prefix, sources, dataKey }: SourceSecretsProps) {
    super(scope, id)
    this.prefix = `${prefix}/sources/`
    this.dataKey = dataKey
    this.secrets = sources.map((source) => this.secretOf(source))
  }

  allowReadingBy(who: HelplineFunction): void {
    if (this.secrets.length === 0) return
    who.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: this.secrets.map(({ ref }) => ref) }))
    this.dataKey.allowUseBy(who, 'secretsmanager')
  }

  private secretOf(source: string): CfnSecret {
    // Not the ready-made construct: it would let the whole account decrypt by way of Secrets Manager.
    const secret = new CfnSecret(this, source, {
      name: `${this.prefix}${source}`,
      description: `Signs what ${source} delivers`,
      kmsKeyId: this.dataKey.keyArn,
      // 44 letters and digits are the base64 of 33 bytes, which is what Standard Webhooks wants of a secret.
      generateSecretString: { passwordLength: 44, excludePunctuation: true },
    })
    secret.applyRemovalPolicy(RemovalPolicy.RETAIN)
    const reason = 'A telephone system takes a new secret by hand; both secrets stand in it, one a line, until it has.'
    Validations.of(secret).acknowledge({ id: 'AwsSolutions-SMG4', reason })
    return secret
  }
}
