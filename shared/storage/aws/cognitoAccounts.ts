/** Accounts of people in the user pool of the stack. Cognito itself mails them how to sign in. */
import { awsCall, type AwsPlace, AwsRefused } from './awsCall.ts'

/**
 * Makes the account of somebody who is invited, for which they are mailed a password for once. Whoever has one and never used it is mailed another, because
 * such a password ends after days. `known`: they sign in with what they have. @throws where it could not be made
 */
export type MakeAccount = (email: string) => Promise<'new' | 'known'>

const longestWaitMs = 5_000

export const cognitoAccounts =
  (poolId: string, place: AwsPlace): MakeAccount =>
  async (email) => {
    const endpoint =
      place.environment['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] ?? `https://cognito-idp.${place.environment['AWS_REGION'] ?? ''}.amazonaws.com`
    // Whoever invites vouches for the address: it is the one the invitation goes to.
    const verified = { Name: 'email_verified', Value: 'true' }
    const account = { UserPoolId: poolId, Username: email, UserAttributes: [{ Name: 'email', Value: email }, verified], DesiredDeliveryMediums: ['EMAIL'] }
    const target = 'AWSCognitoIdentityProviderService.AdminCreateUser'
    /** Whether it was done; false: refused for this reason. */
    const make = async (body: object, refusal: string): Promise<boolean> =>
      awsCall({ service: 'cognito-idp', endpoint, target, version: '1.1', body, longestWaitMs }, place).then(
        () => true,
        (error: unknown) => {
          if (error instanceof AwsRefused && error.kind === refusal) return false
          throw error
        },
      )
    if (await make(account, 'UsernameExistsException')) return 'new'
    return (await make({ ...account, MessageAction: 'RESEND' }, 'UnsupportedUserStateException')) ? 'new' : 'known'
  }
