/** Accounts of people in the user pool of the stack. Cognito itself mails them how to sign in. */
import { awsCall, type AwsPlace, AwsRefused } from './awsCall.ts'

/** Makes the account of somebody who is invited; does nothing where there is one. @throws where it could not be made */
export type MakeAccount = (email: string) => Promise<void>

const longestWaitMs = 5_000

export const cognitoAccounts =
  (poolId: string, place: AwsPlace): MakeAccount =>
  async (email) => {
    const endpoint =
      place.environment['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] ?? `https://cognito-idp.${place.environment['AWS_REGION'] ?? ''}.amazonaws.com`
    // Whoever invites vouches for the address: it is the one the invitation goes to.
    const verified = { Name: 'email_verified', Value: 'true' }
    const body = { UserPoolId: poolId, Username: email, UserAttributes: [{ Name: 'email', Value: email }, verified], DesiredDeliveryMediums: ['EMAIL'] }
    const target = 'AWSCognitoIdentityProviderService.AdminCreateUser'
    await awsCall({ service: 'cognito-idp', endpoint, target, version: '1.1', body, longestWaitMs }, place).catch((error: unknown) => {
      if (!(error instanceof AwsRefused && error.kind === 'UsernameExistsException')) throw error
    })
  }
