/** Keys in AWS KMS: a caller's key is used there and never leaves. Keys of the other purposes are made from it, each once per process, and kept in memory. */
import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'
import { createHmac } from 'node:crypto'
import type { KeyUse, KeyVault } from '../privacy/keyVault.ts'

/** Longer and the answer to the sender would be late; what cannot be linked is stored unlinked. */
const requestTimeout = 800

/** @param keyId of a KMS key of spec HMAC_256 on which this function may do `GenerateMac` and nothing else */
export function kmsVault(keyId: string): KeyVault {
  const client = new KMSClient({ maxAttempts: 1, requestHandler: { requestTimeout, connectionTimeout: requestTimeout, throwOnRequestTimeout: true } })
  const mac = async (message: Uint8Array): Promise<Uint8Array> => {
    const { Mac } = await client.send(new GenerateMacCommand({ KeyId: keyId, MacAlgorithm: 'HMAC_SHA_256', Message: message }))
    if (Mac === undefined) throw new Error('KMS gave no MAC')
    return Mac
  }
  const made = new Map<KeyUse['purpose'], Promise<Uint8Array>>()
  const madeKey = (purpose: KeyUse['purpose']): Promise<Uint8Array> => {
    const known = made.get(purpose)
    if (known !== undefined) return known
    const key = mac(Buffer.from(`v1\u001fkey\u001f${purpose}`))
    made.set(purpose, key)
    key.catch(() => made.delete(purpose)) // ask again next time
    return key
  }
  return {
    keyNameOf: ({ purpose }) => purpose,
    hmac: async ({ purpose }, message) =>
      purpose === 'caller' || purpose === 'visitor' ? mac(message) : createHmac('sha256', await madeKey(purpose)).update(message).digest(),
  }
}
