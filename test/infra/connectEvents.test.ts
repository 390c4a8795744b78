import { beforeAll, describe, expect, it } from 'vitest'
import { readContactEvent } from '../../shared/providers/connect/contactEvent.ts'
import { Source } from '../../shared/settings/settings.ts'
import { connectEvent, instanceArn, queueArn } from '../providers/connect/connectEvents.ts'
import { rightsOf, type Synthesised, synthesised } from './synthesised.ts'

const agentStreamArn = 'arn:aws:kinesis:eu-west-1:111122223333:stream/agents'
const connect = { source: 'connect', instanceArn, agentStreamArn }
let stack: Synthesised
beforeAll(() => {
  stack = synthesised({ connect })
})

describe('Amazon Connect in this account', () => {
  const rulesIn = ({ all }: Synthesised) => all('AWS::Events::Rule').flatMap(({ id, Properties }) => (id.startsWith('ConnectEvents') ? [Properties] : []))
  const rules = () => rulesIn(stack)
  const undelivered = () => stack.only('AWS::SQS::Queue', /Undelivered/)

  it('is heard only where an instance is named', () => {
    expect(rulesIn(synthesised())).toEqual([])
  })
  it('is heard on its own instance and on the steps of a contact, with tags or without', () => {
    const lifeSteps = ['INITIATED', 'CONNECTED_TO_SYSTEM', 'QUEUED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED']
    const about = { source: ['aws.connect'], 'detail-type': ['Amazon Connect Contact Event', 'Connect Customer Contact Event'] }
    expect(rules().map(({ EventPattern }) => EventPattern)).toEqual(
      [true, false].map((exists) => ({
        ...about,
        detail: { instanceArn: [instanceArn], eventType: lifeSteps, tags: { 'aws:connect:instanceId': [{ exists }] } },
      })),
    )
  })
  it('is kept in no archive; what could not be handed on or stored lies encrypted for four days (P2)', () => {
    expect(stack.all('AWS::Events::Archive')).toEqual([])
    expect(undelivered().Properties).toMatchObject({
      MessageRetentionPeriod: 4 * 24 * 3600,
      KmsMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^DataKey/), 'Arn'] },
    })
    for (const { Targets } of rules()) expect(Targets[0].DeadLetterConfig.Arn['Fn::GetAtt'][0]).toBe(undelivered().id)
    expect(stack.only('AWS::Lambda::EventInvokeConfig', /^ConnectEvents/).Properties).toMatchObject({
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 6 * 3600,
    })
  })
  it('has functions with rights of their own: as at the door, without any secret', () => {
    const rights = (name: string) => [
      'dynamodb:GetItem EventStorageEvents',
      'dynamodb:PutItem EventStorageEvents',
      'dynamodb:Query EventStorageSettings',
      `logs:CreateLogStream ${name}`,
      `logs:PutLogEvents ${name}`,
      'sqs:SendMessage ConnectEventsUndelivered',
    ]
    expect(rightsOf(stack, /ConnectEventsContactEventsRole/)).toEqual(rights('ConnectEventsContactEventsLog'))
    const reading = ['DescribeStream', 'DescribeStreamSummary', 'GetRecords', 'GetShardIterator', 'ListShards'].map(
      (action) => `kinesis:${action} ${agentStreamArn}`,
    )
    expect(rightsOf(stack, /ConnectEventsAgentEventsRole/)).toEqual([...rights('ConnectEventsAgentEventsLog'), ...reading].sort())
  })
  it('follows the agent event stream only where there is one, splits a failing batch and gives up after half a day', () => {
    expect(stack.only('AWS::Lambda::EventSourceMapping', /Stream/).Properties).toMatchObject({
      EventSourceArn: agentStreamArn,
      BisectBatchOnFunctionError: true,
      MaximumRecordAgeInSeconds: 12 * 3600,
    })
    const without = synthesised({ connect: { source: 'connect', instanceArn } })
    expect(without.all('AWS::Lambda::EventSourceMapping').filter(({ id }) => id.startsWith('ConnectEvents'))).toEqual([])
  })
})

describe('what a rule hands on', () => {
  const source = Source.parse({ id: 'connect', provider: 'connect', instanceArn, lines: { '+999201239999': 'telefoon' }, callerTag: 'helpline:caller' })
  type Transformer = { readonly InputPathsMap: Readonly<Record<string, string>>; readonly InputTemplate: string }

  type Tree = { readonly [key: string]: unknown }
  type HandedOn = Tree & { readonly detail: Tree }

  /** As EventBridge fills a template in: a text between quotes as it is, anything else as JSON, and nothing for what is not there. */
  function handedOn(event: HandedOn): HandedOn {
    const hasTags = event.detail['tags'] !== undefined
    const rule = stack.only('AWS::Events::Rule', hasTags ? /WithTags/ : /WithoutTags/)
    const { InputPathsMap, InputTemplate } = rule.Properties['Targets'][0].InputTransformer as Transformer
    const filled = InputTemplate.replaceAll(/<(\w+)>/g, (_, name: string) => {
      const path = InputPathsMap[name]?.split('.').slice(1) ?? []
      const value = path.reduce<unknown>((place, key) => (place as Tree | undefined)?.[key], event)
      return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
    })
    return JSON.parse(filled)
  }
  const abandoned = connectEvent('DISCONNECTED', { disconnectTimestamp: '2026-09-21T14:00:03.250Z', tags: undefined })
  const answered = connectEvent('CONNECTED_TO_AGENT', {
    agentInfo: { agentArn: 'agent-a', connectedToAgentTimestamp: '2026-09-21T14:00:30.900Z', hierarchyGroups: { level1: { arn: 'x' } } },
    queueInfo: { queueArn, queueType: 'STANDARD', enqueueTimestamp: '2026-09-21T14:00:09.000Z' },
    customerEndpoint: { address: '+999000000001' },
    tags: { 'aws:connect:systemEndpoint': '+999201239999', 'aws:connect:instanceId': 'i-1', 'helpline:caller': 'k-1' },
  })

  it.each([abandoned, answered])('means the same as the whole event', (event) => {
    expect(readContactEvent(handedOn(event), source)).toEqual(readContactEvent(event, source))
  })
  it('holds nothing that is not read', () => {
    const event = handedOn(answered)
    expect(Object.keys(event)).toEqual(['source', 'detail-type', 'time', 'detail'])
    expect(Object.keys(event.detail['agentInfo'] as Tree)).toEqual(['agentArn', 'connectedToAgentTimestamp'])
    expect(JSON.stringify(event)).not.toMatch(/000000001|hierarchy/)
  })
})
