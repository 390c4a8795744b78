/** One call data record: one call from its beginning to its end, written when it is over. */
import { everythingElse } from '../../settings/sourceLines.ts'
import type { ContactReport, RefusedRow } from '../provider.ts'
import { knownQueue } from '../queueNamed.ts'
import { isBounded } from '../rawText.ts'
import type { CdrForm } from './cdrForm.ts'
import { cdrTimes } from './cdrTimes.ts'
import { type Cells, isInbound, namesKinds, queueNames, wasRung } from './cells.ts'
import { type CdrFact, outcomeOf } from './outcome.ts'

/** @returns the reports of a call that came in; `skipped` for calls out and within the house, or what is wrong with the record */
export function readCdr(cells: Cells, form: CdrForm): readonly ContactReport[] | 'skipped' | Omit<RefusedRow, 'line'> {
  // Names of people may stand there: not shown.
  if (!namesKinds(cells)) return { column: 'from-type, to-type, final-type', reason: 'not_understood' }
  if (!isInbound(cells)) return 'skipped'
  const id = cells('callid')
  if (!isBounded(id, 80)) return { column: 'callid', value: id, reason: id === '' ? 'empty_value' : 'not_understood' }
  const times = cdrTimes(cells, form)
  if ('reason' in times) return times
  const names = queueNames(cells)
  const queue = knownQueue(form.source, names) ?? (Object.hasOwn(form.source.lines, everythingElse) ? everythingElse : undefined)
  // A source that names nothing has one line, and needs no name.
  if (queue === undefined && Object.keys(form.source.lines).length > 0) return { column: 'to-dn', value: names[0] ?? '', reason: 'unknown_queue' }

  // The exchange counts from the beginning again when it starts anew: an id means one call on one date.
  const contact = `${id}|${form.dateOf(times.start)}`
  const caller = cells('from-no')
  const facts: readonly CdrFact[] = [
    { type: 'contact.arrived', at: times.start, ...(isBounded(caller) ? { caller } : {}) },
    ...(wasRung(cells) ? [{ type: 'contact.offered', at: times.start } as const] : []),
    ...outcomeOf(cells, times),
  ]
  return facts.map((fact) => ({
    ...fact,
    kind: 'contact',
    contact,
    identity: [contact, fact.type, fact.at, fact.reason].join('|'),
    ...(queue === undefined ? {} : { queue }),
  }))
}
