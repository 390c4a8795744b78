/** The few attributes of a task that are read: what it is about, and who waits. The rest is personal, or none of our business. */
import { fieldsOf, parseJson } from '../jsonText.ts'
import { isBounded } from '../rawText.ts'

/** Texts of sensible length; absent where the task does not say. */
export type TaskAttributes = {
  readonly call?: string | undefined
  readonly conversation?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly address?: string | undefined
  readonly numberToCall?: string | undefined
  readonly taskType?: string | undefined
  readonly direction?: string | undefined
  readonly isVoice: boolean
  /** Made by a program or by staff for themselves, as Aselo does; see `nobodyWaits`. */
  readonly isBesides: boolean
}
/** `besides`: nobody waits with it. */
export type TaskKind = 'waiting' | 'callback' | 'voicemail' | 'besides'

/**
 * What Aselo marks so: a contact of elsewhere that a counsellor writes down afterwards, the questions after a chat, and a bot that holds on to a chat before it is handed
 * to people, which is a task of its own then.
 */
const nobodyWaits = ['isContactlessTask', 'isSurveyTask', 'isChatCaptureControl']

export function readAttributes(json: string | undefined): TaskAttributes {
  const read = json === undefined ? undefined : parseJson(json)
  const fields = read?.ok ? (fieldsOf(read.value) ?? nothing) : nothing
  const text = (...names: readonly string[]) => names.map((name) => fields.get(name)).find(isText)
  const call = text('call_sid', 'callSid')
  return {
    call,
    conversation: text('conversationSid', 'conversation_sid', 'channelSid'),
    from: text('from', 'caller'),
    to: text('to', 'called'),
    address: text('customerAddress', 'customer_address'),
    numberToCall: [fieldsOf(fields.get('callBackData'))?.get('numberToCall')].find(isText),
    taskType: text('taskType', 'task_type'),
    direction: text('direction') ?? (fields.has('outbound_to') ? 'outbound' : undefined),
    isVoice: call !== undefined,
    isBesides: nobodyWaits.some((name) => fields.get(name) === true),
  }
}

export const contactOfTask = ({ call, conversation }: TaskAttributes): string | undefined => call ?? conversation

export function kindOfTask({ taskType, direction, isBesides }: TaskAttributes): TaskKind {
  if (isBesides) return 'besides'
  if (/^call.?back$/i.test(taskType ?? '')) return 'callback'
  if (/^voice.?mail$/i.test(taskType ?? '')) return 'voicemail'
  return /^outbound/i.test(direction ?? '') ? 'besides' : 'waiting'
}

/** On a chat `from` may be a name that somebody typed, which two visitors may share; only an address is one person. */
export function callerOfTask({ from, address, numberToCall, isVoice }: TaskAttributes): string | undefined {
  if (numberToCall !== undefined) return numberToCall
  const told = isVoice ? (from ?? address) : (address ?? (from !== undefined && isAddress(from) ? from : undefined))
  return told?.replace(/^(?:whatsapp|sms|messenger|rcs):/i, '')
}

const isAddress = (text: string) => /^(?:(?:whatsapp|sms|messenger|rcs):.+|\+[0-9]{5,15})$/i.test(text)
const isText = (value: unknown): value is string => typeof value === 'string' && isBounded(value)
const nothing: ReadonlyMap<string, unknown> = new Map()
