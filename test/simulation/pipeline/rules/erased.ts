/** Whoever was forgotten is named by nothing that came before they asked. */
import { callerMessage, callerPseudonym } from '../../../../shared/privacy/pseudonym.ts'
import { linkGroupOf } from '../../../../shared/privacy/linkGroup.ts'
import { prefix } from '../functionMachines.ts'
import { keyOfName } from '../keys.ts'
import type { Parts, Violation } from '../parts.ts'
import { textOf } from '../store/attributeValue.ts'
import type { Rule } from './facts.ts'

export const erased: Rule = async (parts, { erased: requests }) => {
  const found: Violation[] = []
  for (const { number, at, periods } of requests) {
    const names = pseudonymsOf(parts, number, periods)
    // What arrives afterwards is somebody new.
    const later = parts.sent.sent.some(({ delivery, receivedAt }) => receivedAt >= at - 60_000 && delivery.events.some(({ body }) => body['caller'] === number))
    if (later) continue
    for (const table of ['events', 'contacts'])
      for (const item of parts.store.table(`${prefix}-${table}`).everything())
        if (names.some((name) => JSON.stringify(item).includes(name)))
          found.push({ rule: 'whoever was forgotten is named nowhere', what: `${table} ${textOf(item['pk'])}` })
  }
  return found
}

/** Under every key that there was. */
function pseudonymsOf({ scenario }: Parts, number: string, periods: readonly string[]): readonly string[] {
  const { settings } = scenario
  const groups = new Set(settings.lines.map(({ id }) => linkGroupOf(settings, id)))
  return periods.flatMap((period) =>
    [...groups].map((group) => callerPseudonym(keyOfName(`caller.${period}.${group}`, callerMessage(group, 'phone', number.slice(1))))),
  )
}
