import { Aws, Duration, Fn } from 'aws-cdk-lib'
import { CfnManagedLoginBranding, CfnUserPool, ManagedLoginVersion, OAuthScope } from 'aws-cdk-lib/aws-cognito'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { HelplineFunction } from '../functions/helplineFunction.ts'
import type { People } from './people.ts'

export type IdentityProps = {
  readonly prefix: string
  readonly people: People
  /** Where the pages are: the one address that people are sent back to. */
  readonly siteAddress: string
}

/** Sign-in for people with an account in the stack's user pool. What they may see is decided by the site. */
export class Identity extends Construct {
  /** What the site must know to send people here and to believe them when they come back. */
  readonly environment: Readonly<Record<'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_SECOND_FACTOR' | 'SITE_ADDRESS' | 'PEOPLE_POOL', string>>
  private readonly people: People

  constructor(scope: Construct, id: string, { prefix, people, siteAddress }: IdentityProps) {
    super(scope, id)
    inviteTo(siteAddress, people)
    people.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: `${prefix}-${Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))))}` },
      // The older pages do not heed `prompt=login`: whoever signed out on a shared computer would be let in again by whoever comes next (shared/decisions/0125).
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    })
    const client = people.addClient('Site', {
      generateSecret: false, // a public client: PKCE stands in, and there is no secret to keep
      authFlows: { userSrp: true }, // said, or Cognito adds flows of its own; never a password in plain
      oAuth: { flows: { authorizationCodeGrant: true }, scopes: [OAuthScope.OPENID, OAuthScope.EMAIL], callbackUrls: [`${siteAddress}/sign-in/return`] },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(5),
      idTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(1),
    })
    // Without a style these pages do not open at all.
    new CfnManagedLoginBranding(this, 'Style', { userPoolId: people.userPoolId, clientId: client.userPoolClientId, useCognitoProvidedValues: true })
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

/** Set afterwards, because the pool exists before the address of the pages is known, also where it is adopted from an earlier stack. */
function inviteTo(siteAddress: string, { node }: People): void {
  if (!(node.defaultChild instanceof CfnUserPool)) throw new Error('the pool of people is of another kind')
  node.defaultChild.addPropertyOverride('AdminCreateUserConfig.InviteMessageTemplate', {
    EmailSubject: 'Bereikbaar: uw tijdelijke wachtwoord / your temporary password',
    EmailMessage: `<p>U bent uitgenodigd voor Bereikbaar. Door wie, leest u in een andere mail, of hoort u van uw organisatie.</p>
<p>1. Ga naar ${siteAddress}<br>2. Meld u aan als {username}, met dit tijdelijke wachtwoord: {####}<br>3. Kies een eigen wachtwoord. Daarna koppelt u een app op uw telefoon die codes geeft: dat is de tweede stap.</p>
<p>Het tijdelijke wachtwoord werkt drie dagen. Is het verlopen? Vraag wie u uitnodigde om de uitnodiging opnieuw te sturen. Kent u Bereikbaar niet? Dan hoeft u niets te doen.</p>
<hr>
<p lang="en">You are invited to Bereikbaar. Who invites you is in another mail, or you hear it from your organisation.</p>
<p lang="en">1. Go to ${siteAddress}<br>2. Sign in as {username}, with this temporary password: {####}<br>3. Choose a password of your own. Then connect an app on your telephone that gives codes: that is the second step.</p>
<p lang="en">The temporary password works for three days. Has it run out? Ask whoever invited you to send the invitation again. Do you not know Bereikbaar? Then you need not do anything.</p>`,
  })
}
