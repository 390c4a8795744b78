import { createHmac, createSecretKey } from 'node:crypto'
import type { KeyUse, KeyVault } from './keyVault.ts'

/** One key of 32 random bytes for each purpose. */
export type Keys = Readonly<Record<KeyUse['purpose'], Uint8Array>>
export const keyPurposes = ['caller', 'visitor', 'agent', 'provider'] as const satisfies readonly KeyUse['purpose'][]
export const keyBytes = 32

/**
 * A vault over keys that the process holds itself: for tests, and for a host without a key service.
 * @throws RangeError for a key that is not 32 bytes: a short key would make pseudonyms that can be guessed.
 */
export function memoryVault(keys: Keys): KeyVault {
  for (const purpose of keyPurposes) if (keys[purpose].length !== keyBytes) throw new RangeError(`the ${purpose} key is not ${keyBytes} bytes long`)
  // Made once: a digest with a key object takes a fifth of the time of one with the bytes of the key.
  const made = new Map(keyPurposes.map((purpose) => [purpose, createSecretKey(keys[purpose])]))
  const keyOf = (purpose: KeyUse['purpose']) => made.get(purpose) ?? createSecretKey(keys[purpose])
  return {
    keyNameOf: ({ purpose }) => purpose,
    hmac: async ({ purpose }, message) => createHmac('sha256', keyOf(purpose)).update(message).digest(),
  }
}
