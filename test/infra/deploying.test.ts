import { beforeAll, describe, expect, it } from 'vitest'
import { deploy } from '../../infra/deploying/deploy.ts'
import { invite } from '../../infra/deploying/invite.ts'
import type { AwsAnswer, Machine } from '../../infra/deploying/machine.ts'
import { inDollars, monthlyPrice, sumOf, Template } from '../../infra/deploying/monthlyPrice.ts'
import { type Asked, preflight } from '../../infra/deploying/preflight.ts'
import { mappingOf, teardown } from '../../infra/deploying/teardown.ts'
import { wordsOf } from '../../infra/deploying/words.ts'
import { stageContext, WrongContext } from '../../infra/stageContext.ts'
import { type Synthesised, synthesised } from './synthesised.ts'

let stack: Synthesised
beforeAll(() => {
  stack = synthesised()
})

const answer = (value: unknown): AwsAnswer => ({ is: 'answer', value })
const refused = (says: string): AwsAnswer => ({ is: 'refused', says })
/** A new account, signed in, in Ireland, with nothing in it. */
const newAccount: Readonly<Record<string, AwsAnswer>> = {
  'sts get-caller-identity': answer({ Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/mia' }),
  'ec2 describe-availability-zones': answer('eu-west-1'),
  'lambda get-account-settings': answer({ AccountLimit: { ConcurrentExecutions: 10 } }),
  'cloudtrail describe-trails': answer({ trailList: [] }),
}
const ready = { ...newAccount, 'ssm get-parameter': answer({ Parameter: {} }) }

function machineWith(answers: Readonly<Record<string, AwsAnswer>>, { agrees = true, outputs = {}, statuses = {} as Readonly<Record<string, number>> } = {}) {
  const said: string[] = []
  const ran: string[] = []
  const written = new Map<string, unknown>()
  const run = async (command: string, words: readonly string[]) => {
    ran.push([command, ...words].join(' '))
    return 0
  }
  const machine: Machine = {
    say: (text) => void said.push(text),
    agree: async () => agrees,
    aws: async (words) => {
      ran.push(`aws ${words.slice(0, 2).join(' ')}`)
      return answers[words.slice(0, 2).join(' ')] ?? refused('does not exist')
    },
    run,
    runQuietly: run,
    statusOf: async (method, address) => statuses[`${method} ${address}`],
    readJson: async (path) => (path.endsWith('outputs.json') ? { 'bereikbaar-prod': outputs } : stack.template.toJSON()),
    writeJson: async (path, value) => void written.set(path, value),
  }
  return { machine, ran, written, text: () => said.join('\n') }
}
const words = (...more: readonly string[]) => wordsOf(['--stage', 'prod', '--sources', 'centrale', ...more])

describe('looking before anything is made', () => {
  const asked: Asked = { stage: 'prod', region: undefined, mailFrom: undefined, isAdopting: false }
  const look = (answers: Readonly<Record<string, AwsAnswer>>, more: Partial<Asked> = {}) => preflight({ ...asked, ...more }, machineWith(answers).machine)
  const stops = async (answers: Readonly<Record<string, AwsAnswer>>, more = {}) =>
    (await look(answers, more)).findings.flatMap(({ is, text }) => (is === 'stop' ? [text] : []))

  it('stops where the command line of AWS is missing, and says what to install', async () => {
    expect(await stops({ 'sts get-caller-identity': { is: 'no_tool' } })).toEqual([expect.stringContaining('Install it')])
  })
  it('stops where AWS does not know who one is, and says how to sign in', async () => {
    expect(await stops({})).toEqual([expect.stringMatching(/aws login/)])
  })
  it('stops outside the European Union', async () => {
    expect(await stops({ ...ready, 'ec2 describe-availability-zones': answer('us-east-1') })).toEqual([expect.stringContaining('us-east-1')])
    expect(await stops(ready, { region: 'eu-west-2' })).toEqual([expect.stringContaining('eu-west-1')])
    expect(await stops(ready)).toEqual([])
  })
  it('stops at tables of an earlier stage, unless they are taken up', async () => {
    const left = { ...ready, 'dynamodb describe-table': answer({}) }
    expect(await stops(left)).toEqual([expect.stringContaining('--adopt bereikbaar-prod.kept.json')])
    expect(await stops(left, { isAdopting: true })).toEqual([])
    expect(await stops({ ...left, 'cloudformation describe-stacks': answer({}) })).toEqual([])
  })
  it('tells the stack of a new account, where ten functions may run at once, and tells a person how to get more', async () => {
    const { context, findings } = await look(ready)
    expect(context).toEqual({ concurrency: '10', trail: 'own' })
    expect(findings.map(({ text }) => text).join()).toContain('Service Quotas')
  })
  it('stops where other functions keep so many for themselves that Lambda would refuse halfway; what the stage itself keeps is no reason', async () => {
    const limits = { 'lambda get-account-settings': answer({ AccountLimit: { ConcurrentExecutions: 300, UnreservedConcurrentExecutions: 204 } }) }
    expect(await stops({ ...ready, ...limits })).toEqual([
      expect.stringContaining('Of the 300 functions that this account may run at once, 96 are kept for others'),
    ])
    const there = { 'cloudformation describe-stacks': answer({ Stacks: [{ StackStatus: 'UPDATE_COMPLETE' }] }) }
    expect(await stops({ ...ready, ...limits, ...there })).toEqual([])
  })
  it('makes no second record of who uses keys, unless the first leaves keys out', async () => {
    const trails = {
      ...ready,
      'cloudtrail get-trail-status': answer({ IsLogging: true }),
      'cloudtrail describe-trails': answer({ trailList: [{ Name: 'organisation', TrailARN: 'arn:aws:cloudtrail:eu-west-1:1:trail/organisation' }] }),
    }
    const selecting = (excluded: readonly string[]) => ({
      ...trails,
      'cloudtrail get-event-selectors': answer({
        EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, ExcludeManagementEventSources: excluded }],
      }),
    })
    expect((await look(selecting([]))).context['trail']).toBe('existing')
    expect((await look(selecting(['kms.amazonaws.com']))).context['trail']).toBe('own')
    // One that was stopped tells nobody anything.
    expect((await look({ ...selecting([]), 'cloudtrail get-trail-status': answer({ IsLogging: false }) })).context['trail']).toBe('own')
  })
  it('says it when mail only reaches addresses of the own domain: in the sandbox of SES whoever sends needs a right on the address of whoever receives', async () => {
    const { findings } = await look({ ...ready, 'sesv2 get-account': answer({ ProductionAccessEnabled: false }) }, { mailFrom: 'bereikbaar@hulplijn.example' })
    expect(findings.map(({ text }) => text).join()).toMatch(/to addresses of hulplijn\.example alone.*production access/)
  })
  it('stops at a domain for mail that SES knows from elsewhere, which would end the making halfway', async () => {
    const known = { ...ready, 'sesv2 get-email-identity': answer({}) }
    const mail = { mailFrom: 'bereikbaar@hulplijn.example' }
    expect(await stops(known, mail)).toEqual([
      expect.stringContaining('--mailFrom with an address of a domain of its own, such as bereikbaar@prod.hulplijn.example'),
    ])
    const own = answer({ StackResourceSummaries: [{ PhysicalResourceId: 'hulplijn.example' }] })
    expect(await stops({ ...known, 'cloudformation list-stack-resources': own }, mail)).toEqual([])
    expect(await stops(ready, mail)).toEqual([])
  })
})

describe('npm run deploy', () => {
  it('--dry-run asks AWS nothing, makes nothing, and says what is made, what it costs and what to do then', async () => {
    const { machine, ran, text } = machineWith({})
    expect(await deploy(words('--dry-run'), machine)).toBe(0)
    expect(ran.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(['cdk synth'])
    for (const part of [
      '1  Looking',
      '2  Writing down',
      '3  What it costs',
      '4  Making it',
      '5  Whether both doors answer',
      '6  What to do',
      'tables: events',
      'together',
      'npm run invite',
      'cdk bootstrap',
      // Of what AWS made for `--sources` nobody can read anything.
      'the page of the source makes its secret, which it shows once',
    ])
      expect(text()).toContain(part)
  })
  it('makes nothing when somebody says no', async () => {
    const { machine, ran, text } = machineWith(ready, { agrees: false })
    expect(await deploy(words(), machine)).toBe(1)
    expect(ran.filter((one) => /^cdk (deploy|bootstrap|import)/.test(one))).toEqual([])
    expect(text()).toContain('Nothing was made.')
  })
  it('says that nobody is told of alarms where no address was given', async () => {
    const { machine, text } = machineWith({})
    await deploy(words('--dry-run'), machine)
    expect(text()).toContain('Nobody is told of alarms yet')
  })
  it('makes the account ready first, tells the stack what the account is like, and ends with what to do now', async () => {
    const outputs = {
      SiteSiteAddressX: 'https://pages.example',
      IngestionHooksAddressX: 'https://hooks.example/hooks/',
      OperatingOperatorRoleX: 'arn:aws:iam::1:role/op',
    }
    const { machine, ran, text } = machineWith(newAccount, { outputs })
    expect(await deploy(words('--alarmMail', 'mia@hulplijn.example'), machine)).toBe(0)
    const made = ran.filter((one) => one.startsWith('cdk')).slice(1)
    expect(made[0]).toBe('cdk bootstrap aws://111122223333/eu-west-1 --no-notices')
    expect(made[1]).toMatch(/^cdk deploy bereikbaar-prod .*--context stage=prod --context sources=centrale .*--context concurrency=10 --context trail=own/)
    expect(made[1]).not.toContain('--require-approval')
    for (const part of ['https://pages.example', 'https://hooks.example/hooks/', 'arn:aws:iam::1:role/op', 'mia@hulplijn.example'])
      expect(text()).toContain(part)
  })
  it('asks both doors whether they answer, as anybody might, and does not call it done where one is wrong', async () => {
    const outputs = { SiteSiteAddressX: 'https://pages.example', IngestionHooksAddressX: 'https://hooks.example/hooks/' }
    const asked = async (statuses: Readonly<Record<string, number>>) => {
      const { machine, text } = machineWith(ready, { outputs, statuses })
      return { code: await deploy(words('--yes'), machine), text: text() }
    }
    const right = { 'GET https://pages.example/sign-in': 200, 'POST https://hooks.example/hooks/not-a-source': 404 }
    expect(await asked(right)).toEqual({ code: 0, text: expect.stringMatching(/✓ The pages: answers.*\s+✓ The door for events: answers/) })
    expect(await asked({ ...right, 'GET https://pages.example/sign-in': 502 })).toEqual({ code: 1, text: expect.stringContaining('✗ The pages: answers 502') })
    // A door that takes what nobody signed is worse than one that is closed.
    expect((await asked({ ...right, 'POST https://hooks.example/hooks/not-a-source': 202 })).code).toBe(1)
    expect(await asked({})).toEqual({ code: 0, text: expect.stringContaining('• The pages: nobody answers at https://pages.example yet') })
  })
  it('takes up what was kept before it makes the rest', async () => {
    const { machine, ran, text } = machineWith({ ...ready, 'dynamodb describe-table': answer({}) })
    expect(await deploy(words('--adopt', 'bereikbaar-prod.kept.json', '--yes'), machine)).toBe(0)
    expect(text()).toContain('schedule their deletion in KMS (aliases bereikbaar-prod/callers/…)')
    const made = ran.filter((one) => /^cdk (import|deploy)/.test(one))
    expect(made[0]).toMatch(/^cdk import bereikbaar-prod --resource-mapping bereikbaar-prod\.kept\.json .*--context only=kept/)
    expect(made[1]).toMatch(/^cdk deploy bereikbaar-prod/)
    expect(made[1]).not.toContain('only=kept')
  })
  it('says in words which option cannot be', () => {
    const problemsOf = (...said: readonly string[]) => {
      try {
        wordsOf(said)
        return []
      } catch (error) {
        return error instanceof WrongContext ? error.problems : [String(error)]
      }
    }
    expect(problemsOf('--stage', 'Prod!')).toEqual(['stage: use 1-16 small letters, digits and hyphens'])
    expect(problemsOf('--stage', 'onaws')).toEqual([expect.stringMatching(/^stage: leave out "aws"/)])
    expect(problemsOf('--siteDomain', 'pages.hulplijn.example')).toEqual([
      'hooksDomain: siteDomain and hooksDomain come together',
      'certificate: say certificate, or zone and zoneName',
    ])
    expect(problemsOf('--nonsense')).toHaveLength(1)
    expect(problemsOf('--stage', 'prod', '--only', 'kept')).toHaveLength(1)
  })
})

describe('what a stage costs', () => {
  const priceOf = (props: Parameters<typeof synthesised>[0]) => monthlyPrice(Template.parse(synthesised(props).template.toJSON()))

  it('is, in use, under a euro a month for a small line; the rest are keys, secrets and alarms, each named', () => {
    const { standing, used } = priceOf({ sources: ['centrale'] })
    expect(sumOf(used)).toBeLessThan(1)
    expect(standing.map(({ what }) => what)).toEqual([
      '2 keys that stay',
      'keys of callers, 1 to 2 at once',
      '2 secrets',
      expect.stringMatching(/^\d+ metrics that alarms look at$/),
      'a record of who uses keys',
    ])
    expect(inDollars(sumOf([...standing, ...used]))).toBe('$7.01')
  })
  it('falls by the alarms that are left out', () => {
    const { standing } = priceOf({ alarms: 'few', trail: 'existing' })
    expect(standing.find(({ what }) => what.includes('alarms'))).toMatchObject({ what: '10 metrics that alarms look at', dollars: 0 })
  })
  it('stays well under the budget of which somebody is told', () => {
    const { standing, used } = priceOf({})
    const budget = stack.all('AWS::Budgets::Budget')[0]?.Properties['Budget'].BudgetLimit.Amount
    expect(sumOf([...standing, ...used])).toBeLessThan(budget / 2)
  })
})

describe('npm run teardown', () => {
  const resources = [
    { LogicalResourceId: 'EventStorageEvents12', PhysicalResourceId: 'bereikbaar-prod-events', ResourceType: 'AWS::DynamoDB::Table' },
    { LogicalResourceId: 'DataKey17', PhysicalResourceId: 'k-1', ResourceType: 'AWS::KMS::Key' },
    { LogicalResourceId: 'SourceSecretsTest', PhysicalResourceId: 'arn:aws:secretsmanager:eu-west-1:1:secret:s', ResourceType: 'AWS::SecretsManager::Secret' },
    { LogicalResourceId: 'People1', PhysicalResourceId: 'eu-west-1_pool', ResourceType: 'AWS::Cognito::UserPool' },
    { LogicalResourceId: 'Role', PhysicalResourceId: 'r', ResourceType: 'AWS::IAM::Role' },
  ]
  const listed = { 'cloudformation list-stack-resources': answer({ StackResourceSummaries: resources }) }

  it('writes down what stays before it takes anything away', async () => {
    const { machine, ran, written } = machineWith(listed)
    expect(await teardown(words(), machine)).toBe(0)
    expect([...written]).toEqual([
      [
        'bereikbaar-prod.kept.json',
        {
          EventStorageEvents12: { TableName: 'bereikbaar-prod-events' },
          DataKey17: { KeyId: 'k-1' },
          SourceSecretsTest: { Id: 'arn:aws:secretsmanager:eu-west-1:1:secret:s' },
          People1: { UserPoolId: 'eu-west-1_pool' },
        },
      ],
    ])
    expect(ran.slice(1).map((one) => one.split(' ').slice(0, 3).join(' '))).toEqual([
      'aws cloudformation update-termination-protection',
      'cdk destroy bereikbaar-prod',
    ])
  })
  it('does nothing when somebody says no, and --dry-run only reads the template', async () => {
    const no = machineWith(listed, { agrees: false })
    expect(await teardown(words(), no.machine)).toBe(1)
    expect(no.written.size).toBe(0)
    const dry = machineWith({})
    expect(await teardown(words('--dry-run'), dry.machine)).toBe(0)
    expect(dry.ran.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(['cdk synth'])
    expect(dry.text()).toContain('DynamoDB Table')
  })
  it('what it notes down is exactly what a stack of only what is kept holds, under the same names', () => {
    const whole = stack.template.toJSON()['Resources'] as Record<string, { Type: string }>
    const kept = Object.keys(synthesised({ only: 'kept' }).template.toJSON()['Resources'])
    const noted = mappingOf(Object.entries(whole).map(([LogicalResourceId, { Type }]) => ({ LogicalResourceId, PhysicalResourceId: 'x', ResourceType: Type })))
    expect(Object.keys(noted).sort()).toEqual(kept.sort())
  })
  it('a stack of only what is kept needs no role that is not there yet', () => {
    expect(JSON.stringify(synthesised({ only: 'kept' }).template.toJSON())).not.toMatch(/Role[0-9A-F]{8}/)
  })
})

describe('npm run invite', () => {
  const outputs = [
    { OutputKey: 'SitePeoplePoolX', OutputValue: 'eu-west-1_pool' },
    { OutputKey: 'OperatingOperatorRoleX', OutputValue: 'arn:aws:iam::1:role/op' },
  ]
  const there = {
    'cloudformation describe-stacks': answer({ Stacks: [{ Outputs: outputs }] }),
    'cognito-idp admin-create-user': answer({}),
    'sts assume-role': answer({ Credentials: { AccessKeyId: 'a', SecretAccessKey: 's', SessionToken: 't' } }),
  }
  const asked = ['--stage', 'prod', '--email', 'mia@hulplijn.example', '--name', 'Mia', '--role', 'admin', '--role', 'manager']
  const inviting = async (answers: Readonly<Record<string, AwsAnswer>>, said = asked) => {
    const { machine, text } = machineWith(answers)
    const calls: unknown[] = []
    const code = await invite(said, {
      ...machine,
      helpline: async (...call) => {
        calls.push(call)
        return 0
      },
    })
    return { code, calls, text: text() }
  }

  it('makes the account and says what they may see, in one command, by the role of the operator', async () => {
    expect((await inviting(there)).calls).toEqual([
      [
        ['user', '--stage', 'prod', '--email', 'mia@hulplijn.example', '--name', 'Mia', '--role', 'admin', '--role', 'manager', '--account', 'new'],
        { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 't', AWS_REGION: 'eu-west-1' },
      ],
    ])
  })
  it('goes on where it broke off: an account that is there already is no fault', async () => {
    const again = { ...there, 'cognito-idp admin-create-user': refused('An error occurred (UsernameExistsException) when calling') }
    expect(await inviting(again)).toMatchObject({ code: 0, calls: [[expect.arrayContaining(['--account', 'known']), {}]] })
  })
  it('says what to mend: no such stage, a role one may not take, words that are missing', async () => {
    expect(await inviting({})).toMatchObject({ code: 1, calls: [], text: expect.stringContaining('no stage "prod"') })
    expect(await inviting({ ...there, 'sts assume-role': refused('AccessDenied') })).toMatchObject({
      code: 1,
      calls: [],
      text: expect.stringContaining('sts:AssumeRole'),
    })
    expect(await inviting(there, ['--stage', 'prod'])).toMatchObject({ code: 2, calls: [] })
  })
})

describe('what is said about a stage', () => {
  it('reaches the stack as names of its own and an Amazon Connect instance', () => {
    const own = { siteDomain: 'pages.hulplijn.example', hooksDomain: 'hooks.hulplijn.example', zone: 'Z000', zoneName: 'hulplijn.example' }
    const connect = { connectSource: 'connect', connectInstance: 'arn:aws:connect:eu-west-1:1:instance/i' }
    expect(stageContext({ ...own, ...connect, monthlyBudget: '20', concurrency: '10' })).toMatchObject({
      stage: 'test',
      own: { site: 'pages.hulplijn.example', hooks: 'hooks.hulplijn.example', names: { zone: { id: 'Z000', name: 'hulplijn.example' } } },
      connect: { source: 'connect', instanceArn: 'arn:aws:connect:eu-west-1:1:instance/i' },
      monthlyBudget: 20,
      concurrency: 10,
    })
  })
})
