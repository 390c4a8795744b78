import type { ContactEventType, RefusalReason } from '../../../shared/contacts/contactEvent.ts'
import { Instant } from '../../../shared/contacts/identifiers.ts'
import type { ContactReport } from '../../../shared/providers/provider.ts'
import type { Attempt, Ending } from './attempt.ts'

/** Ways in which telephone systems write that the number was not sent. */
const withheldSpellings = ['anonymous', 'restricted', ''] as const

/** What the exchange reports of one attempt, in order, the closing event left out where it was lost. */
export function reportsOf(attempt: Attempt, queue: string): readonly ContactReport[] {
  const { need, contact, agent, ending, waitEndedAt, talkEndsAt } = attempt
  const caller = need.person.number ?? withheldSpellings[need.person.key.length % withheldSpellings.length] ?? ''
  const report = (type: ContactEventType, at: number, more: Partial<ContactReport> = {}): ContactReport => ({
    kind: 'contact',
    type,
    identity: `${contact}/${type}`,
    at: Instant.parse(at),
    contact,
    queue,
    ...more,
  })
  const reports = [report('contact.arrived', attempt.at, { caller })]
  if (attempt.queuedAt !== undefined) reports.push(report('contact.queued', attempt.queuedAt))
  if (ending === undefined || waitEndedAt === undefined) return reports
  if (ending === 'answered') reports.push(report('contact.answered', waitEndedAt, agent === undefined ? {} : { agent }))
  if (attempt.isEndLost) return reports
  if (ending === 'answered') reports.push(report('contact.ended', talkEndsAt ?? waitEndedAt))
  else if (ending === 'left') reports.push(report('contact.left', waitEndedAt))
  else if (ending === 'menu') reports.push(report('contact.left', waitEndedAt, { inMenu: true }))
  else reports.push(report('contact.refused', waitEndedAt, { reason: refusalOf(ending) }))
  return reports
}

/** The endings that are refusals are the reasons of their event. */
const refusalOf = (ending: Exclude<Ending, 'answered' | 'left' | 'menu'>): RefusalReason => ending
