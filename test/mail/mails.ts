import type { Mail } from '../../shared/mail/mail.ts'

export const now = Date.parse('2026-03-16T07:00:00Z')
export const from = 'bereikbaar@helpline.example'
export const stopAddress = `https://bereikbaar.example/mail/stop/digest/${'t'.repeat(43)}?lang=nl`
export const someMail = (own: Partial<Mail> = {}): Mail => ({
  id: 'digest 2026-W11 u1',
  kind: 'digest',
  to: 'zoe@helpline.example',
  language: 'nl',
  subject: 'Uw weekoverzicht',
  text: 'Goedemorgen,\n\nVorige week probeerden 40 mensen contact te zoeken; met één van hen spraken we niet, en deze zin is langer dan achtenzeventig tekens.\n',
  stopAddress,
  ...own,
})

/** Header fields of a message, unfolded, and its body as it is read. */
export function read(message: string): { readonly headers: ReadonlyMap<string, string>; readonly names: readonly string[]; readonly text: string } {
  const end = message.indexOf('\r\n\r\n')
  const fields = message
    .slice(0, end)
    .replaceAll(/\r\n[ \t]/g, ' ')
    .split('\r\n')
  const parsed = fields.map((field): [string, string] => [field.slice(0, field.indexOf(':')).toLowerCase(), field.slice(field.indexOf(':') + 2)])
  const bytes = message
    .slice(end + 4)
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return { headers: new Map(parsed), names: parsed.map(([name]) => name), text: Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n') }
}
