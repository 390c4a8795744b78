/** What every Chatwoot event says of the conversation it belongs to. */
import type { Source } from '../../settings/settings.ts'
import { chatNumber } from '../chatNumber.ts'
import { fieldsOf } from '../jsonText.ts'
import { queueNamed } from '../queueNamed.ts'
import { type Fields, inside, listIn, nameIn, textIn } from '../readFields.ts'

export type Conversation = {
  /** Numbers of conversations are counted per account, and an inbox belongs to one account: with the inbox's they name one conversation of the installation. */
  readonly contact: string
  readonly queue?: string
  readonly caller?: string
}

/** @param message the fields around it where the event is a message's */
export function conversationIn(fields: Fields, source: Source, message?: Fields): Conversation | undefined {
  const number = nameIn(fields, 'id')
  const inbox = nameIn(fields, 'inbox_id') ?? nameIn(inside(message, 'inbox'), 'id') ?? nameIn(inside(fields, 'contact_inbox'), 'inbox_id')
  if (number === undefined || inbox === undefined) return undefined
  const caller = visitorOf(fields)
  const queue = queueNamed(source, [inbox])
  return { contact: JSON.stringify([inbox, number]), ...(queue === undefined ? {} : { queue }), ...(caller === undefined ? {} : { caller }) }
}

const numbered: ReadonlySet<unknown> = new Set(['Channel::Whatsapp', 'Channel::TwilioSms', 'Channel::Sms'])

/** The number where the channel is a telephone's, else Chatwoot's own id of the contact. */
function visitorOf(fields: Fields): string | undefined {
  const sender = inside(inside(fields, 'meta'), 'sender')
  const inbox = inside(fields, 'contact_inbox')
  const number = numbered.has(fields.get('channel')) ? (chatNumber(textIn(sender, 'phone_number')) ?? chatNumber(textIn(inbox, 'source_id'))) : undefined
  return number ?? nameIn(sender, 'id') ?? nameIn(inbox, 'contact_id')
}

/** The newest message of the conversation as it stands when the event is sent, which may be later than the event. */
export const newestMessageOf = (fields: Fields): Fields | undefined => fieldsOf(listIn(fields, 'messages').at(-1))
