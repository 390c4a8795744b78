import { beforeAll, describe, expect, it } from 'vitest'
import { type Synthesised, synthesised } from './synthesised.ts'

let stack: Synthesised
beforeAll(() => {
  stack = synthesised()
})

describe('doors', () => {
  const routes = () => stack.all('AWS::ApiGatewayV2::Route').map(({ Properties }) => `${Properties['RouteKey']} ${Properties['AuthorizationType'] ?? 'NONE'}`)

  it('are the signed hooks, and pages and imports, whose functions ask for a session themselves (decision 0092)', () => {
    expect(routes().sort()).toEqual([
      'ANY / NONE',
      'ANY /imports NONE',
      'ANY /imports/{path+} NONE',
      'ANY /{path+} NONE',
      'POST /hooks/{sourceId} NONE',
      'POST /hooks/{sourceId}/{token} NONE',
    ])
  })
  it('no function has an address of its own', () => expect(stack.all('AWS::Lambda::Url')).toEqual([]))
  it('write no path, query, header or address into their log (H5)', () => {
    const formats = stack.all('AWS::ApiGatewayV2::Stage').map(({ Properties }) => Object.values(JSON.parse(Properties['AccessLogSettings'].Format)))
    const allowed = ['requestId', 'requestTimeEpoch', 'routeKey', 'status', 'responseLength', 'responseLatency'].map((name) => `$context.${name}`)
    expect(formats).toEqual([allowed, allowed])
  })
  it('have no firewall and no network of other countries before them: bodies over 8 KB come through, and are opened in the region only (I8, decision 0104)', () => {
    const types = Object.values(stack.template.toJSON()['Resources'] as Record<string, { Type: string }>).map(({ Type }) => Type)
    expect(types.filter((type) => /WAF|CloudFront/.test(type))).toEqual([])
  })
  it('have a limit: pages a small one, hooks one with room for a flood beside every signed event (W1)', () => {
    const limits = stack.all('AWS::ApiGatewayV2::Stage').map(({ id, Properties }) => {
      const { ThrottlingRateLimit, ThrottlingBurstLimit } = Properties['DefaultRouteSettings']
      return [id.startsWith('Site') ? 'pages' : 'hooks', ThrottlingRateLimit, ThrottlingBurstLimit]
    })
    expect(limits.sort()).toEqual([
      ['hooks', 1500, 3000],
      ['pages', 50, 200],
    ])
  })
  it('are open to the newer kind of addresses too', () => {
    for (const { Properties } of stack.all('AWS::ApiGatewayV2::Api')) expect(Properties['IpAddressType']).toBe('dualstack')
  })
  it('trace nothing: no trace of a request is ever made', () => {
    for (const { Properties } of stack.all('AWS::Lambda::Function')) expect(Properties['TracingConfig']).toBeUndefined()
  })
})

describe('doors with names of their own (H1)', () => {
  const certificateArn = 'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000'
  const zone = { id: 'Z0000000000000000000', name: 'hulplijn.example' }
  const own = { site: 'bereikbaar.hulplijn.example', hooks: 'hooks.hulplijn.example' }
  let named: Synthesised
  let inZone: Synthesised
  beforeAll(() => {
    named = synthesised({ own: { ...own, names: { certificateArn } } })
    inZone = synthesised({ own: { ...own, names: { zone } } })
  })

  it('are reached over TLS 1.2 or later, and by no other address', () => {
    for (const { Properties } of named.all('AWS::ApiGatewayV2::DomainName'))
      expect(Properties['DomainNameConfigurations']).toMatchObject([{ CertificateArn: certificateArn, SecurityPolicy: 'TLS_1_2' }])
    expect(named.all('AWS::ApiGatewayV2::Api').map(({ Properties }) => Properties['DisableExecuteApiEndpoint'])).toEqual([true, true])
    expect(stack.all('AWS::ApiGatewayV2::Api').map(({ Properties }) => Properties['DisableExecuteApiEndpoint'])).toEqual([false, false])
  })
  it('are known to the pages and to the sign-in by these names', () => {
    const site = named.only('AWS::Lambda::Function', /^Site[0-9A-F]{8}$|^SiteSite/).Properties['Environment'].Variables
    expect([site.SITE_ADDRESS, site.DOOR_ADDRESS]).toEqual(['https://bereikbaar.hulplijn.example', 'https://hooks.hulplijn.example'])
    expect(named.all('AWS::Cognito::UserPoolClient')[0]?.Properties['CallbackURLs']).toEqual(['https://bereikbaar.hulplijn.example/sign-in/return'])
  })
  it('get certificate and records by themselves in a zone of the account, and otherwise say which record to make', () => {
    expect(inZone.all('AWS::CertificateManager::Certificate').map(({ Properties }) => Properties['ValidationMethod'])).toEqual(['DNS', 'DNS'])
    expect(inZone.all('AWS::Route53::RecordSet').map(({ Properties }) => `${Properties['Type']} ${Properties['Name']}`)).toEqual([
      'A hooks.hulplijn.example.',
      'AAAA hooks.hulplijn.example.',
      'A bereikbaar.hulplijn.example.',
      'AAAA bereikbaar.hulplijn.example.',
    ])
    expect(named.all('AWS::Route53::RecordSet')).toEqual([])
    expect(JSON.stringify(named.template.toJSON()['Outputs'])).toContain('Make a CNAME record of hooks.hulplijn.example')
  })
})
