import { beforeAll, describe, expect, it } from 'vitest'
import { acknowledgedIn } from './acknowledged.ts'
import { rights } from './rights.ts'
import { listOf, monitorStack, rightsOf, type Statement, type Synthesised, synthesised } from './synthesised.ts'

const mailFrom = 'bereikbaar@hulplijn.example'
let stack: Synthesised
beforeAll(() => {
  stack = synthesised({ mailFrom })
})
const statements = () => stack.all('AWS::IAM::Policy').flatMap(({ Properties }) => Properties['PolicyDocument'].Statement as Statement[])

describe('rights (I1, I2): a function may do this and nothing else', () => {
  const lines = (may: Readonly<Record<string, string>>) =>
    Object.entries(may).flatMap(([place, actions]) => actions.split(' ').map((action) => `${action} ${place}`))

  it.each(Object.entries(rights))('%s', (_, { role, may, mayNot }) => {
    const has = rightsOf(stack, new RegExp(`^${role}[0-9A-F]{8}$`))
    expect(has).toEqual(lines(may).sort())
    if (mayNot !== undefined) expect(has.filter((right) => mayNot.test(right))).toEqual([])
  })
  it('no role exists that is not in the table', () => {
    const names = stack.all('AWS::IAM::Role').map(({ id }) => id.replace(/[0-9A-F]{8}$/, ''))
    expect(names.sort()).toEqual(
      Object.values(rights)
        .map(({ role }) => role)
        .sort(),
    )
  })
  it('every role is assumed by one service, or by people of the account', () => {
    for (const { Properties } of stack.all('AWS::IAM::Role')) {
      const trusted = (Properties['AssumeRolePolicyDocument'].Statement as Statement[]).map(({ Principal }) => JSON.stringify(Principal))
      expect(trusted).toHaveLength(1)
      expect(trusted[0]).toMatch(/lambda\.amazonaws\.com|events\.amazonaws\.com|:root/)
    }
  })
  it('no role has a ready-made policy, and no action has a star', () => {
    for (const { Properties } of stack.all('AWS::IAM::Role')) expect(Properties['ManagedPolicyArns']).toBeUndefined()
    expect(
      statements()
        .flatMap(({ Action }) => listOf(Action))
        .filter((action) => action.includes('*')),
    ).toEqual([])
  })
  it('people who may change settings as a whole take nothing out of the audit trail (A8)', () => {
    const denied = stack
      .all('AWS::IAM::Policy')
      .filter(({ Properties }) => (Properties['PolicyDocument'].Statement as Statement[]).some(({ Effect }) => Effect === 'Deny'))
    expect(denied.map(({ id }) => id.replace(/DefaultPolicy.*$/, ''))).toEqual(['OperatingOperator', 'RestoringRestorer'])
    for (const { Properties } of denied)
      expect((Properties['PolicyDocument'].Statement as Statement[]).filter(({ Effect }) => Effect === 'Deny')).toMatchObject([
        {
          Action: ['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem', 'dynamodb:UpdateItem'],
          Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['AUDIT'] } },
        },
      ])
  })
  it('who puts tables back may have the key granted to the tables that DynamoDB makes, and by nothing else', () => {
    const policy = stack.only('AWS::KMS::Key', /^DataKey/).Properties['KeyPolicy'].Statement as Statement[]
    const granting = policy.filter(
      ({ Action, Principal }) => listOf(Action).includes('kms:CreateGrant') && JSON.stringify(Principal).includes('RestoringRestorer'),
    )
    expect(granting).toMatchObject([{ Condition: { Bool: { 'kms:GrantIsForAWSResource': true }, StringEquals: { 'kms:ViaService': expect.anything() } } }])
  })
  it('a star in a resource has its reason in code', () => {
    const stars = stack
      .all('AWS::IAM::Policy')
      .flatMap(({ id, Properties }) =>
        (Properties['PolicyDocument'].Statement as Statement[])
          .filter(({ Resource }) => JSON.stringify(Resource).includes('*'))
          .map(() => id.replace(/DefaultPolicy.*$/, '')),
      )
    const withReason = acknowledgedIn(monitorStack()).flatMap(({ what }) =>
      what.includes('IAM5') ? [what.split(' ')[0]?.split('/').slice(1).join('') ?? ''] : [],
    )
    expect([...new Set(stars)].sort()).toEqual([...new Set(withReason)].sort())
  })
  it('who is limited to some keys of a table cannot ask without naming one', () => {
    for (const { Condition } of statements()) {
      if (Condition?.['ForAllValues:StringLike'] === undefined) continue
      expect(Condition['Null']).toEqual({ 'dynamodb:LeadingKeys': 'false' })
    }
  })
  it('mail goes by watch alone, from the one address, and not at all where no address is given', () => {
    const sending = (one: Synthesised) => one.all('AWS::IAM::Policy').filter(({ Properties }) => JSON.stringify(Properties).includes('ses:'))
    expect(sending(stack).map(({ id }) => id)).toEqual([expect.stringMatching(/^WatchingWatchRole/)])
    expect(sending(synthesised())).toEqual([])
  })
})
