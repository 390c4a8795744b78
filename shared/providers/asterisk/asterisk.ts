import type { Provider } from '../provider.ts'
import { history } from './history.ts'
import { webhook } from './webhook.ts'

/** Asterisk and FreePBX: the queue's log and the call detail records, by file, and live through the forwarder. */
export const asterisk: Provider = { name: 'asterisk', webhook, history }
