/** Of a period that is stripped and cleared away nothing is left that names anybody under its key, and its key is destroyed. */
import { isContactEvent } from '../../../../shared/contacts/contactEvent.ts'
import { keyPeriods } from '../../../../shared/privacy/keyPeriods.ts'
import type { Violation } from '../parts.ts'
import type { Rule } from './facts.ts'

export const turned: Rule = async ({ quiet, scenario, keys }) => {
  const found: Violation[] = []
  const state = await quiet.history.state()
  if (state === undefined) return found
  if (state.cleanedUntil !== state.until) found.push({ rule: 'a strip is finished', what: new Date(state.until).toISOString() })
  const calendar = keyPeriods(scenario.settings.privacy)
  for (const period of keys.alive())
    if (!period.startsWith('import-') && calendar.at(Date.parse(`${period}T12:00:00Z`)).until <= state.until)
      found.push({ rule: 'K6 the key of what is stripped is destroyed', what: period })
  for await (const page of quiet.events.everything())
    for (const { event } of page) {
      if (!isContactEvent(event)) continue
      if (event.callerBefore !== undefined && event.at < state.until + 7 * 86_400_000)
        found.push({ rule: 'K5 the bridge goes with the strip', what: event.eventId })
    }
  return found
}
