import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { KeyUse, KeyVault } from './keyVault.ts'
import { keyBytes } from './memoryVault.ts'

/** The names of keys as this vault and its keeper write them. */
export function keyName(use: KeyUse): string {
  if ('period' in use) return `${use.purpose}.${use.period}.${use.linkGroup}`
  return 'since' in use && use.since !== undefined ? `${use.purpose}.${use.since}` : use.purpose
}

/**
 * A vault over keys that the process holds itself, one for each purpose, link group and period. A key that was used stays in memory until told to be forgotten.
 * @param keyOf 32 bytes by `keyName`; throws where there is no such key
 */
export function periodVault(keyOf: (name: string) => Promise<Uint8Array>): KeyVault & { readonly forget: (isForgotten: (name: string) => boolean) => void } {
  const kept = new Map<string, Promise<KeyObject>>()
  const made = async (name: string) => {
    const bytes = await keyOf(name)
    if (bytes.length !== keyBytes) throw new RangeError(`the key ${name} is not ${keyBytes} bytes long`)
    return createSecretKey(bytes)
  }
  const key = (name: string) => {
    const known = kept.get(name)
    if (known !== undefined) return known
    const asked = made(name)
    kept.set(name, asked)
    asked.catch(() => kept.delete(name)) // asked again next time
    return asked
  }
  return {
    keyNameOf: keyName,
    hmac: async (use, message) =>
      createHmac('sha256', await key(keyName(use)))
        .update(message)
        .digest(),
    forget: (isForgotten) => {
      for (const name of kept.keys()) if (isForgotten(name)) kept.delete(name)
    },
  }
}
