/** What was sent and what was answered 202, by contact. */
import type { Delivered, LoadSource } from './invented.ts'

export type Acknowledged = {
  readonly note: (delivered: Delivered, status: number) => void
  /** Deliveries answered 202, by source and contact. */
  readonly bySource: ReadonlyMap<LoadSource, ReadonlyMap<string, number>>
  readonly deliveries: (source: LoadSource) => { readonly sent: number; readonly answered: number }
  readonly contacts: () => { readonly sent: number; readonly answered: number }
  readonly last: () => Delivered | undefined
}

export function acknowledged(): Acknowledged {
  const sent = new Map<string, number>()
  const sentContacts = new Set<string>()
  const bySource = new Map<LoadSource, Map<string, number>>([
    ['centrale', new Map()],
    ['twilio', new Map()],
  ])
  let last: Delivered | undefined
  const answered = (source: LoadSource) => [...(bySource.get(source)?.values() ?? [])].reduce((sum, count) => sum + count, 0)
  return {
    note: ({ source, contact }, status) => {
      sent.set(source, (sent.get(source) ?? 0) + 1)
      sentContacts.add(contact)
      if (status !== 202) return
      const own = bySource.get(source)
      own?.set(contact, (own.get(contact) ?? 0) + 1)
      last = { source, contact }
    },
    bySource,
    deliveries: (source) => ({ sent: sent.get(source) ?? 0, answered: answered(source) }),
    contacts: () => ({ sent: sentContacts.size, answered: [...bySource.values()].reduce((sum, own) => sum + own.size, 0) }),
    last: () => last,
  }
}
