/** A mail as it goes over the wire: RFC 5322, text only, the same bytes by file, SMTP and SES. */
import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Mail } from './mail.ts'

export type Sender = {
  /** Address that mail comes from. */
  readonly from: string
  /** UTC milliseconds. */
  readonly now: number
}

/** @returns ASCII, lines ended by CR LF. No text of a mail can begin a header: the composer encodes what it is given. */
export function mailMessage(mail: Mail, { from, now }: Sender): Promise<Buffer> {
  const id = `<${mailDigest(mail)}@${from.slice(from.lastIndexOf('@') + 1)}>`
  const composer = new MailComposer({
    from: { name: 'Bereikbaar', address: from },
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    messageId: id,
    date: new Date(now),
    headers: {
      'Content-Language': mail.language,
      // A carrier may put a Message-ID of its own in place of ours (SES does): two copies are still seen to belong together.
      References: id,
      // RFC 3834: nobody's absence is answered to it.
      'Auto-Submitted': 'auto-generated',
      ...(mail.stopAddress === undefined ? {} : oneClick(mail.stopAddress)),
    },
    textEncoding: 'quoted-printable',
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

/** The name of a mail wherever it must be one word. */
export const mailDigest = ({ id }: Pick<Mail, 'id'>): string => createHash('sha256').update(`mail\n${id}`).digest('hex').slice(0, 32)

/** RFC 8058: a button of the reader's own mail program. Neither is folded or encoded. */
const oneClick = (address: string) => ({
  'List-Unsubscribe': { prepared: true, value: `<${address}>` },
  'List-Unsubscribe-Post': { prepared: true, value: 'List-Unsubscribe=One-Click' },
})
