/** Who spoke and when in a transcript; what was said is never read. */
import type { Instant } from '../../contacts/identifiers.ts'
import { fieldsOf } from '../jsonText.ts'
import { type Fields, inside, isoMoment, listIn, nameIn } from '../readFields.ts'

export type Transcript = {
  readonly wroteAt: Instant
  /** The first of the staff to write after the visitor. */
  readonly answered: { readonly at: Instant; readonly agent?: string } | undefined
  readonly lastAt: Instant
}

/** @returns undefined where the visitor never wrote; `bad_time` where it cannot be told when */
export function transcriptOf(chat: Fields, machineAgents: readonly string[] = []): Transcript | 'bad_time' | undefined {
  const spoken = listIn(chat, 'messages').flatMap((message) => messageOf(fieldsOf(message), machineAgents))
  if (!spoken.some(({ by }) => by === 'visitor')) return undefined
  const told = spoken.flatMap(({ at, ...one }) => (at === undefined ? [] : [{ at, ...one }])).sort((a, b) => a.at - b.at)
  const wrote = told.find(({ by }) => by === 'visitor')
  const last = told.at(-1)
  if (wrote === undefined || last === undefined) return 'bad_time'
  const answer = told.find(({ by, at }) => by === 'staff' && at >= wrote.at)
  const answered = answer && { at: answer.at, ...(answer.agent === undefined ? {} : { agent: answer.agent }) }
  return { wroteAt: wrote.at, answered, lastAt: last.at }
}

type Spoken = { readonly by: 'visitor' | 'staff'; readonly at: Instant | undefined; readonly agent: string | undefined }

function messageOf(message: Fields | undefined, machineAgents: readonly string[]): readonly Spoken[] {
  const sender = inside(message, 'sender')
  const [by, agent] = [sender?.get('t'), nameIn(sender, 'id')]
  const at = isoMoment(message?.get('time'))
  if (by === 'v') return [{ by: 'visitor', at, agent: undefined }]
  return by === 'a' && (agent === undefined || !machineAgents.includes(agent)) ? [{ by: 'staff', at, agent }] : []
}
