/** The port to the keys that make pseudonyms. A key never leaves its vault; what comes out is the keyed digest. */

import type { ProviderKey } from './providerKeys.ts'

/**
 * What a digest is made for. Callers and chat visitors have a key for their link group and for a period (of the calendar, or of one import), so that
 * nobody can be recognised for longer than a key lives; people on the roster and the ids of telephone systems have keys of their own.
 */
export type KeyUse = PeriodKey | ProviderKey | { readonly purpose: 'agent' }
/** Names one key that is made and destroyed on its own. */
export type PeriodKey = { readonly purpose: 'caller' | 'visitor'; readonly linkGroup: string; readonly period: string }

export type KeyVault = {
  /** Names the key that would be used. Two uses with one name and one message have one digest. */
  readonly keyNameOf: (use: KeyUse) => string
  /** HMAC-SHA-256, 32 bytes. @throws when the key cannot be used at this moment, or is destroyed. */
  readonly hmac: (use: KeyUse, message: Uint8Array) => Promise<Uint8Array>
}
