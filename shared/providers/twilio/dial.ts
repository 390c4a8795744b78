/** What became of `<Dial>`: told to its `action` address when it is over, without a time. */
import type { ContactReport, Reading } from '../provider.ts'
import { secondsIn, type Told } from './fields.ts'
import { onCall } from './inbound.ts'
import { before, lastOfItsSecond, receivedAt } from './moments.ts'
import { notUsed } from './notUsed.ts'

export function readDialResult(told: Told, call: string): Reading {
  const { fields, source } = told
  const status = fields.get('DialCallStatus')
  const at = receivedAt(told)
  const identity = JSON.stringify(['dial', call, fields.get('DialCallSid') ?? '', status])
  const about = { ...onCall(told, call), identity, at } as const
  const offered: ContactReport = { ...about, type: 'contact.offered' }
  const isCallerGone = fields.get('CallStatus') === 'completed'
  const notReached: Reading = isCallerGone
    ? { understood: true, report: { ...about, type: 'contact.left', sequence: lastOfItsSecond }, also: [{ ...offered, identity: `${identity} offered` }] }
    : { understood: true, report: offered }
  switch (status) {
    case 'completed':
    case 'answered': {
      const joined = fields.get('DialBridged')
      // Picked up and never joined: a voicemail, or somebody who did not accept.
      if (joined === 'false' || (joined === undefined && source.joinedOnly === true)) return notReached
      const talkSeconds = secondsIn(fields, 'DialCallDuration')
      const answered = { ...about, type: 'contact.answered' } as const
      return talkSeconds === undefined
        ? { understood: true, report: { ...answered, byThen: true } }
        : { understood: true, report: { ...answered, at: before(at, talkSeconds), talkSeconds } }
    }
    case 'no-answer':
    case 'busy':
    case 'canceled':
      return notReached
    case 'failed':
      return isCallerGone ? notReached : notUsed('not_a_contact', fields, status)
    default:
      return notUsed('unknown_type', fields, status)
  }
}
