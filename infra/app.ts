/** The CDK entry: one stack a stage. */
import * as z from 'zod'
import { SourceId } from '../shared/contacts/identifiers.ts'
import { checkedApp } from './checkedApp.ts'
import { MonitorStack } from './monitorStack.ts'

const Context = z.object({
  stage: z.string().regex(/^[a-z][a-z0-9-]{0,15}$/, 'use 1-16 small letters, digits and hyphens'),
  /** `--context sources=centrale,chat`: each gets a secret. */
  sources: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .pipe(z.array(SourceId)),
  alarmMail: z.email().optional(),
})

const app = checkedApp()
const told = (name: string) => app.node.tryGetContext(name)
const context = Context.parse({ stage: told('stage') ?? 'test', sources: told('sources'), alarmMail: told('alarmMail') })
new MonitorStack(app, `bereikbaar-${context.stage}`, context)
