import type { Provider } from '../provider.ts'
import { webhook } from './webhook.ts'

/** Chatwoot, hosted or on a server of one's own. */
export const chatwoot: Provider = { name: 'chatwoot', webhook }
