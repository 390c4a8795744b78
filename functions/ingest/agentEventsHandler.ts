import { agentEvents } from './connectEvents.ts'
import { connectOnAws } from './connectOnAws.ts'

/** The agent event stream of Amazon Connect, batch by batch. */
export const handler = agentEvents(connectOnAws(process.env))
