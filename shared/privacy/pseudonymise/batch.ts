import type { ContactId } from '../../contacts/identifiers.ts'
import type { KeyPeriod } from '../keyPeriods.ts'
import type { KeyUse, KeyVault } from '../keyVault.ts'
import type { ProviderKey } from '../providerKeys.ts'
import { agentMessage, agentPseudonym, contactId, contactMessage, eventId } from '../pseudonym.ts'
import { onlyFor } from './onlyFor.ts'
import type { Routing } from './routing.ts'
import { spellingOf } from './spelling.ts'

/** Under which name the key of a period is to be asked for. */
export type PeriodName = (period: KeyPeriod) => string | undefined

/** What all reports of one batch share; every digest is asked for once. */
export type Batch = ReturnType<typeof batchOf>

export function batchOf(vault: KeyVault, routing: Routing, nameOf: PeriodName) {
  const asked = new Map<string, Promise<Uint8Array>>()
  const digest = (use: KeyUse, message: Buffer): Promise<Uint8Array> => {
    const key = `${vault.keyNameOf(use)} ${message.toString('latin1')}`
    const known = asked.get(key)
    if (known !== undefined) return known
    const answer = vault.hmac(use, message)
    asked.set(key, answer)
    return answer
  }
  const contacts = new Map<string, Promise<ContactId>>()
  return {
    ...routing,
    vault,
    digest,
    nameOf,
    lineOf: onlyFor(routing.lineOf),
    spelling: onlyFor((raw: string) => spellingOf(raw, routing.organisation.country)),
    /** Of nearly every event there is one only, so nothing is remembered. */
    eventOf: async (key: ProviderKey, message: Buffer) => eventId(await vault.hmac(key, message)),
    agentOf: async (agent: string) => agentPseudonym(await digest({ purpose: 'agent' }, agentMessage(routing.organisation.id, agent))),
    /** Told by several events, each time in the same words. */
    contactOf: (key: ProviderKey, contact: string): Promise<ContactId> => {
      const asWritten = `${vault.keyNameOf(key)} ${contact}`
      const known = contacts.get(asWritten)
      if (known !== undefined) return known
      const answer = vault.hmac(key, contactMessage(routing.source, contact)).then(contactId)
      contacts.set(asWritten, answer)
      return answer
    },
  }
}
