/** How one machine sends mail: by the mail server named in the environment, else into a folder. */
import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { SendMail } from '../../../shared/mail/mail.ts'
import { fileMail, outboxIn } from './outbox.ts'
import { smtpMail } from './smtpMail.ts'

export type LocalMailOptions = {
  readonly dataDir: string
  /** `SMTP_URL_FILE`: a file with the address of the mail server, which holds a password; `MAIL_FROM`: the address to send from. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** UTC milliseconds. */
  readonly now: () => number
}
export type LocalMail = { readonly send: SendMail /** Where mail stays on this machine; undefined: it is sent. */; readonly folder: string | undefined }

const Server = z.url({ protocol: /^smtps?$/ })

/** @throws Error in words for whoever starts the program: nothing falls back to a folder that nobody looks into. */
export function localMail({ dataDir, environment, now }: LocalMailOptions): LocalMail {
  const { SMTP_URL_FILE: file, MAIL_FROM: from } = environment
  const sender = z.email().safeParse(from)
  if (from !== undefined && !sender.success) throw new Error('MAIL_FROM must be an address such as bereikbaar@helpline.example.')
  if (file === undefined) {
    const folder = outboxIn(dataDir)
    return { send: fileMail(folder, from ?? 'bereikbaar@localhost', now), folder }
  }
  if (from === undefined) throw new Error('MAIL_FROM must say from which address mail is sent, beside SMTP_URL_FILE.')
  const server = Server.safeParse(readFileSync(file, 'utf8').trim())
  if (!server.success) throw new Error('SMTP_URL_FILE must name a file that holds smtps://user:password@host or smtp://host.')
  return { send: smtpMail(server.data, from, now), folder: undefined }
}
