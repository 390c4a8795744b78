import { beforeAll, describe, expect, it } from 'vitest'
import { type Statement, type Synthesised, synthesised } from './synthesised.ts'

let stack: Synthesised
let few: Synthesised
beforeAll(() => {
  stack = synthesised({
    connect: { source: 'connect', instanceArn: 'arn:aws:connect:eu-west-1:111122223333:instance/i' },
    mailFrom: 'bereikbaar@hulplijn.example',
  })
  few = synthesised({ alarms: 'few', trail: 'existing', monthlyBudget: 40 })
})
const alarmsOf = ({ all }: Synthesised) =>
  new Map(all('AWS::CloudWatch::Alarm').map(({ id, Properties }) => [id.replace(/^Alarming|[0-9A-F]{8}$/g, ''), Properties]))
const topic = () => stack.all('AWS::SNS::Topic')[0]?.id

describe('alarms (F7)', () => {
  it('say who is hurt and what to do, and reach a person', () => {
    for (const [name, { AlarmDescription, AlarmActions, OKActions }] of alarmsOf(stack)) {
      expect([name, AlarmDescription]).toEqual([name, expect.stringMatching(/managers|somebody|calls|contacts|people|nobody/i)])
      expect([name, AlarmDescription]).toEqual([
        name,
        expect.stringMatching(/look|mend|compare|import|empty|correct|ask|set the clock|come by themselves|nothing is lost|tries again/i),
      ])
      expect(AlarmDescription.length).toBeLessThanOrEqual(1024)
      expect([AlarmActions, OKActions]).toEqual([[{ Ref: topic() }], [{ Ref: topic() }]])
    }
    expect(stack.all('AWS::SNS::Subscription')).toMatchObject([{ Properties: { Protocol: 'email', Endpoint: 'manager@example.org' } }])
  })
  it('are these', () => {
    const failing = ['AgentEvents', 'ContactEvents', 'Drain', 'Erase', 'Fold', 'Import', 'Ingest', 'Keys', 'Nightly', 'Site', 'Watch'].map(
      (name) => `${name}Fails`,
    )
    const others =
      'AuditTrailBroken CallersUnlinked CapacityRunsOut ClockOff ConnectEventsUndelivered EventsSpilled FiguresDiffer FoldLags HooksFail IngestSlow IngestTurnsAway KeysUnwritten LedgerDiffers MailComesBack NightMissed PagesFail RecordsGivenUp RefusedAboveNormal RunsMissed SourceSilent SpilledEventsGivenUp TablesTurnAway WatchStopped'
    expect([...alarmsOf(stack).keys()].sort()).toEqual([...failing.filter((name) => name !== 'AgentEventsFails'), ...others.split(' ')].sort())
  })
  it('stand for every dead-letter entry: no queue is without one', () => {
    const watched = [...alarmsOf(stack).values()].flatMap(({ Dimensions = [], Metrics = [] }) => JSON.stringify([Dimensions, Metrics]))
    for (const { id } of stack.all('AWS::SQS::Queue')) expect([id, watched.some((dimension) => dimension.includes(id))]).toEqual([id, true])
  })
  it('of which the few vital ones fit in the ten that cost nothing', () => {
    const vital = [
      'AuditTrailBroken',
      'FoldLags',
      'HooksFail',
      'KeysFails',
      'LedgerDiffers',
      'NightlyFails',
      'RecordsGivenUp',
      'SourceSilent',
      'SpilledEventsGivenUp',
      'WatchStopped',
    ]
    expect([...alarmsOf(few).keys()].sort()).toEqual(vital)
  })
  it('stands too when the watch itself does nothing at all', () => {
    expect(alarmsOf(stack).get('WatchStopped')).toMatchObject({
      TreatMissingData: 'breaching',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 900,
    })
  })
  it('stands too when the night does not come, and when one of several refusals is all there is', () => {
    // Longer than a day: a night that begins a minute later than the one before would otherwise be missed by a window that slides.
    expect(alarmsOf(stack).get('NightMissed')).toMatchObject({ TreatMissingData: 'breaching', Threshold: 1, Period: 3600, EvaluationPeriods: 26 })
    const expressions = [...alarmsOf(stack).values()].flatMap(({ Metrics = [] }) =>
      Metrics.flatMap(({ Expression = '' }: { Expression?: string }) => Expression),
    )
    expect(expressions.filter((expression) => /\) \+ /.test(expression))).toEqual([])
  })
  it('stands at what waits for a quarter of an hour, however often it was tried: of the age of the oldest SQS leaves out what was received three times', () => {
    expect(stack.all('AWS::CloudWatch::Alarm').filter(({ Properties }) => JSON.stringify(Properties).includes('AgeOfOldestMessage'))).toEqual([])
    const { Metrics, ...spilled } = alarmsOf(stack).get('EventsSpilled') ?? {}
    expect(spilled).toMatchObject({ Threshold: 1, EvaluationPeriods: 3 })
    expect(Metrics).toMatchObject([
      // Each of the two is only told while it is not nothing.
      { Expression: 'SUM([FILL(seen, 0), FILL(hidden, 0)])' },
      { Id: 'seen', MetricStat: { Metric: { MetricName: 'ApproximateNumberOfMessagesVisible' }, Period: 300, Stat: 'Maximum' } },
      { Id: 'hidden', MetricStat: { Metric: { MetricName: 'ApproximateNumberOfMessagesNotVisible' }, Period: 300, Stat: 'Maximum' } },
    ])
  })
  it('stands at a fold of two minutes behind, and at a hundredth of all deliveries unlinked', () => {
    expect(alarmsOf(stack).get('FoldLags')).toMatchObject({ MetricName: 'IteratorAge', Threshold: 120_000, Statistic: 'Maximum' })
    expect(alarmsOf(stack).get('CallersUnlinked')).toMatchObject({
      Threshold: 1,
      Metrics: expect.arrayContaining([expect.objectContaining({ Expression: '100 * FILL(part, 0) / whole' })]),
    })
  })
  it('count lines of a log by their code, between its quotes, and nothing while there are none', () => {
    const filters = stack.all('AWS::Logs::MetricFilter').map(({ Properties }) => [Properties['FilterPattern'], Properties['MetricTransformations']])
    const codes = ['answered', 'audit_broken', 'clock_off', 'derived_differs', 'ledger_differs', 'refused', 'source_silent', 'trail_unwritten', 'unlinked']
    expect(filters.map(([pattern]) => pattern).sort()).toEqual(codes.map((code) => `"\\"code\\":\\"${code}\\""`))
    for (const [, transformations] of filters) expect(transformations).toEqual([expect.not.objectContaining({ DefaultValue: expect.anything() })])
  })
})

describe('the topic of the alarms', () => {
  const statements = () => stack.all('AWS::SNS::TopicPolicy').flatMap(({ Properties }) => Properties['PolicyDocument'].Statement as Statement[])

  it('names who may tell something, because a policy of its own takes the place of the one AWS gives', () => {
    const allowed = statements().filter(({ Effect }) => Effect === 'Allow')
    expect(allowed.map(({ Principal, Condition }) => [Principal, Object.keys(Condition ?? {})])).toEqual([
      [{ Service: 'cloudwatch.amazonaws.com' }, ['StringEquals', 'ArnLike']],
      [{ Service: 'budgets.amazonaws.com' }, ['StringEquals', 'ArnLike']],
      // Whose requests may not say for whom it comes: whatever asks for that in vain is never told of a key.
      [{ Service: 'events.amazonaws.com' }, ['StringEqualsIfExists']],
    ])
  })
  it('takes nothing without TLS', () => {
    expect(statements().filter(({ Effect }) => Effect === 'Deny')).toMatchObject([{ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }])
  })
  it('can be written to by all of them although it is encrypted', () => {
    const policy = JSON.stringify(stack.only('AWS::KMS::Key', /^DataKey/).Properties['KeyPolicy'])
    for (const who of ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com', 'events.amazonaws.com']) expect(policy).toContain(who)
  })
})

describe('keys that are reached for (F7, K2, K6)', () => {
  const rule = (name: string) => stack.only('AWS::Events::Rule', new RegExp(`^Alarming${name}[0-9A-F]{8}$`)).Properties
  const names = ['CallerKeyUsedByAnother', 'KeyBroughtBack', 'KeyPolicyChanged', 'KeyRecordSilenced', 'LastingKeyInDanger']

  it.each(names)('%s tells a person who is hurt and who it was, and by no role, with which word to an encrypted topic may be lost', (name) => {
    const { Targets } = rule(name)
    expect(Targets).toMatchObject([{ Arn: { Ref: topic() } }])
    expect(Targets[0]).not.toHaveProperty('RoleArn')
    expect(Object.values(Targets[0].InputTransformer.InputPathsMap)).toEqual(['$.detail.eventName', '$.detail.userIdentity.arn', '$.detail.eventTime'])
    expect(Targets[0].InputTransformer.InputTemplate).toMatch(/somebody|managers/i)
  })
  it('a pseudonym made by any role but those of ingest, import and erase is told, although it only counts as reading; so is every question whether one fits', () => {
    const { EventPattern, State } = rule('CallerKeyUsedByAnother')
    expect(State).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS')
    const [byRole, withoutRole, verifying] = EventPattern.detail.$or
    expect(JSON.stringify(byRole.userIdentity.sessionContext.sessionIssuer.arn).match(/[A-Za-z]+Role(?=[0-9A-F]{8})/g)).toEqual([
      'IngestionIngestRole',
      'ConnectEventsContactEventsRole',
      'ImportingImportRole',
      'KeepingEraseRole',
    ])
    expect(withoutRole).toEqual({ eventName: ['GenerateMac'], userIdentity: { type: [{ 'anything-but': ['AssumedRole'] }] } })
    expect(verifying).toEqual({ eventName: ['VerifyMac'] })
  })
  it('leaves pseudonyms of another stage to its own alarms: every key is called by an alias of its stage', () => {
    const { requestParameters } = rule('CallerKeyUsedByAnother').EventPattern.detail
    expect(requestParameters).toEqual({ keyId: [{ prefix: 'alias/bereikbaar-test/' }, { 'anything-but': { prefix: 'alias/bereikbaar-' } }, { exists: false }] })
    const [alias] = stack.all('AWS::KMS::Alias')
    expect(alias?.Properties['AliasName']).toBe('alias/bereikbaar-test/identities')
    const named = stack.all('AWS::Lambda::Function').flatMap(({ Properties }) => Properties['Environment'].Variables.IDENTITY_KEY_ID ?? [])
    expect(named).toHaveLength(4)
    expect(new Set(named)).toEqual(new Set([alias?.Properties['AliasName']]))
  })
  it('a grant is told of the keys that stay, or where AWS does not say of which: disks of machines get grants of other keys all day, and keys of callers forbid them', () => {
    const told: { eventName: string[]; requestParameters?: { keyId: unknown[] } }[] = rule('KeyPolicyChanged').EventPattern.detail.$or
    expect(told.map(({ eventName, requestParameters }) => [eventName, requestParameters?.keyId.length])).toEqual([
      [['PutKeyPolicy'], undefined],
      [['PutKeyPolicy'], undefined],
      [['CreateGrant'], 5],
      [['CreateGrant'], 5],
    ])
    expect(told[2]?.requestParameters?.keyId).toEqual([...rule('LastingKeyInDanger').EventPattern.detail.requestParameters.keyId, { exists: false }])
  })
  it('is told before it can no longer be: whoever stops or changes a record of calls', () => {
    const { source, detail } = rule('KeyRecordSilenced').EventPattern
    expect([source, detail.eventSource]).toEqual([['aws.cloudtrail'], ['cloudtrail.amazonaws.com']])
    expect(detail.$or[0].eventName).toEqual(['DeleteTrail', 'PutEventSelectors', 'StopLogging', 'UpdateTrail'])
    expect(JSON.stringify(detail.$or[0].userIdentity)).toContain('cfn-exec-role')
  })
  it('a key that is brought back is told', () => {
    expect(rule('KeyBroughtBack').EventPattern.detail).toEqual({ eventSource: ['kms.amazonaws.com'], eventName: ['CancelKeyDeletion', 'EnableKey'] })
  })
  it('the function that destroys keys of callers can neither tag nor destroy one that stays', () => {
    for (const { Properties } of stack.all('AWS::KMS::Key')) {
      const denied = (Properties['KeyPolicy'].Statement as Statement[]).filter(({ Effect }) => Effect === 'Deny')
      expect(denied).toMatchObject([{ Principal: { AWS: { 'Fn::GetAtt': [expect.stringMatching(/^KeepingKeysRole/), 'Arn'] } } }])
      expect(denied[0]?.Action).toEqual(expect.arrayContaining(['kms:ScheduleKeyDeletion', 'kms:TagResource']))
    }
  })
  it('is written down in an encrypted record of this region, unless the account has one', () => {
    expect(stack.all('AWS::CloudTrail::Trail')).toMatchObject([
      {
        Properties: {
          IsLogging: true,
          EnableLogFileValidation: true,
          IsMultiRegionTrail: false,
          KMSKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^DataKey/), 'Arn'] },
        },
      },
    ])
    expect(stack.all('AWS::S3::Bucket')).toMatchObject([
      {
        Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true } },
      },
    ])
    expect([...few.all('AWS::CloudTrail::Trail'), ...few.all('AWS::S3::Bucket')]).toEqual([])
  })
  it('which somebody of the account can open who may read it: a record that nobody can read tells nothing', () => {
    const readers = (from: Synthesised) =>
      (from.only('AWS::KMS::Key', /^DataKey/).Properties['KeyPolicy'].Statement as Statement[]).filter(({ Condition }) =>
        JSON.stringify(Condition ?? {}).includes('"s3.'),
      )
    expect(readers(stack)).toMatchObject([{ Action: 'kms:Decrypt', Effect: 'Allow' }])
    expect(JSON.stringify(readers(stack)[0]?.Principal)).toContain(':root')
    expect(readers(few)).toEqual([])
  })
})

describe('what is spent', () => {
  it('is told before it is more than was meant', () => {
    const [budget] = few.all('AWS::Budgets::Budget')
    expect(budget?.Properties['Budget']).toMatchObject({ BudgetLimit: { Amount: 40, Unit: 'USD' }, TimeUnit: 'MONTHLY' })
    expect(budget?.Properties['NotificationsWithSubscribers']).toHaveLength(3)
  })
  it('has a name of its region, as the dashboard has: both are of the whole account, and a stage may stand in two regions', () => {
    const inRegion = (more: string) => ({ 'Fn::Join': ['', ['bereikbaar-test-', { Ref: 'AWS::Region' }, ...(more === '' ? [] : [more])]] })
    expect(few.all('AWS::Budgets::Budget')[0]?.Properties['Budget'].BudgetName).toEqual(inRegion('-month'))
    expect(few.all('AWS::CloudWatch::Dashboard')[0]?.Properties['DashboardName']).toEqual(inRegion(''))
  })
})

describe('what happens by the clock (F3)', () => {
  const rules = () => stack.all('AWS::Events::Rule').filter(({ Properties }) => Properties['ScheduleExpression'] !== undefined)

  it('watches every five minutes, strips by night, and looks after keys and erasures every hour', () => {
    expect(rules().map(({ Properties }) => Properties['ScheduleExpression'])).toEqual(['rate(5 minutes)', 'cron(30 2 * * ? *)', 'rate(1 hour)', 'rate(1 hour)'])
    expect(stack.only('AWS::Lambda::Function', /^WatchingWatch[0-9A-F]{8}$/).Properties['ReservedConcurrentExecutions']).toBe(1)
  })
  it('is left out when it is late, and leaves word in a queue when it could not begin', () => {
    for (const { Properties } of rules())
      expect(Properties['Targets']).toMatchObject([
        { DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^ClockworkMissed/), 'Arn'] } }, RetryPolicy: expect.anything() },
      ])
  })
  it('leaves word of a failure too, except of erasing, which is called with a number (P2)', () => {
    const kept = stack.all('AWS::Lambda::EventInvokeConfig').filter(({ id }) => !id.startsWith('ConnectEvents'))
    expect(kept.map(({ id, Properties }) => [id.replace(/EventInvokeConfig.*$/, ''), Properties['DestinationConfig'] !== undefined])).toEqual([
      ['WatchingWatch', true],
      ['KeepingNightly', true],
      ['KeepingErase', false],
      ['KeepingKeys', true],
    ])
  })
  it('no function that sees a raw number or body has a destination for what failed (P2)', () => {
    const pattern = /^(IngestionIngest|ImportingImport|KeepingErase)/
    for (const { id, Properties } of stack.all('AWS::Lambda::Function')) if (pattern.test(id)) expect(Properties['DeadLetterConfig']).toBeUndefined()
    for (const { id, Properties } of stack.all('AWS::Lambda::EventInvokeConfig')) if (pattern.test(id)) expect(Properties['DestinationConfig']).toBeUndefined()
  })
  it('a message stays hidden six times as long as bringing it home may take', () => {
    const waiting = stack.only('AWS::SQS::Queue', /^SpillingWaiting/).Properties['VisibilityTimeout']
    expect(waiting).toBeGreaterThanOrEqual(6 * stack.only('AWS::Lambda::Function', /^SpillingDrain[0-9A-F]{8}$/).Properties['Timeout'])
  })
})

describe('the dashboard', () => {
  it('asks the questions of somebody who was woken, over at most fifty metrics, which are free', () => {
    const body = JSON.stringify(stack.all('AWS::CloudWatch::Dashboard')[0]?.Properties['DashboardBody'])
    for (const question of [
      'Is anybody hurt?',
      'Do calls come in?',
      'Are they folded into figures?',
      'Who is waiting, or given up?',
      'Do people get their pages?',
    ])
      expect(body).toContain(question)
  })
})

describe('mail', () => {
  it('goes over TLS or not at all, signed by the domain, and never again to an address that came back', () => {
    expect(stack.all('AWS::SES::ConfigurationSet')).toMatchObject([
      { Properties: { DeliveryOptions: { TlsPolicy: 'REQUIRE' }, SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] } } },
    ])
    expect(stack.all('AWS::SES::EmailIdentity')).toMatchObject([{ Properties: { EmailIdentity: 'hulplijn.example' } }])
    expect(stack.only('AWS::Lambda::Function', /^WatchingWatch[0-9A-F]{8}$/).Properties['Environment'].Variables).toMatchObject({
      MAIL_FROM: 'bereikbaar@hulplijn.example',
    })
  })
  it('is not there, nor anything of it, where no address is given', () => expect(few.all('AWS::SES::EmailIdentity')).toEqual([]))
})
