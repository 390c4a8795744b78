/** Who tried, as a pseudonym under the key of its period. */
import type { Caller } from '../../contacts/contactEvent.ts'
import type { CallerPseudonym, LineId } from '../../contacts/identifiers.ts'
import type { ContactReport } from '../../providers/provider.ts'
import type { KeyUse, PeriodKey } from '../keyVault.ts'
import { callerMessage, callerPseudonym, visitorMessage } from '../pseudonym.ts'
import type { Batch } from './batch.ts'

/** Who it was, and in the first days of a key's period also under the key before it. */
export type Named = { readonly caller: Caller; readonly callerBefore?: CallerPseudonym }
export const nobody: Named = { caller: 'withheld' }
export const unlinked: Named = { caller: 'unlinked' }

export async function callerOf(raw: string, line: LineId | undefined, { at }: ContactReport, batch: Batch): Promise<Named> {
  const written = batch.spelling(raw)
  if (written.isWithheld) return nobody
  const callers = batch.callersOf(line)
  if (callers === undefined) return unlinked
  const { linkGroup, channel, hasPhone } = callers
  // A number that a chat system tells belongs to the person who may also ring: linked lines recognise it, so there it counts as their telephone's.
  const isNumberOnChat = channel === 'chat' && hasPhone && written.isInternational && written.number !== undefined
  if (channel === 'chat' && !isNumberOnChat) return named({ purpose: 'visitor', linkGroup }, at, visitorMessage(linkGroup, channel, raw), batch)
  const number = written.customer ?? written.number
  return number === undefined ? unlinked : named({ purpose: 'caller', linkGroup }, at, callerMessage(linkGroup, 'phone', number), batch)
}

/** Under the key of the period of that moment and, while its bridge lasts, under the one before. Both are asked for at once. */
async function named(whose: Omit<PeriodKey, 'period'>, at: number, message: Buffer, batch: Batch): Promise<Named> {
  const { vault, periods } = batch
  const own = periods.at(at)
  const use = { ...whose, period: batch.nameOf(own) ?? own.name }
  const bridged = periods.bridgedAt(at)
  // Also where the one before is over and has the key of an import: so a need is followed into the days still alive, until that key goes.
  const useBefore = bridged === undefined ? undefined : { ...whose, period: batch.nameOf(bridged) ?? bridged.name }
  // Under one and the same key there is nothing to bridge.
  const isTurned = useBefore !== undefined && vault.keyNameOf(useBefore) !== vault.keyNameOf(use)
  const [caller, callerBefore] = await Promise.all([linked(use, message, batch), isTurned ? linked(useBefore, message, batch) : undefined])
  if (caller === undefined) return unlinked
  return callerBefore === undefined ? { caller } : { caller, callerBefore }
}

/** Two tries; a count is never lost for the sake of a link. */
async function linked(use: KeyUse, message: Buffer, { vault, digest }: Batch): Promise<CallerPseudonym | undefined> {
  try {
    return callerPseudonym(await digest(use, message).catch(() => vault.hmac(use, message)))
  } catch {
    return undefined
  }
}
