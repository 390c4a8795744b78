/**
 * Which mails are due, from what is the case now and what was planned and sent before. A mail is planned, sent, and then marked as sent. Whoever finds one
 * planned and not sent sends it again, under the same id and about the same events: an event is in one mail of each person, wherever somebody stopped.
 */
import { createHash } from 'node:crypto'
import type { UserId } from '../access/user.ts'
import { hourSeconds } from '../calendar/durations.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import type { LineId } from '../contacts/identifiers.ts'
import type { MailKind } from './mail.ts'
import { linesOf, type MailEvent } from './mailEvent.ts'
import type { MailPerson } from './mailPerson.ts'

export type PlannedMail = {
  readonly id: string
  readonly user: UserId
  readonly kind: MailKind
  /** Ids of the events in it. */
  readonly covers: readonly string[]
  /** UTC milliseconds. */
  readonly plannedAt: number
  readonly state: 'planned' | 'sent' | 'withheld'
  /** Says that nothing more of this sort comes today. */
  readonly isLast: boolean
}
/** What to send: none of its events is left where all of it is over. */
export type DueMail = { readonly planned: PlannedMail; readonly isNew: boolean; readonly events: readonly MailEvent[]; readonly person: MailPerson }
export type MailQuestion = {
  readonly now: number
  readonly timeZone: string
  readonly people: readonly MailPerson[]
  readonly events: readonly MailEvent[]
  /** Of the last weeks. */
  readonly ledger: readonly PlannedMail[]
  /** Whether a line is open now. */
  readonly isOpen: (line: LineId) => boolean
}

/** Of one person in one local day, of what may happen any number of times. */
export const mostADay = 6
const counted: ReadonlySet<MailKind> = new Set(['silence', 'presence', 'gap'])
/** Outside these hours of the wall people are left alone, but for a line that is open. */
const [awakeFrom, awakeUntil] = [7 * hourSeconds, 22 * hourSeconds]

export function dueMail(question: MailQuestion): readonly DueMail[] {
  const byUser = Map.groupBy(question.ledger, ({ user }) => user)
  return question.people.flatMap((person) => {
    const own = byUser.get(person.user) ?? []
    return [...pending(question, person, own), ...fresh(question, person, own)]
  })
}

/** Planned, and perhaps sent, by somebody who was stopped. */
function pending({ events }: MailQuestion, person: MailPerson, own: readonly PlannedMail[]): readonly DueMail[] {
  const byId = new Map(events.map((event) => [event.id, event]))
  return own
    .filter(({ state }) => state === 'planned')
    .map((planned) => ({
      planned,
      isNew: false,
      person,
      // Switched off meanwhile: nothing is left to send.
      events: person.kinds.has(planned.kind) ? planned.covers.flatMap((id) => byId.get(id) ?? []) : [],
    }))
}

function fresh(question: MailQuestion, person: MailPerson, own: readonly PlannedMail[]): readonly DueMail[] {
  const told = new Set(own.flatMap(({ covers, state }) => (state === 'withheld' ? [] : covers)))
  const known = new Set(own.flatMap(({ covers }) => covers))
  const wanted = question.events.filter((event) => !known.has(event.id) && isFor(event, person, told) && isTimeFor(event, question))
  const { dateOf } = localTimeOf(question.timeZone)
  const today = dateOf(question.now)
  let soFar = own.filter(({ kind, state, plannedAt }) => counted.has(kind) && state !== 'withheld' && dateOf(plannedAt) === today).length
  return [...Map.groupBy(wanted, ({ kind }) => kind)].map(([kind, events]): DueMail => {
    const covers = events.map(({ id }) => id).sort()
    const isCounted = counted.has(kind)
    const isWithheld = isCounted && soFar >= mostADay
    if (isCounted && !isWithheld) soFar++
    const planned: PlannedMail = {
      id: mailIdOf(person.user, kind, covers),
      user: person.user,
      kind,
      covers,
      plannedAt: question.now,
      state: isWithheld ? 'withheld' : 'planned',
      isLast: isCounted && soFar === mostADay && !isWithheld,
    }
    return { planned, isNew: true, person, events }
  })
}

function isFor(event: MailEvent, { kinds, lines, user }: MailPerson, told: ReadonlySet<string>): boolean {
  if (!kinds.has(event.kind)) return false
  if (event.kind === 'invitation') return event.user === user
  const about = linesOf(event)
  if (lines !== undefined && about !== undefined && !about.some((line) => lines.has(line))) return false
  if (event.kind !== 'silence') return true
  // Who was not told that it fell silent is not told that it is back.
  return event.what === 'silent' ? !event.isOver : told.has(event.of)
}

function isTimeFor(event: MailEvent, { now, timeZone, isOpen }: MailQuestion): boolean {
  if (!counted.has(event.kind)) return true
  const second = localTimeOf(timeZone).secondOfDayOf(now)
  return (awakeFrom <= second && second < awakeUntil) || (linesOf(event) ?? []).some(isOpen)
}

const mailIdOf = (user: UserId, kind: MailKind, covers: readonly string[]): string =>
  `${kind} ${user} ${createHash('sha256').update(covers.join('\n')).digest('hex').slice(0, 20)}`
