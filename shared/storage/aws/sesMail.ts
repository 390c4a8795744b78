/** Mail by Amazon SES, version 2 of its interface: the message as we made it, handed over in one signed request. */
import type { SendMail } from '../../mail/mail.ts'
import { mailMessage } from '../../mail/mailMessage.ts'
import { awsCall, type AwsPlace } from './awsCall.ts'

const longestWaitMs = 10_000

/**
 * SES puts a Message-ID and a Date of its own in place of ours; `References` stays.
 * @param from an address, or one of a domain, that SES knows to be ours
 */
export function sesMail(from: string, place: AwsPlace): SendMail {
  return async (mail) => {
    const message = await mailMessage(mail, { from, now: place.now() })
    const body = {
      FromEmailAddress: from,
      Destination: { ToAddresses: [mail.to] },
      Content: { Raw: { Data: message.toString('base64') } },
    }
    const endpoint = place.environment['AWS_ENDPOINT_URL_SESV2'] ?? `https://email.${place.environment['AWS_REGION'] ?? ''}.amazonaws.com`
    await awsCall({ service: 'ses', endpoint, path: '/v2/email/outbound-emails', body, longestWaitMs }, place)
  }
}
