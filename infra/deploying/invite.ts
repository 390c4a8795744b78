/** `npm run invite`: the first people, once to the pool and once to the roles. Others are invited on the page People. */
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { roles } from '../../shared/access/role.ts'
import type { Machine } from './machine.ts'

const inviteHelp = `npm run invite -- --stage NAME --email ADDRESS --name NAME --role ROLE… [--region REGION]

Makes an account for somebody, to whom AWS mails a password for once, and says what they may see. Roles are ${roles.join(', ')}; --role may be said several
times. It takes the role of the operator for the second half, so you must be allowed to assume that.`

const Said = z.object({
  stage: z.string().regex(/^[a-z][a-z0-9-]{0,15}$/),
  email: z.email(),
  name: z.string().min(1),
  role: z.array(z.enum(roles)).min(1),
  region: z.string().optional(),
})
const Stacks = z.object({ Stacks: z.array(z.object({ Outputs: z.array(z.object({ OutputKey: z.string(), OutputValue: z.string() })).default([]) })).min(1) })
const Assumed = z.object({ Credentials: z.object({ AccessKeyId: z.string(), SecretAccessKey: z.string(), SessionToken: z.string() }) })

export type InvitingMachine = Pick<Machine, 'say' | 'aws'> & {
  readonly helpline: (words: readonly string[], environment: Readonly<Record<string, string>>) => Promise<number>
}

/** @returns the exit code */
export async function invite(words: readonly string[], { say, aws, helpline }: InvitingMachine): Promise<number> {
  const said = Said.safeParse(valuesOf(words))
  if (!said.success) {
    say(inviteHelp)
    return 2
  }
  const { stage, email, name, role, region } = said.data
  const described = await aws(['cloudformation', 'describe-stacks', '--stack-name', `bereikbaar-${stage}`])
  const outputs = (described.is === 'answer' ? Stacks.safeParse(described.value).data?.Stacks[0]?.Outputs : undefined) ?? []
  const output = (part: string) => outputs.find(({ OutputKey }) => OutputKey.includes(part))?.OutputValue
  const [pool, operator] = [output('PeoplePool'), output('OperatorRole')]
  if (pool === undefined || operator === undefined) {
    say(`There is no stage "${stage}" to be seen here${described.is === 'refused' ? `: ${described.says}` : ''}.`)
    return 1
  }
  const attributes = [`Name=email,Value=${email}`, 'Name=email_verified,Value=true']
  const made = await aws([
    'cognito-idp',
    'admin-create-user',
    '--user-pool-id',
    pool,
    '--username',
    email,
    '--desired-delivery-mediums',
    'EMAIL',
    '--user-attributes',
    ...attributes,
  ])
  // Run again after half of it failed, it goes on.
  const isKnown = made.is === 'refused' && made.says.includes('UsernameExistsException')
  if (made.is !== 'answer' && !isKnown) {
    say(`No account was made${made.is === 'refused' ? `: ${made.says}` : ''}.`)
    return 1
  }
  const assumed = await aws(['sts', 'assume-role', '--role-arn', operator, '--role-session-name', 'invite'])
  const credentials = assumed.is === 'answer' ? Assumed.safeParse(assumed.value).data?.Credentials : undefined
  if (credentials === undefined) {
    say(`The account is made, the roles are not: you may not take the role ${operator}. Let your own role do sts:AssumeRole on it, and run this again.`)
    return 1
  }
  const environment = {
    AWS_ACCESS_KEY_ID: credentials.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.SecretAccessKey,
    AWS_SESSION_TOKEN: credentials.SessionToken,
    // The pool's name begins with the region it is in, which the profile that was used till here may have said.
    AWS_REGION: region ?? pool.split('_')[0] ?? '',
  }
  return helpline(
    ['user', '--stage', stage, '--email', email, '--name', name, ...role.flatMap((one) => ['--role', one]), '--account', isKnown ? 'known' : 'new'],
    environment,
  )
}

function valuesOf(words: readonly string[]): Readonly<Record<string, unknown>> {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args: [...words], options: { stage: text, email: text, name: text, region: text, role: { type: 'string', multiple: true } } }).values
  } catch {
    return {}
  }
}
