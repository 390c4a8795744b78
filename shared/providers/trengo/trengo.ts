import type { Provider } from '../provider.ts'
import { webhook } from './webhook.ts'

/** Trengo, the shared inbox for chat, WhatsApp and calls. */
export const trengo: Provider = { name: 'trengo', webhook }
