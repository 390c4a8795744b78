import type { Provider } from '../provider.ts'
import { history } from './history.ts'
import { webhook } from './webhook.ts'

/** Any system that can send signed JSON, and any file of such events. */
export const generic: Provider = { name: 'generic', webhook, history }
