/** The CDK entry: one stack a stage. */
import { checkedApp } from './checkedApp.ts'
import { toRemember } from './deploying/saidBefore.ts'
import { MonitorStack } from './monitorStack.ts'
import { contextNames, stageContext } from './stageContext.ts'

const app = checkedApp()
const told = Object.fromEntries(contextNames.map((name) => [name, app.node.tryGetContext(name)]))
const context = stageContext(told)
const stack = new MonitorStack(app, `bereikbaar-${context.stage}`, context)
// So that the next deployment can go on from what was said at this one.
stack.templateOptions.metadata = { ...toRemember(told) }
