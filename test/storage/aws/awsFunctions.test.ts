/** What the pages ask of AWS by a signed call: the function that forgets, and an account for somebody who is invited. */
import { describe, expect, it } from 'vitest'
import { erasureFunction } from '../../../functions/site/erasureFunction.ts'
import { cognitoAccounts } from '../../../shared/storage/aws/cognitoAccounts.ts'

const environment = { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' }
type Asked = { readonly address: string; readonly headers: Headers; readonly body: unknown }

function answering(answer: () => Response) {
  const asked: Asked[] = []
  const fetching = ((address: string, init: RequestInit) => {
    asked.push({ address, headers: new Headers(init.headers), body: JSON.parse(String(init.body)) })
    return Promise.resolve(answer())
  }) as typeof fetch
  return { asked, place: { environment, now: () => Date.parse('2026-06-10T10:00:00Z'), fetch: fetching } }
}

describe('the function that forgets', () => {
  it('is called and answers: nothing is left for later (P2)', async () => {
    const { asked, place } = answering(() => Response.json({ answer: 'accepted' }))
    const request = { id: '0123456789abcdef', number: '+999123456789', by: 'mia', needsAnother: true }
    expect(await erasureFunction('erase', place).ask(request)).toBe('accepted')
    expect(asked[0]).toMatchObject({ address: 'https://lambda.eu-central-1.amazonaws.com/2015-03-31/functions/erase/invocations', body: { ask: request } })
    expect(asked[0]?.headers.get('x-amz-invocation-type')).toBeNull()
    expect(asked[0]?.headers.get('authorization')).toMatch(/^AWS4-HMAC-SHA256 Credential=AKID\/20260610\/eu-central-1\/lambda\/aws4_request, /)
  })
  it.each([[{ answer: 'failed' }], [{ errorMessage: 'Task timed out' }], ['no']])('that answers %j took nothing', async (answer) => {
    const { place } = answering(() => Response.json(answer))
    await expect(erasureFunction('erase', place).ask({ id: '0123456789abcdef', number: '1', by: 'mia', needsAnother: false })).rejects.toThrow()
  })
  it('is told of a yes and of a no', async () => {
    const { asked, place } = answering(() => Response.json({ answer: true }))
    const door = erasureFunction('erase', place)
    expect([await door.confirm('0123456789abcdef', 'noor'), await door.withdraw('0123456789abcdef')]).toEqual([true, true])
    expect(asked.map(({ body }) => body)).toEqual([{ confirm: { id: '0123456789abcdef', by: 'noor' } }, { withdraw: { id: '0123456789abcdef' } }])
  })
})

describe('an account for somebody who is invited', () => {
  const refusing = (kind: string, status = 400) => answering(() => Response.json({ __type: kind, message: 'fred@fonds.example' }, { status }))
  it('is made once, and mailed by the pool', async () => {
    const { asked, place } = answering(() => Response.json({}))
    expect(await cognitoAccounts('eu-central-1_pool', place)('fred@fonds.example')).toBe('new')
    expect(asked[0]?.headers.get('x-amz-target')).toBe('AWSCognitoIdentityProviderService.AdminCreateUser')
    expect(asked[0]?.body).toMatchObject({ UserPoolId: 'eu-central-1_pool', Username: 'fred@fonds.example', DesiredDeliveryMediums: ['EMAIL'] })
  })
  it.each(['UsernameExistsException', 'com.amazonaws.cognito#UsernameExistsException'])(
    'that is there already and was never used gets another password (%s)',
    async (kind) => {
      const { asked, place } = answering(() => (asked.length > 1 ? Response.json({}) : Response.json({ __type: kind }, { status: 400 })))
      expect(await cognitoAccounts('pool', place)('fred@fonds.example')).toBe('new')
      expect(asked.map(({ body }) => (body as { MessageAction?: string }).MessageAction)).toEqual([undefined, 'RESEND'])
    },
  )
  it('that is in use stays as it is', async () => {
    const kinds = ['UsernameExistsException', 'UnsupportedUserStateException']
    const { asked, place } = answering(() => Response.json({ __type: kinds[asked.length - 1] }, { status: 400 }))
    expect(await cognitoAccounts('pool', place)('fred@fonds.example')).toBe('known')
  })
  it('that cannot be made says so, without the address', async () => {
    await expect(cognitoAccounts('pool', refusing('LimitExceededException').place)('fred@fonds.example')).rejects.toThrow(/^cognito-idp answered 400$/)
  })
})
