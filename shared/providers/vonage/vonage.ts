import type { Provider } from '../provider.ts'
import { webhook } from './webhook.ts'

/** Vonage Voice (formerly Nexmo). */
export const vonage: Provider = { name: 'vonage', webhook }
