import { describe, expect, it } from 'vitest'
import { kmsMac, type MakeMac } from '../../../shared/storage/aws/kmsMac.ts'
import { kmsVault } from '../../../shared/storage/aws/kmsVault.ts'

const keys = { callerKeyPrefix: 'bereikbaar-test', identityKeyId: 'key-of-identities' }
const aliasOfCallers = 'alias/bereikbaar-test/callers/2026-03-02/telefoon'
const message = Buffer.from('v1')
const caller = { purpose: 'caller', linkGroup: 'telefoon', period: '2026-03-02' } as const

/** A KMS that fails as often as told, and then gives 32 bytes that name the key. */
function kmsThatFails(times: number) {
  const asked: string[] = []
  const mac: MakeMac = async (keyId) => {
    asked.push(keyId)
    if (asked.length <= times) throw new Error('KMS is away')
    return Buffer.alloc(32, keyId)
  }
  return { asked, mac }
}

describe('the vault on AWS', () => {
  it('digests callers and visitors inside KMS, under the key of their link group and period (K1, K2)', async () => {
    const { mac, asked } = kmsThatFails(0)
    const vault = kmsVault(keys, mac)
    for (const use of [caller, { ...caller, purpose: 'visitor' } as const])
      expect(Buffer.from(await vault.hmac(use, message))).toEqual(Buffer.alloc(32, aliasOfCallers))
    expect(asked).toEqual([aliasOfCallers, aliasOfCallers])
  })
  it('asks once a process for a key of its own for people on the roster, and one for ids of telephone systems', async () => {
    const { mac, asked } = kmsThatFails(0)
    const vault = kmsVault(keys, mac)
    for (const purpose of ['agent', 'agent', 'provider', 'provider'] as const) expect(await vault.hmac({ purpose }, message)).toHaveLength(32)
    expect(asked).toEqual(['key-of-identities', 'key-of-identities'])
  })
  it('asks again after it was told no', async () => {
    const { mac } = kmsThatFails(1)
    const vault = kmsVault(keys, mac)
    await expect(vault.hmac({ purpose: 'provider' }, message)).rejects.toThrow('KMS is away')
    await expect(vault.hmac({ purpose: 'provider' }, message)).resolves.toHaveLength(32)
  })
  it('gives up at once on a caller: who asks has a second try and then does without (K9)', async () => {
    const { mac, asked } = kmsThatFails(1)
    await expect(kmsVault(keys, mac).hmac(caller, message)).rejects.toThrow('KMS is away')
    expect(asked).toHaveLength(1)
  })
})

describe('a MAC by KMS', () => {
  const environment = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'invented', AWS_SESSION_TOKEN: 'session' }
  const asking = (answer: () => Response) => {
    const asked: Request[] = []
    const ask: typeof fetch = async (address, init) => {
      asked.push(new Request(address, init))
      return answer()
    }
    return { asked, mac: kmsMac({ environment, now: () => Date.parse('2026-03-02T10:00:00Z'), fetch: ask }) }
  }
  it('is asked by a signed request for one algorithm, of the key by its id', async () => {
    const { asked, mac } = asking(() => Response.json({ KeyId: 'key', Mac: Buffer.alloc(32, 7).toString('base64') }))
    expect(Buffer.from(await mac('key', message))).toEqual(Buffer.alloc(32, 7))
    const [request] = asked
    expect([request?.url, request?.headers.get('x-amz-target')]).toEqual(['https://kms.eu-west-1.amazonaws.com/', 'TrentService.GenerateMac'])
    expect(request?.headers.get('authorization')).toContain('Credential=AKIDEXAMPLE/20260302/eu-west-1/kms/aws4_request')
    expect(request?.headers.get('x-amz-security-token')).toBe('session')
    expect(await request?.json()).toEqual({ KeyId: 'key', MacAlgorithm: 'HMAC_SHA_256', Message: message.toString('base64') })
  })
  it('is none when KMS refuses or answers something else', async () => {
    await expect(asking(() => new Response('{}', { status: 400 })).mac('key', message)).rejects.toThrow('kms answered 400')
    await expect(asking(() => Response.json({})).mac('key', message)).rejects.toThrow()
  })
})
