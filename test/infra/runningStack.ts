/** The real synth, and every function of its template running as Lambda runs it: its own bundle, its own environment, and nothing else of ours. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { accountStub } from './accountStub.ts'
import { secretsStub } from './secretsStub.ts'
import { type RunningFunction, runFunction } from './lambdaRuntime.ts'
import { region, resolver, type Template } from './resolved.ts'

const project = join(import.meta.dirname, '..', '..')
const run = promisify(execFile)

export type Synthesis = {
  readonly template: Template
  /** Logical ids of all functions by the name each has in the stack, without the hash behind it. */
  readonly functions: ReadonlyMap<string, string>
  /** Folder of a function's bundle. */
  readonly bundleOf: (name: string) => string
  readonly remove: () => Promise<void>
}

export async function synthesis(context: Readonly<Record<string, string>>): Promise<Synthesis> {
  const folder = await mkdtemp(join(tmpdir(), 'assembly-'))
  // No credentials, no region and no configuration: whoever has just cloned the project has none.
  const { AWS_PROFILE: _profile, ...environment } = process.env
  const told = Object.entries(context).flatMap(([name, value]) => ['--context', `${name}=${value}`])
  await run('npx', ['--no-install', 'cdk', 'synth', '--quiet', '--no-notices', '--output', folder, ...told], {
    cwd: project,
    env: { ...environment, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true' },
  })
  const template: Template = JSON.parse(await readFile(join(folder, 'bereikbaar-test.template.json'), 'utf8'))
  const ids = Object.entries(template.Resources).flatMap(([id, { Type }]) => (Type === 'AWS::Lambda::Function' ? [id] : []))
  const functions = new Map(ids.map((id) => [id.slice(0, -8), id]))
  return {
    template,
    functions,
    bundleOf: (name) => {
      const { S3Key } = propertyOf({ template, functions }, name, 'Code') as { S3Key: string }
      return join(folder, `asset.${S3Key.replace('.zip', '')}`)
    },
    remove: () => rm(folder, { recursive: true }),
  }
}

/** @throws Error when the stack has no such function */
function propertyOf({ template, functions }: Pick<Synthesis, 'template' | 'functions'>, name: string, property: string): unknown {
  const found = template.Resources[functions.get(name) ?? '']
  if (found === undefined) throw new Error(`the stack has no function ${name}`)
  return found.Properties[property]
}

type Variables = Readonly<Record<string, unknown>>

/** What the template gives a function, filled in. */
export function environmentOf({ template, functions }: Synthesis, name: string, text: (value: unknown) => string): Readonly<Record<string, string>> {
  const { Variables: own = {} } = (propertyOf({ template, functions }, name, 'Environment') ?? {}) as { Variables?: Variables }
  return Object.fromEntries(Object.entries(own).map(([key, value]) => [key, text(value)]))
}

export type RunningStack = Awaited<ReturnType<typeof runningStack>>

/** @param endpoint of the store that has the tables of stage `test` */
export async function runningStack(made: Synthesis, endpoint: string) {
  const { template, functions } = made
  const account = await accountStub(template, endpoint)
  const extension: Server = await secretsStub(account.secrets)
  const running = new Map<string, RunningFunction>()
  const roleOf = (name: string) => {
    const { 'Fn::GetAtt': [role = ''] = [] } = propertyOf(made, name, 'Role') as { 'Fn::GetAtt'?: readonly string[] }
    return role
  }
  for (const name of functions.keys()) {
    const door = await account.doorFor(functions.get(name) ?? '', roleOf(name))
    const lambda = { AWS_REGION: region, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_SESSION_TOKEN: 'session' }
    const services = ['COGNITO_IDENTITY_PROVIDER', 'DYNAMODB', 'KMS', 'LAMBDA', 'LOGS', 'SECRETS_MANAGER', 'SESV2', 'SQS']
    const doors = Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL_${service}`, door]))
    running.set(name, await runFunction(made.bundleOf(name), { ...environmentOf(made, name, account.textAt(door)), ...lambda, ...doors }))
  }
  const invoke = async (name: string, event: unknown): Promise<any> => {
    const one = running.get(name)
    if (one === undefined) throw new Error(`the stack has no function ${name}`)
    return one.invoke(event)
  }
  account.functions.invoke = (id, event) => invoke(id.slice(0, -8), event)
  return {
    account,
    roleOf,
    /** @throws Error with what the function threw */
    invoke,
    log: (name: string) => running.get(name)?.log() ?? '',
    logs: () => [...running.values()].map((one) => one.log()).join('\n'),
    stop: () => {
      for (const one of running.values()) one.stop()
      account.stop()
      extension.closeAllConnections()
      extension.close()
    },
  }
}

export const textOf = ({ template }: Synthesis) => resolver(template)
