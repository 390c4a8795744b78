/** The CDK entry: one stack a stage. */
import * as z from 'zod'
import { checkedApp } from './checkedApp.ts'
import { MonitorStack } from './monitorStack.ts'

const Context = z.object({
  stage: z.string().regex(/^[a-z][a-z0-9-]{0,15}$/, 'use 1-16 small letters, digits and hyphens'),
  alarmMail: z.email().optional(),
})

const app = checkedApp()
const context = Context.parse({ stage: app.node.tryGetContext('stage') ?? 'test', alarmMail: app.node.tryGetContext('alarmMail') })
new MonitorStack(app, `bereikbaar-${context.stage}`, context)
