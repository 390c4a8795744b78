/** Keys in AWS KMS: they are used there and never leave. */
import { createHmac } from 'node:crypto'
import type { KeyUse, KeyVault, PeriodKey } from '../privacy/keyVault.ts'
import type { MakeMac } from './kmsMac.ts'

/** KMS keys of spec HMAC_256 on which this function may do `GenerateMac` and nothing else. */
export type KmsKeys = {
  /** Aliases of the keys of callers and visitors begin with this; see `callerKeyAlias`. */
  readonly callerKeyPrefix: string
  readonly identityKeyId: string
}

/** What a key is found by, without looking anything up: one for each link group and period. */
export const callerKeyAlias = (prefix: string, { linkGroup, period }: Pick<PeriodKey, 'linkGroup' | 'period'>): string =>
  `alias/${prefix}/callers/${period}/${linkGroup.replaceAll('+', '_').slice(0, 150)}`

/**
 * Callers and chat visitors: every digest is made by KMS, so their key is nowhere else. Agents and provider ids, of which every event has several:
 * KMS makes one working key for each purpose, which this process keeps in memory.
 */
export function kmsVault({ callerKeyPrefix, identityKeyId }: KmsKeys, mac: MakeMac): KeyVault {
  const working = new Map<KeyUse['purpose'], Promise<Uint8Array>>()
  const workingKey = (purpose: KeyUse['purpose']): Promise<Uint8Array> => {
    const known = working.get(purpose)
    if (known !== undefined) return known
    const key = mac(identityKeyId, Buffer.from(`v1\u001fkey\u001f${purpose}`))
    working.set(purpose, key)
    key.catch(() => working.delete(purpose)) // asked again next time
    return key
  }
  return {
    keyNameOf: (use) => ('period' in use ? `${use.purpose} ${callerKeyAlias(callerKeyPrefix, use)}` : use.purpose),
    hmac: async (use, message) =>
      'period' in use
        ? mac(callerKeyAlias(callerKeyPrefix, use), message)
        : createHmac('sha256', await workingKey(use.purpose))
            .update(message)
            .digest(),
  }
}
