import { describe, expect, it } from 'vitest'
import { secretsFrom } from '../../functions/ingest/secrets.ts'
import { storedSecret } from '../../functions/ingest/storedSecret.ts'
import { SourceId } from '../../shared/contacts/identifiers.ts'
import { Source } from '../../shared/settings/settings.ts'

const centrale = SourceId.parse('centrale')
const extensionThat = (answer: () => Response) => {
  const asked: { address: string; token: string | null }[] = []
  const ask: typeof fetch = async (address, init) => {
    asked.push({ address: new Request(address).url, token: new Headers(init?.headers).get('x-aws-parameters-secrets-token') })
    return answer()
  }
  return { asked, read: storedSecret({ prefix: 'bereikbaar-test/sources/', sessionToken: 'session', fetch: ask }) }
}

describe('a secret kept by AWS (I6)', () => {
  it('is asked of the extension by the name of its source, with the token of this function', async () => {
    const { asked, read } = extensionThat(() => Response.json({ SecretString: 'first second', Name: 'ignored' }))
    expect(await read(centrale)).toBe('first second')
    expect(asked).toEqual([{ address: 'http://localhost:2773/secretsmanager/get?secretId=bereikbaar-test%2Fsources%2Fcentrale', token: 'session' }])
  })
  it.each([
    ['there is none', () => new Response('not found', { status: 400 })],
    ['the extension answers something else', () => Response.json({})],
    [
      'the extension is away',
      () => {
        throw new TypeError('fetch failed')
      },
    ],
  ])('is missing where %s', async (_case, answer) => expect(await extensionThat(answer).read(centrale)).toBeUndefined())

  it('is taken where settings say "stored", and nothing else is tried where it is missing', async () => {
    const source = Source.parse({ id: 'centrale', provider: 'generic', secretFrom: 'stored' })
    const elsewhere = { environment: { stored: 'from the environment' }, readText: async () => 'from a file' }
    expect(await secretsFrom({ ...elsewhere, readStored: async (id) => (id === 'centrale' ? 'one\ntwo' : undefined) })(source)).toEqual(['one', 'two'])
    await expect(secretsFrom({ ...elsewhere, readStored: async () => undefined })(source)).rejects.toThrow('no secret')
    await expect(secretsFrom(elsewhere)(source)).rejects.toThrow('no secret')
  })
})
