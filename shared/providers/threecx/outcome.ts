/** What became of a call, from where it ended and who ended it. */
import type { ContactReport } from '../provider.ts'
import type { CdrTimes } from './cdrTimes.ts'
import { agentIn, type Cells, typeIn } from './cells.ts'

export type CdrFact = Pick<ContactReport, 'type' | 'at'> & Partial<Pick<ContactReport, 'caller' | 'agent' | 'reason' | 'inMenu'>>

/**
 * Queues, menus and voicemail "answer" too: reached is a call that was answered and ended at an extension, whether passed on to it or rung at once. There is no
 * reason that says nobody picked up; the other reasons have two spellings each.
 */
export function outcomeOf(cells: Cells, { answered, end }: CdrTimes): readonly CdrFact[] {
  const last = typeIn(cells, 'final-type') || typeIn(cells, 'to-type')
  if (answered !== undefined && last === 'extension') {
    const agent = agentIn(cells)
    return [
      { type: 'contact.answered', at: answered, ...(agent === undefined ? {} : { agent }) },
      { type: 'contact.ended', at: end },
    ]
  }
  if (last === 'vmail' || last === 'voicemail') return [{ type: 'contact.voicemail', at: answered ?? end }]
  return [{ ...endingOf(cells), at: end }]
}

function endingOf(cells: Cells): Omit<CdrFact, 'at'> {
  const types = [typeIn(cells, 'to-type'), typeIn(cells, 'final-type')]
  const cameToQueue = types.some((type) => type === 'queue' || type === 'ringgroup' || type === 'extension')
  const cameToMenu = types.some((type) => type === 'ivr' || type === 'digitalreceptionist')
  switch (reasonIn(cells('reason-terminated'))) {
    case 'terminatedbysrc':
    case 'srcparticipantterminated':
      return cameToMenu && !cameToQueue ? { type: 'contact.left', inMenu: true } : { type: 'contact.left' }
    case 'terminatedbydst':
    case 'dstparticipantterminated': // nobody answered, so the exchange itself ended it
    case 'timeout':
    case 'declined':
      return { type: 'contact.refused', reason: cameToQueue ? 'timeout' : 'not_admitted' }
    case 'busy':
      return { type: 'contact.refused', reason: 'full' }
    case 'noroute':
      return { type: 'contact.refused', reason: 'error' }
    default: // failed or cancelled, replaced, and what later versions will say: over, and nobody was reached
      return { type: 'contact.ended' }
  }
}

/** `TerminatedBySrc` and `src_participant_terminated` alike without capitals and underscores. */
const reasonIn = (reason: string) => reason.toLowerCase().replaceAll(/[^a-z]/g, '')
