import type { Provider } from '../provider.ts'
import { history } from './history.ts'

/** Asterisk and FreePBX: the queue's log and the call detail records, by file. */
export const asterisk: Provider = { name: 'asterisk', history }
