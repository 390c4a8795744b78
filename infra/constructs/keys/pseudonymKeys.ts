import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { type IGrantable, PolicyDocument, PolicyStatement, type IRole } from 'aws-cdk-lib/aws-iam'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { administration, neverKept } from './dataKey.ts'

/** What is to be forgotten cannot be brought back by an administrator. */
const undoing = ['kms:CancelKeyDeletion', 'kms:EnableKey']

type Pseudonymising = IGrantable & { readonly role?: IRole | undefined }
export type PseudonymKeysProps = { readonly prefix: string }

/**
 * The keys that ingest, import and erase make pseudonyms with. Callers and chat visitors have one for each group of lines and period: `keys` makes and
 * destroys them while the stack lives, each with a policy that names these roles. People on the roster and ids of telephone systems have the one made here.
 */
export class PseudonymKeys extends Construct {
  /** Of people on the roster and ids of telephone systems. */
  readonly identities: Key
  private readonly roles: IRole[] = []
  /** How a function learns the names of the keys. */
  readonly keyNames: Readonly<Record<'CALLER_KEY_PREFIX' | 'IDENTITY_KEY_ID', string>>

  constructor(scope: Construct, id: string, { prefix }: PseudonymKeysProps) {
    super(scope, id)
    this.identities = new Key(this, 'Identities', {
      description: 'Bereikbaar: pseudonyms of people on the roster and ids of telephone systems',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      pendingWindow: Duration.days(7),
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({ statements: [administration(undoing)] }),
    })
    this.keyNames = { CALLER_KEY_PREFIX: prefix, IDENTITY_KEY_ID: `alias/${prefix}/identities` }
  }

  /** Every key is called by a name that says whose stage it is of (see KeyWatching). The name goes with the stack, and is made anew for a key that was kept. */
  nameIdentities(): void {
    this.identities.addAlias(this.keyNames.IDENTITY_KEY_ID)
  }

  /** Of callers and of all else. Never verifying one, so nobody can ask whether a number is known. */
  allowPseudonymsBy(grantee: Pseudonymising): void {
    this.identities.addToResourcePolicy(new PolicyStatement({ principals: [grantee.grantPrincipal], actions: ['kms:GenerateMac'], resources: ['*'] }))
    this.allowCallersBy(grantee)
  }

  /** Of callers only. */
  allowCallersBy({ role }: Pseudonymising): void {
    if (role !== undefined) this.roles.push(role)
  }

  /** The key made here stays; the keys of callers have policies of their own. */
  denyKeeping(keeper: IGrantable): void {
    this.identities.addToResourcePolicy(neverKept(keeper))
  }

  /** Everybody who was allowed so far. */
  get roleArns(): readonly string[] {
    return this.roles.map(({ roleArn }) => roleArn)
  }
}
