/** Contacts that were put before an agent: ringing now, or rung out. That one person did not pick up says nothing of the contact. */
import type { Source } from '../../settings/settings.ts'
import type { ContactReport } from '../provider.ts'
import { type Fields, fieldsIn, textIn, timeIn, wordIn } from './connectFields.ts'
import { lineHandle } from './lineHandle.ts'
import { notOurs } from './notOurs.ts'

const offered: ReadonlySet<string | undefined> = new Set(['CONNECTING', 'MISSED', 'REJECTED'])

/** @param snapshot of an agent, with everything they have before them */
export function offersIn(snapshot: Fields, source: Source, agent: string): readonly ContactReport[] {
  const contacts = snapshot.get('contacts')
  return (Array.isArray(contacts) ? contacts : []).flatMap((value): readonly ContactReport[] => {
    const contact = fieldsIn(value)
    const contactId = textIn(contact, 'contactid', 128)
    const at = timeIn(contact, 'statestarttimestamp')
    const method = wordIn(contact, 'initiationmethod')
    if (contactId === undefined || at === undefined || !offered.has(wordIn(contact, 'state'))) return []
    if (method === 'CALLBACK' || notOurs(wordIn(contact, 'channel'), method) !== undefined) return []
    const own = fieldsIn(contact.get('queue'))
    const queue = lineHandle(source, { number: undefined, queueArn: textIn(own, 'arn'), queueName: textIn(own, 'name') })
    return [
      {
        kind: 'contact',
        type: 'contact.offered',
        identity: `${contactId}|offered|${agent.slice(-64)}|${Math.floor(at / 1000)}`,
        at,
        contact: textIn(contact, 'initialcontactid', 128) ?? contactId,
        agent,
        ...(queue === undefined ? {} : { queue }),
      },
    ]
  })
}
