/** A year of a busy helpline in no more detail than speed depends on: attempts by hour, redials, withheld numbers, causes of every kind, presence. */
import type { Contact, Outcome } from '../../shared/contacts/contact.ts'
import type { ContactEvent, PresenceEvent, RefusalReason } from '../../shared/contacts/contactEvent.ts'
import type { AgentPseudonym, CallerPseudonym, ContactId, EventId, Instant, LineId } from '../../shared/contacts/identifiers.ts'
import type { Span } from '../../shared/calendar/spans.ts'
import { Settings } from '../../shared/settings/settings.ts'

export const settings = Settings.parse({
  organisation: { id: 'bench', name: 'Bench' },
  lines: [
    {
      id: 'telefoon',
      name: 'Telefoon',
      channel: 'phone',
      closedRecorded: 'yes',
      hours: [{ from: '2020-01-01', week: 'Mo-Fr 09:00-17:00,19:00-23:00; Sa 22:00-02:00' }],
    },
  ],
  sources: [{ id: 'centrale', provider: 'generic', secretFrom: 'env:BENCH_SECRET', lines: { telefoon: 'telefoon' } }],
})
export const lineId = settings.lines[0]!.id as LineId
export const year = { from: '2026-01-01', to: '2026-12-31' } as const
/** Long after the year, so that no need is still open. */
export const now = Date.parse('2027-06-01T00:00:00Z')

const wholeYear: Span = { from: Date.parse('2026-01-01T00:30:00Z'), until: Date.parse('2026-12-31T22:30:00Z') }
const dayMs = 86_400_000

/** Numbers from 0 to 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const digest = (kind: string, number: number) =>
  `${kind}${number.toString(36).padStart(10, '0')}${((number * 2654435761) >>> 0).toString(36).padStart(8, '0')}`.padEnd(22, 'A')
/** Eight uniformly random bytes first, as a keyed digest has. */
const pseudonym = (number: number) => {
  const next = random(number + 7)
  return Buffer.from(Uint32Array.from({ length: 4 }, () => next() * 2 ** 32).buffer)
    .toString('base64url')
    .slice(0, 22)
}

/** In order of arrival; about three attempts in ten are redials within a day, two in a hundred come back after days. */
export function inventedContacts(count: number, seed = 1, { from, until }: Span = wholeYear): readonly Contact[] {
  const next = random(seed)
  const people = Math.max(10, Math.round(count * 0.35))
  const callers = Array.from({ length: people }, (_, person) => pseudonym(person + seed * 1_000_003) as CallerPseudonym)
  const attempts: { at: number; caller: Contact['caller'] }[] = []
  while (attempts.length < count) {
    const isWithheld = next() < 0.08
    const caller = isWithheld ? ('withheld' as const) : (callers[Math.floor(next() ** 1.5 * people)] ?? 'withheld')
    let at = from + next() * (until - from)
    attempts.push({ at, caller })
    while (next() < 0.33 && attempts.length < count) {
      at += next() < 0.93 ? 60_000 + next() * 3 * 3_600_000 : next() * 9 * dayMs
      if (at < until) attempts.push({ at, caller })
    }
  }
  attempts.sort((a, b) => a.at - b.at)
  return attempts.slice(0, count).map(({ at, caller }, number) => contactOf(number, Math.floor(at / 1000) * 1000, caller, next))
}

function contactOf(number: number, at: number, caller: Contact['caller'], next: () => number): Contact {
  const fate = next()
  const outcome: Outcome = fate < 0.52 ? 'answered' : fate < 0.88 ? 'left' : fate < 0.95 ? 'turned_away' : fate < 0.98 ? 'voicemail' : 'unknown'
  const reasons: readonly RefusalReason[] = ['closed', 'full', 'timeout', 'no_agents', 'error']
  const menuSeconds = Math.floor(next() * 20)
  const waitSeconds = outcome === 'unknown' ? undefined : Math.floor(-Math.log(1 - next()) * (outcome === 'answered' ? 45 : 90))
  return {
    contactId: digest('c', number) as ContactId,
    lineId,
    arrivedAt: at as Instant,
    queuedAt: (at + menuSeconds * 1000) as Instant,
    outcome,
    reason: outcome === 'turned_away' ? reasons[Math.floor(next() * reasons.length)] : undefined,
    waitSeconds,
    answeredAt: outcome === 'answered' ? ((at + (menuSeconds + (waitSeconds ?? 0)) * 1000) as Instant) : undefined,
    calledBackAt: undefined,
    talkSeconds: outcome === 'answered' ? Math.floor(30 + next() * 1800) : undefined,
    caller,
    wasOffered: outcome === 'answered' || next() < 0.2,
    leftInMenu: false,
  }
}

/** Two volunteers in every opening, one of them late by a quarter of an hour: some open time is unstaffed. */
export function inventedPresence(openSpans: readonly { readonly from: number; readonly until: number }[]): readonly PresenceEvent[] {
  return openSpans.flatMap(({ from, until }, span) =>
    [0, 1].flatMap((person) => {
      const agent = digest('agent', person + 1) as AgentPseudonym
      const told = (type: PresenceEvent['type'], at: number): PresenceEvent => ({
        eventId: digest(`p${person}${type.length}`, span) as EventId,
        lineId,
        type,
        at: at as Instant,
        agent,
      })
      return [told('agent.signed_in', from + 15 * 60_000 * (1 + person)), told('agent.signed_out', until)]
    }),
  )
}

/** What a telephone system would have told of a contact. */
export function eventsOf(contact: Contact): readonly ContactEvent[] {
  const { contactId, arrivedAt, queuedAt, outcome, waitSeconds = 0, talkSeconds = 0, caller, reason } = contact
  const told = (type: ContactEvent['type'], at: number, more: Partial<ContactEvent> = {}): ContactEvent => ({
    eventId: `${type.slice(8, 10)}${contactId.slice(2)}` as EventId,
    contactId,
    lineId,
    type,
    at: at as Instant,
    ...more,
  })
  const ended = (queuedAt ?? arrivedAt) + waitSeconds * 1000
  const start = [told('contact.arrived', arrivedAt, { caller }), told('contact.queued', queuedAt ?? arrivedAt)]
  switch (outcome) {
    case 'answered':
      return [...start, told('contact.answered', ended), told('contact.ended', ended + talkSeconds * 1000)]
    case 'left':
      return [...start, told('contact.left', ended)]
    case 'turned_away':
      return [...start, told('contact.refused', ended, { reason: reason ?? 'timeout' })]
    case 'voicemail':
      return [...start, told('contact.voicemail', ended)]
    case 'unknown':
      return start
  }
}
