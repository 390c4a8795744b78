import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localMail } from '../../infra/local/mail/localMail.ts'
import { fileMail } from '../../infra/local/mail/outbox.ts'
import { mailMessage } from '../../shared/mail/mailMessage.ts'
import { from, now, read, someMail, stopAddress } from './mails.ts'

const messageOf = async (own: Parameters<typeof someMail>[0] = {}) => (await mailMessage(someMail(own), { from, now })).toString('latin1')

describe('a mail on the wire', () => {
  it('says what it is, in which language, and how one click ends it (RFC 5322, 3834, 8058)', async () => {
    const { headers, text } = read(await messageOf())
    expect(headers.get('from')).toBe('Bereikbaar <bereikbaar@helpline.example>')
    expect(headers.get('to')).toBe('zoe@helpline.example')
    expect(headers.get('subject')).toBe('Uw weekoverzicht')
    expect(headers.get('date')).toBe('Mon, 16 Mar 2026 07:00:00 +0000')
    expect(headers.get('content-language')).toBe('nl')
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(headers.get('list-unsubscribe')).toBe(`<${stopAddress}>`)
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(text.trimEnd()).toBe(someMail().text.trimEnd())
  })
  it('is ASCII in short lines that end by CR LF', async () => {
    const message = await messageOf({ text: `${'é'.repeat(400)}\n${'a'.repeat(2000)}` })
    expect(message).toMatch(/^[\x20-\x7e\r\n]*$/)
    expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...message.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998)
  })
  it('has the same Message-ID whenever the same mail is made again, and another for every other', async () => {
    const idOf = async (id: string) => read(await messageOf({ id })).headers.get('message-id')
    expect(await idOf('a')).toBe(await idOf('a'))
    expect(await idOf('a')).not.toBe(await idOf('b'))
    expect(read(await messageOf({ id: 'a' })).headers.get('references')).toBe(await idOf('a'))
  })
  it('takes no header from any text, whatever stands in it', async () => {
    const usual = read(await messageOf()).names
    const nasty = fc.array(fc.oneof(fc.string(), fc.constantFrom('\r\n', '\n', '\r', 'Bcc: x@evil.example', '\u2028', '\0', '\r\n\r\nbody')), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (subject, text) => {
        const { names, headers } = read(await messageOf({ subject: subject.join(''), text: text.join('') }))
        expect(names.filter((name) => !usual.includes(name))).toEqual([])
        expect(new Set(names).size).toBe(names.length)
        expect(headers.get('to')).toBe('zoe@helpline.example')
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})

describe('the outbox of one machine', () => {
  it('holds each mail once, whole, for whoever runs the installation alone', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'mail-')), 'outbox')
    const send = fileMail(folder, from, () => now)
    await Promise.all([send(someMail()), send(someMail({ id: 'other' }))])
    await send(someMail())
    const files = await readdir(folder)
    expect(files).toHaveLength(2)
    for (const file of files) {
      expect(file).toMatch(/^digest-[0-9a-f]{32}\.eml$/)
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
      expect(read(await readFile(join(folder, file), 'latin1')).headers.get('to')).toBe('zoe@helpline.example')
    }
  })
  it('is not fallen back to where a mail server was named and cannot be used', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'mail-'))
    const made = (environment: Record<string, string>) => () => localMail({ dataDir, environment, now: () => now })
    expect(made({})().folder).toBe(join(dataDir, 'outbox'))
    expect(made({ SMTP_URL_FILE: join(dataDir, 'nowhere'), MAIL_FROM: from })).toThrow('ENOENT')
    expect(made({ SMTP_URL_FILE: join(dataDir, 'nowhere') })).toThrow('MAIL_FROM')
    expect(made({ MAIL_FROM: 'not an address' })).toThrow('MAIL_FROM')
  })
})

describe('a mail server', () => {
  it('is given the message as it was made, under an envelope of its own', async () => {
    const { port, heard, close } = await mailServer()
    const dataDir = await mkdtemp(join(tmpdir(), 'mail-'))
    const file = join(dataDir, 'smtp')
    await writeFile(file, `smtp://127.0.0.1:${port}\n`, { mode: 0o600 })
    const { send, folder } = localMail({ dataDir, environment: { SMTP_URL_FILE: file, MAIL_FROM: from }, now: () => now })
    expect(folder).toBeUndefined()
    await send(someMail())
    await close()
    expect(heard()).toContain(`MAIL FROM:<${from}>`)
    expect(heard()).toContain('RCPT TO:<zoe@helpline.example>')
    expect(heard()).toContain(`DATA\r\n${(await messageOf()).trimEnd()}`)
  })
})

/** Just enough of SMTP to be told a message. */
async function mailServer() {
  let heard = ''
  const server = createServer((socket) => {
    let isMessage = false
    socket.write('220 here\r\n')
    socket.on('data', (bytes) => {
      const text = bytes.toString('latin1')
      heard += text
      if (isMessage && !heard.endsWith('\r\n.\r\n')) return
      if (isMessage) isMessage = false
      else if (/^DATA/m.test(text)) {
        isMessage = true
        socket.write('354 go on\r\n')
        return
      }
      socket.write(text.startsWith('QUIT') ? '221 bye\r\n' : '250 good\r\n')
    })
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
    })
  return { port, heard: () => heard, close }
}
