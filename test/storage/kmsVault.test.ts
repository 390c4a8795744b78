import type { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'
import { describe, expect, it } from 'vitest'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { KeyUse } from '../../shared/privacy/keyVault.ts'
import { kmsVault } from '../../shared/storage/kmsVault.ts'

const keys = { callerKeyId: 'key-of-callers', identityKeyId: 'key-of-identities' }
const message = Buffer.from('v1')
const caller: KeyUse = { purpose: 'caller', linkGroup: 'telefoon', at: Instant.parse(0) }

/** A KMS that fails as often as told, and then gives 32 bytes that name the key. */
function kmsThatFails(times: number) {
  const asked: string[] = []
  const send = async ({ input }: GenerateMacCommand) => {
    asked.push(`${input.KeyId} ${input.MacAlgorithm}`)
    if (asked.length <= times) throw new Error('KMS is away')
    return { Mac: Buffer.alloc(32, input.KeyId) }
  }
  return { asked, client: { send } as unknown as Pick<KMSClient, 'send'> }
}

describe('the vault on AWS', () => {
  it('digests callers and visitors under one key, everything else under another', async () => {
    const { client, asked } = kmsThatFails(0)
    const vault = kmsVault(keys, client)
    for (const use of [caller, { ...caller, purpose: 'visitor' } as const, { purpose: 'agent' } as const, { purpose: 'provider' } as const])
      expect(await vault.hmac(use, message)).toHaveLength(32)
    const [ofCallers, ofIdentities] = ['key-of-callers HMAC_SHA_256', 'key-of-identities HMAC_SHA_256']
    expect(asked).toEqual([ofCallers, ofCallers, ofIdentities, ofIdentities])
  })
  it('tries twice for the id of an event, which cannot be done without', async () => {
    await expect(kmsVault(keys, kmsThatFails(1).client).hmac({ purpose: 'provider' }, message)).resolves.toHaveLength(32)
    await expect(kmsVault(keys, kmsThatFails(2).client).hmac({ purpose: 'provider' }, message)).rejects.toThrow('KMS is away')
  })
  it('tries once for a caller, because who asks has a second try of its own (K9)', async () => {
    const { client, asked } = kmsThatFails(1)
    await expect(kmsVault(keys, client).hmac(caller, message)).rejects.toThrow('KMS is away')
    expect(asked).toHaveLength(1)
  })
})
