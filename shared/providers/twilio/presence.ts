/** Who is there: the activity that a worker is in. Which activities mean "there for callers" is a choice of each workspace. */
import type { PresenceEventType } from '../../contacts/contactEvent.ts'
import type { Instant } from '../../contacts/identifiers.ts'
import type { Reading } from '../provider.ts'
import { eventIdentity, type Fields, textIn, type Told } from './fields.ts'
import { notUsed } from './notUsed.ts'

export function readWorkerEvent({ fields, source }: Told, event: string, at: Instant | undefined): Reading {
  const type = event === 'worker.deleted' ? 'agent.signed_out' : event === 'worker.activity.update' ? presenceOf(fields, source.availableActivities) : undefined
  if (type === undefined) return notUsed(known.has(event) ? 'not_a_contact' : 'unknown_type', fields, event)
  const agent = textIn(fields, 'WorkerSid')
  if (agent === undefined) return notUsed('wrong_shape', fields, event)
  if (at === undefined) return notUsed('bad_time', fields, event)
  return { understood: true, report: { kind: 'presence', identity: eventIdentity(fields), at, type, agent } }
}

/** A pause is one of somebody who was there; who goes from away to a break was and is not there. */
function presenceOf(fields: Fields, available: readonly string[] | undefined): PresenceEventType | undefined {
  const now = activity(fields, 'WorkerActivity')
  if (now.length === 0) return undefined
  if (isAvailable(now, available)) return 'agent.signed_in'
  const isBreak = (names: readonly string[]) => names.length > 0 && !names.some((name) => away.test(name))
  return isBreak(now) && isBreak(activity(fields, 'WorkerPreviousActivity')) ? 'agent.paused' : 'agent.signed_out'
}

/** A worker whom a workspace moves to "Reserved" or "Busy" for a call is there, and occupied. */
const isAvailable = (names: readonly string[], available: readonly string[] | undefined) =>
  names.some((name) => (available === undefined ? there.test(name) : available.includes(name)))

const activity = (fields: Fields, name: string) => [textIn(fields, `${name}Name`), textIn(fields, `${name}Sid`)].filter((text) => text !== undefined)

const there = /^(?:available|idle|ready|online|reserved|busy|on.?(?:a.)?(?:call|task)|wrap.?up|wrapping.?up|beschikbaar|aanwezig|bezet|in gesprek)$/i
const away = /^(?:offline|logged.?(?:out|off)|signed.?out|afwezig|afgemeld|uitgelogd)$/i

const known: ReadonlySet<string> = new Set(
  ['created', 'attributes.update', 'capacity.update', 'channel.availability.update', 'activity.update'].map((name) => `worker.${name}`),
)
