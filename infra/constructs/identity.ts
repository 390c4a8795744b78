import { Aws, Duration, Fn } from 'aws-cdk-lib'
import { CfnUserPool, OAuthScope } from 'aws-cdk-lib/aws-cognito'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { HelplineFunction } from './helplineFunction.ts'
import type { People } from './people.ts'

export type IdentityProps = {
  readonly prefix: string
  readonly people: People
  /** Where the pages are: the one address that people are sent back to. */
  readonly siteAddress: string
}

/** How people who have an account come in. What they may see is decided by the site. */
export class Identity extends Construct {
  /** What the site must know to send people here and to believe them when they come back. */
  readonly environment: Readonly<Record<'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_SECOND_FACTOR' | 'SITE_ADDRESS' | 'PEOPLE_POOL', string>>
  private readonly people: People

  constructor(scope: Construct, id: string, { prefix, people, siteAddress }: IdentityProps) {
    super(scope, id)
    inviteTo(siteAddress, people)
    people.addDomain('SignIn', { cognitoDomain: { domainPrefix: `${prefix}-${Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))))}` } })
    const client = people.addClient('Site', {
      generateSecret: false, // a public client: PKCE stands in, and there is no secret to keep
      authFlows: {},
      oAuth: { flows: { authorizationCodeGrant: true }, scopes: [OAuthScope.OPENID, OAuthScope.EMAIL], callbackUrls: [`${siteAddress}/sign-in/return`] },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
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

/** Told afterwards: the pool is there before anybody knows the address of the pages, also where it is taken up from a stack before. */
function inviteTo(siteAddress: string, { node }: People): void {
  if (!(node.defaultChild instanceof CfnUserPool)) throw new Error('the pool of people is of another kind')
  node.defaultChild.addPropertyOverride('AdminCreateUserConfig.InviteMessageTemplate', {
    EmailSubject: 'Bereikbaar: uw account / your account',
    EmailMessage: `<p>U bent uitgenodigd voor Bereikbaar. Ga naar ${siteAddress} en meld u aan als {username}, met dit tijdelijke wachtwoord: {####}. U kiest daarna een eigen wachtwoord en een tweede stap.</p>
<p lang="en">You are invited to Bereikbaar. Go to ${siteAddress} and sign in as {username}, with this temporary password: {####}. You then choose a password of your own and a second step.</p>`,
  })
}
