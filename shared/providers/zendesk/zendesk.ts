import type { Provider } from '../provider.ts'
import { webhook } from './webhook.ts'

/** Zendesk messaging, with Sunshine Conversations under it. */
export const zendesk: Provider = { name: 'zendesk', webhook }
