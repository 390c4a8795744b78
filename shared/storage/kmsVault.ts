/** Keys in AWS KMS: they are used there and never leave. */
import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'
import { createHmac } from 'node:crypto'
import type { KeyUse, KeyVault } from '../privacy/keyVault.ts'

/** KMS keys of spec HMAC_256 on which this function may do `GenerateMac` and nothing else. */
export type KmsKeys = { readonly callerKeyId: string; readonly identityKeyId: string }

/** Longer, and the answer to the sender would be late; a caller who cannot be linked in this time is stored unlinked. */
const requestTimeout = 800

/**
 * Callers and chat visitors: every digest is made by KMS, so their key is nowhere else. Agents and provider ids, of which every event has several:
 * KMS makes one working key for each purpose, which this process keeps in memory.
 */
export function kmsVault({ callerKeyId, identityKeyId }: KmsKeys, client: Pick<KMSClient, 'send'> = clientInTime()): KeyVault {
  const mac = async (keyId: string, message: Uint8Array): Promise<Uint8Array> => {
    const { Mac } = await client.send(new GenerateMacCommand({ KeyId: keyId, MacAlgorithm: 'HMAC_SHA_256', Message: message }))
    if (Mac === undefined) throw new Error('KMS gave no MAC')
    return Mac
  }
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

const clientInTime = () => new KMSClient({ maxAttempts: 1, requestHandler: { requestTimeout, connectionTimeout: requestTimeout, throwOnRequestTimeout: true } })
