/** Everything that was acknowledged is stored, once; nothing is that was not to be. */
import type { Violation } from '../parts.ts'
import type { Rule } from './facts.ts'

export const storedOnce: Rule = async ({ sent, scenario, stream }, _, { all }) => {
  const found: Violation[] = []
  for (const { name, events } of scenario.deliveries)
    if (!events.every((event) => sent.acknowledged.has(event))) found.push({ rule: 'every delivery is taken in the end', what: name })
  for (const { event, eventId, mustBeStored, mayBeStored } of all) {
    // Of those that name no line there is one for each line, under other names.
    if (event.contact === undefined) continue
    const isStored = stream.stored.has(eventId)
    const what = `${event.contact} ${event.type}`
    if (mustBeStored && !isStored) found.push({ rule: 'what is acknowledged is stored', what })
    if (isStored && !mayBeStored) found.push({ rule: 'what is late or ahead of its time is not stored as a fact', what })
  }
  return found
}
