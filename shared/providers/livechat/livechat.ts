import type { Provider } from '../provider.ts'
import { webhook } from './webhook.ts'

/** LiveChat, of Text. */
export const livechat: Provider = { name: 'livechat', webhook }
