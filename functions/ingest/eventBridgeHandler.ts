import { contactEvents } from './connectEvents.ts'
import { connectOnAws } from './connectOnAws.ts'

/** Contact events of Amazon Connect, one at a time. */
export const handler = contactEvents(connectOnAws(process.env))
