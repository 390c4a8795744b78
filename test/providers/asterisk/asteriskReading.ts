import { asterisk } from '../../../shared/providers/asterisk/asterisk.ts'
import type { ContactReport, Report, RowsRead } from '../../../shared/providers/provider.ts'
import { Source } from '../../../shared/settings/settings.ts'

export const exchange = (more: object = {}) =>
  Source.parse({ id: 'centrale', provider: 'asterisk', lines: { oost: 'telefoon' }, cdrContexts: ['inbound'], ...more })

/** A file whose lines all end in a line break. */
export function read(lines: readonly string[], source = exchange()): RowsRead {
  const text = `${lines.join('\n')}\n`
  const { history } = asterisk
  if (history === undefined) throw new Error('asterisk reads history')
  return history.open(text, source).readPart(text, 1)
}

export const contactsIn = ({ reports }: RowsRead): readonly ContactReport[] => reports.filter((report) => report.kind === 'contact')
export const short = (report: Report) =>
  report.kind === 'contact' ? [report.type, report.reason, report.talkSeconds].filter((part) => part !== undefined).join(' ') : report.kind
