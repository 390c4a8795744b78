import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccountRecovery, FeaturePlan, Mfa, UserPool, VerificationEmailStyle } from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'

/** Accounts by invitation only, with a second factor for everybody. They outlive the stack: whoever was let in once is let in again. */
export class People extends UserPool {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
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
      userVerification: {
        emailStyle: VerificationEmailStyle.CODE,
        emailSubject: 'Bereikbaar: uw code / your code',
        emailBody:
          '<p>Uw code voor Bereikbaar is {####}. Hebt u er niet om gevraagd? Dan hoeft u niets te doen.</p><p lang="en">Your code for Bereikbaar is {####}. Did you not ask for it? Then you need not do anything.</p>',
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-COG8',
      reason: 'Nobody can sign up by themselves and nobody gets in without a second factor; threat protection is a plan of its own, priced by the person.',
    })
  }
}
