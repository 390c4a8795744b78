/** The CDK entry: one stack a stage. */
import * as z from 'zod'
import { SourceId } from '../shared/contacts/identifiers.ts'
import { checkedApp } from './checkedApp.ts'
import { MonitorStack } from './monitorStack.ts'

const Context = z.object({
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,15}$/, 'use 1-16 small letters, digits and hyphens')
    .default('test'),
  /** `--context sources=centrale,chat`: each gets a secret. */
  sources: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .pipe(z.array(SourceId)),
  alarmMail: z.email().optional(),
  /** An Amazon Connect instance in this account: the id of its source, its ARN, and that of its agent event stream where there is one. */
  connectSource: SourceId.optional(),
  connectInstance: z.string().startsWith('arn:').optional(),
  connectAgentStream: z.string().startsWith('arn:').optional(),
  /** Of the stream, where it is encrypted with a key of one's own. */
  connectAgentStreamKey: z.string().startsWith('arn:').optional(),
})

const app = checkedApp()
const told = (name: string) => app.node.tryGetContext(name)
const context = Context.parse(Object.fromEntries(Object.keys(Context.shape).map((name) => [name, told(name)])))
const { connectSource: source, connectInstance: instanceArn, connectAgentStream: agentStreamArn, connectAgentStreamKey: agentStreamKeyArn } = context
const connect = source === undefined || instanceArn === undefined ? undefined : { source, instanceArn, agentStreamArn, agentStreamKeyArn }
new MonitorStack(app, `bereikbaar-${context.stage}`, { ...context, connect })
