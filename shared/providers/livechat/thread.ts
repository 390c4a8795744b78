/** A chat with one person goes on for years; each thread in it is an attempt. */
import type { Instant } from '../../contacts/identifiers.ts'
import type { Source } from '../../settings/settings.ts'
import { fieldsOf } from '../jsonText.ts'
import { queueNamed } from '../queueNamed.ts'
import { type Fields, inside, isoMoment, listIn, textIn } from '../readFields.ts'

/** @returns undefined where either part is missing */
export function threadName(chat: string | undefined, thread: string | undefined): string | undefined {
  return chat === undefined || thread === undefined ? undefined : JSON.stringify([chat, thread])
}

/** The groups that may take the chat stand for its line. */
export function queueOf(source: Source, ...places: readonly (Fields | undefined)[]): { readonly queue?: string } {
  const groups = places
    .flatMap((place) => listIn(inside(place, 'access'), 'group_ids'))
    .flatMap((group) => (Number.isSafeInteger(group) ? [String(group)] : []))
  const queue = queueNamed(source, groups)
  return queue === undefined ? {} : { queue }
}

/** The visitor's own id; agents are users of the chat too. */
export function visitorOf(chat: Fields): { readonly caller?: string } {
  const customer = listIn(chat, 'users')
    .map(fieldsOf)
    .find((user) => user?.get('type') === 'customer')
  const caller = textIn(customer, 'id')
  return caller === undefined ? {} : { caller }
}

const isMachine = (author: string, { machineAgents = [] }: Source): boolean => machineAgents.includes(author)

/** People of the staff are known by their e-mail address; visitors and bots have ids of another form. */
export const isStaff = (author: string, source: Source): boolean => author.includes('@') && !isMachine(author, source)

/** Bots have 32 hexadecimal digits, visitors a UUID. */
export const isBot = (author: string, source: Source): boolean => /^[0-9a-f]{32}$/.test(author) || isMachine(author, source)

export type Sent = {
  readonly author: string
  readonly at: Instant | undefined
  readonly id: string | undefined
  /** LiveChat itself wrote it in the name of somebody on duty: a welcome, or the greeting that the visitor replied to. */
  readonly isAutomatic: boolean
}

/** Of a message, file or form in a thread: who sent it to everybody in the chat, and when. Words of the system have no author; the questions after a chat are no word in it. */
export function sentBy(event: Fields | undefined): Sent | undefined {
  const author = textIn(event, 'author_id')
  const seenBy = event?.get('visibility') ?? event?.get('recipients') // the second until version 3.3
  const isForAll = seenBy === undefined || seenBy === 'all'
  const own = inside(inside(event, 'properties'), 'lc2')
  const isSpoken = !silent.has(event?.get('type')) && own?.get('form_type') !== 'postchat'
  if (author === undefined || !isForAll || !isSpoken) return undefined
  const isAutomatic = own?.get('welcome_message') === true || own?.has('greeting_id') === true || own?.has('greeting_unique_id') === true
  return { author, at: isoMoment(event?.get('created_at')), id: textIn(event, 'id'), isAutomatic }
}

/** A remark of the system, a rating, and what programs leave for each other. */
const silent: ReadonlySet<unknown> = new Set(['system_message', 'annotation', 'custom'])
