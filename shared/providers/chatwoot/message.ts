/** Who wrote a message: the visitor, a person who answers, a machine, or nobody (a note, a remark of the system). */
import { type Fields, inside, nameIn, textIn } from '../readFields.ts'

export type Writer = { readonly is: 'visitor' } | { readonly is: 'machine' } | { readonly is: 'nobody' } | { readonly is: 'staff'; readonly agent: string }

/** Words in the message's own event, numbers inside a conversation. */
const kinds: ReadonlyMap<unknown, 'incoming' | 'outgoing' | 'activity' | 'template'> = new Map<unknown, 'incoming' | 'outgoing' | 'activity' | 'template'>([
  ['incoming', 'incoming'],
  [0, 'incoming'],
  ['outgoing', 'outgoing'],
  [1, 'outgoing'],
  ['activity', 'activity'],
  [2, 'activity'],
  ['template', 'template'],
  [3, 'template'],
])

/** @returns undefined for what is no message of a kind we know */
export function writerOf(message: Fields, machineAgents: readonly string[] = []): Writer | undefined {
  const kind = kinds.get(message.get('message_type'))
  switch (kind) {
    case undefined:
      return undefined
    case 'incoming':
      return { is: message.get('private') === true ? 'nobody' : 'visitor' }
    case 'activity':
      return { is: 'nobody' }
    case 'template':
      return { is: 'machine' }
    case 'outgoing':
      return message.get('private') === true ? { is: 'nobody' } : senderOf(message, machineAgents)
  }
}

function senderOf(message: Fields, machineAgents: readonly string[]): Writer {
  const sender = inside(message, 'sender')
  const agent = nameIn(sender, 'id')
  const isUser = (textIn(sender, 'type') ?? textIn(message, 'sender_type'))?.toLowerCase() === 'user'
  if (!isUser || agent === undefined || machineAgents.includes(agent) || isAutomatic(message)) return { is: 'machine' }
  return { is: 'staff', agent }
}

/** Rules and campaigns write in the name of a user. */
export function isAutomatic(message: Fields): boolean {
  const places = [message, inside(message, 'content_attributes'), inside(message, 'additional_attributes')]
  return places.some((place) => ['automation_rule_id', 'campaign_id'].some((name) => nameIn(place, name) !== undefined))
}
