/**
 * One moment of a call. A queue, a menu or an announcement picks up too, so a call that ended as `completed` was answered by a person only if `in-progress`
 * was told of it.
 */
import type { ContactEventType, RefusalReason } from '../../contacts/contactEvent.ts'
import type { Source } from '../../settings/settings.ts'
import { fieldsOf } from '../jsonText.ts'
import type { ContactReport, Reading } from '../provider.ts'
import { knownQueue, queueNamed } from '../queueNamed.ts'
import { type Fields, inside, isoMoment, listIn, nameIn, textIn } from '../readFields.ts'
import { understood } from '../reading.ts'
import { aside } from './voysFields.ts'

const statuses: ReadonlySet<string> = new Set(['created', 'ringing', 'in-progress', 'warm-transfer', 'cold-transfer', 'ended'])

export function readNotification(fields: Fields, source: Source): Reading {
  const status = textIn(fields, 'status')
  if (status === undefined) return aside('wrong_shape', fields)
  if (!statuses.has(status)) return aside('unknown_type', fields)
  if (!isByCaller(fields)) return aside('not_a_contact', fields)
  const contact = textIn(fields, 'call_id')
  if (contact === undefined) return aside('wrong_shape', fields)
  const at = isoMoment(fields.get('timestamp'))
  if (at === undefined) return aside('bad_time', fields)
  const about = { kind: 'contact', identity: JSON.stringify([contact, status, fields.get('timestamp')]), at, contact, ...callerIn(fields) } as const
  switch (status) {
    case 'created':
      return understood({ ...about, ...lineIn(fields, queueNamed, source), type: 'contact.arrived' })
    case 'ringing':
      return understood({ ...about, ...lineIn(fields, knownQueue, source), ...onlyTarget(fields), type: 'contact.offered' })
    case 'in-progress':
      return understood({ ...about, ...lineIn(fields, knownQueue, source), ...agentIn(inside(fields, 'destination')), type: 'contact.answered' })
    case 'ended':
      // A call that was passed on may end under the name of the call between colleagues, which nobody outside began.
      return understood({ ...about, ...lineIn(fields, knownQueue, source), ...endOf(textIn(fields, 'reason')), needsVisitor: true })
    default: // of a call that somebody had already taken
      return understood({ ...about, ...agentIn(inside(fields, 'redirector')), type: 'contact.transferred', needsVisitor: true })
  }
}

/** Colleagues who call each other, or somebody outside, are no attempt to reach the line. A transfer does not always say which way the call went. */
function isByCaller(fields: Fields): boolean {
  const isTransfer = fields.get('status') === 'warm-transfer' || fields.get('status') === 'cold-transfer'
  const isInbound = fields.get('direction') === 'inbound' || (isTransfer && !fields.has('direction'))
  return isInbound && nameIn(inside(fields, 'caller'), 'account_number') === undefined
}

function endOf(reason: string | undefined): Pick<ContactReport, 'type' | 'reason' | 'undecided'> {
  const refused = (why: RefusalReason) => ({ type: 'contact.refused' satisfies ContactEventType, reason: why }) as const
  switch (reason) {
    case 'no-answer': // the telephones rang as long as they were set to
      return refused('timeout')
    case 'busy':
      return refused('full')
    case 'rejected':
      return refused('no_agents')
    case 'failed':
      return refused('error')
    case 'answered-elsewhere': // by whom is told by another notification, or by none
      return { type: 'contact.ended', undecided: true }
    default: // hung up, before or after the platform had picked up
      return { type: 'contact.ended' }
  }
}

/** While somebody talks, the destination is their telephone; before and after it is the number that was dialled. */
function lineIn(fields: Fields, named: typeof queueNamed, source: Source): { readonly queue?: string } {
  const queue = named(source, [textIn(inside(fields, 'destination'), 'number')])
  return queue === undefined ? {} : { queue }
}

function callerIn(fields: Fields): { readonly caller?: string } {
  const caller = inside(fields, 'caller')
  const number = caller?.get('number')
  if (caller === undefined || (typeof number === 'string' && number !== '' && textIn(caller, 'number') === undefined)) return {}
  return { caller: textIn(caller, 'number') ?? '' }
}

function agentIn(person: Fields | undefined): { readonly agent?: string } {
  const agent = nameIn(person, 'account_number') ?? textIn(person, 'number')
  return agent === undefined ? {} : { agent }
}

/** Several telephones ring for one call; whose it was is told when somebody takes it. */
function onlyTarget(fields: Fields): { readonly agent?: string } {
  const [only, ...others] = listIn(inside(fields, 'destination'), 'targets')
  return others.length > 0 ? {} : agentIn(fieldsOf(only))
}
