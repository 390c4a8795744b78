/** Whoever was forgotten is named by nothing that came before they asked. */
import { callerMessage, callerPseudonym } from '../../../../shared/privacy/pseudonym.ts'
import { keyPeriods } from '../../../../shared/privacy/keyPeriods.ts'
import { linkGroupOf } from '../../../../shared/privacy/linkGroup.ts'
import { prefix } from '../functionMachines.ts'
import { keyOfName } from '../keys.ts'
import type { Parts, Violation } from '../parts.ts'
import { textOf } from '../store/attributeValue.ts'
import type { Rule } from './facts.ts'

const day = 86_400_000

export const erased: Rule = async (parts, { erased: requests }) => {
  const found: Violation[] = []
  for (const { number, at } of requests) {
    const names = pseudonymsOf(parts, number, at)
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

/** Under every key that was alive when they asked. */
function pseudonymsOf({ scenario }: Parts, number: string, at: number): readonly string[] {
  const { settings } = scenario
  const groups = new Set(settings.lines.map(({ id }) => linkGroupOf(settings, id)))
  const periods = keyPeriods(settings.privacy).between(at - 14 * day, at + 1)
  return periods.flatMap(({ name }) =>
    [...groups].map((group) => callerPseudonym(keyOfName(`caller.${name}.${group}`, callerMessage(group, 'phone', number.slice(1))))),
  )
}
