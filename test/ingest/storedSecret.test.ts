import { describe, expect, it, vi } from 'vitest'
import { secretsFrom } from '../../functions/ingest/secrets.ts'
import { storedSecret } from '../../functions/ingest/storedSecret.ts'
import { SourceId } from '../../shared/contacts/identifiers.ts'
import { secretsIn } from '../../shared/privacy/keptSecretText.ts'
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

describe('two secrets while one is being changed (W3)', () => {
  const kept = { secret: 'new', madeAt: 1_000, oldUntil: 9_000 }
  const previous = vi.fn<() => Promise<string>>(async () => JSON.stringify({ secret: 'old', madeAt: 1 }))
  it('are both valid until the moment told, and from that moment on the old one is not even asked for', async () => {
    expect(await secretsIn(JSON.stringify(kept), previous, 8_999)).toEqual(['new', 'old'])
    previous.mockClear()
    expect(await secretsIn(JSON.stringify(kept), previous, 9_000)).toEqual(['new'])
    expect(previous).not.toHaveBeenCalled()
  })
  it('may be of another hand: text that AWS made, or several on lines of their own', async () => {
    expect(await secretsIn(JSON.stringify(kept), async () => 'made by AWS', 0)).toEqual(['new', 'made', 'by', 'AWS'])
    expect(await secretsIn('one\ntwo', previous, 0)).toEqual(['one', 'two'])
    expect(await secretsIn(JSON.stringify(kept), async () => undefined, 0)).toEqual(['new'])
  })
  it('are asked of the extension by their stage', async () => {
    const { asked, read } = extensionThat(() => Response.json({ SecretString: JSON.stringify(kept) }))
    expect(await read(centrale, 8_999)).toEqual(['new', 'new'])
    expect(asked.map(({ address }) => new URL(address).searchParams.get('versionStage'))).toEqual([null, 'AWSPREVIOUS'])
  })
})

describe('a secret kept by AWS (I6)', () => {
  it('is asked of the extension by the name of its source, with the token of this function', async () => {
    const { asked, read } = extensionThat(() => Response.json({ SecretString: 'first second', Name: 'ignored' }))
    expect(await read(centrale, 0)).toEqual(['first', 'second'])
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
  ])('is missing where %s', async (_case, answer) => expect(await extensionThat(answer).read(centrale, 0)).toBeUndefined())

  it('is taken where settings say "stored", and nothing else is tried where it is missing', async () => {
    const source = Source.parse({ id: 'centrale', provider: 'generic', secretFrom: 'stored' })
    const elsewhere = { environment: { stored: 'from the environment' }, readText: async () => 'from a file' }
    expect(await secretsFrom({ ...elsewhere, readStored: async (id) => (id === 'centrale' ? ['one', 'two'] : undefined) })(source, 0)).toEqual(['one', 'two'])
    await expect(secretsFrom({ ...elsewhere, readStored: async () => undefined })(source, 0)).rejects.toThrow('no secret')
    await expect(secretsFrom(elsewhere)(source, 0)).rejects.toThrow('no secret')
  })
})
