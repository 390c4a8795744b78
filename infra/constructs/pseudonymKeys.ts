import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { type IGrantable, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { administration } from './dataKey.ts'

/** What is to be forgotten cannot be brought back by an administrator. */
const undoing = ['kms:CancelKeyDeletion', 'kms:EnableKey']

/** Turns numbers and names into pseudonyms without ever leaving KMS. Nobody may verify, so nobody can ask whether a number is known. */
class PseudonymKey extends Key {
  constructor(scope: Construct, id: string, whose: string) {
    super(scope, id, {
      description: `Bereikbaar: pseudonyms of ${whose}`,
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      pendingWindow: Duration.days(7),
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({ statements: [administration(undoing)] }),
    })
  }

  allowPseudonymsBy(grantee: IGrantable): void {
    this.addToResourcePolicy(new PolicyStatement({ principals: [grantee.grantPrincipal], actions: ['kms:GenerateMac'], resources: ['*'] }))
  }
}

/** The keys that ingest and import make pseudonyms with, each apart, because callers must be forgotten much sooner. */
export class PseudonymKeys extends Construct {
  private readonly callers = new PseudonymKey(this, 'Callers', 'callers and chat visitors')
  private readonly identities = new PseudonymKey(this, 'Identities', 'people on the roster and ids of telephone systems')
  /** How a function learns the names of the keys. */
  readonly keyNames = { CALLER_KEY_PREFIX: this.callers.keyId, IDENTITY_KEY_ID: this.identities.keyId }

  allowPseudonymsBy(grantee: IGrantable): void {
    for (const key of [this.callers, this.identities]) key.allowPseudonymsBy(grantee)
  }
}
