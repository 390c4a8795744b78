import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { type IGrantable, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { administration } from './dataKey.ts'

/** What is to be forgotten cannot be brought back by an administrator. */
const undoing = ['kms:CancelKeyDeletion', 'kms:EnableKey']

/** Turns numbers into pseudonyms without ever leaving KMS. Nobody may verify, so nobody can ask whether a number is known. */
export class CallerKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Bereikbaar: pseudonyms of callers',
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
