/** What a reviewer of the template asked for beyond the rules of AWS (decision 0139). */
import { beforeAll, describe, expect, it } from 'vitest'
import { listOf, type Statement, type Synthesised, synthesised } from './synthesised.ts'

let stack: Synthesised
beforeAll(() => {
  stack = synthesised({
    mailFrom: 'bereikbaar@hulplijn.example',
    connect: {
      source: 'connect',
      instanceArn: 'arn:aws:connect:eu-west-1:111122223333:instance/i',
      agentStreamArn: 'arn:aws:kinesis:eu-west-1:1:stream/agents',
    },
  })
})
const textOf = (value: unknown): string => JSON.stringify(value)

describe('the key of the data', () => {
  it('is open to the one role that deploys, and to none whose name only looks like it', () => {
    const statements = stack.only('AWS::KMS::Key', /^DataKey/).Properties['KeyPolicy'].Statement as Statement[]
    const deploying = statements.filter(({ Sid = '' }) => Sid.startsWith('Deployment'))
    expect(deploying).toHaveLength(2)
    for (const { Condition } of deploying) {
      expect(Object.keys(Condition ?? {})).toContain('ArnEquals')
      expect(textOf(Condition?.['ArnEquals'])).toContain('role/cdk-hnb659fds-cfn-exec-role-')
      expect(textOf(Condition)).not.toContain('*')
    }
    const [rule] = stack.all('AWS::Events::Rule').filter(({ id }) => id.includes('KeyPolicyChanged'))
    expect(textOf(rule?.Properties['EventPattern'])).toContain('cdk-hnb659fds-cfn-exec-role-')
    expect(textOf(rule?.Properties['EventPattern'])).not.toContain('wildcard')
  })
})

describe('word about keys', () => {
  it('that the topic does not take ends in a queue that is watched, and only from these rules', () => {
    const rules = stack.all('AWS::Events::Rule').filter(({ id }) => id.startsWith('Alarming'))
    expect(rules).toHaveLength(5)
    for (const { Properties } of rules)
      expect(Properties['Targets'][0].DeadLetterConfig).toEqual({ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^ClockworkMissed/), 'Arn'] } })
    const policies = textOf(stack.only('AWS::SQS::QueuePolicy', /^ClockworkMissed/).Properties)
    for (const { id } of rules) expect(policies).toContain(id)
    // Every rule that hands something on has a place for what it could not hand on.
    for (const { id, Properties } of stack.all('AWS::Events::Rule'))
      for (const target of Properties['Targets']) expect([id, target.DeadLetterConfig]).toEqual([id, { Arn: expect.anything() }])
  })
  it('is written down in a record of which nothing can be written over for three months', () => {
    const [bucket] = stack.all('AWS::S3::Bucket')
    expect(bucket?.Properties['VersioningConfiguration']).toEqual({ Status: 'Enabled' })
    expect(bucket?.Properties['LifecycleConfiguration'].Rules[0]).toMatchObject({ ExpirationInDays: 400, NoncurrentVersionExpiration: { NoncurrentDays: 90 } })
  })
})

describe('people', () => {
  it('sign in by a proof of their password and never by the password itself, and no flow is open that nobody asked for', () =>
    expect(stack.all('AWS::Cognito::UserPoolClient')[0]?.Properties['ExplicitAuthFlows']).toEqual(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']))
  it('meet pages that heed being asked to ask again after a sign-out, and that open, which without a style they do not', () => {
    expect(stack.all('AWS::Cognito::UserPoolDomain')).toMatchObject([{ Properties: { ManagedLoginVersion: 2 } }])
    const [client] = stack.all('AWS::Cognito::UserPoolClient')
    expect(stack.all('AWS::Cognito::ManagedLoginBranding')).toMatchObject([{ Properties: { ClientId: { Ref: client?.id }, UseCognitoProvidedValues: true } }])
    expect(stack.all('AWS::Cognito::UserPool')).toMatchObject([{ Properties: { UserPoolTier: 'ESSENTIALS' } }])
  })
  it('read in both languages what a code is for', () => {
    const { EmailMessage, EmailSubject } = stack.all('AWS::Cognito::UserPool')[0]?.Properties['VerificationMessageTemplate'] ?? {}
    expect(EmailSubject).toContain('Bereikbaar')
    expect(EmailMessage).toMatch(/Uw code.*\{####\}.*Your code.*\{####\}/)
  })
})

it('mail is signed with the longer of the two keys that SES offers', () =>
  expect(stack.all('AWS::SES::EmailIdentity')[0]?.Properties['DkimSigningAttributes']).toEqual({ NextSigningKeyLength: 'RSA_2048_BIT' }))

describe('limits of AWS', () => {
  it('of a template are far off: 500 resources, 200 outputs, a megabyte', () => {
    const template = stack.template.toJSON()
    expect(Object.keys(template['Resources'])).toHaveProperty(
      'length',
      expect.toSatisfy((count: number) => count < 250),
    )
    expect(Object.keys(template['Outputs']).length).toBeLessThan(50)
    expect(textOf(template).length).toBeLessThan(400_000)
  })
  it('of a role’s own policy (10,240 characters), a key’s (32 kB), a rule’s pattern (2,048) and a description (512) are kept', () => {
    // As in a real account: an ARN is longer than the name that stands for it.
    const written = (value: unknown) => textOf(value).replace(/\{"Fn::GetAtt":\["[^"]+","\w+"\]\}/g, 'x'.repeat(100)).length
    for (const { id, Properties } of stack.all('AWS::IAM::Policy')) expect([id, written(Properties['PolicyDocument']) < 9_500]).toEqual([id, true])
    for (const { id, Properties } of stack.all('AWS::KMS::Key')) expect([id, written(Properties['KeyPolicy']) < 20_000]).toEqual([id, true])
    for (const { id, Properties } of stack.all('AWS::Events::Rule'))
      expect([id, written(Properties['EventPattern'] ?? {}) < 2_048, (Properties['Description'] ?? '').length <= 512]).toEqual([id, true, true])
  })
  it('of a stream’s reader: nothing is read twice at once, every batch has an end and a place to end', () => {
    for (const { id, Properties } of stack.all('AWS::Lambda::EventSourceMapping')) {
      if (Properties['StartingPosition'] === undefined) {
        expect([id, Properties['ScalingConfig']]).toEqual([id, { MaximumConcurrency: 5 }])
        continue
      }
      expect([id, Properties['ParallelizationFactor'] ?? 1, Properties['TumblingWindowInSeconds']]).toEqual([id, 1, undefined])
      expect([id, Properties['MaximumRecordAgeInSeconds'] > 0, Properties['MaximumRetryAttempts'] > 0]).toEqual([id, true, true])
      expect([id, Properties['DestinationConfig']?.OnFailure]).toEqual([id, { Destination: expect.anything() }])
    }
  })
})

describe('what a reader of the account sees of the stack', () => {
  it('is addresses, roles and records of the DNS, and no secret', () => {
    const names = Object.keys(stack.template.toJSON()['Outputs']).map((name) => name.replace(/[0-9A-F]{8}$/, ''))
    for (const name of names) expect(name).toMatch(/HooksAddress|SiteAddress|PeoplePool|OperatorRole|RestorerRole|Dkim\d|PointTo/)
  })
  it('nothing is named after another stack: no export that would hold it back', () => {
    for (const output of Object.values(stack.template.toJSON()['Outputs'] as Record<string, object>)) expect(output).not.toHaveProperty('Export')
  })
  it('every function, table, key, queue and door carries the tag by which its cost is told apart', () => {
    const tagged = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::Lambda::Function', 'AWS::Logs::LogGroup', 'AWS::SQS::Queue', 'AWS::SecretsManager::Secret']
    for (const type of tagged)
      for (const { id, Properties } of stack.all(type))
        expect([id, listOf(Properties['Tags'] ?? [])]).toEqual([id, expect.arrayContaining([{ Key: 'application', Value: 'bereikbaar-test' }])])
  })
})
