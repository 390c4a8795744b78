/** The fields of a LiveChat event and of its payload, for the shape of one that is no report. The secret is in neither list: it is merely counted. */
import type { KnownFields } from '../shapeOf.ts'

export const livechatFields: KnownFields = {
  names: ['action', 'chat_id', 'thread_id', 'chat', 'event', 'status', 'user_id', 'agent_id', 'user', 'reason', 'transferred_to'],
  words: new Map([['status', new Set(['accepting_chats', 'not_accepting_chats', 'offline'])]]),
  people: new Set(['user_id', 'agent_id', 'user']),
}
