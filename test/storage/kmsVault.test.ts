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
  it('digests callers and visitors inside KMS, under the key of the callers', async () => {
    const { client, asked } = kmsThatFails(0)
    const vault = kmsVault(keys, client)
    for (const use of [caller, { ...caller, purpose: 'visitor' } as const])
      expect(Buffer.from(await vault.hmac(use, message))).toEqual(Buffer.alloc(32, 'key-of-callers'))
    expect(asked).toEqual(['key-of-callers HMAC_SHA_256', 'key-of-callers HMAC_SHA_256'])
  })
  it('asks once a process for a key of its own for people on the roster, and one for ids of telephone systems', async () => {
    const { client, asked } = kmsThatFails(0)
    const vault = kmsVault(keys, client)
    for (const purpose of ['agent', 'agent', 'provider', 'provider'] as const) expect(await vault.hmac({ purpose }, message)).toHaveLength(32)
    expect(asked).toEqual(['key-of-identities HMAC_SHA_256', 'key-of-identities HMAC_SHA_256'])
  })
  it('asks again after it was told no', async () => {
    const { client } = kmsThatFails(1)
    const vault = kmsVault(keys, client)
    await expect(vault.hmac({ purpose: 'provider' }, message)).rejects.toThrow('KMS is away')
    await expect(vault.hmac({ purpose: 'provider' }, message)).resolves.toHaveLength(32)
  })
  it('gives up at once on a caller: who asks has a second try and then does without (K9)', async () => {
    const { client, asked } = kmsThatFails(1)
    await expect(kmsVault(keys, client).hmac(caller, message)).rejects.toThrow('KMS is away')
    expect(asked).toHaveLength(1)
  })
})
