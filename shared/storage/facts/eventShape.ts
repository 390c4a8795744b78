import type { SourceEvent } from '../../contacts/contactEvent.ts'

/** What a log may show of an event: which fields it has, and values of closed lists only. Never a pseudonym, an id or a moment. */
export function eventShape(event: Partial<SourceEvent>): string {
  const fields: Readonly<Record<string, unknown>> = event
  return shown.flatMap((name) => (name in fields ? [`${name}:${valueShape(name, fields[name])}`] : [])).join(' ')
}

const shown = ['lineId', 'caller', 'agent', 'reason', 'waitSeconds', 'talkSeconds', 'inMenu', 'undecided'] as const

function valueShape(name: (typeof shown)[number], value: unknown): string {
  if (name === 'lineId' || name === 'reason') return String(value)
  if (name === 'caller') return value === 'withheld' || value === 'unlinked' ? value : 'pseudonym'
  return name === 'agent' ? 'pseudonym' : typeof value
}
