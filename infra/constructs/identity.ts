import { Aws, Duration, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccountRecovery, FeaturePlan, Mfa, OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { HelplineFunction } from './helplineFunction.ts'

export type IdentityProps = {
  readonly prefix: string
  /** Where the pages are: the one address that people are sent back to. */
  readonly siteAddress: string
}

/** Who people are: accounts by invitation only, with a second factor for everybody. What they may see is decided by the site. */
export class Identity extends Construct {
  /** What the site must know to send people here and to believe them when they come back. */
  readonly environment: Readonly<Record<'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_SECOND_FACTOR' | 'SITE_ADDRESS' | 'PEOPLE_POOL', string>>
  private readonly people: UserPool

  constructor(scope: Construct, id: string, { prefix, siteAddress }: IdentityProps) {
    super(scope, id)
    const people = new UserPool(this, 'People', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      userInvitation: {
        emailSubject: 'Bereikbaar: uw account / your account',
        emailBody: `<p>U bent uitgenodigd voor Bereikbaar. Ga naar ${siteAddress} en meld u aan als {username}, met dit tijdelijke wachtwoord: {####}. U kiest daarna een eigen wachtwoord en een tweede stap.</p>
<p lang="en">You are invited to Bereikbaar. Go to ${siteAddress} and sign in as {username}, with this temporary password: {####}. You then choose a password of your own and a second step.</p>`,
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(people).acknowledge({
      id: 'AwsSolutions-COG8',
      reason: 'Nobody can sign up by themselves and nobody gets in without a second factor; threat protection is a plan of its own, priced by the person.',
    })
    people.addDomain('SignIn', { cognitoDomain: { domainPrefix: `${prefix}-${Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))))}` } })
    const client = people.addClient('Site', {
      generateSecret: false, // a public client: PKCE stands in, and there is no secret to keep
      authFlows: {},
      oAuth: { flows: { authorizationCodeGrant: true }, scopes: [OAuthScope.OPENID, OAuthScope.EMAIL], callbackUrls: [`${siteAddress}/sign-in/return`] },
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.minutes(5),
      idTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(1),
    })
    this.environment = {
      OIDC_ISSUER: people.userPoolProviderUrl,
      OIDC_CLIENT_ID: client.userPoolClientId,
      OIDC_SECOND_FACTOR: 'provider',
      SITE_ADDRESS: siteAddress,
      PEOPLE_POOL: people.userPoolId,
    }
    this.people = people
  }

  /** Making an account for somebody who is invited; no looking them up, no changing them. */
  allowInvitingBy(pages: HelplineFunction): void {
    pages.addToRolePolicy(new PolicyStatement({ actions: ['cognito-idp:AdminCreateUser'], resources: [this.people.userPoolArn] }))
  }
}
