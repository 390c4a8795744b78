/** What may be said about a stage, as `--context name=value` of CDK and as `--name value` of `npm run deploy`. */
import * as z from 'zod'
import { SourceId } from '../shared/contacts/identifiers.ts'
import type { MonitorStackProps } from './monitorStack.ts'

const arn = z.string().startsWith('arn:', 'use an ARN, which begins with arn:')
const domain = z.string().regex(/^([a-z0-9-]{1,63}\.)+[a-z]{2,}$/, 'use a name such as calls.hulplijn.example')
const ContextFields = z.object({
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,15}$/, 'use 1-16 small letters, digits and hyphens')
    // It becomes part of the address where people sign in.
    .refine((name) => !/aws|amazon|cognito/.test(name), 'leave out "aws", "amazon" and "cognito": Amazon Cognito allows them in no address')
    .default('test'),
  /** With commas between: each gets a secret. */
  sources: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .pipe(z.array(SourceId)),
  alarmMail: z.email('use an address for mail').optional(),
  alarms: z.enum(['all', 'few']).default('all'),
  monthlyBudget: z.coerce.number().positive('use US dollars, such as 15').default(15),
  concurrency: z.coerce.number().int().positive('use a whole number').default(1000),
  trail: z.enum(['own', 'existing']).default('own'),
  siteDomain: domain.optional(),
  hooksDomain: domain.optional(),
  certificate: arn.optional(),
  zone: z
    .string()
    .regex(/^Z[A-Z0-9]+$/, 'use the id of a zone in Route 53, which begins with Z')
    .optional(),
  zoneName: domain.optional(),
  mailFrom: z.email('use the address that mail is to come from').optional(),
  /** An Amazon Connect instance in this account: the id of its source, its ARN, and that of its agent event stream where there is one. */
  connectSource: z.optional(SourceId),
  connectInstance: arn.optional(),
  connectAgentStream: arn.optional(),
  /** Of the stream, where it is encrypted with a key of one's own. */
  connectAgentStreamKey: arn.optional(),
  /** `kept`: only what outlives a stack, so that it can be taken up again. */
  only: z.enum(['kept']).optional(),
})
const Context = ContextFields.superRefine((told, found) => {
  const needs = (name: keyof typeof told, isThere: boolean, message: string) => {
    if (!isThere) found.addIssue({ code: 'custom', path: [name], message })
  }
  needs('hooksDomain', (told.siteDomain === undefined) === (told.hooksDomain === undefined), 'siteDomain and hooksDomain come together')
  if (told.siteDomain !== undefined)
    needs('certificate', told.certificate !== undefined || (told.zone !== undefined && told.zoneName !== undefined), 'say certificate, or zone and zoneName')
  needs('connectInstance', (told.connectSource === undefined) === (told.connectInstance === undefined), 'connectSource and connectInstance come together')
})

export const contextNames = Object.keys(ContextFields.shape)
export type ContextName = keyof typeof ContextFields.shape

/** @throws WrongContext with one line for each thing that is wrong */
export function stageContext(told: Readonly<Record<string, unknown>>): MonitorStackProps & { readonly stage: string } {
  const read = Context.safeParse(told)
  if (!read.success) throw new WrongContext(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
  const { siteDomain: site, hooksDomain: hooks, certificate, zone, zoneName, connectSource, connectInstance, ...rest } = read.data
  const names =
    zone !== undefined && zoneName !== undefined
      ? { zone: { id: zone, name: zoneName }, certificateArn: certificate }
      : certificate === undefined
        ? undefined
        : { certificateArn: certificate }
  const { connectAgentStream: agentStreamArn, connectAgentStreamKey: agentStreamKeyArn } = rest
  return {
    ...rest,
    own: site === undefined || hooks === undefined || names === undefined ? undefined : { site, hooks, names },
    connect:
      connectSource === undefined || connectInstance === undefined
        ? undefined
        : { source: connectSource, instanceArn: connectInstance, agentStreamArn, agentStreamKeyArn },
  }
}

export class WrongContext extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('; '))
    this.problems = problems
  }
}
