import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import cdk from '../../cdk.json' with { type: 'json' }
import { checkedApp } from '../../infra/checkedApp.ts'
import { MonitorStack, type MonitorStackProps } from '../../infra/monitorStack.ts'

const context = { ...cdk.context, 'aws:cdk:bundling-stacks': [], '@aws-cdk/core:validateAgainstDefaultRules': false }

/** An app with the flags of cdk.json. Nothing is bundled, and the rules of CloudFormation itself are left to the real synth. */
export const unbundledApp = () => checkedApp({ context })

export const monitorStack = (more: Partial<MonitorStackProps> = {}, app: App = unbundledApp()) =>
  new MonitorStack(app, 'bereikbaar-test', { stage: 'test', sources: ['centrale'], alarmMail: 'manager@example.org', ...more })

function withoutValidation<T>(make: () => T): T {
  const before = process.env['CDK_VALIDATION']
  process.env['CDK_VALIDATION'] = 'false'
  try {
    return make()
  } finally {
    if (before === undefined) delete process.env['CDK_VALIDATION']
    else process.env['CDK_VALIDATION'] = before
  }
}

type Resource = { readonly Properties: Record<string, any>; readonly DeletionPolicy?: string; readonly UpdateReplacePolicy?: string }

/** What sentences ask of a synthesised stack. Its rules are asked in ruleChecks.test.ts alone: that takes most of the time. */
export function synthesised(more: Partial<MonitorStackProps> = {}) {
  const template = withoutValidation(() => Template.fromStack(monitorStack(more, new App({ context }))))
  const all = (type: string): readonly (Resource & { id: string })[] =>
    Object.entries(template.findResources(type)).map(([id, resource]) => ({ id, ...(resource as Resource) }))
  const only = (type: string, id: RegExp) => {
    const found = all(type).filter((resource) => id.test(resource.id))
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} of ${type} are called ${id}`)
    return found[0]
  }
  return { template, all, only }
}
export type Synthesised = ReturnType<typeof synthesised>

export type Statement = {
  Sid?: string
  Effect: string
  Action: string | string[]
  Resource: unknown
  Principal?: unknown
  Condition?: Record<string, Record<string, unknown>>
}
export const listOf = <T>(oneOrMore: T | T[]): T[] => (Array.isArray(oneOrMore) ? oneOrMore : [oneOrMore])

/** Every right of a function's role, one line each: `dynamodb:PutItem EventStorageEvents`, with the keys it is limited to. */
export function rightsOf({ all }: Synthesised, role: RegExp): string[] {
  const attached = all('AWS::IAM::Policy').filter(({ Properties }) => Properties['Roles'].some((one: { Ref: string }) => role.test(one.Ref)))
  const statements = attached.flatMap(({ Properties }) => Properties['PolicyDocument'].Statement as Statement[]).filter(({ Effect }) => Effect === 'Allow')
  return statements
    .flatMap(({ Action, Resource, Condition }) => {
      const limits = Object.entries(Condition ?? {}).filter(([operator]) => operator !== 'Null')
      const keys = limits.flatMap(([, condition]) => Object.values(condition).flat())
      return listOf(Action).flatMap((action) => listOf(Resource).map((resource) => [action, nameOf(resource), ...keys].join(' ')))
    })
    .sort()
}

/** Roles that a key's policy names for an action, without the hashes CDK puts behind names. */
export function rolesWith(key: Resource, action: string): string[] {
  const statements = (key.Properties['KeyPolicy'].Statement as Statement[]).filter(({ Action }) => listOf(Action).includes(action))
  return statements
    .flatMap(({ Principal }) => listOf((Principal as { AWS?: unknown }).AWS ?? []))
    .flatMap((principal) => listOf(principal))
    .map(nameOf)
    .sort()
}

/** `EventStorageEventsE45B1B2F` becomes `EventStorageEvents`. */
function nameOf(resource: unknown): string {
  if (typeof resource === 'string') return resource
  const parts = (resource as { readonly 'Fn::Join'?: readonly [string, readonly unknown[]] })['Fn::Join']?.[1]
  if (parts !== undefined) return parts.map(nameOf).join('')
  const reference = JSON.stringify(resource)
  const found = /"(?:Ref|Fn::GetAtt)":\[?"([A-Za-z0-9:]+?)(?:[0-9A-F]{8})?"(?:,"(\w+)")?/.exec(reference)
  if (found === null) return reference
  return found[2] === 'StreamArn' ? `${found[1]} stream` : `${found[1]}`
}
