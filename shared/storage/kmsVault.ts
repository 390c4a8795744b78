/** Keys in AWS KMS: they are used there and never leave. */
import { createHmac } from 'node:crypto'
import type { KeyUse, KeyVault } from '../privacy/keyVault.ts'
import type { MakeMac } from './kmsMac.ts'

/** KMS keys of spec HMAC_256 on which this function may do `GenerateMac` and nothing else. */
export type KmsKeys = { readonly callerKeyId: string; readonly identityKeyId: string }

/**
 * Callers and chat visitors: every digest is made by KMS, so their key is nowhere else. Agents and provider ids, of which every event has several:
 * KMS makes one working key for each purpose, which this process keeps in memory.
 */
export function kmsVault({ callerKeyId, identityKeyId }: KmsKeys, mac: MakeMac): KeyVault {
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
    keyNameOf: ({ purpose }) => purpose,
    hmac: async ({ purpose }, message) =>
      purpose === 'caller' || purpose === 'visitor'
        ? mac(callerKeyId, message)
        : createHmac('sha256', await workingKey(purpose))
            .update(message)
            .digest(),
  }
}
