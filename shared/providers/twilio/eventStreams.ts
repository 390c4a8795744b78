/** Event Streams deliver the events of a workspace as CloudEvents: the same fields under other names. */
import { fieldsOf } from '../jsonText.ts'
import type { Reading } from '../provider.ts'
import { safeTypeName } from '../safeTypeName.ts'
import type { Fields, Told } from './fields.ts'
import { readTaskRouter } from './taskRouter.ts'

const prefix = 'com.twilio.taskrouter.'

/** One event or a list of them. */
export const readEventStream = (body: unknown, received: Omit<Told, 'fields'>): readonly Reading[] =>
  (Array.isArray(body) ? body : [body]).map((value: unknown) => readCloudEvent(value, received))

function readCloudEvent(value: unknown, received: Omit<Told, 'fields'>): Reading {
  const event = fieldsOf(value)
  const type = event?.get('type')
  if (event?.get('specversion') !== '1.0' || typeof type !== 'string') return { understood: false, reason: 'wrong_shape' }
  if (!type.startsWith(prefix)) return { understood: false, reason: 'unknown_type', type: safeTypeName(type) }
  const payload = fieldsOf(fieldsOf(event.get('data'))?.get('payload'))
  if (payload === undefined) return { understood: false, reason: 'wrong_shape', type: safeTypeName(type) }
  return readTaskRouter({ ...received, fields: asSentByForm(payload, type.slice(prefix.length)) })
}

/** `task_sid` is `TaskSid` in a form. The outer type is believed before the payload's. */
function asSentByForm(payload: ReadonlyMap<string, unknown>, type: string): Fields {
  const fields = new Map<string, string>()
  for (const [name, value] of payload) {
    if (typeof value !== 'string' && typeof value !== 'number') continue
    fields.set(
      name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      String(value),
    )
  }
  return fields.set('EventType', type)
}
