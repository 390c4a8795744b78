/** What somebody meets who deploys again: after a step that failed halfway, with a word left out, over what an earlier stage left (decision 0139). */
import { describe, expect, it } from 'vitest'
import { deploy } from '../../infra/deploying/deploy.ts'
import type { AwsAnswer, Machine } from '../../infra/deploying/machine.ts'
import { alsoSaid, saidBefore, toRemember } from '../../infra/deploying/saidBefore.ts'
import { secretsLeft } from '../../infra/deploying/secretsLeft.ts'
import { stateNamed } from '../../infra/deploying/stackState.ts'
import { teardown } from '../../infra/deploying/teardown.ts'
import { wordsOf } from '../../infra/deploying/words.ts'

const answer = (value: unknown): AwsAnswer => ({ is: 'answer', value })
const ready: Readonly<Record<string, AwsAnswer>> = {
  'sts get-caller-identity': answer({ Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/mia' }),
  'ec2 describe-availability-zones': answer('eu-west-1'),
  'lambda get-account-settings': answer({ AccountLimit: { ConcurrentExecutions: 1000 } }),
  'cloudtrail describe-trails': answer({ trailList: [] }),
  'ssm get-parameter': answer({}),
}
const inState = (status: string) => ({ ...ready, 'cloudformation describe-stacks': answer({ Stacks: [{ StackStatus: status }] }) })

function machineWith(answers: Readonly<Record<string, AwsAnswer>>, { fails = '', files = {} as Readonly<Record<string, unknown>> } = {}) {
  const said: string[] = []
  const ran: string[] = []
  const written = new Map<string, unknown>()
  const run = async (command: string, words: readonly string[]) => {
    ran.push([command, ...words].join(' '))
    return fails !== '' && words[0] === fails ? 1 : 0
  }
  const machine: Machine = {
    say: (text) => void said.push(text),
    agree: async () => true,
    aws: async (words) => answers[words.slice(0, 2).join(' ')] ?? { is: 'refused', says: 'does not exist' },
    run,
    runQuietly: run,
    statusOf: async () => 404,
    readJson: async (path) => {
      if (path.endsWith('.template.json')) return { Resources: {} }
      if (path.endsWith('outputs.json')) return {}
      if (path in files) return files[path]
      throw new Error('no such file')
    },
    writeJson: async (path, value) => void written.set(path, value),
  }
  return { machine, made: () => ran.filter((one) => /^cdk (bootstrap|import|deploy|destroy)/.test(one)), written, text: () => said.join('\n') }
}
const words = (...more: readonly string[]) => wordsOf(['--stage', 'prod', '--sources', 'centrale', '--yes', ...more])

describe('a deployment that stops halfway', () => {
  it('leaves what was made the first time, and says that the same command goes on: kept tables beside a stack that was taken back would stand in its way', async () => {
    const { machine, made, text } = machineWith(ready, { fails: 'deploy' })
    expect(await deploy(words(), machine)).toBe(1)
    expect(made()).toEqual([expect.stringContaining('--no-rollback')])
    expect(text()).toContain(
      'What was made so far stays. Mend it and run the same command again: it goes on from there. To give up instead: npm run teardown -- --stage prod.',
    )
  })
  it.each(['CREATE_FAILED', 'UPDATE_FAILED'])('goes on from there (%s), over its own tables', async (status) => {
    const { machine, made, text } = machineWith({ ...inState(status), 'dynamodb describe-table': answer({}) })
    expect(await deploy(words(), machine)).toBe(0)
    expect(made()).toEqual([expect.stringContaining('--no-rollback')])
    expect(text()).toContain('The stage was made in part; it goes on from there')
  })
  it('is taken back where the stage was there before, and says so', async () => {
    const { machine, made, text } = machineWith(inState('UPDATE_ROLLBACK_COMPLETE'), { fails: 'deploy' })
    expect(await deploy(words(), machine)).toBe(1)
    expect(made()).toEqual([expect.not.stringContaining('--no-rollback')])
    expect(text()).toContain('The stack is as it was before, and nothing that was there is lost.')
  })
  it.each([
    ['ROLLBACK_COMPLETE', /npm run teardown -- --stage prod.*--adopt bereikbaar-prod\.kept\.json/],
    ['DELETE_FAILED', /npm run teardown/],
    ['UPDATE_ROLLBACK_FAILED', /Continue update rollback/],
    ['UPDATE_IN_PROGRESS', /Wait until that is over/],
  ])('of which the stack is %s makes nothing and says what to do first', async (status, cure) => {
    const { machine, made, text } = machineWith(inState(status))
    expect(await deploy(words(), machine)).toBe(1)
    expect(made()).toEqual([])
    expect(text()).toMatch(cure)
  })
  it.each(['describe-stacks', 'get-template-summary'])(
    'makes nothing where one may not look (%s): it would take the stage for new, and what was said for unsaid',
    async (look) => {
      const denied: AwsAnswer = { is: 'refused', says: 'An error occurred (AccessDenied) when calling the operation: User mia is not authorized' }
      const { machine, made, text } = machineWith({ ...inState('CREATE_COMPLETE'), [`cloudformation ${look}`]: denied })
      expect(await deploy(words(), machine)).toBe(1)
      expect(made()).toEqual([])
      expect(text()).toContain('Whoever deploys needs cloudformation:DescribeStacks, GetTemplateSummary and ListStackResources')
    },
  )
  it('after what was kept is taken up does not take it up twice', async () => {
    const { machine, made } = machineWith(inState('IMPORT_COMPLETE'))
    expect(await deploy(words('--adopt', 'bereikbaar-prod.kept.json'), machine)).toBe(0)
    expect(made()).toEqual([expect.stringMatching(/^cdk deploy /)])
    for (const nothing of ['REVIEW_IN_PROGRESS', 'IMPORT_ROLLBACK_COMPLETE']) expect(stateNamed(nothing, 'prod')).toEqual({ is: 'absent' })
  })
})

describe('a teardown that stops halfway', () => {
  const resource = (LogicalResourceId: string, ResourceStatus: string) => ({
    LogicalResourceId,
    PhysicalResourceId: `bereikbaar-prod-${LogicalResourceId}`,
    ResourceType: 'AWS::DynamoDB::Table',
    ResourceStatus,
  })
  const file = 'bereikbaar-prod.kept.json'

  it('says that the same command goes on, and keeps the note of the first time', async () => {
    const resources = [resource('events', 'DELETE_SKIPPED'), resource('gone', 'DELETE_COMPLETE')]
    const listed = { 'cloudformation list-stack-resources': answer({ StackResourceSummaries: resources }) }
    const { machine, written, text } = machineWith(listed, { fails: 'destroy', files: { [file]: { settings: { TableName: 'bereikbaar-prod-settings' } } } })
    expect(await teardown(words(), machine)).toBe(1)
    expect(written.get(file)).toEqual({ settings: { TableName: 'bereikbaar-prod-settings' }, events: { TableName: 'bereikbaar-prod-events' } })
    expect(text()).toContain('run the same command again')
  })
  it('does not write over what the same stage of another region left: the note is all that tells of its keys and accounts', async () => {
    const listed = { 'cloudformation list-stack-resources': answer({ StackResourceSummaries: [resource('events', 'CREATE_COMPLETE')] }) }
    const inRegion = async (note: unknown) => {
      const { machine, made, written, text } = machineWith(listed, { files: { [file]: note } })
      return { code: await teardown(words(), machine), made: made().length, written: written.size, text: text() }
    }
    const other = await inRegion({ events: { TableName: 'bereikbaar-prod-events' }, people: { UserPoolId: 'eu-west-3_one' } })
    expect(other).toMatchObject({ code: 1, made: 0, written: 0, text: expect.stringContaining('Put it elsewhere') })
    expect(await inRegion({ events: { TableName: 'bereikbaar-prod-events' } })).toMatchObject({ code: 0, made: 1, written: 1 })
  })
  it('of a stack that was never whole notes only what is there', async () => {
    const resources = [resource('events', 'CREATE_COMPLETE'), resource('contacts', 'CREATE_FAILED')]
    const { machine, written } = machineWith(
      { 'cloudformation list-stack-resources': answer({ StackResourceSummaries: resources }) },
      { files: { [file]: { old: {} } } },
    )
    await teardown(words(), machine)
    expect(written.get(file)).toEqual({ events: { TableName: 'bereikbaar-prod-events' } })
  })
})

describe('what was said at the last deployment', () => {
  const told = {
    stage: 'prod',
    alarmMail: 'mia@hulplijn.example',
    siteDomain: 'a.example',
    hooksDomain: 'b.example',
    certificate: 'arn:c',
    concurrency: '10',
    only: undefined,
  }
  const summary = { 'cloudformation get-template-summary': answer({ Metadata: JSON.stringify(toRemember(told)) }) }

  it('is kept in the template, without what the account tells of itself', async () => {
    const { stage: _stage, concurrency: _concurrency, only: _only, ...kept } = told
    expect(await saidBefore('bereikbaar-prod', machineWith(summary).machine)).toEqual(kept)
    for (const other of [{}, { 'cloudformation get-template-summary': answer({ Metadata: 'none' }) }])
      expect(await saidBefore('bereikbaar-prod', machineWith(other).machine)).toEqual({})
  })
  it('holds although it is not said again: nobody loses alarms or addresses by leaving a word out', async () => {
    const { machine, made, text } = machineWith({ ...inState('CREATE_COMPLETE'), ...summary })
    expect(await deploy(words(), machine)).toBe(0)
    for (const part of ['alarmMail=mia@hulplijn.example', 'siteDomain=a.example', 'certificate=arn:c', 'sources=centrale']) expect(made()[0]).toContain(part)
    expect(text()).toContain('as before: --alarmMail mia@hulplijn.example (--forget alarmMail leaves it out)')
  })
  it('is held against what is said now: doors that are there and move are told before anybody agrees, because the addresses they had are closed', async () => {
    const moves = /Both doors get other addresses/
    const named = ['--siteDomain', 'c.example', '--hooksDomain', 'd.example', '--certificate', 'arn:c']
    const told = async (answers: Readonly<Record<string, AwsAnswer>>, ...more: readonly string[]) => {
      const { machine, text } = machineWith(answers)
      await deploy(words(...more), machine)
      return moves.test(text())
    }
    const there = inState('CREATE_COMPLETE')
    expect(await told(there, ...named)).toBe(true)
    expect(await told({ ...there, ...summary }, ...named)).toBe(true)
    expect(await told({ ...there, ...summary }, '--forget', 'siteDomain')).toBe(true)
    expect(await told({ ...there, ...summary })).toBe(false)
    expect(await told(ready, ...named)).toBe(false)
  })
  it('gives way to what is said now, and to what is to be forgotten with all that comes with it', () => {
    const before = { alarmMail: 'mia@hulplijn.example', siteDomain: 'a.example', hooksDomain: 'b.example', certificate: 'arn:c' }
    expect(alsoSaid(before, { alarmMail: 'noor@hulplijn.example' }, ['siteDomain'])).toEqual({})
  })
})

it('a secret that is there and not the stack’s is not made a second time: its name is taken', async () => {
  const owned = answer({
    StackResourceSummaries: [{ PhysicalResourceId: 'arn:aws:secretsmanager:eu-west-1:1:secret:bereikbaar-prod/sources/centrale-AbCdEf' }],
  })
  const left = { 'secretsmanager describe-secret': answer({}) }
  expect(await secretsLeft('prod', ['centrale', 'chat'], machineWith({ ...left, 'cloudformation list-stack-resources': owned }).machine)).toEqual(['chat'])
  const { machine, made, text } = machineWith({ ...ready, ...left })
  expect(await deploy(words(), machine)).toBe(1)
  expect(made()).toEqual([])
  expect(text()).toContain('leave "centrale" out of --sources')
})
