import { beforeAll, describe, expect, it } from 'vitest'
import { logAttributes } from '../../shared/storage/deliveryLog.ts'
import { listOf, rightsOf, rolesWith, type Statement, type Synthesised, synthesised } from './synthesised.ts'

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

describe('rights (I1, I2): a function may do this and nothing else', () => {
  const writesItsLog = (name: string) => [`logs:CreateLogStream ${name}`, `logs:PutLogEvents ${name}`]
  const readsSettings = 'dynamodb:Query EventStorageSettings'
  const readsParcels = 'dynamodb:Query EventStorageEvents PARCEL#*'
  const onSecretsOfSources = (action: string) =>
    `secretsmanager:${action} arn:AWS::Partition:secretsmanager:AWS::Region:AWS::AccountId:secret:bereikbaar-test/sources/*`
  const readsTestKey = 'secretsmanager:GetSecretValue SourceSecretsTestEvents'
  const ofTheLog = `${logAttributes.join(' ')} SPECIFIC_ATTRIBUTES`
  const onSetAside = (action: string) => `dynamodb:${action} EventStorageEvents ASIDE#* EVENT#* REPEAT#*`
  const readsHistory = ['BatchGetItem', 'GetItem', 'Query'].map((action) => `dynamodb:${action} EventStorageHistory`)
  const onDayFiles = (action: string) => `dynamodb:${action} EventStorageContacts DAY#* FILES#* VERSIONS#*`

  it('ingest writes events, sees what stands under the same key, and reads settings and the secrets of its sources', () => {
    expect(rightsOf(stack, /IngestRole/)).toEqual([
      'dynamodb:GetItem EventStorageEvents',
      'dynamodb:PutItem EventStorageEvents',
      readsSettings,
      ...writesItsLog('IngestionIngestLog'),
      readsTestKey,
      onSecretsOfSources('GetSecretValue'),
      'sqs:SendMessage SpillingWaiting',
    ])
  })
  it('fold follows the facts, reads what was imported, and writes contacts and day files', () => {
    expect(rightsOf(stack, /FoldRole/)).toEqual([
      'dynamodb:BatchGetItem EventStorageContacts',
      'dynamodb:BatchGetItem EventStorageHistory',
      'dynamodb:DeleteItem EventStorageContacts',
      'dynamodb:DescribeStream EventStorageEvents stream',
      'dynamodb:GetItem EventStorageContacts',
      'dynamodb:GetItem EventStorageHistory',
      'dynamodb:GetRecords EventStorageEvents stream',
      'dynamodb:GetShardIterator EventStorageEvents stream',
      'dynamodb:ListStreams *',
      'dynamodb:PutItem EventStorageContacts',
      'dynamodb:Query EventStorageContacts',
      readsParcels,
      'dynamodb:Query EventStorageHistory',
      readsSettings,
      'dynamodb:UpdateItem EventStorageContacts',
      ...writesItsLog('FoldingFoldLog'),
      'sqs:SendMessage FoldingGivenUp',
    ])
  })
  it('site reads day files, makes those that are behind, and sees no contact by its id', () => {
    expect(rightsOf(stack, /SiteRole/).filter((right) => /Contacts|PARCEL|Settings|History|logs/.test(right))).toEqual(
      [
        onDayFiles('BatchGetItem'),
        onDayFiles('PutItem'),
        onDayFiles('Query'),
        readsParcels,
        ...readsHistory,
        'dynamodb:GetItem EventStorageSettings',
        'dynamodb:DeleteItem EventStorageSettings SESSIONS SIGN_INS',
        'dynamodb:PutItem EventStorageSettings AUDIT SESSIONS SHARES SIGN_INS USERS',
        'dynamodb:PutItem EventStorageSettings SETTINGS ROSTER_IMPORTS ROSTER#* CASES REPORTS REPORT#*',
        'dynamodb:UpdateItem EventStorageSettings SESSIONS SIGN_INS',
        'dynamodb:UpdateItem EventStorageSettings SHARES',
        readsSettings,
        ...writesItsLog('SiteSiteLog'),
      ].sort(),
    )
  })
  it('of live deliveries site sees what the log of a source tells, and never the event with its pseudonyms', () => {
    expect(rightsOf(stack, /SiteRole/).filter((right) => right.includes('SPECIFIC_ATTRIBUTES'))).toEqual([
      `dynamodb:BatchGetItem EventStorageEvents ASIDE#* COUNTS#* EVENT#* REPEAT#* ${ofTheLog}`,
      `dynamodb:Query EventStorageEvents ASIDE#* COUNTS#* EVENT#* REPEAT#* ${ofTheLog}`,
      `dynamodb:Query EventStorageEvents/index/deliveries ${ofTheLog}`,
    ])
    for (const name of ['event', 'events', 'queue', 'contactId']) expect(logAttributes).not.toContain(name)
  })
  it('site writes secrets of sources and cannot read one; it reads the key of its own test events', () => {
    expect(rightsOf(stack, /SiteRole/).filter((right) => right.startsWith('secretsmanager:'))).toEqual([
      ...['CreateSecret', 'DeleteSecret', 'DescribeSecret'].map(onSecretsOfSources),
      readsTestKey,
      ...['UpdateSecret', 'UpdateSecretVersionStage'].map(onSecretsOfSources),
    ])
  })
  it('import writes history, the days it touches and how far it has come, and uses what was set aside', () => {
    const onHistory = ['BatchGetItem', 'BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'].map(
      (action) => `dynamodb:${action} EventStorageHistory`,
    )
    expect(rightsOf(stack, /ImportRole/).filter((right) => right.includes('History'))).toEqual(onHistory)
    expect(rightsOf(stack, /ImportRole/).filter((right) => !right.includes('History'))).toEqual([
      onDayFiles('BatchGetItem'),
      'dynamodb:BatchWriteItem EventStorageEvents PARCEL#*',
      'dynamodb:DeleteItem EventStorageSettings IMPORT#* IMPORTS OPEN_IMPORTS COVERED SESSIONS',
      onSetAside('GetItem'),
      'dynamodb:GetItem EventStorageSettings',
      onDayFiles('PutItem'),
      onSetAside('PutItem'),
      'dynamodb:PutItem EventStorageSettings IMPORT#* IMPORTS OPEN_IMPORTS COVERED AUDIT',
      onDayFiles('Query'),
      onSetAside('Query'),
      readsParcels,
      readsSettings,
      onDayFiles('UpdateItem'),
      'dynamodb:UpdateItem EventStorageSettings SESSIONS',
      ...writesItsLog('ImportingImportLog'),
    ])
  })
  it('a person at the command line keeps settings and makes derived data again, and can make no pseudonym', () => {
    const rights = rightsOf(stack, /Operator/)
    expect(rights.filter((right) => right.includes('EventStorageEvents'))).toEqual(
      ['BatchGetItem', 'GetItem', 'Query', 'Scan'].map((action) => `dynamodb:${action} EventStorageEvents`),
    )
    expect(rights.filter((right) => !right.startsWith('dynamodb:'))).toEqual([])
  })
  it('watch judges day files, writes alerts and nothing else of what people decided, and can make no pseudonym (C5)', () => {
    expect(rightsOf(stack, /WatchRole/).filter((right) => right.includes('History'))).toEqual(readsHistory)
    expect(rightsOf(stack, /WatchRole/).filter((right) => !right.includes('History'))).toEqual([
      onDayFiles('BatchGetItem'),
      onDayFiles('PutItem'),
      'dynamodb:PutItem EventStorageSettings ALERTS',
      onDayFiles('Query'),
      readsParcels,
      'dynamodb:Query EventStorageSettings ALERTS COVERED SETTINGS',
      'dynamodb:UpdateItem EventStorageSettings ALERTS',
      ...writesItsLog('WatchingWatchLog'),
    ])
  })
  it('what was spilled is brought home by a function that may write events and nothing else (W13)', () => {
    expect(rightsOf(stack, /DrainRole/)).toEqual([
      'dynamodb:GetItem EventStorageEvents',
      'dynamodb:PutItem EventStorageEvents',
      ...writesItsLog('SpillingDrainLog'),
      ...['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'].map((action) => `sqs:${action} SpillingWaiting`),
    ])
  })
  it('no other role exists', () => expect(stack.all('AWS::IAM::Role')).toHaveLength(10))
  it('no role has a ready-made policy, and no permission says "everything"', () => {
    for (const { Properties } of stack.all('AWS::IAM::Role')) expect(Properties['ManagedPolicyArns']).toBeUndefined()
    const actions = stack
      .all('AWS::IAM::Policy')
      .flatMap(({ Properties }) => (Properties['PolicyDocument'].Statement as Statement[]).flatMap(({ Action }) => listOf(Action)))
    expect(actions.filter((action) => action.includes('*'))).toEqual([])
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
    expect(rights.filter((right) => right.startsWith('dynamodb:'))).toEqual([
      'dynamodb:GetItem EventStorageHistory STRIPPED',
      'dynamodb:Query EventStorageSettings SETTINGS',
    ])
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
    expect(readers.every(({ Condition }) => Condition !== undefined)).toBe(true)
    expect(statements.flatMap(({ Action }) => listOf(Action)).filter((action) => action.includes('*'))).toEqual([])
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
      'EVENTS_TABLE',
      'HISTORY_TABLE',
      'IDENTITY_KEY_ID',
      'KEEPER_ROLE',
      'OIDC_CLIENT_ID',
      'OIDC_ISSUER',
      'OIDC_SECOND_FACTOR',
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
    expect(stack.only('AWS::Lambda::Function', /Ingest[0-9A-F]{8}$/).Properties['ReservedConcurrentExecutions']).toBe(20))
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
})

describe('alarms (F7)', () => {
  it('say who is hurt, and reach a person', () => {
    for (const { Properties } of stack.all('AWS::CloudWatch::Alarm')) {
      expect(Properties['AlarmDescription']).toMatch(/managers|somebody|calls|contacts/i)
      expect(Properties['AlarmActions']).toHaveLength(1)
    }
    expect(stack.all('AWS::SNS::Subscription')).toMatchObject([{ Properties: { Protocol: 'email', Endpoint: 'manager@example.org' } }])
  })
  it('watch the failing of every function, lost capacity at the door, given-up records and a fold that lags', () => {
    const names = stack.all('AWS::CloudWatch::Alarm').map(({ id }) => id.replace(/^Alarming|[0-9A-F]{8}$/g, ''))
    expect(names.sort()).toEqual([
      'AuditTrailBroken',
      'DrainFails',
      'EraseFails',
      'EventsSpilled',
      'FoldFails',
      'FoldLags',
      'ImportFails',
      'IngestFails',
      'IngestTurnsAway',
      'KeysFails',
      'NightlyFails',
      'RecordsGivenUp',
      'SiteFails',
      'SourceSilent',
      'SpilledEventsGivenUp',
      'WatchFails',
    ])
  })
})

describe('watching (C5, F7)', () => {
  it('runs every five minutes, one at a time, and a late run is not made up for', () => {
    const rule = stack.only('AWS::Events::Rule', /EveryFiveMinutes/)
    expect(rule.Properties).toMatchObject({ ScheduleExpression: 'rate(5 minutes)', Targets: [{ RetryPolicy: { MaximumRetryAttempts: 0 } }] })
    expect(stack.only('AWS::Lambda::Function', /^WatchingWatch[0-9A-F]{8}$/).Properties['ReservedConcurrentExecutions']).toBe(1)
  })
  it('counts what its log says of silent sources, so that the alarm stands until they are back', () => {
    expect(stack.only('AWS::Logs::MetricFilter', /SourcesSilent/).Properties).toMatchObject({
      FilterPattern: '"source_silent"',
      LogGroupName: { Ref: expect.stringMatching(/WatchingWatchLog/) },
    })
  })
})

it('the stack can only stand in the European Union (I5)', () => {
  const rules = Object.values(stack.template.toJSON()['Rules'] as Record<string, { Assertions: { Assert: unknown }[] }>)
  expect(JSON.stringify(rules)).toContain(
    '"Fn::Contains":[["eu-central-1","eu-north-1","eu-south-1","eu-south-2","eu-west-1","eu-west-3"],{"Ref":"AWS::Region"}]',
  )
})
