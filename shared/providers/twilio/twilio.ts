import type { Provider } from '../provider.ts'
import { webhook } from './webhook.ts'

/** Programmable Voice, TaskRouter and Flex. */
export const twilio: Provider = { name: 'twilio', webhook }
