/** The CDK entry: one stack a stage. */
import { checkedApp } from './checkedApp.ts'
import { MonitorStack } from './monitorStack.ts'
import { contextNames, stageContext } from './stageContext.ts'

const app = checkedApp()
const context = stageContext(Object.fromEntries(contextNames.map((name) => [name, app.node.tryGetContext(name)])))
new MonitorStack(app, `bereikbaar-${context.stage}`, context)
