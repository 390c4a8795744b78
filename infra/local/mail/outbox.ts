/** Mail of one machine that no mail server was named for: each message a file that any mail program opens. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mailDigest, mailMessage } from '../../../shared/mail/mailMessage.ts'
import type { SendMail } from '../../../shared/mail/mail.ts'

export const outboxIn = (dataDir: string): string => join(dataDir, 'outbox')

/** Whole or not at all, and once: the same mail again is the same file. Readable by whoever runs the installation and nobody else. */
export function fileMail(folder: string, from: string, now: () => number): SendMail {
  return async (mail) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, `${mail.kind}-${mailDigest(mail)}.eml`)
    await writeFile(`${path}.part`, await mailMessage(mail, { from, now: now() }), { mode: 0o600 })
    await rename(`${path}.part`, path)
  }
}
