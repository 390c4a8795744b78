import type { Provider } from '../provider.ts'
import { webhook } from './webhook.ts'

/** tawk.to, the chat on many small sites. */
export const tawk: Provider = { name: 'tawk', webhook }
