import { beforeAll, describe, expect, it } from 'vitest'
import { europeanRegions } from '../../infra/monitorStack.ts'
import { listOf, monitorStack, rightsOf, rolesWith, type Statement, type Synthesised, synthesised } from './synthesised.ts'

let stack: Synthesised
beforeAll(() => {
  stack = synthesised()
})

describe('the tables (I3, I5)', () => {
  const tables = () => stack.all('AWS::DynamoDB::Table')
  const called = (name: string) => stack.only('AWS::DynamoDB::Table', new RegExp(name))

  it('are four, kept by their life: events, contacts, history, settings', () => {
    expect(tables().map(({ Properties }) => Properties['TableName'])).toEqual([
      'bereikbaar-test-events',
      'bereikbaar-test-contacts',
      'bereikbaar-test-history',
      'bereikbaar-test-settings',
    ])
  })
  it('are paid by use, protected from deletion, and outlive the stack', () => {
    for (const table of tables()) {
      expect(table).toMatchObject({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: { BillingMode: 'PAY_PER_REQUEST', DeletionProtectionEnabled: true },
      })
    }
  })
  it('are encrypted with a key of our own', () => {
    for (const { Properties } of tables())
      expect(Properties['SSESpecification']).toMatchObject({
        SSEEnabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringContaining('DataKey'), 'Arn'] },
      })
  })
  it('let go of items by expiresAt', () => {
    for (const { Properties } of tables()) expect(Properties['TimeToLiveSpecification']).toEqual({ AttributeName: 'expiresAt', Enabled: true })
  })
  it('can be restored to any second of 35 days, except the one that can be rebuilt', () => {
    const restorable = { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 }
    expect(called('Events').Properties['PointInTimeRecoverySpecification']).toEqual(restorable)
    expect(called('Settings').Properties['PointInTimeRecoverySpecification']).toEqual(restorable)
    expect(called('Contacts').Properties['PointInTimeRecoverySpecification']).toBeUndefined()
  })
  it('hand on new facts by a stream, and list deliveries by an index', () => {
    expect(called('Events').Properties['StreamSpecification']).toMatchObject({ StreamViewType: 'NEW_IMAGE' })
    expect(called('Events').Properties['GlobalSecondaryIndexes']).toMatchObject([
      {
        IndexName: 'deliveries',
        Projection: { ProjectionType: 'ALL' },
        KeySchema: [
          { AttributeName: 'delivery', KeyType: 'HASH' },
          { AttributeName: 'deliveredAt', KeyType: 'RANGE' },
        ],
      },
    ])
  })
})

describe('keys (K2, I3)', () => {
  const dataKey = () => stack.only('AWS::KMS::Key', /^DataKey/)
  const pseudonymKeys = () => stack.all('AWS::KMS::Key').filter(({ id }) => id.startsWith('PseudonymKeys'))

  it('of people on the roster and ids of telephone systems is one, for ingest and import only', () => {
    expect(pseudonymKeys()).toHaveLength(1)
    for (const key of pseudonymKeys()) {
      expect(key.Properties).toMatchObject({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' })
      expect(rolesWith(key, 'kms:GenerateMac')).toEqual(['ImportingImportRole', 'IngestionIngestRole'])
    }
  })
  it('of callers are made and destroyed by one role alone, with our tag and under our names, and used by none of ours that could look up (K2, K12)', () => {
    const rights = rightsOf(stack, /KeysRole/)
    expect(
      rights
        .filter((right) => right.startsWith('kms:'))
        .map((right) => right.split(' ')[0])
        .sort(),
    ).toEqual(
      [
        'kms:CreateAlias',
        'kms:CreateAlias',
        'kms:CreateKey',
        'kms:DeleteAlias',
        'kms:DeleteAlias',
        'kms:ListAliases',
        'kms:ScheduleKeyDeletion',
        'kms:TagResource',
      ].sort(),
    )
    // On tables: see rights.ts, where the whole of it stands.
    const { Variables } = stack.only('AWS::Lambda::Function', /KeepingKeys[0-9A-F]{8}$/).Properties['Environment']
    expect(JSON.stringify(Variables.PSEUDONYM_ROLES).match(/[A-Za-z]+Role(?=[0-9A-F]{8})/g)).toEqual([
      'IngestionIngestRole',
      'ImportingImportRole',
      'KeepingEraseRole',
    ])
    for (const name of ['Site', 'Watch', 'Fold', 'Nightly'])
      expect(rightsOf(stack, new RegExp(`${name}Role`)).filter((right) => right.startsWith('kms:Generate'))).toEqual([])
  })
  it('nobody may ask them whether a number is known', () => expect(JSON.stringify(pseudonymKeys())).not.toMatch(/VerifyMac|kms:\*/))
  it('their deletion cannot be taken back by an administrator (K6)', () =>
    expect(JSON.stringify(pseudonymKeys())).not.toMatch(/CancelKeyDeletion|kms:EnableKey"/))
  it('the key of the data names roles: an administrator of the account looks after it and cannot read with it', () => {
    const statements = dataKey().Properties['KeyPolicy'].Statement as Statement[]
    const readers = statements.filter(({ Action }) => listOf(Action).some((action) => /Decrypt|GenerateDataKey/.test(action)))
    // EventBridge's requests carry no key to ask for, and it can only put something into a queue whose own policy says so.
    const withoutCondition = readers.filter(({ Condition }) => Condition === undefined).map(({ Principal }) => Principal)
    expect(withoutCondition).toEqual([{ Service: 'events.amazonaws.com' }])
    expect(statements.flatMap(({ Action }) => listOf(Action)).filter((action) => action.includes('*'))).toEqual([])
  })
  it('open logs to whoever of the account may make, write or read one: CloudWatch Logs asks in their name, or no log could be made', () => {
    const statements = dataKey().Properties['KeyPolicy'].Statement as Statement[]
    const ofLogs = statements.filter(({ Condition }) => JSON.stringify(Condition ?? {}).includes('"logs.'))
    expect(ofLogs).toHaveLength(1)
    expect(ofLogs[0]?.Principal).toEqual({ AWS: '*' })
    expect(ofLogs[0]?.Action).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey']))
    expect(ofLogs[0]?.Condition).toEqual({
      StringEquals: {
        'kms:CallerAccount': { Ref: 'AWS::AccountId' },
        'kms:ViaService': { 'Fn::Join': ['', ['logs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] },
      },
    })
    // Of everybody else the policy says the name.
    expect(statements.filter(({ Principal }) => JSON.stringify(Principal).includes('"*"'))).toEqual(ofLogs)
  })
  it('protect every queue, topic and log too', () => {
    for (const { Properties } of stack.all('AWS::SQS::Queue')) expect(Properties['KmsMasterKeyId']).toEqual({ 'Fn::GetAtt': [dataKey().id, 'Arn'] })
    expect(stack.all('AWS::SNS::Topic').map(({ Properties }) => Properties['KmsMasterKeyId'])).toEqual([{ 'Fn::GetAtt': [dataKey().id, 'Arn'] }])
    for (const { Properties } of stack.all('AWS::Logs::LogGroup'))
      expect(Properties).toMatchObject({ KmsKeyId: { 'Fn::GetAtt': [dataKey().id, 'Arn'] }, RetentionInDays: 30 })
  })
})

describe('functions (I6, I7)', () => {
  it('run the Node of our tests on arm64, each with its own log, within the time of the gateway', () => {
    for (const { Properties } of stack.all('AWS::Lambda::Function')) {
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], LoggingConfig: { LogGroup: expect.anything() } })
    }
    const timeouts = stack.all('AWS::Lambda::Function').map(({ id, Properties }) => [id.replace(/[0-9A-F]{8}$/, ''), Properties['Timeout']])
    expect(Object.fromEntries(timeouts)).toEqual({
      SpillingDrain: 20,
      IngestionIngest: 10,
      FoldingFold: 120,
      WatchingWatch: 120,
      Site: 29,
      ImportingImport: 29,
      KeepingNightly: 900,
      KeepingErase: 900,
      KeepingKeys: 120,
    })
  })
  it('know names of tables and of a key, and no secret', () => {
    const ofTheExtension = /^(PARAMETERS_SECRETS_EXTENSION|SECRETS_MANAGER_T|SSM_PARAMETER_STORE)/
    const names = new Set(stack.all('AWS::Lambda::Function').flatMap(({ Properties }) => Object.keys(Properties['Environment'].Variables)))
    expect([...names].filter((name) => !ofTheExtension.test(name)).sort()).toEqual([
      'ACCOUNT_ROOT',
      'CALLER_KEY_PREFIX',
      'CONTACTS_TABLE',
      'DOOR_ADDRESS',
      'ERASE_FUNCTION',
      'EVENTS_TABLE',
      'GIVEN_UP_QUEUE_URL',
      'HISTORY_TABLE',
      'IDENTITY_KEY_ID',
      'INGEST_LOG',
      'KEEPER_ROLE',
      'OIDC_CLIENT_ID',
      'OIDC_ISSUER',
      'OIDC_SECOND_FACTOR',
      'PEOPLE_POOL',
      'PROGRAM',
      'PSEUDONYM_ROLES',
      'SECRETS_KEY',
      'SECRETS_PREFIX',
      'SETTINGS_TABLE',
      'SITE_ADDRESS',
      'SPILL_QUEUE_URL',
      'TEST_KEY_NAME',
    ])
  })
  it('ingest has capacity that nothing else can take (W14)', () =>
    expect(stack.only('AWS::Lambda::Function', /Ingest[0-9A-F]{8}$/).Properties['ReservedConcurrentExecutions']).toBe(50))
  it('ingest has the processor to start and answer in time: on a small line every call meets a function that starts (W12)', () =>
    expect(stack.only('AWS::Lambda::Function', /Ingest[0-9A-F]{8}$/).Properties['MemorySize']).toBeGreaterThanOrEqual(1024))
})

describe('secrets of sources (I6)', () => {
  it('are made by AWS, under our key, and outlive the stack', () => {
    expect(stack.all('AWS::SecretsManager::Secret')).toMatchObject([
      {
        DeletionPolicy: 'Retain',
        Properties: {
          Name: 'bereikbaar-test/sources/centrale',
          KmsKeyId: expect.anything(),
          GenerateSecretString: { PasswordLength: 44, ExcludePunctuation: true },
        },
      },
      { DeletionPolicy: 'Retain', Properties: { Name: 'bereikbaar-test/test-events', KmsKeyId: expect.anything() } },
    ])
  })
})

describe('the stream of facts (F3, F4)', () => {
  it('splits a failing batch, reports single failures, gives up after 5 tries or 6 hours, and keeps what it gave up on for 14 days', () => {
    expect(stack.only('AWS::Lambda::EventSourceMapping', /Facts/).Properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 6 * 3600,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching(/GivenUp/), 'Arn'] } } },
      StartingPosition: 'TRIM_HORIZON',
    })
    expect(stack.only('AWS::SQS::Queue', /FoldingGivenUp/).Properties['MessageRetentionPeriod']).toBe(14 * 24 * 3600)
  })
})

describe('taking the stack down', () => {
  const survivors = ['AWS::Cognito::UserPool', 'AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret', 'AWS::SQS::Queue']

  it('leaves tables, keys, secrets, people, records and what waits in queues', () => {
    for (const type of survivors)
      for (const one of stack.all(type)) {
        // Ticks of the clock, of which the next one does the work; and keys of events that are safe in their table, of which a rebuild makes all.
        if (/^(ClockworkMissed|FoldingGivenUp)/.test(one.id)) continue
        expect([one.id, one.DeletionPolicy, one.UpdateReplacePolicy]).toEqual([one.id, 'Retain', 'Retain'])
      }
  })
  it('is forbidden until somebody says so', () => expect(monitorStack().terminationProtection).toBe(true))
  it('leaves nothing else that anybody said or did: logs go after 30 days', () => {
    const kept = Object.entries(stack.template.toJSON()['Resources'] as Record<string, { Type: string; DeletionPolicy?: string }>)
    const others = kept.filter(([, { Type, DeletionPolicy }]) => DeletionPolicy === 'Retain' && !survivors.includes(Type)).map(([, { Type }]) => Type)
    expect([...new Set(others)]).toEqual([])
  })
})

describe('an update of a stack that holds contacts', () => {
  // What has another name in the template is another thing to CloudFormation: it would make it anew and empty, or fail on the name that is taken.
  it('meets every table, key, secret, record, queue and list of people under the name it has', () => {
    const kept = Object.entries(stack.template.toJSON()['Resources'] as Record<string, { DeletionPolicy?: string }>)
    expect(kept.flatMap(([id, { DeletionPolicy }]) => (DeletionPolicy === 'Retain' ? [id] : [])).sort()).toEqual([
      'DataKey17AFBB84',
      'EventStorageContacts6EFD499C',
      'EventStorageEvents12086A80',
      'EventStorageHistory5B506B90',
      'EventStorageSettingsFCC26703',
      'KeyWatchingRecord90872356',
      'PeopleE38C8D03',
      'PseudonymKeysIdentitiesA7ADD240',
      'SourceSecretsTestEvents50F86C4C',
      'SourceSecretscentrale1804B121',
      'SpillingGivenUp1B11B111',
      'SpillingWaiting6E35B9A3',
    ])
  })
  // The policy of a caller key is written when the key is made: a role that is made anew may not use the keys of before.
  it('leaves the roles by which the keys of callers are used', () => {
    const roles = stack.all('AWS::IAM::Role').map(({ id }) => id)
    expect(roles).toEqual(expect.arrayContaining(['IngestionIngestRoleE02DD009', 'ImportingImportRole05291F01', 'KeepingEraseRole084CB490']))
  })
})

describe('capacity (I7, W14)', () => {
  const kept = (concurrency: number) =>
    synthesised({ concurrency, connect: { source: 'connect', instanceArn: 'arn:aws:connect:eu-west-1:111122223333:instance/i' } })
      .all('AWS::Lambda::Function')
      .flatMap(({ Properties }) => Properties['ReservedConcurrentExecutions'] ?? [])

  it('is kept for every function, and leaves AWS the hundred it wants', () => {
    const own = kept(1000)
    expect(own).toHaveLength(stack.all('AWS::Lambda::Function').length + 1)
    expect(own.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(110)
  })
  it('is kept for none in a new account, where ten may run at once and the stack could not stand otherwise', () => expect(kept(10)).toEqual([]))
})

describe('people (A3)', () => {
  it('come by invitation only, each with a second factor, to exactly our own address', () => {
    const pool = stack.all('AWS::Cognito::UserPool')[0]?.Properties ?? {}
    const client = stack.all('AWS::Cognito::UserPoolClient')[0]?.Properties ?? {}
    expect(pool).toMatchObject({
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
    })
    expect(pool['AdminCreateUserConfig'].InviteMessageTemplate.EmailMessage).toMatchObject({ 'Fn::Join': expect.anything() })
    expect(client).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
    })
    expect(JSON.stringify(client['CallbackURLs'])).toContain('/sign-in/return')
  })
})

describe('the audit trail (A8)', () => {
  it('is added to by the functions that people use, and changed or deleted by none of ours', () => {
    const mayTouch = (right: string) => / EventStorageSettings( |$)/.test(right) && !/Get|Query|Scan/.test(right)
    for (const name of ['Site', 'Import', 'Nightly', 'Erase', 'Keys', 'Watch', 'Fold', 'Ingest'])
      for (const right of rightsOf(stack, new RegExp(`${name}Role`)).filter(mayTouch)) {
        const keys = right.split(' EventStorageSettings')[1] ?? ''
        expect([right, keys === '']).toEqual([right, false])
        if (keys.includes('AUDIT')) expect(right).toMatch(/^dynamodb:PutItem /)
      }
  })
})

it('every region it may stand in has what its functions are made of, or it would fail halfway', () => {
  const layers = Object.values(stack.template.toJSON()['Mappings'] as Record<string, Record<string, Record<string, string>>>)
  expect(layers).toHaveLength(1)
  for (const region of europeanRegions) expect(Object.values(layers[0]?.[region] ?? {})).toEqual([expect.stringContaining(`:${region}:`)])
})

it('the stack can only stand in the European Union (I5)', () => {
  const rules = Object.values(stack.template.toJSON()['Rules'] as Record<string, { Assertions: { Assert: unknown }[] }>)
  expect(JSON.stringify(rules)).toContain('"Fn::Contains":[["eu-central-1","eu-north-1","eu-south-1","eu-west-1","eu-west-3"],{"Ref":"AWS::Region"}]')
})
