/** Keys in AWS KMS: they are used there and never leave. */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { quarterMs } from '../../calendar/durations.ts'
import type { KeyVault, PeriodKey } from '../../privacy/keyVault.ts'
import { keyName } from '../../privacy/periodVault.ts'
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

/** A working key stays in memory no longer (K10). */
const workingMs = quarterMs

/**
 * Callers and chat visitors: every digest is made by KMS, so their key is nowhere else. Agents and provider ids, of which every event has several:
 * KMS makes one working key for each purpose, which this process keeps in memory.
 */
export function kmsVault({ callerKeyPrefix, identityKeyId }: KmsKeys, mac: MakeMac, now: () => number = Date.now): KeyVault {
  const working = new Map<string, { readonly key: Promise<KeyObject>; readonly until: number }>()
  const workingKey = (name: string): Promise<KeyObject> => {
    const known = working.get(name)
    if (known !== undefined && now() < known.until) return known.key
    // A digest with a key object takes a fifth of the time of one with the bytes of the key.
    const key = mac(identityKeyId, Buffer.from(`v1\u001fkey\u001f${name.replace('.', '\u001f')}`)).then(createSecretKey)
    const own = { key, until: now() + workingMs }
    working.set(name, own)
    // Asked again next time.
    key.catch(() => working.get(name) === own && working.delete(name))
    return key
  }
  return {
    keyNameOf: (use) => ('period' in use ? `${use.purpose} ${callerKeyAlias(callerKeyPrefix, use)}` : keyName(use)),
    hmac: async (use, message) =>
      'period' in use
        ? mac(callerKeyAlias(callerKeyPrefix, use), message)
        : createHmac('sha256', await workingKey(keyName(use)))
            .update(message)
            .digest(),
  }
}
