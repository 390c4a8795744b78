import { Aws, CfnOutput, Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  DkimIdentity,
  EasyDkimSigningKeyLength,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import type { Alarming } from './telling/alarming.ts'
import type { HelplineFunction } from './functions/helplineFunction.ts'

export type MailingProps = {
  /** The address that mail comes from, of a domain whose DNS one may change. */
  readonly mailFrom: string
  readonly alarming: Alarming
}

/** Mail to people who work at the helpline, by SES: over TLS only, signed by the domain (DKIM), and never again to an address that bounced. */
export class Mailing extends Construct {
  private readonly mailFrom: string
  private readonly identity: EmailIdentity
  private readonly sending: ConfigurationSet

  constructor(scope: Construct, id: string, { mailFrom, alarming }: MailingProps) {
    super(scope, id)
    this.mailFrom = mailFrom
    this.sending = new ConfigurationSet(this, 'Sending', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: false,
    })
    // Mail sent under this domain goes by these rules, whether or not the sender names them.
    this.identity = new EmailIdentity(this, 'Domain', {
      identity: Identity.domain(domainOf(mailFrom)),
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
      configurationSet: this.sending,
    })
    this.identity.dkimRecords.forEach(({ name, value }, place) => {
      new CfnOutput(this, `Dkim${place + 1}`, {
        value: `${name} CNAME ${value}`,
        description: 'A record to make in the DNS, so that mail is believed to be yours',
      })
    })
    alarming.when('MailComesBack', {
      metric: new Metric({ namespace: 'AWS/SES', metricName: 'Bounce', period: Duration.hours(1), statistic: 'Sum' }),
      from: 1,
      whoIsAffected:
        'Somebody who asked for a weekly mail or an alert does not get it: their address came back, and nothing more is sent to it. Correct the address on the page People, and take it off the suppression list of SES.',
    })
  }

  /** Only from this one address. */
  allowSendingBy(who: HelplineFunction): void {
    who.addEnvironment('MAIL_FROM', this.mailFrom)
    who.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resources: [
          this.identity.emailIdentityArn,
          `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:configuration-set/${this.sending.configurationSetName}`,
        ],
        conditions: { StringEquals: { 'ses:FromAddress': this.mailFrom } },
      }),
    )
  }
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)
