import type { Provider } from '../provider.ts'
import { history } from './history.ts'
import { webhook } from './webhook.ts'

/** Amazon Connect: contact events as they happen, contact records afterwards. */
export const connect: Provider = { name: 'connect', webhook, history }
