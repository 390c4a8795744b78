/** Events of one contact: what happened, to which contact, and who it was. */
import type { ContactEvent } from '../../contacts/contactEvent.ts'
import type { ContactId, LineId } from '../../contacts/identifiers.ts'
import type { ContactReport } from '../../providers/provider.ts'
import { eventMessage } from '../pseudonym.ts'
import { isWithheld } from '../withheld.ts'
import type { Batch } from './batch.ts'
import { known } from './known.ts'
import { callerOf, nobody, type Named, unlinked } from './namedCaller.ts'

export async function contactEvents(report: ContactReport, batch: Batch): Promise<readonly ContactEvent[]> {
  const lineId = batch.lineOf(report.queue)
  if (lineId === 'unknown_line') return []
  return [await contactEvent(report, { lineId, caller: report.caller === undefined ? undefined : callerOf(report.caller, lineId, report, batch) }, batch)]
}

/** A caller is withheld or unlinked: in which group of lines one may be recognised depends on the line. */
export const contactWithoutLine = (report: ContactReport, batch: Batch): Promise<ContactEvent> =>
  contactEvent(report, { lineId: undefined, caller: report.caller === undefined ? undefined : isWithheld(report.caller) ? nobody : unlinked }, batch)

type Placed = { readonly lineId: LineId | undefined; readonly caller: Named | undefined | Promise<Named> }

async function contactEvent(report: ContactReport, { lineId, caller: asked }: Placed, batch: Batch): Promise<ContactEvent> {
  const key = batch.providerKeys.at(report.at)
  const [ofEvent, ofContact, named, agent, joins] = await Promise.all([
    batch.eventOf(key, eventMessage(batch.source, report.identity)),
    batch.contactOf(key, report.contact),
    asked,
    report.agent === undefined ? undefined : batch.agentOf(report.agent),
    joinedWith(report, batch),
  ])
  const { type, at, reason, sequence, waitSeconds, talkSeconds, inMenu, undecided, byThen, needsVisitor } = report
  // Always the same order of fields, so that equal events are equal texts.
  return {
    eventId: ofEvent,
    contactId: ofContact,
    type,
    at,
    ...known({
      lineId,
      caller: named?.caller,
      callerBefore: named?.callerBefore,
      agent,
      reason,
      sequence,
      waitSeconds,
      talkSeconds,
      inMenu,
      joins,
      undecided,
      byThen,
      needsVisitor,
    }),
    source: batch.source,
  }
}

/** The contact it goes on in, or the name of this same one under the key on the other side of a turn. */
function joinedWith({ at, contact, joins }: ContactReport, { vault, providerKeys: keys, contactOf }: Batch): Promise<ContactId> | undefined {
  if (joins !== undefined) return contactOf(keys.at(at), joins)
  const beside = keys.besideAt(at)
  if (beside === undefined || vault.keyNameOf(beside) === vault.keyNameOf(keys.at(at))) return undefined
  return contactOf(beside, contact)
}
