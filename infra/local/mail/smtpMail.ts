/** Mail of one machine by the organisation's own mail server. */
import { createTransport } from 'nodemailer'
import { mailMessage } from '../../../shared/mail/mailMessage.ts'
import type { SendMail } from '../../../shared/mail/mail.ts'

const longestWaitMs = 20_000

/** @param url `smtps://user:password@host` or `smtp://…`, of which STARTTLS is required unless it is this very machine */
export function smtpMail(url: string, from: string, now: () => number): SendMail {
  const { hostname, protocol } = new URL(url)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const transport = createTransport({
    url,
    requireTLS: protocol === 'smtp:' && !isHere,
    connectionTimeout: longestWaitMs,
    greetingTimeout: longestWaitMs,
    socketTimeout: longestWaitMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async (mail) => {
    await transport.sendMail({ envelope: { from, to: mail.to }, raw: await mailMessage(mail, { from, now: now() }) })
  }
}
