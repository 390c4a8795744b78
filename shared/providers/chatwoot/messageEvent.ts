/** `message_created`: the visitor's messages are the attempts, the first of a person among the staff is the answer. */
import type { Source } from '../../settings/settings.ts'
import type { Reading } from '../provider.ts'
import { epochMoment, type Fields, inside, isoMoment, nameIn } from '../readFields.ts'
import { understood } from '../reading.ts'
import { notUsed } from './notUsed.ts'
import { conversationIn } from './conversation.ts'
import { writerOf } from './message.ts'
import { isOpeningOf } from './openedByStaff.ts'

export function readMessage(fields: Fields, source: Source): Reading {
  const around = inside(fields, 'conversation')
  const conversation = around && conversationIn(around, source, fields)
  const writer = writerOf(fields, source.machineAgents)
  const id = nameIn(fields, 'id')
  if (around === undefined || conversation === undefined || writer === undefined || id === undefined) return notUsed('wrong_shape', fields)
  if (writer.is === 'machine' || writer.is === 'nobody') return notUsed('not_a_contact', fields)
  const at = isoMoment(fields.get('created_at')) ?? epochMoment(fields.get('created_at'))
  if (at === undefined) return notUsed('bad_time', fields)
  const told = { kind: 'contact', identity: JSON.stringify(['message', id]), at, ...conversation } as const
  if (writer.is === 'visitor') return understood({ ...told, type: 'contact.wrote' })
  if (isOpeningOf(around, at)) return notUsed('not_a_contact', fields)
  return understood({ ...told, type: 'contact.answered', agent: writer.agent, needsVisitor: true })
}
